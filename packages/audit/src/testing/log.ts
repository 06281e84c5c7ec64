/** A real log for this package's tests: invented gateways that publish, an exchange that decides, a tree on disk. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formatCheckpoint, generateNoteKey, parseSkey, signNote, TileWriter } from '@huecry/ledger';
import type { Address, MemberCode } from '@huecry/notice';
import { Entry, SignedStatement, NO_BODY } from '@huecry/proto';
import {
  applyEntry,
  formatGenesis,
  type Genesis,
  initialState,
  parseGenesis,
  type RegistryState,
  signStatement,
  type StatementBody,
  statementPayload,
} from '@huecry/registry';
import { decapsulatorFromSeed, type DecisionInput, type Mode, publicJwk, seal, type SealInput, signDecision, signerFromSeed } from '@huecry/seal';

export const START_MS = Date.UTC(2026, 2, 1, 12);
const START_S = START_MS / 1000;
export const ORIGIN = 'ledger.test';
export const EXCHANGE = 'exchange.test';

const seedOf = (name: string): Uint8Array => Uint8Array.from(createHash('sha256').update(`seed of ${name}`).digest());
/** The key of that name, the same at every run. */
export const signer = (name: string) => signerFromSeed(seedOf(name));
const jwk = (name: string) => publicJwk(signer(name).publicKey);
const period = { notBefore: START_S - 3600, notAfter: START_S + 365 * 24 * 3600 };
export const signingSpec = (name: string) => ({ jwk: jwk(name), ...period });
export const sha256 = (bytes: Uint8Array): Uint8Array => Uint8Array.from(createHash('sha256').update(bytes).digest());

const box = decapsulatorFromSeed('hc1-x25519-hkdf-sha256-aes-256-gcm', seedOf('box'));
const DIGEST = Buffer.alloc(32, 7).toString('base64url');
const EMPTY: Entry = { timeMs: 0, ...NO_BODY };

export interface Published {
  readonly iss: Address;
  readonly jti: string;
  readonly rev: number;
  readonly seq: number;
  readonly jws: Uint8Array;
  readonly digest: Uint8Array;
}

const folders: string[] = [];
/** Removes every tree written so far. */
export const removeTrees = (): void => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true }));

let ids = 0;
const nextId = (version: 4 | 7): string => `019a0000-0000-${version}000-8000-${(++ids).toString(16).padStart(12, '0')}`;

/** Everything the test needs to write one log entry after the other. */
export class Log {
  readonly key: { readonly skey: string; readonly vkey: string };
  readonly genesis: Genesis;
  readonly entries: Uint8Array[] = [];
  state: RegistryState;
  timeMs = START_MS;
  readonly #last = new Map<string, Published>();

  constructor(options: { readonly vkeyInGenesis?: string; readonly mlDsaVkey?: string; readonly mode?: Mode } = {}) {
    this.key = generateNoteKey(ORIGIN);
    const bytes = formatGenesis({
      format: 'huecry-genesis/1',
      network: 'test network',
      mode: options.mode ?? 'live',
      quorum: 2,
      members: ['fr', 'de'].map((code) => ({ code: code as MemberCode, name: `Bureau of ${code}`, root: jwk(`${code} root`) })),
      ledger: { origin: ORIGIN, vkey: options.vkeyInGenesis ?? this.key.vkey, ...(options.mlDsaVkey === undefined ? {} : { mlDsaVkey: options.mlDsaVkey }) },
      exchange: { name: EXCHANGE, keys: [signingSpec('exchange')] },
      common: {
        format: 'huecry-policy/1',
        member: 'common',
        version: '1',
        validFrom: '2026-01-01',
        language: 'en',
        title: 'Common rules',
        note: 'for tests only',
        exportCedar: '',
        importCedar: '',
        tests: [],
      },
    });
    this.genesis = parseGenesis(bytes);
    this.state = initialState(this.genesis);
    this.fold({ ...EMPTY, timeMs: this.timeMs, genesis: { genesis: bytes } });
  }

  get next(): number {
    return this.entries.length;
  }

  append(body: Partial<Entry>): number {
    return this.entries.push(Entry.encode({ ...EMPTY, timeMs: this.timeMs, ...body })) - 1;
  }

  fold(entry: Entry): number {
    this.state = applyEntry(this.state, this.next, entry).state;
    return this.entries.push(Entry.encode(entry)) - 1;
  }

