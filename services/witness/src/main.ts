/** `node main.ts --config FILE`: the witness's process. Files, clock and environment enter here. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Cosigner, generateNoteKey, LedgerError, parseCosigner, parseVkey, Witness } from '@huecry/ledger';
import { pino } from 'pino';
import { type Config, ledgerOfGenesis, parseConfig } from './config.ts';
import { codeOf, WitnessError } from './errors.ts';
import { createHttp } from './http.ts';
import { DurableWitnessStore } from './store.ts';

process.stdout.on('error', () => undefined);

async function main(config: Config): Promise<void> {
  const log = pino({ name: 'witness', level: config.logLevel });
  try {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
    const { origin, vkeys: logKeys } = ledgerOfGenesis(readFileSync(config.genesis, 'utf8'));
    const cosigners = config.keys.map((file) => cosignerOf(file, config.name));
    const store = new DurableWitnessStore(config.dataDir);
    const vkeys = cosigners.map((cosigner) => cosigner.vkey);
    writeFileSync(join(config.dataDir, 'vkeys'), `${vkeys.join('\n')}\n`);
    const witness = new Witness({ logs: [{ origin, keys: logKeys.map(parseVkey) }], cosigners, store, now: Date.now });
    const originHash = createHash('sha256').update(origin).digest('hex');
    const head = async (hash: string) => (hash === originHash ? (await store.latest(origin))?.note : undefined);
    const http = createHttp({ witness, vkeys, head, forks: () => store.forks(), log });
    const url = await http.listen({ host: config.http.host, port: config.http.port });
    let stopping = false;
    const stop = async (why: string): Promise<void> => {
      if (stopping) return;
      stopping = true;
      log.info({ why }, 'stopping');
      await http.close();
      store.close();
      process.exit(0);
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal));
    process.once('disconnect', () => void stop('disconnect'));
    const latest = await store.latest(origin);
    log.info({ url, name: config.name, origin, size: latest?.size ?? 0, forks: store.forks().length }, 'ready');
  } catch (error) {
    log.fatal({ code: codeOf(error), err: error }, 'the witness cannot run');
    process.exit(1);
  }
}

/** The key of a file; where there is none yet, a new one. */
function cosignerOf(file: string, name: string): Cosigner {
  if (!existsSync(file)) writeFileSync(file, `${generateNoteKey(name, 'cosignature').skey}\n`, { mode: 0o600, flag: 'wx' });
  try {
    const cosigner = parseCosigner(readFileSync(file, 'utf8').trim());
    if (cosigner.name !== name) throw new WitnessError('bad-config', `expected a key of the name ${name} in ${file}, found one of ${cosigner.name}`);
    return cosigner;
  } catch (cause) {
    if (cause instanceof LedgerError) throw new WitnessError('bad-config', `the key file ${file} is not usable: ${cause.message}`, cause);
    throw cause;
  }
}

function readConfig(): Config {
  const { config: file } = parseArgs({ options: { config: { type: 'string' } } }).values;
  if (file === undefined) throw new WitnessError('bad-config', 'usage: node services/witness/src/main.ts --config FILE');
  try {
    return parseConfig(JSON.parse(readFileSync(file, 'utf8')), file);
  } catch (cause) {
    throw cause instanceof WitnessError ? cause : new WitnessError('bad-config', `cannot read ${file}`, cause);
  }
}

try {
  await main(readConfig());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
