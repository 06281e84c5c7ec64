import { ledgerVkeys } from '@huecry/registry';
import { decodeEntry, Finding, MAX_TIME_BACKWARDS_MS } from '../checks.ts';
import type { AuditCode } from '../report.ts';
import type { Chains } from './chains.ts';
import type { Holdings } from './holdings.ts';
import type { Item, Judged, Material } from './judged.ts';
import { takeDecision } from './order/decision.ts';
import { takeNotice } from './order/notice.ts';
import { type OrderOptions, OrderParts } from './order/parts.ts';
import { takeRecall } from './order/recall.ts';
import { takeReceipt } from './order/receipt.ts';
import { takeRefusal } from './order/refusal.ts';
import { takeRelease } from './order/release.ts';
import type { Recalls } from './recalls.ts';
import type { RegistryFold } from './registry-fold.ts';
import { bytes, int, type Work } from './work.ts';

/** One entry as it was judged, with what the order needs besides. */
export interface InOrder {
  readonly judged: Judged;
  /** What was judged. */
  readonly item: Item;
  /** Of a notice, where its record stands in the audit file; of a decision, its notice. */
  readonly openingPlace: string | null;
  readonly material: Material | null;
}

/** What depends on the entries before: registry, chains, answers, holdings. Takes every entry once, in the order of the log. */
export class Order {
  readonly registry: RegistryFold;
  readonly chains: Chains;
  readonly holdings: Holdings;
  readonly recalls: Recalls;
  readonly #options: OrderOptions;
  readonly #parts: OrderParts;
  readonly #work: Work;
  #latestMs: number;
  /** Whether the entry before was marked as unwitnessed. */
  #marked: boolean;

  constructor(options: OrderOptions) {
    this.#options = options;
    this.#work = options.work;
    this.#parts = new OrderParts(options);
    ({ registry: this.registry, chains: this.chains, holdings: this.holdings, recalls: this.recalls } = this.#parts);
    this.#latestMs = Number(options.work.get('latestMs') ?? 0);
    this.#marked = options.work.get('marked') === 'yes';
    for (const { position, entry } of this.statements()) this.#quietly(() => this.registry.fold(position, decodeEntry(entry)));
  }

  /** Genesis and registry entries folded so far, for judges that begin. */
  *statements(): Iterable<{ readonly position: number; readonly entry: Uint8Array }> {
    for (const row of this.#work.each('SELECT position, entry FROM registry ORDER BY position'))
      yield { position: int(row, 'position'), entry: bytes(row, 'entry') };
  }

  problem(code: AuditCode, reason: string, at: { readonly position?: number; readonly path?: string }): void {
    this.#parts.problem(code, reason, at);
  }

  take(given: InOrder): void {
    const { judged } = given;
    const { position, found } = judged;
    for (const { code, reason } of found) this.problem(code, reason, { position });
    this.#missing(judged);
    if (judged.unwitnessed) this.#mark(position);
    this.#marked = judged.unwitnessed;
    this.#parts.attempt(position, () => this.#take(given));
  }

  #take({ judged, item, openingPlace, material }: InOrder): void {
    const { position, timeMs, body } = judged;
    const named = judged.found.some(({ code }) => code === 'invalid-genesis');
    if (position === 0 && body?.kind !== 'genesis' && !named)
      this.problem('invalid-genesis', 'expected the genesis file at position 0; nothing in this log can be verified without it', { position });
    if (timeMs !== null) this.#checkTime(position, timeMs);
    if (body === null || timeMs === null) return;
    const parts = this.#parts;
    parts.tallies.entry(timeMs, body.kind);
    switch (body.kind) {
      case 'genesis':
      case 'registry':
        return this.#statement(position, item.entry, body.kind);
      case 'notice':
        return takeNotice(parts, { position, timeMs }, body, openingPlace);
      case 'decision':
        return takeDecision(parts, { position, timeMs }, body, { item, material });
      case 'receipts':
        this.#work.count('receipts', '', '', body.count);
        for (const one of body.receipts) parts.attempt(position, () => takeReceipt(parts, timeMs, one));
        return;
      case 'refusal':
        return takeRefusal(parts, timeMs, body.noticePosition, body.refusal);
      case 'release':
        if (body.wellFormed) takeRelease(parts, { position, timeMs }, body.noticePosition, body.release);
        return;
      default:
        if (body.wellFormed) takeRecall(parts, { position, timeMs }, body.noticePosition, body.recall);
    }
  }

  /** What goes into the working file once a batch. */
  keep(): void {
    this.#work.set('latestMs', String(this.#latestMs));
    this.#work.set('marked', this.#marked ? 'yes' : 'no');
  }

  #quietly(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Finding)) throw error;
    }
  }

  /** A stretch of such entries may begin only while the members ask for witnesses (see marks.ts). */
  #mark(position: number): void {
    this.#work.count('unwitnessed');
    if (!this.#marked && (this.registry.state?.witnessPolicy ?? null) === null)
      this.problem('needless-mark', 'marked as unwitnessed while the members ask for no witness', { position });
  }

  /** What should be opened and is not; behind the end of the file nothing is. */
  #missing({ position, body, unopened }: Judged): void {
    const { header } = this.#options;
    if (header === null || body === null) return;
    if (position < header.size) this.#parts.unopened(unopened);
    else if (body.kind !== 'genesis' && body.kind !== 'registry') this.#work.count('unopened', 'behind-the-file');
  }

  #checkTime(position: number, timeMs: number): void {
    if (timeMs < this.#latestMs - MAX_TIME_BACKWARDS_MS) {
      const back = Math.round((this.#latestMs - timeMs) / 1000);
      this.problem('time-backwards', `the entry is dated ${back} seconds before an earlier one: key periods may have been judged by a false time`, {
        position,
      });
    }
    this.#latestMs = Math.max(this.#latestMs, timeMs);
  }

  #statement(position: number, entry: Uint8Array, kind: 'genesis' | 'registry'): void {
    if (kind === 'genesis' && position !== 0) throw new Finding('misplaced-genesis', 'a genesis entry stands at position 0 and nowhere else');
    this.#work.run('INSERT INTO registry (position, entry) VALUES (?, ?)', position, entry);
    const refused = this.registry.fold(position, decodeEntry(entry));
    if (position === 0) return this.#checkGenesis();
    if (refused === null) return;
    if (refused.code === 'broken-chain') throw new Finding('broken-chain', refused.reason);
    this.#work.run('INSERT INTO refused_statement (position, code, reason) VALUES (?, ?, ?)', position, refused.code, refused.reason);
  }

  #checkGenesis(): void {
    const { state } = this.registry;
    const { vkeys, genesisDigest, header } = this.#options;
    if (state === null) return;
    if (genesisDigest !== undefined && state.network !== genesisDigest)
      throw new Finding('wrong-genesis', `the log begins with genesis ${state.network}, pinned is ${genesisDigest}`);
    const named = ledgerVkeys(state.genesis);
    if (vkeys.some((vkey) => !named.includes(vkey)))
      throw new Finding('foreign-ledger', `the genesis file names another ledger key: ${state.genesis.ledger.vkey}`);
    if (header !== null && Buffer.from(header.genesis).toString('base64url') !== state.network)
      throw new Finding('wrong-file', 'the audit file is of a network with another genesis file');
  }
}
