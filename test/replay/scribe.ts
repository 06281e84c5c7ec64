/** Writes a ledger and its audit files as exchange and gateways do: real keys, real law, real decisions; and, where a test wants it, wrong ones. */
import { hash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createAuditFileWriter, type Opening } from '@huecry/audit/file';
import { decideAll, decideRefused, decideReleased, type NoticeFacts } from '@huecry/decision';
import { type Cosigner, formatCheckpoint, generateNoteKey, parseSkey, signatureLine, signNote, TileWriter } from '@huecry/ledger';
import { type Address, type Category, memberOf } from '@huecry/notice';
import { type BundleSource, bundleDigest, createEngine } from '@huecry/policy';
import { Entry, entryOf, SignedStatement } from '@huecry/proto';
import { applyEntry, initialState, type RegistryState, type StatementBody } from '@huecry/registry';
import {
  checkSubmission,
  type CheckedSubmission,
  parseSubmission,
  type RecallInput,
  type RecipientDecision,
  type ReceiptInput,
  type ReleaseInput,
  type Sealed,
  type SealInput,
  signDecision,
  signRecall,
  signReceipt,
  signRefusal,
  signRelease,
} from '@huecry/seal';
import { address, type Desk, makeWorld, openDesk, registration, signer, type World } from '../../services/exchange/src/testing/world.ts';

export const BEGAN = 1_790_000_000;
const ORIGIN = 'ledger.test';

/** The same key at every run would need a seed: the tree's bytes do not depend on it but for the checkpoint. */
const LOG_KEY = generateNoteKey(ORIGIN);

export type Notice = Sealed & { readonly input: SealInput; readonly position: number; readonly checked: CheckedSubmission };
export type Change = (decisions: readonly RecipientDecision[]) => readonly RecipientDecision[];

export class Scribe {
  readonly world: World;
  readonly vkey = LOG_KEY.vkey;
  readonly entries: Uint8Array[] = [];
  readonly openings: Opening[] = [];
  state: RegistryState;
  nowSeconds = BEGAN;
  readonly #engine = createEngine();
  readonly #desks = new Map<string, Desk>();
  readonly #given = new Map<number, Map<Address, RecipientDecision>>();
  #salts = 0;

  constructor() {
    this.world = makeWorld(BEGAN, { ledger: { origin: ORIGIN, vkey: LOG_KEY.vkey } });
    this.state = initialState(this.world.genesis);
    this.#fold(entryOf(BEGAN * 1000, { genesis: { genesis: this.world.genesisBytes } }));
    for (const statement of this.world.founding) this.#state(statement);
  }

  get next(): number {
    return this.entries.length;
  }

