/** Makes everything a NATS server needs for one exchange: operator, accounts, users, configuration. */
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { encodeAccount, encodeOperator } from '@nats-io/jwt';
import { createAccount, createOperator, fromSeed, type KeyPair } from '@nats-io/nkeys';
import type { Address, MemberCode } from '@huecry/notice';
import { BusError } from '../errors.ts';
import { addressTokens, isMemberToken, type Mode } from '../subjects.ts';
import { exchangeAccount, memberAccount, systemAccount } from './accounts.ts';
import { detectServerVersion, serverConf } from './server-conf.ts';
import { exchangeUser, gatewayUser, issueCreds, ledgerUser } from './users.ts';

export interface MemberRequest {
  readonly code: MemberCode | string;
  /** Agency tokens, for example `dcpj`. */
  readonly agencies: readonly string[];
}

export interface ProvisionOptions {
  /** Made if it is not there; must not hold an exchange already. */
  readonly dir: string;
  readonly members: readonly MemberRequest[];
  readonly mode: Mode;
  /** Of the server, on loopback. Without it the server takes a free one each time it starts. */
  readonly port?: number;
  /** The nats-server that will run it, asked for its version. Default `nats-server`. */
  readonly serverBin?: string;
  /** Instead of asking. */
  readonly serverVersion?: string;
  /** Disk that all streams together may take. Default 64 GiB; the file system may have less. */
  readonly maxFileStoreBytes?: number;
}

export interface ProvisionedMember {
  readonly code: MemberCode;
  readonly account: string;
  /** File with the seed of the bureau's signing key: with it the bureau makes users for its agencies. */
  readonly bureauSeed: string;
  /** Creds files by gateway address. */
  readonly gateways: Readonly<Record<string, string>>;
}

/** Paths of what was made. Every private file is 0600 in folders of 0700. */
export interface Provisioned {
  readonly dir: string;
  readonly mode: Mode;
  /** Configuration file for `nats-server -c`. */
  readonly conf: string;
  readonly operator: string;
  readonly systemAccount: string;
  readonly exchangeAccount: string;
  readonly creds: { readonly system: string; readonly exchange: string; readonly ledger: string };
  readonly members: Readonly<Record<string, ProvisionedMember>>;
}

const RECORD = 'provisioned.json';
const DEFAULT_FILE_STORE = 64 * 1024 ** 3;

/** Throws `bad-address` for a member or agency that does not fit the grammar, `bad-config` where the folder is in use. */
export async function provision(options: ProvisionOptions): Promise<Provisioned> {
  const dir = resolve(options.dir);
  const { mode } = options;
  if (readRecord(dir) !== null) throw new BusError('bad-config', `${dir} holds an exchange already; open it with openProvisioned, or take an empty folder`);
  const serverVersion = options.serverVersion ?? detectServerVersion(options.serverBin ?? 'nats-server');

  const operator = createOperator();
  const system = createAccount();
  const exchange = createAccount();
  const exchangeSigner = createAccount();
  for (const [name, key] of Object.entries({ operator, system, exchange, 'exchange-signing': exchangeSigner }))
    saveSeed(join(dir, 'operator', `${name}.nk`), key);
  const operatorJwt = await encodeOperator('huecry', operator, { system_account: system.getPublicKey() });
  await saveAccount(dir, 'SYS', system.getPublicKey(), systemAccount(), operator);
  await saveAccount(dir, 'EXCHANGE', exchange.getPublicKey(), exchangeAccount(mode, exchangeSigner.getPublicKey()), operator);

  const creds = { system: join(dir, 'creds', 'system.creds'), exchange: join(dir, 'creds', 'exchange.creds'), ledger: join(dir, 'creds', 'ledger.creds') };
  const seed = seedText(exchangeSigner);
  savePrivate(creds.system, await issueCreds('system', system.getPublicKey(), seedText(system), {}));
  savePrivate(creds.exchange, await issueCreds('exchange', exchange.getPublicKey(), seed, exchangeUser(mode)));
  savePrivate(creds.ledger, await issueCreds('ledger', exchange.getPublicKey(), seed, ledgerUser(mode)));

  const conf = join(dir, 'server.conf');
  const text = serverConf({
    operatorJwt,
    systemAccount: system.getPublicKey(),
    jwtDir: join(dir, 'jwt'),
    storeDir: join(dir, 'jetstream'),
    port: options.port ?? -1,
    serverVersion,
    maxFileStoreBytes: options.maxFileStoreBytes ?? DEFAULT_FILE_STORE,
  });
  savePrivate(conf, text);
  let made: Provisioned = {
    dir,
    mode,
    conf,
    operator: operator.getPublicKey(),
    systemAccount: system.getPublicKey(),
    exchangeAccount: exchange.getPublicKey(),
    creds,
    members: {},
  };
  for (const member of options.members) made = await withMember(made, member, operator);
  saveRecord(made);
  return made;
}

