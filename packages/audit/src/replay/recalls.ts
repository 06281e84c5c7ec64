import type { RecallClaims } from '@huecry/seal';
import { MAX_LISTED } from '../report.ts';
import { stretchOf, STRETCHES } from './tallies.ts';
import { int, text, type Work } from './work.ts';

/** A notice's recall. */
export interface Standing {
  readonly position: number;
  readonly timeMs: number;
}

/** A recipient that was sent a notice, and has signed no purge since its recall. */
export interface NotPurged {
  /** Of the recall. */
  readonly position: number;
  /** When the recall was logged. */
  readonly recalled: string;
  readonly origin: string;
  readonly id: string;
  readonly recipient: string;
  /** What it has said: `sent` nothing, `held` that it has it. */
  readonly state: 'sent' | 'held';
}

/** Purges of what was recalled come quickly: so there are shorter stretches too. */
export const PURGE_STRETCHES = [['1min', 60_000], ['10min', 600_000], ...STRETCHES] as const;

const WAITING = `FROM recall JOIN notice ON notice.gateway = recall.gateway AND notice.jti = recall.jti
  JOIN holding ON holding.notice = notice.position AND holding.outcome = 'deliver' AND holding.state IN ('sent', 'held')
  WHERE NOT EXISTS (SELECT 1 FROM recall_purge WHERE recall_purge.recall = recall.position AND recall_purge.recipient = holding.recipient)`;

/** Which notices were recalled, by what their entries say, and who has purged them since. */
export class Recalls {
  readonly #work: Work;
  /** Most logs have few: nothing is asked of the working file while there is none. */
  #any: boolean;

  constructor(work: Work) {
    this.#work = work;
    this.#any = work.one('SELECT 1 FROM recall LIMIT 1') !== undefined;
  }

  /** The recall of a gateway's notice, whatever revision it names. */
  of(gateway: number, jti: string): Standing | null {
    if (!this.#any) return null;
    const row = this.#work.one('SELECT position, time_ms FROM recall WHERE gateway = ? AND jti = ?', gateway, jti);
    return row === undefined ? null : { position: int(row, 'position'), timeMs: int(row, 'time_ms') };
  }

  take(gateway: number, jti: string, { position, timeMs }: Standing, claims: RecallClaims | null): void {
    this.#any = true;
    this.#work.run(
      'INSERT INTO recall (position, gateway, jti, time_ms, code, iss) VALUES (?, ?, ?, ?, ?, ?)',
      position,
      gateway,
      jti,
      timeMs,
      claims?.code ?? null,
      claims?.iss ?? null,
    );
  }

  /** A recipient's purge. The first one counts, of whatever revision. */
  purged({ position, timeMs }: Standing, recipient: number, purgedMs: number): void {
    const known = this.#work.one('SELECT 1 FROM recall_purge WHERE recall = ? AND recipient = ?', position, recipient);
    if (known !== undefined) return;
    this.#work.run('INSERT INTO recall_purge (recall, recipient) VALUES (?, ?)', position, recipient);
    this.#work.count('recall-purged', stretchOf(Math.max(0, purgedMs - timeMs), PURGE_STRETCHES));
  }

  /** Who has not purged yet, by recall and recipient. */
  waiting(): { readonly count: number; readonly items: readonly NotPurged[] } {
    const count = Number(this.#work.one(`SELECT count(*) AS n FROM (SELECT DISTINCT recall.position, holding.recipient ${WAITING})`)?.['n'] ?? 0);
    const rows = this.#work.each(
      `SELECT found.*, origin.address AS origin, recipient.address AS address FROM
        (SELECT recall.position AS position, recall.time_ms AS time_ms, recall.gateway AS gateway, recall.jti AS jti, holding.recipient AS recipient,
          min(holding.state) AS state ${WAITING} GROUP BY recall.position, holding.recipient) AS found
        JOIN gateway AS origin ON origin.id = found.gateway JOIN gateway AS recipient ON recipient.id = found.recipient
        ORDER BY found.position, recipient.address LIMIT ${MAX_LISTED}`,
    );
    const items = [...rows].map((row) => ({
      position: int(row, 'position'),
      recalled: new Date(int(row, 'time_ms')).toISOString(),
      origin: text(row, 'origin'),
      id: text(row, 'jti'),
      recipient: text(row, 'address'),
      state: text(row, 'state') === 'held' ? ('held' as const) : ('sent' as const),
    }));
    return { count, items };
  }
}