  say(body: StatementBody, by: readonly string[], prev = this.state.entryDigest, unwitnessed = false): number {
    const payload = statementPayload(body, { id: nextId(4), network: this.genesis.digest, iat: Math.floor(this.timeMs / 1000) });
    const signers = by.map((code) => ({ member: code as MemberCode, signer: signer(`${code} root`) }));
    const statement = SignedStatement.decode(signStatement(payload, signers, this.genesis.mode));
    return this.fold({ ...EMPTY, timeMs: this.timeMs, unwitnessed, registry: { prev, statement } });
  }

  register(address: string): number {
    const body: StatementBody = { type: 'gateway.register', address: address as Address, name: address, signing: [signingSpec(address)], boxes: [] };
    return this.say(body, [address.slice(0, 2)]);
  }

  /** Seals a notice as the next of its gateway; `change` and `key` make it wrong. */
  publish(from: string, change: Partial<SealInput> = {}, key = from): Published {
    const before = this.#last.get(from);
    const seq = (before?.seq ?? 0) + 1;
    const input: SealInput = {
      mode: this.genesis.mode,
      iss: from as Address,
      jti: nextId(7),
      rev: 1,
      prev: null,
      seq,
      seqPrev: before?.digest ?? null,
      iat: Math.floor(this.timeMs / 1000),
      exp: Math.floor(this.timeMs / 1000) + 86_400,
      routing: {
        kind: 'green',
        profile: 'full',
        diffusion: true,
        offenceClass: '0502',
        basis: ['national-law'],
        purpose: 'warn',
        handling: { code: 'H0', tlp: 'GREEN' },
        classification: 'unclassified',
        conditions: [],
      },
      bundles: { origin: DIGEST, common: DIGEST, recipients: { ['de' as MemberCode]: DIGEST } },
      leaves: [{ pointer: '/subject/name/family', category: 'identity', value: 'Invented' }],
      recipients: [
        { to: 'de/bka' as Address, kid: box.kid, suite: box.suite, publicKey: box.publicKey, n: seq, nPrev: null, categories: ['identity'], withheld: [] },
      ],
      suite: box.suite,
      ...change,
    };
    const { jws, digest } = seal({ ...input, recipients: input.recipients.map((one) => ({ ...one, n: 1, nPrev: null })) }, signer(key));
    const published = { iss: input.iss, jti: input.jti, rev: input.rev, seq: input.seq, jws, digest };
    if (change.seq === undefined || change.seq > (before?.seq ?? 0)) this.#last.set(from, published);
    return published;
  }

  notice({ jws }: Published): number {
    return this.append({ notice: { jws } });
  }

  decide(published: Published, noticePosition: number, change: Partial<DecisionInput> = {}, key = 'exchange', entryPosition = noticePosition): number {
    const { jti, rev, digest } = published;
    const input: DecisionInput = {
      mode: this.genesis.mode,
      iss: EXCHANGE,
      notice: digest,
      jti,
      rev,
      origin: published.iss,
      noticePosition,
      registryPosition: this.state.position,
      iat: Math.floor(this.timeMs / 1000),
      decisions: [],
      ...change,
    };
    return this.append({ decision: { noticePosition: entryPosition, jws: signDecision(input, signer(key)).jws } });
  }

  /** A notice and its decision. */
  pass(from: string, change: Partial<SealInput> = {}): Published {
    const published = this.publish(from, change);
    this.decide(published, this.notice(published));
    return published;
  }

  refuse(noticePosition: number): number {
    return this.append({ refusal: { noticePosition, digest: sha256(Uint8Array.of(1)) } });
  }

  release(noticePosition: number): number {
    return this.append({ release: { noticePosition, digest: sha256(Uint8Array.of(2)) } });
  }

  recall(noticePosition: number): number {
    return this.append({ recall: { noticePosition, digest: sha256(Uint8Array.of(3)) } });
  }

  receipts(count: number): number {
    const digests = Array.from({ length: count }, (_, i) => sha256(new TextEncoder().encode(`${this.next} ${i}`)));
    return this.append({ receipts: { digests: digests.toSorted(Buffer.compare) } });
  }

  /** Writes the tree, as the ledger service does, and signs its checkpoint. */
  async write(entries = this.entries, { skey } = this.key): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'huecry-audit-'));
    folders.push(folder);
    const put = (path: string, bytes: Uint8Array | string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    };
    const writer = TileWriter.empty();
    await writer.append({ write: async (files) => files.forEach(({ path, bytes }) => put(path, bytes)) }, entries);
    put('checkpoint', signNote(formatCheckpoint({ origin: ORIGIN, size: writer.size, root: writer.root() }), [parseSkey(skey)]));
    return folder;
  }
}