  #fold(entry: Entry): void {
    const outcome = applyEntry(this.state, this.next, entry);
    if (!outcome.applied) throw new Error(`${outcome.code}: ${outcome.reason}`);
    this.state = outcome.state;
    this.entries.push(Entry.encode(entry));
  }

  #state(statement: Uint8Array): void {
    this.#fold(entryOf(this.nowSeconds * 1000, { registry: { prev: this.state.entryDigest, statement: SignedStatement.decode(statement) } }));
  }

  say(body: StatementBody, ...signers: string[]): void {
    this.#state(this.world.statement(body, ...signers));
  }

  register(gateway: string): void {
    const period = { notBefore: BEGAN - 3_600, notAfter: BEGAN + 365 * 86_400 };
    this.say(registration(address(gateway), period), gateway.slice(0, gateway.indexOf('/')));
  }

  adopt(bundle: BundleSource, ...signers: string[]): void {
    this.say({ type: 'policy.bundle', bundle, digest: bundleDigest(bundle), validFrom: this.nowSeconds - 1 }, ...signers);
  }

  append(entry: Entry): number {
    return this.entries.push(Entry.encode(entry)) - 1;
  }

  desk(from: string): Desk {
    const found =
      this.#desks.get(from) ??
      openDesk(
        address(from),
        () => this.nowSeconds,
        () => this.state,
      );
    this.#desks.set(from, found);
    return found;
  }

  /** A notice's entry and what opens it. */
  log(sealed: Sealed & { readonly input: SealInput }): Notice {
    const submission = parseSubmission(sealed.submission);
    const checked = checkSubmission(submission);
    const position = this.append(entryOf(this.nowSeconds * 1000, { notice: { jws: sealed.jws } }));
    const { routing, restrictions, boxes } = submission;
    this.openings.push({ position, notice: { routing, restrictions, elements: boxes.map(({ element }) => element), content: [...sealed.disclosures] } });
    return { ...sealed, position, checked };
  }

  /** The notice's own decision; `change` makes it another one than the rules give, and the exchange's key signs it all the same. */
  decide(notice: Notice, change: Change = (decisions) => decisions): RecipientDecision[] {
    return this.#sign(notice, change(decideAll(notice.checked, this.#context())));
  }

  #context() {
    return { registry: this.state, engine: this.#engine, nowMs: this.nowSeconds * 1000 };
  }

  #sign({ input, digest, position: noticePosition }: Notice, decisions: readonly RecipientDecision[]): RecipientDecision[] {
    const { mode, iss: origin, jti, rev } = input;
    const about = { mode, iss: this.state.genesis.exchange.name, notice: digest, jti, rev, origin, noticePosition };
    const { jws, elements } = signDecision({ ...about, registryPosition: this.state.position, iat: this.nowSeconds, decisions }, signer('exchange'));
    const position = this.append(entryOf(this.nowSeconds * 1000, { decision: { noticePosition, jws } }));
    this.openings.push({ position, decision: { elements } });
    const given = this.#given.get(noticePosition) ?? new Map<Address, RecipientDecision>();
    for (const decision of decisions) given.set(decision.to, decision);
    this.#given.set(noticePosition, given);
    return [...decisions];
  }

  /** A notice, logged and decided. */
  pass(from: string, to: readonly string[], more: Partial<SealInput> = {}): Notice {
    const notice = this.log(this.desk(from).make(to.map(address), more));
    this.decide(notice);
    return notice;
  }

  #salt(): Uint8Array {
    this.#salts += 1;
    return Uint8Array.from(hash('sha256', `salt ${this.#salts}`, 'buffer'));
  }

  #commit(jws: Uint8Array): { readonly salt: Uint8Array; readonly jws: Uint8Array; readonly digest: Uint8Array } {
    const salt = this.#salt();
    return { salt, jws, digest: Uint8Array.from(hash('sha256', Buffer.concat([salt, jws]), 'buffer')) };
  }

  receipt(notice: Notice, by: string, more: Partial<ReceiptInput> = {}): number {
    const { mode, iss: origin, jti, rev } = notice.input;
    const input: ReceiptInput = { mode, iss: address(by), origin, notice: notice.digest, jti, rev, state: 'delivered', iat: this.nowSeconds, ...more };
    return this.receipts([signReceipt(input, signer(by))]);
  }

  receipts(signed: readonly Uint8Array[]): number {
    const all = signed.map((jws) => this.#commit(jws)).toSorted((a, b) => Buffer.compare(a.digest, b.digest));
    const position = this.append(entryOf(this.nowSeconds * 1000, { receipts: { digests: all.map(({ digest }) => digest) } }));
    this.openings.push({ position, receipts: { receipts: all.map(({ salt, jws }) => ({ salt, jws })) } });
    return position;
  }

  refuse(notice: Notice, code: string): number {
    const { mode, iss: origin, jti, rev } = notice.input;
    const about = { mode, iss: this.state.genesis.exchange.name, origin, notice: notice.digest, jti, rev };
    const { digest, salt, jws } = this.#commit(signRefusal({ ...about, code, reason: 'for a reason', iat: this.nowSeconds }, signer('exchange')));
    const position = this.append(entryOf(this.nowSeconds * 1000, { refusal: { noticePosition: notice.position, digest } }));
    this.openings.push({ position, refusal: { salt, jws } });
    return position;
  }

  /** A reviewing body's word, and the decision that follows it. */
  release(
    notice: Notice,
    by: string,
    recipients: readonly string[],
    more: Partial<ReleaseInput> = {},
    change: Change = (decisions) => decisions,
  ): RecipientDecision[] {
    const { mode, iss: origin, jti, rev } = notice.input;
    const to = recipients.map(address).toSorted();
    const input: ReleaseInput = {
      mode,
      iss: address(by),
      origin,
      notice: notice.digest,
      jti,
      rev,
      recipients: to,
      outcome: 'release',
      code: '',
      reason: '',
      cite: '',
      iat: this.nowSeconds,
      ...more,
    };
    const { digest, salt, jws } = this.#commit(signRelease(input, signer(by)));
    const position = this.append(entryOf(this.nowSeconds * 1000, { release: { noticePosition: notice.position, digest } }));
    this.openings.push({ position, release: { salt, jws } });
    const given = [...(this.#given.get(notice.position)?.values() ?? [])].filter(
      (one) => memberOf(one.to) === memberOf(input.iss) && one.outcome === 'deliver',
    );
    const reviewed = new Set<Category>(given.flatMap(({ categories }) => categories));
    const facts: NoticeFacts = notice.checked;
    const decided = input.outcome === 'release' ? decideReleased(facts, to, reviewed, this.#context()) : decideRefused(to, input);
    return this.#sign(notice, change(decided));
  }

  /** The withdrawal of a notice with all its revisions. `at`: the position that its entry names. */
  recall(notice: Notice, { at = notice.position, ...more }: Partial<RecallInput> & { readonly at?: number } = {}): number {
    const { mode, iss: origin, jti, rev } = notice.input;
    const about = { mode, iss: origin, origin, notice: notice.digest, jti, rev, code: 'mistaken-identity', reason: '', iat: this.nowSeconds, ...more };
    const { digest, salt, jws } = this.#commit(signRecall(about, signer(about.iss)));
    const position = this.append(entryOf(this.nowSeconds * 1000, { recall: { noticePosition: at, digest } }));
    this.openings.push({ position, recall: { salt, jws } });
    return position;
  }

  /** Writes the tree with its signed checkpoint. */
  async writeTree(folder: string, cosigners: readonly Cosigner[] = []): Promise<string> {
    const put = (path: string, bytes: Uint8Array | string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    };
    const writer = TileWriter.empty();
    await writer.append({ write: async (files) => files.forEach(({ path, bytes }) => put(path, bytes)) }, this.entries);
    const checkpoint = formatCheckpoint({ origin: ORIGIN, size: writer.size, root: writer.root() });
    const cosignatures = cosigners.map((cosigner) => signatureLine(cosigner.cosign(checkpoint, this.nowSeconds)));
    put('checkpoint', signNote(checkpoint, [parseSkey(LOG_KEY.skey)]) + cosignatures.join(''));
    return folder;
  }

  /** Writes the file of oversight. `change` tampers with it, or leaves out. */
  async writeOversight(path: string, change: (opening: Opening) => Opening | null = (opening) => opening): Promise<string> {
    return this.#write(path, 'oversight', '', (opening) => change('notice' in opening ? { ...opening, notice: { ...opening.notice, content: [] } } : opening));
  }

  /** Writes the file of one member: what it sent whole, and nothing of others. */
  async writeSender(path: string, member: string): Promise<string> {
    const own = new Set<number>();
    for (const [position, bytes] of this.entries.entries()) {
      const { notice, decision } = Entry.decode(bytes);
      if (
        notice !== null &&
        JSON.parse(Buffer.from(Buffer.from(notice.jws).toString('latin1').split('.')[1] ?? '', 'base64url').toString()).iss.startsWith(`${member}/`)
      )
        own.add(position);
      if (decision !== null && own.has(decision.noticePosition)) own.add(position);
    }
    return this.#write(path, 'member', member, (opening) => (own.has(opening.position) ? opening : null));
  }

  async #write(path: string, role: 'oversight' | 'member', member: string, change: (opening: Opening) => Opening | null): Promise<string> {
    const genesis = Uint8Array.from(Buffer.from(this.state.network, 'base64url'));
    const writer = await createAuditFileWriter(path, { role, member, origin: ORIGIN, genesis, madeMs: this.nowSeconds * 1000, size: this.next });
    for (const opening of this.openings) {
      const given = change(opening);
      if (given !== null) await writer.add(given);
    }
    await writer.finish();
    return path;
  }
}
