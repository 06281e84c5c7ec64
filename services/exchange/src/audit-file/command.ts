import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseGenesis } from '@huecry/registry';
import { parseConfig } from '../config.ts';
import { ExchangeError } from '../errors.ts';
import { exportAuditFile } from './export.ts';

const PROGRESS_EVERY_MS = 200;

/**
 * `audit-file --config FILE --out FILE`: the audit file of oversight, from the data of an exchange that may run meanwhile. What it says
 * goes to `say`, and names numbers only.
 * @throws ExchangeError bad-config
 */
export async function auditFileCommand(args: readonly string[], clock: () => number, say: (text: string) => void): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { config: { type: 'string' }, out: { type: 'string' } } });
  if (values.config === undefined || values.out === undefined) throw new ExchangeError('bad-config', 'expected audit-file --config FILE --out FILE');
  const config = parseConfig(JSON.parse(readFileSync(values.config, 'utf8')), values.config);
  const genesis = parseGenesis(Uint8Array.from(readFileSync(config.genesis)));
  let saidMs = 0;
  const { size, openings, missing } = await exportAuditFile({
    database: join(config.dataDir, 'exchange.db'),
    genesis,
    out: values.out,
    clock,
    onWaiting: (count) => say(`\rwaiting for ${count} entries on their way to the ledger`),
    onProgress(position, of) {
      if (clock() - saidMs < PROGRESS_EVERY_MS) return;
      saidMs = clock();
      say(`\rentry ${position} of ${of}`);
    },
  });
  say(`\r${values.out}: opens ${openings} of the ledger's first ${size} entries (the others are the registry's, in the clear); no content\n`);
  if (missing > 0) say(`${missing} entries were still on their way and may be missing: export again when the exchange has gone on\n`);
}
