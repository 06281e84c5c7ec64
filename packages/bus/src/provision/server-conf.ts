/** The server's configuration file, for a server as old as 2.9 and as new as today's. */
import { spawnSync } from 'node:child_process';
import { BusError } from '../errors.ts';
import { MAX_PAYLOAD_BYTES } from '../streams.ts';

export interface ServerConf {
  readonly operatorJwt: string;
  readonly systemAccount: string;
  /** Folder of account JWTs: the server reads one when it first needs the account. */
  readonly jwtDir: string;
  readonly storeDir: string;
  readonly port: number;
  /** For example `2.9.10`. */
  readonly serverVersion: string;
  readonly maxFileStoreBytes: number;
}

/** From 2.10 a server can sync every write before it acks; 2.9 refuses a file that says so. */
export const knowsSyncInterval = (serverVersion: string): boolean => {
  const [major = 0, minor = 0] = serverVersion.replace(/^v/, '').split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 10);
};

export const serverConf = (conf: ServerConf): string => `# Written by the bus; the spec is docs/spec/nats.md.
server_name: huecry
host: "127.0.0.1"
port: ${conf.port}

operator: ${conf.operatorJwt}
system_account: ${conf.systemAccount}
resolver: { type: full, dir: ${JSON.stringify(conf.jwtDir)}, allow_delete: false, interval: "2m" }

jetstream {
  store_dir: ${JSON.stringify(conf.storeDir)}
  max_memory_store: 0
  max_file_store: ${conf.maxFileStoreBytes}${knowsSyncInterval(conf.serverVersion) ? '\n  sync_interval: always' : ''}
}

# A client on a busy machine may take a while to sign the server's challenge.
authorization: { timeout: 30 }
max_payload: ${MAX_PAYLOAD_BYTES}
max_control_line: 4096
max_connections: 4096
max_pending: ${16 * MAX_PAYLOAD_BYTES}
max_subscriptions: 0
write_deadline: "10s"
ping_interval: "20s"
ping_max: 3
`;

/** Asks the server binary which version it is. Throws `bad-config` where it cannot be run. */
export function detectServerVersion(serverBin: string): string {
  const { stdout, error } = spawnSync(serverBin, ['-v'], { encoding: 'utf8' });
  const version = /v(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1];
  if (version !== undefined) return version;
  throw new BusError('bad-config', `cannot ask ${serverBin} for its version; install nats-server, or pass serverVersion`, error);
}
