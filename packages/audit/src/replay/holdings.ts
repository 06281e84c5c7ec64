import type { Address, Category } from '@huecry/notice';
import type { ReceiptClaims, RecipientDecision } from '@huecry/seal';
import { bitsOf, categoriesOf } from './category-bits.ts';
import type { Chains } from './chains.ts';
import type { Ruling } from './judged.ts';
import { int, intOrNull, type Row, text, type Work } from './work.ts';

/** `sent`: decided and delivered, and the recipient has said nothing yet. `recalled`: sent or held, recalled since, and not purged yet. */
export type HoldingState = 'sent' | 'held' | 'recalled' | 'refused' | 'purged';

/** One recipient of one notice. */
export interface Holding {
  readonly recipient: Address;
  readonly outcome: RecipientDecision['outcome'];
  readonly code: string;
  readonly state: HoldingState;
  /** What was delivered and not purged since. */
  readonly categories: readonly Category[];
  /** Position of the decision. */
  readonly decided: number;
  /** When the recipient's first receipt was logged. */
  readonly sinceMs: number | null;
  /** By its own word, or when the notice ends. */
  readonly untilMs: number;
}

/** Who was decided to get what, and what each said since. */
export class Holdings {
  readonly #work: Work;
  readonly #chains: Chains;

  constructor(work: Work, chains: Chains) {
    this.#work = work;
    this.#chains = chains;
  }

  decided(notice: number, exp: number, { to, outcome, code, categories }: Ruling, at: { readonly position: number; readonly timeMs: number }): void {
    this.#work.run(
      `INSERT INTO holding (notice, recipient, outcome, code, categories, decided, decided_ms, state, since_ms, until_ms, purged, ended_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'sent', NULL, ?, 0, NULL)
       ON CONFLICT DO UPDATE SET outcome = excluded.outcome, code = excluded.code, categories = excluded.categories, decided = excluded.decided,
         decided_ms = excluded.decided_ms`,
      notice,
      this.#chains.idOf(to),
      outcome,
      code,
      categories,
      at.position,
      at.timeMs,
      exp * 1000,
    );
  }

  find(notice: number, recipient: Address): Row | undefined {
    return this.#work.one('SELECT * FROM holding WHERE notice = ? AND recipient = ?', notice, this.#chains.idOf(recipient));
  }

  /** What a member's gateways were given of a notice; null where nothing was delivered to any. */
  givenTo(notice: number, member: string): ReadonlySet<Category> | null {
    const given: Category[] = [];
    let delivered = false;
    const rows = this.#work.each(
      "SELECT categories FROM holding JOIN gateway ON gateway.id = recipient WHERE notice = ? AND outcome = 'deliver' AND address LIKE ? || '/%'",
      notice,
      member,
    );
    for (const row of rows) {
      delivered = true;
      given.push(...categoriesOf(int(row, 'categories')));
    }
    return delivered ? new Set(given) : null;
  }

  /** A recipient's word on what it was decided (`row`). What it has purged stays purged, in whatever order its receipts were logged. */
  said(row: Row, { state, categories, retainUntil }: ReceiptClaims, timeMs: number): void {
    const purged = int(row, 'purged') | (state === 'purged' ? (categories === undefined ? int(row, 'categories') : bitsOf(categories)) : 0);
    const gone = (int(row, 'categories') & ~purged) === 0 && purged !== 0;
    const was = text(row, 'state');
    const now = was === 'purged' || (state === 'purged' && gone) ? 'purged' : state === 'refused' ? 'refused' : 'held';
    this.#work.run(
      'UPDATE holding SET state = ?, since_ms = coalesce(since_ms, ?), until_ms = ?, purged = ?, ended_ms = coalesce(ended_ms, ?) WHERE notice = ? AND recipient = ?',
      was === 'refused' && now === 'held' ? 'refused' : now,
      timeMs,
      retainUntil === undefined ? int(row, 'until_ms') : retainUntil * 1000,
      purged,
      now === 'purged' || now === 'refused' ? timeMs : null,
      int(row, 'notice'),
      int(row, 'recipient'),
    );
  }

  /** What a recipient was decided last of any revision of a notice. */
  ofNotice(gateway: number, jti: string, recipient: Address): Row | undefined {
    return this.#work.one(
      'SELECT holding.* FROM notice JOIN holding ON holding.notice = notice.position WHERE gateway = ? AND jti = ? AND recipient = ? ORDER BY rev DESC LIMIT 1',
      gateway,
      jti,
      this.#chains.idOf(recipient),
    );
  }

  /** It has purged every revision. */
  recalled(gateway: number, jti: string, recipient: Address, timeMs: number): void {
    this.#work.run(
      `UPDATE holding SET state = CASE state WHEN 'refused' THEN state ELSE 'purged' END, purged = purged | categories,
         since_ms = coalesce(since_ms, ?), ended_ms = coalesce(ended_ms, ?)
       WHERE recipient = ? AND outcome = 'deliver' AND notice IN (SELECT position FROM notice WHERE gateway = ? AND jti = ?)`,
      timeMs,
      timeMs,
      this.#chains.idOf(recipient),
      gateway,
      jti,
    );
  }

  *of(notice: number): Iterable<Holding> {
    const recalled = this.#work.one('SELECT 1 FROM notice JOIN recall USING (gateway, jti) WHERE notice.position = ?', notice) !== undefined;
    const rows = this.#work.each('SELECT holding.*, address FROM holding JOIN gateway ON gateway.id = recipient WHERE notice = ? ORDER BY address', notice);
    for (const row of rows) {
      const said = text(row, 'state') as HoldingState;
      const state = recalled && (said === 'sent' || said === 'held') ? 'recalled' : said;
      yield {
        recipient: text(row, 'address') as Address,
        outcome: text(row, 'outcome') as RecipientDecision['outcome'],
        code: text(row, 'code'),
        state,
        categories: categoriesOf(int(row, 'categories') & ~int(row, 'purged')),
        decided: int(row, 'decided'),
        sinceMs: intOrNull(row, 'since_ms'),
        untilMs: int(row, 'until_ms'),
      };
    }
  }
}
