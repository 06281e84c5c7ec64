/** What the checks in order share: the working file and what is read through it. */
import { Finding } from '../../checks.ts';
import type { AuditFileHeader } from '../../file/index.ts';
import type { AuditCode } from '../../report.ts';
import { Chains } from '../chains.ts';
import { Holdings } from '../holdings.ts';
import type { Judge } from '../judge.ts';
import type { PointsAgain, UnopenedCounts } from '../judged.ts';
import { Recalls } from '../recalls.ts';
import { RegistryFold } from '../registry-fold.ts';
import { Tallies } from '../tallies.ts';
import { bytes, int, type Row, text, type Work } from '../work.ts';

/** States of a notice in the working file. */
export const OPEN = 0;
export const DECIDED = 1;
export const REFUSED = 2;

export interface OrderOptions {
  readonly work: Work;
  readonly vkeys: readonly string[];
  readonly genesisDigest: string | undefined;
  /** Decides anew what followed a release: that takes what stands before it. */
  readonly judge: Judge;
  /** Of the audit file; null where there is none. */
  readonly header: AuditFileHeader | null;
}

/** Where an entry stands. */
export interface At {
  readonly position: number;
  readonly timeMs: number;
}

export class OrderParts {
  readonly options: OrderOptions;
  readonly work: Work;
  readonly registry = new RegistryFold();
  readonly chains: Chains;
  readonly holdings: Holdings;
  readonly recalls: Recalls;
  readonly tallies: Tallies;

  constructor(options: OrderOptions) {
    this.options = options;
    this.work = options.work;
    this.chains = new Chains(options.work);
    this.holdings = new Holdings(options.work, this.chains);
    this.recalls = new Recalls(options.work);
    this.tallies = new Tallies(options.work);
  }

  problem(code: AuditCode, reason: string, at: { readonly position?: number; readonly path?: string }): void {
    this.work.run('INSERT INTO problem (code, position, path, reason) VALUES (?, ?, ?, ?)', code, at.position ?? null, at.path ?? null, reason);
  }

  /** Several things of one entry can be wrong, each by itself. */
  attempt(position: number, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Finding)) throw error;
      this.problem(error.code, error.message, { position });
    }
  }

  unopened(counts: UnopenedCounts): void {
    for (const [what, n] of Object.entries(counts)) this.work.count('unopened', what, '', n);
  }

  /** What was decided inside a member. */
  point(position: number, { point, evaluated, findings }: PointsAgain): void {
    this.work.count('points', point, '', evaluated);
    for (const { to, what } of findings) {
      this.work.count('points-differing', point);
      this.work.run('INSERT INTO point_finding (position, point, recipient, what) VALUES (?, ?, ?, ?)', position, point, to, what);
    }
  }

  noticeAt(position: number): Row | undefined {
    return this.work.one('SELECT notice.*, address FROM notice JOIN gateway ON gateway.id = notice.gateway WHERE position = ?', position);
  }

  /** The role has everything that this gateway published. */
  isMine(address: string): boolean {
    const { header } = this.options;
    return header !== null && (header.role === 'oversight' || address.startsWith(`${header.member}/`));
  }

  /** The role has every decision. */
  get isWhole(): boolean {
    return this.options.header?.role === 'oversight';
  }
}

/** What was signed names the notice that stands there. */
export const isAbout = (
  claims: { readonly notice: Uint8Array; readonly origin: string; readonly jti: string | null; readonly rev: number | null },
  notice: Row,
): boolean =>
  Buffer.compare(claims.notice, bytes(notice, 'digest')) === 0 &&
  claims.origin === text(notice, 'address') &&
  claims.jti === text(notice, 'jti') &&
  claims.rev === int(notice, 'rev');
