import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseGenesis } from '@huecry/registry';
import { openKeystore } from '@huecry/seal/keystore';
import { type Logger, pino } from 'pino';
import { openAttachmentFolder } from './attachments/folder.ts';
import { connectInBackground } from './bus.ts';
import { writeClientFile } from './client-file.ts';
import { type Config, parseConfig } from './config.ts';
import { GatewayError } from './errors.ts';
import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway-options.ts';
import { parseTokens } from './http/auth.ts';
import { openImportKey } from './imports/import-key.ts';
import { openDatabase } from './store/database.ts';
import { openForkFolder } from './trust/forks.ts';

// Whoever read the log may be gone (its own destination would retry for ever): the service ends in order all the same.
process.stdout.on('error', () => undefined);

const OPTIONS = {
  config: { type: 'string' },
  'trust-clock': { type: 'boolean', default: false },
  'trust-ledger-anew': { type: 'boolean', default: false },
} as const;
const USAGE = 'usage: node services/gateway/src/main.ts --config FILE [--trust-clock] [--trust-ledger-anew]';

function readConfig(): Config {
  const { config } = parseArgs({ options: OPTIONS }).values;
  if (config === undefined) throw new GatewayError('bad-config', USAGE);
  const file = resolve(config);
  return parseConfig(JSON.parse(read(file, 'the configuration')) as unknown, file);
}

function read(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new GatewayError('bad-config', `cannot read ${what} ${path}: check that it exists and that this user may read it`, { cause });
  }
}

async function main(config: Config, log: Logger): Promise<void> {
  const { address } = config;
  const genesis = parseGenesis(Buffer.from(read(config.genesis, 'the genesis file')));
  const keystore = openKeystore(config.keystore);
  const uses = new Set(keystore.list().map(({ use }) => use));
  if (!uses.has('sign') || !uses.has('box')) {
    throw new GatewayError(
      'bad-config',
      `the keystore ${config.keystore} needs a signing key and a box key: the operator makes them (openKeystore in @huecry/seal/keystore), the member registers them by a statement, and this gateway never does either by itself`,
    );
  }
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const creds = read(config.nats.creds, 'the NATS credentials');
  const tokens = parseTokens(read(config.tokens, 'the tokens file'), config.tokens);
  const importKey = openImportKey(config.keystore);
  const database = openDatabase(join(config.dataDir, 'gateway.db'), { address, network: genesis.digest });

  const flags = parseArgs({ options: OPTIONS }).values;
  const { stop, started } = stopper(log);
  const gateway = await startGateway({
    address,
    genesis,
    timing: config.timing,
    database,
    folder: openAttachmentFolder(join(config.dataDir, 'attachments')),
    forks: openForkFolder(config.dataDir),
    keystore,
    witness: config.witness === undefined ? undefined : { config: config.witness, genesis: config.genesis },
    importKey,
    tokens,
    callsPerMinute: config.http.callsPerMinute,
    requireConfirmation: config.requireConfirmation,
    trustClock: flags['trust-clock'],
    trustLedgerAnew: flags['trust-ledger-anew'],
    log,
    now: Date.now,
    elapsedMs: () => performance.now(),
    connect: (onConnected) =>
      connectInBackground(
        {
          servers: config.nats.url,
          creds,
          address,
          mode: genesis.mode,
          onError: (error, context) => log.warn({ err: error, ...context }, 'bus'),
        },
        onConnected,
        (error) => {
          log.fatal({ err: error }, 'the broker refuses this gateway for good: check the credentials');
          process.exitCode = 1;
          void stop('bus');
        },
      ),
  });
  started(gateway);
  process.once('SIGTERM', () => void stop('SIGTERM'));
  process.once('SIGINT', () => void stop('SIGINT'));
  // Started by a parent over IPC (the sandbox, a test): it ends with that parent.
  process.once('disconnect', () => void stop('disconnect'));

  const url = await gateway.app.listen({ host: config.http.host, port: config.http.port });
  writeClientFile(config.dataDir, { url, tokenFile: config.tokenFile, auditTokenFile: config.auditTokenFile });
  log.info({ url, address, mode: genesis.mode }, 'ready');
}

/** Stops what was started, once; whoever asks again waits for the same end. */
function stopper(log: Logger): { stop(why: string): Promise<void>; started(gateway: Gateway): void } {
  let running: Gateway | null = null;
  let stopping: Promise<void> | null = null;
  const end = async (why: string): Promise<void> => {
    log.info({ why }, 'stopping');
    try {
      await running?.stop();
      log.info('stopped');
      process.exit();
    } catch (error) {
      log.error({ err: error }, 'did not stop cleanly');
      process.exit(1);
    }
  };
  return {
    stop(why) {
      stopping ??= end(why);
      return stopping;
    },
    started(gateway) {
      running = gateway;
    },
  };
}

let log = pino({ name: 'gateway' }, process.stdout);
try {
  const config = readConfig();
  log = pino({ name: 'gateway', level: config.logLevel, base: { gateway: config.address, pid: process.pid } }, process.stdout);
  await main(config, log);
} catch (error) {
  const { message } = error instanceof Error ? error : new Error(String(error));
  log.fatal({ err: error }, message);
  process.exit(1);
}
