import { join } from 'node:path';
import { expect } from 'vitest';
import { type AuditReport, auditTree, fileTreeReader, type ReplayReport, replayTree } from '../index.ts';
import { Log } from './log.ts';

/*
 * Logs that a ledger and an exchange that are both false could write: every hash and the checkpoint are right, and what
 * the entries say is not.
 */

/** As `verify` reports it; and a replay without an audit file, which keeps its own account in a working file, must say the same of every log here. */
export async function audit(log: Log, entries = log.entries): Promise<AuditReport> {
  const folder = await log.write(entries);
  const options = { reader: fileTreeReader(folder), vkey: log.key.vkey, genesisDigest: log.genesis.digest };
  const report = await auditTree(options);
  const replayed = await replayTree({ ...options, work: join(folder, 'replay.work'), workers: 1 });
  expect(saidBy(replayed)).toEqual({
    ok: report.ok,
    checked: report.checked,
    problems: report.problems.map(({ code, position }) => `${position}: ${code}`),
    gateways: report.gateways,
    gaps: report.gaps,
    forks: report.forks,
    refusedStatements: report.refusedStatements,
    unanswered: report.unanswered,
    unwitnessed: report.unwitnessed.entries,
  });
  return report;
}

const saidBy = ({ ok, checked, problems, gateways, gaps, forks, refusedStatements, unanswered, unwitnessed }: ReplayReport) => ({
  ok,
  checked,
  problems: problems.items.map(({ code, position }) => `${position}: ${code}`),
  gateways: gateways.items,
  gaps: gaps.items,
  forks: forks.items,
  refusedStatements: refusedStatements.items,
  unanswered: unanswered.items,
  unwitnessed,
});
export const problemsOf = async (log: Log, entries = log.entries): Promise<string[]> =>
  (await audit(log, entries)).problems.map(({ code, position }) => `${position}: ${code}`);

export function begun(): Log {
  const log = new Log();
  log.register('fr/dcpj');
  log.register('de/bka');
  return log;
}
