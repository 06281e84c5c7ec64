import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectExchange } from '@huecry/bus';
import { parseGenesis } from '@huecry/registry';
import { openKeystore } from '@huecry/seal/keystore';
import { pino } from 'pino';
import { openAttachmentFiles } from './attachments/files.ts';
import { auditFileCommand } from './audit-file/command.ts';
import { type Config, parseConfig } from './config.ts';
import { codeOf, ExchangeError } from './errors.ts';
import { startExchange } from './exchange.ts';
import { serveHttp } from './http.ts';
import { createMetrics } from './metrics.ts';
import { openStore } from './store/index.ts';

// Whoever read the log may be gone (its own destination would retry for ever): the service ends in order all the same.
process.stdout.on('error', () => undefined);

/** Environment, clock, files and the process: everything that the parts are given. */
async function main({ trustClock, ...config }: Start, log: pino.Logger): Promise<() => Promise<void>> {
  const genesis = parseGenesis(Uint8Array.from(readFileSync(config.genesis)));
  const keystore = openKeystore(config.keystore);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const store = openStore(join(config.dataDir, 'exchange.db'), genesis.digest);
  const files = await openAttachmentFiles(join(config.dataDir, 'attachments'));
  const metrics = createMetrics();
  const bus = await connectExchange({
    servers: config.nats.url,
    creds: readFileSync(config.nats.creds, 'utf8'),
    mode: genesis.mode,
    onError: (error, context) => log[codeOf(error) === 'unavailable' ? 'warn' : 'error']({ ...context, code: codeOf(error), err: error }, 'bus'),
  });
  const onBroken = (error: unknown): void => {
    log.fatal({ code: codeOf(error), err: error }, 'the policy engine has failed: nothing is decided; this process ends in a minute, to be started again');
    // Not at once: what makes it fail may come first again, and between two ends its health must be there to be read.
    setTimeout(() => process.exit(1), ENGINE_GRACE_MS);
  };
  const exchange = await startExchange({ genesis, keystore, bus, store, files, log, metrics, clock: Date.now, onBroken, trustClock });
  const http = await serveHttp(config.http, exchange.health, metrics);
  log.info({ url: http.url, network: genesis.digest, mode: genesis.mode }, 'ready');
  return async () => {
    await http.close();
    await exchange.close();
    await bus.close();
    await store.close();
  };
}

const ENGINE_GRACE_MS = 60_000;

type Start = Config & { readonly trustClock: boolean };

function readConfig(): Start {
  const { values } = parseArgs({ options: { config: { type: 'string' }, 'trust-clock': { type: 'boolean', default: false } } });
  if (values.config === undefined) throw new ExchangeError('bad-config', 'expected --config FILE [--trust-clock], or audit-file --config FILE --out FILE');
  return { ...parseConfig(JSON.parse(readFileSync(values.config, 'utf8')), values.config), trustClock: values['trust-clock'] };
}

async function serve(): Promise<void> {
  const config = readConfig();
  const log = pino({ name: 'exchange', level: config.logLevel }, process.stdout);
  const started = main(config, log);
  let ending = false;
  let isUp = false;
  const shutdown = (why: string): void => {
    if (ending) return;
    ending = true;
    log.info({ why }, 'draining');
    // Still waiting for NATS or the ledger: nothing is under way.
    if (!isUp) process.exit(0);
    started
      .then((stop) => stop())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ code: codeOf(error), err: error }, 'stopped without draining');
          process.exit(1);
        },
      );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => shutdown(signal));
  // Started with an IPC channel: it ends with its parent.
  process.on('disconnect', () => shutdown('parent gone'));
  try {
    await started;
    isUp = true;
  } catch (error) {
    log.fatal({ code: codeOf(error), err: error }, 'cannot start');
    process.exit(1);
  }
}

try {
  const [command, ...args] = process.argv.slice(2);
  if (command === 'audit-file') await auditFileCommand(args, Date.now, (text) => process.stderr.write(text));
  else await serve();
} catch (error) {
  process.stderr.write(`exchange: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