/** What `provision` made in this folder before. Throws `bad-config` where there is nothing. */
export function openProvisioned(dir: string): Provisioned {
  const found = readRecord(resolve(dir));
  if (found === null) throw new BusError('bad-config', `expected an exchange in ${dir}, found none; make one with provision`);
  return found;
}

/**
 * A further member, or further agencies of one. A running server takes a new account without a restart: it reads it from the
 * folder when the first user of it connects.
 */
export async function addMember(dir: string, member: MemberRequest): Promise<Provisioned> {
  const made = openProvisioned(dir);
  const operator = fromSeed(readFileSync(join(made.dir, 'operator', 'operator.nk')));
  const next = await withMember(made, member, operator);
  saveRecord(next);
  return next;
}

async function withMember(made: Provisioned, request: MemberRequest, operator: KeyPair): Promise<Provisioned> {
  const { code } = request;
  if (!isMemberToken(code)) throw new BusError('bad-address', `expected a member such as fr or x-un, found ${JSON.stringify(code)}`);
  const folder = join(made.dir, 'members', code);
  const bureauSeed = join(folder, 'bureau.nk');
  let member = made.members[code];
  if (member === undefined) {
    const account = createAccount();
    const bureau = createAccount();
    saveSeed(join(made.dir, 'operator', `member-${code}.nk`), account);
    saveSeed(bureauSeed, bureau);
    await saveAccount(made.dir, code, account.getPublicKey(), memberAccount(made.mode, code, made.exchangeAccount, bureau.getPublicKey()), operator);
    member = { code, account: account.getPublicKey(), bureauSeed, gateways: {} };
  }
  const gateways: Record<string, string> = { ...member.gateways };
  const seed = readFileSync(bureauSeed, 'utf8');
  for (const agency of request.agencies) {
    const address = `${code}/${agency}` as Address;
    addressTokens(address);
    if (gateways[address] !== undefined) continue;
    const file = join(folder, `${agency}.creds`);
    savePrivate(file, await issueCreds(address, member.account, seed, gatewayUser(made.mode, address)));
    gateways[address] = file;
  }
  return { ...made, members: { ...made.members, [code]: { ...member, gateways } } };
}

async function saveAccount(dir: string, name: string, publicKey: string, account: Parameters<typeof encodeAccount>[2], operator: KeyPair): Promise<void> {
  savePrivate(join(dir, 'jwt', `${publicKey}.jwt`), await encodeAccount(name, publicKey, account, { signer: operator }));
}

const seedText = (key: KeyPair): string => new TextDecoder().decode(key.getSeed());
const saveSeed = (path: string, key: KeyPair): void => savePrivate(path, seedText(key));

function readRecord(dir: string): Provisioned | null {
  try {
    return JSON.parse(readFileSync(join(dir, RECORD), 'utf8')) as Provisioned;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new BusError('bad-config', `cannot read ${join(dir, RECORD)}`, error);
  }
}
const saveRecord = (made: Provisioned): void => savePrivate(join(made.dir, RECORD), `${JSON.stringify(made, null, 2)}\n`);

/** Whole or not at all: written beside, synced, renamed. */
function savePrivate(path: string, text: string): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}
