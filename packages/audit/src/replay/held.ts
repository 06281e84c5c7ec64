import { MAX_LISTED } from '../report.ts';
import type { Holding, Holdings } from './holdings.ts';
import { int, text, textOrNull, type Work } from './work.ts';

/** A notice, what was decided for each recipient, and what each holds. */
export interface HeldNotice {
  readonly origin: string;
  readonly id: string;
  readonly revision: number;
  readonly position: number;
  readonly kind: string | null;
  readonly expires: string;
  /** Its recall, where there is one: position, when it was logged, and where the file opens it the code and who recalled. */
  readonly recalled: { readonly position: number; readonly time: string; readonly code: string | null; readonly by: string | null } | null;
  readonly recipients: readonly HeldBy[];
}

export interface HeldBy {
  readonly recipient: string;
  /** The decision in force: deliver, refuse or hold, with its code and position. */
  readonly outcome: Holding['outcome'];
  readonly code: string;
  readonly decided: number;
  /** What it said: `sent` nothing yet, `held`, `refused`, `purged`; `recalled`: sent or held, recalled since, and not purged yet. Null where nothing was delivered. */
  readonly state: Holding['state'] | null;
  /** It has these, as far as it signed. */
  readonly categories: readonly string[];
  readonly since: string | null;
  readonly until: string | null;
}

const iso = (timeMs: number): string => new Date(timeMs).toISOString();
/** Not ended at that time, and known to have gone to somebody. */
const LIVING =
  'FROM notice JOIN gateway ON gateway.id = notice.gateway WHERE exp * 1000 > ? AND (? IS NULL OR jti = ?) AND EXISTS (SELECT 1 FROM holding WHERE holding.notice = notice.position)';

/** The notices that had not ended at `atMs`, by position; or of one id alone, whether ended or not. */
export function listHoldings(
  work: Work,
  holdings: Holdings,
  atMs: number,
  notice: string | null,
): { readonly count: number; readonly items: readonly HeldNotice[] } {
  const values = [notice === null ? atMs : 0, notice, notice] as const;
  const count = Number(work.one(`SELECT count(*) AS n ${LIVING}`, ...values)?.['n'] ?? 0);
  const rows = work.each(`SELECT notice.*, address ${LIVING} ORDER BY notice.position LIMIT ${MAX_LISTED}`, ...values);
  const items: HeldNotice[] = [];
  for (const row of rows) {
    const position = int(row, 'position');
    items.push({
      origin: text(row, 'address'),
      id: text(row, 'jti'),
      revision: int(row, 'rev'),
      position,
      kind: textOrNull(row, 'kind'),
      expires: iso(int(row, 'exp') * 1000),
      recalled: recalledAt(work, position),
      recipients: [...holdings.of(position)].map(heldBy),
    });
  }
  return { count, items };
}

function recalledAt(work: Work, notice: number): HeldNotice['recalled'] {
  const row = work.one('SELECT recall.* FROM notice JOIN recall USING (gateway, jti) WHERE notice.position = ?', notice);
  return row === undefined
    ? null
    : { position: int(row, 'position'), time: iso(int(row, 'time_ms')), code: textOrNull(row, 'code'), by: textOrNull(row, 'iss') };
}

function heldBy({ recipient, outcome, code, state, categories, decided, sinceMs, untilMs }: Holding): HeldBy {
  const delivered = outcome === 'deliver';
  const has = delivered && state !== 'purged' && state !== 'refused';
  return {
    recipient,
    outcome,
    code,
    decided,
    state: delivered ? state : null,
    categories: has ? categories : [],
    since: sinceMs === null ? null : iso(sinceMs),
    // From its recall on nobody may hold it.
    until: has && state !== 'recalled' ? iso(untilMs) : null,
  };
}
