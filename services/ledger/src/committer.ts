/** Group commit: requests that wait at the same time share one transaction and one fsync. */
import { type EntryKind } from '@huecry/proto';
import { type Appended, append, type ParsedAppend } from './append.ts';
import type { LedgerStore } from './store.ts';

/** A group is committed at once when it has this many items. */
const MAX_GROUP_ITEMS = 512;
/** Requests that may wait; more get `unavailable` at once. */
const MAX_WAITING = 10_000;

export interface CommitterEvents {
  /** Asked for each group: whether only essential entries are taken. */
  halted(): boolean;
  /** After the fsync, before anyone gets an answer. */
  committed(group: { readonly requests: number; readonly added: readonly EntryKind[]; readonly durationMs: number }): void;
  /** The whole group was not taken. */
  failed(error: unknown): void;
}

interface Waiting {
  readonly request: ParsedAppend;
  readonly answer: (outcome: Appended) => void;
}

export class Committer {
  readonly #store: LedgerStore;
  readonly #groupMs: number;
  readonly #events: CommitterEvents;
  #waiting: Waiting[] = [];
  #waitingItems = 0;
  /** Takes back the commit that is coming. */
  #cancel: (() => void) | undefined;
  #closed = false;

  constructor(store: LedgerStore, groupMs: number, events: CommitterEvents) {
    this.#store = store;
    this.#groupMs = groupMs;
    this.#events = events;
  }

  /** Resolves when the request's group is durable, or refused. Never rejects. */
  submit(request: ParsedAppend): Promise<Appended> {
    if (this.#closed) return Promise.resolve({ ok: false, code: 'unavailable', reason: 'the service is stopping' });
    if (this.#waiting.length >= MAX_WAITING) return Promise.resolve({ ok: false, code: 'unavailable', reason: 'too many requests are waiting' });
    return new Promise((answer) => {
      this.#waiting.push({ request, answer });
      this.#waitingItems += request.items.length;
      if (this.#waitingItems >= MAX_GROUP_ITEMS) this.#commit();
      else this.#cancel ??= this.#commitSoon();
    });
  }

  /** Without a wait, what the process has received by now shares one commit; what comes while it is written shares the next. */
  #commitSoon(): () => void {
    if (this.#groupMs === 0) {
      const soon = setImmediate(() => this.#commit());
      return () => clearImmediate(soon);
    }
    const later = setTimeout(() => this.#commit(), this.#groupMs);
    return () => clearTimeout(later);
  }

  #commit(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const group = this.#waiting;
    this.#waiting = [];
    this.#waitingItems = 0;
    if (group.length === 0) return;
    const outcomes = this.#durably(group);
    for (const [i, { answer }] of group.entries()) answer(outcomes[i] ?? UNAVAILABLE);
  }

  #durably(group: readonly Waiting[]): readonly Appended[] {
    const start = performance.now();
    try {
      const halted = this.#events.halted();
      const outcomes = this.#store.transact((log) => group.map(({ request }) => append(log, request, halted)));
      const added = outcomes.flatMap((outcome) => (outcome.ok ? outcome.added : []));
      this.#events.committed({ requests: group.length, added, durationMs: performance.now() - start });
      return outcomes;
    } catch (error) {
      this.#events.failed(error);
      return group.map(() => UNAVAILABLE);
    }
  }

  /** Commits what waits, takes no more. */
  close(): void {
    this.#closed = true;
    this.#commit();
  }
}

const UNAVAILABLE: Appended = { ok: false, code: 'unavailable', reason: 'the disk of the ledger did not take it' };
