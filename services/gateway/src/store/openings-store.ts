import { createHash } from 'node:crypto';
import { AuditOpening, type NoticeOpening, Submission } from '@huecry/proto';
import { blob, type Database, int, intOrNull, type Row } from './database.ts';

/** What opens one entry, without content; `outbox` or `inbox` says whose content belongs to it. */
export interface OpeningRow {
  readonly position: number;
  readonly outbox: number | null;
  readonly inbox: number | null;
  readonly opening: AuditOpening;
}

/** Whose an entry is: a notice of ours, or one that was received. */
export type About = { readonly outbox: number; readonly inbox?: never } | { readonly inbox: number; readonly outbox?: never };

/** A receipt for a delivery that could not be taken in, or a recall, may be about nothing that we have. */
type AboutAny = About | { readonly outbox?: never; readonly inbox?: never };

const openingRow = (row: Row): OpeningRow => ({
  position: int(row, 'position'),
  outbox: intOrNull(row, 'outbox'),
  inbox: intOrNull(row, 'inbox'),
  opening: AuditOpening.decode(blob(row, 'opening')),
});

type Bodies = Omit<AuditOpening, 'position'>;
const NO_BODY = { notice: null, decision: null, receipts: null, refusal: null, release: null, recall: null } as const;
const NOTHING = new Uint8Array(0);

export type OpeningsStore = ReturnType<typeof openingsStore>;

/** Writes belong in the transaction that takes in what they open. What was told first stays: the same entry is opened in one way. */
export function openingsStore(database: Database) {
  const insert = (position: number, body: Partial<Bodies>, of: { readonly item?: string; readonly outbox?: number; readonly inbox?: number } = {}): void => {
    const { item = '', outbox = null, inbox = null } = of;
    const opening = AuditOpening.encode({ ...NO_BODY, ...body, position });
    database.run(
      'INSERT INTO openings (position, item, outbox, inbox, opening) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      position,
      item,
      outbox,
      inbox,
      opening,
    );
  };
  return {
    /** Of a notice of ours, from its submission as it was sent. */
    addSent(outbox: number, position: number, submission: Uint8Array): void {
      const { routing, restrictions, boxes } = Submission.decode(submission);
      const notice: NoticeOpening = { routing, restrictions, elements: boxes.map(({ element }) => element), content: [] };
      insert(position, { notice }, { outbox });
    },
    /** Of a notice that came to us; `routing` is empty where nothing of it is kept. */
    addReceived(inbox: number, position: number, { routing, element }: { readonly routing: Uint8Array; readonly element: Uint8Array }): void {
      insert(position, { notice: { routing, restrictions: NOTHING, elements: [element], content: [] } }, { inbox });
    },
    // `of`: the notice of ours, or the one received, that it is about.
    addDecision: (position: number, elements: readonly Uint8Array[], of: About): void => insert(position, { decision: { elements } }, of),
    addReceipt: (position: number, salt: Uint8Array, jws: Uint8Array, of: AboutAny): void =>
      insert(position, { receipts: { receipts: [{ salt, jws }] } }, { ...of, item: createHash('sha256').update(jws).digest('base64url') }),
    addRefusal: (position: number, salt: Uint8Array, jws: Uint8Array, of: About): void => insert(position, { refusal: { salt, jws } }, of),
    addRelease: (position: number, salt: Uint8Array, jws: Uint8Array, of: About): void => insert(position, { release: { salt, jws } }, of),
    /** `of` is empty where no revision that it names is here. */
    addRecall: (position: number, salt: Uint8Array, jws: Uint8Array, of: AboutAny): void => insert(position, { recall: { salt, jws } }, of),
    /** It was told with a place that was never proved, and is told with another. */
    moveRecall(from: number, to: number, salt: Uint8Array, jws: Uint8Array): void {
      const row = database.one("SELECT outbox, inbox, opening FROM openings WHERE position = ? AND item = ''", from);
      if (row === undefined || Buffer.compare(AuditOpening.decode(blob(row, 'opening')).recall?.jws ?? NOTHING, jws) !== 0) return;
      database.run("DELETE FROM openings WHERE position = ? AND item = ''", from);
      const about = { outbox: intOrNull(row, 'outbox'), inbox: intOrNull(row, 'inbox') };
      insert(to, { recall: { salt, jws } }, Object.fromEntries(Object.entries(about).filter(([, cursor]) => cursor !== null)));
    },

    /** Everything that opens an entry about one notice, in the order of the log. */
    about: ({ outbox, inbox }: About): OpeningRow[] =>
      database
        .all('SELECT position, outbox, inbox, opening FROM openings WHERE outbox = ? OR inbox = ? ORDER BY position, item', outbox ?? null, inbox ?? null)
        .map(openingRow),

    /** Nothing of this notice is held any more: what it was about, and the salt of that, go too. */
    dropRouting(inbox: number): void {
      for (const row of database.all('SELECT position, item, opening FROM openings WHERE inbox = ?', inbox)) {
        const opening = AuditOpening.decode(blob(row, 'opening'));
        if (opening.notice === null) continue;
        const without = AuditOpening.encode({ ...opening, notice: { ...opening.notice, routing: NOTHING } });
        database.run("UPDATE openings SET opening = ? WHERE position = ? AND item = ''", without, int(row, 'position'));
      }
    },

    /** Rows of the next `limit` positions after `after` and below `size`, in ascending order; those of one position together. */
    page: (after: number, size: number, limit: number): OpeningRow[] =>
      database
        .all(
          `SELECT position, outbox, inbox, opening FROM openings WHERE position IN
             (SELECT DISTINCT position FROM openings WHERE position > ? AND position < ? ORDER BY position LIMIT ?) ORDER BY position, item`,
          after,
          size,
          limit,
        )
        .map(openingRow),
    /** The position after the last entry that is opened; 0 where there is none. */
    size: (): number => (intOrNull(database.one('SELECT max(position) AS last FROM openings') ?? {}, 'last') ?? -1) + 1,
  };
}
