/** `node main.ts --config FILE [--mend-database]`: the ledger's process. Files, clock and environment enter here. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connectLedger } from '@huecry/bus';
import { type Logger, pino } from 'pino';
import { type Config, parseConfig } from './config.ts';
import { codeOf, LedgerServiceError } from './errors.ts';
import { createHttp } from './http.ts';
import { Ledger } from './ledger.ts';
import { postToWitness, readWitnessHead } from './post.ts';
import { policyFromRegistry } from './witness-policy.ts';

// Whoever read the log may be gone (its own destination would retry for ever): the service ends in order all the same.
process.stdout.on('error', () => undefined);

/** How long each part may take to end. What is committed is safe without it. */
const PATIENCE_MS = 5_000;

async function main(config: Config, mendDatabase: boolean): Promise<void> {
  const log = pino({ name: 'ledger', level: config.logLevel });
  /** What runs, in the order in which it was started; it is ended in the opposite one. */
  const running: (() => Promise<unknown>)[] = [];
  endOnSignal(log, running);
  try {
    const genesis = new Uint8Array(readFileSync(config.genesis));
    const ledger = await Ledger.open({
      dataDir: config.dataDir,
      genesis,
      skey: readFileSync(config.key, 'utf8'),
      timing: config.timing,
      log,
      now: Date.now,
      mendDatabase,
      witnesses: { ...policyFromRegistry(genesis), post: postToWitness, readHead: readWitnessHead },
    });
    running.push(() => ledger.close());
    const http = await createHttp(ledger);
    running.push(() => http.close());
    const url = await http.listen({ host: config.http.host, port: config.http.port });
    const bus = await connectLedger({
      servers: config.nats.url,
      creds: readFileSync(config.nats.creds, 'utf8'),
      name: 'ledger',
      onError: (error, context) => log.warn({ code: codeOf(error), err: error, ...context }, 'bus'),
    });
    running.push(() => bus.close());
    const serving = bus.serve({
      append: (data) => ledger.append(data),
      proof: (data) => ledger.proof(data),
      read: (data) => ledger.read(data),
      consistency: (data) => ledger.consistency(data),
    });
    await serving.ready;
    const { committed, origin } = ledger.status();
    log.info({ url, origin, size: committed }, 'ready');
  } catch (error) {
    log.fatal({ code: codeOf(error), err: error }, 'the ledger cannot run');
    process.exit(1);
  }
}

/** Takes no more requests, publishes what is committed, and ends; also while it still waits for the broker. */
function endOnSignal(log: Logger, running: readonly (() => Promise<unknown>)[]): void {
  let stopping = false;
  const stop = async (why: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'stopping');
    for (const end of running.toReversed()) await Promise.race([end(), sleep(PATIENCE_MS)]);
    log.info('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal));
  process.once('disconnect', () => void stop('disconnect'));
}

interface Arguments {
  readonly config?: string;
  readonly 'mend-database'?: boolean;
}

const readArguments = (): Arguments => parseArgs({ options: { config: { type: 'string' }, 'mend-database': { type: 'boolean' } } }).values;

function readConfig({ config: file }: Arguments): Config {
  if (file === undefined) throw new LedgerServiceError('bad-config', 'usage: node services/ledger/src/main.ts --config FILE [--mend-database]');
  try {
    return parseConfig(JSON.parse(readFileSync(file, 'utf8')), file);
  } catch (cause) {
    throw cause instanceof LedgerServiceError ? cause : new LedgerServiceError('bad-config', `cannot read ${file}`, cause);
  }
}

try {
  const given = readArguments();
  await main(readConfig(given), given['mend-database'] === true);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
