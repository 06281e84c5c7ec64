import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openProvisioned, type Provisioned, provision } from '@huecry/bus';
import { generateNoteKey, parseSkey } from '@huecry/ledger';
import type { MemberCode } from '@huecry/notice';
import { commonBundle } from '@huecry/policy/samples';
import { formatGenesis, type Genesis, parseGenesis } from '@huecry/registry';
import { publicJwk } from '@huecry/seal';
import { type Keystore, openKeystore } from '@huecry/seal/keystore';
import { layout, type Layout } from './layout.ts';
import { QUORUM, WORLD } from './world.ts';

const DAY_SECONDS = 86_400;
/** Of signing keys, the exchange's too. */
const KEY_LIFE_SECONDS = 365 * DAY_SECONDS;
/** Box keys live seven days (DESIGN §3); the gateways make the next ones. */
const BOX_LIFE_SECONDS = 7 * DAY_SECONDS;
/** Clocks differ: a key made now is valid a little earlier. */
const SKEW_SECONDS = 300;

export interface World {
  readonly at: Layout;
  readonly genesis: Genesis;
  readonly nats: Provisioned;
  /** False where the folder held this exchange already. */
  readonly isNew: boolean;
  readonly validity: { readonly notBefore: number; readonly notAfter: number };
  /** Of the first box keys. */
  readonly boxValidity: { readonly notBefore: number; readonly notAfter: number };
}

/** A person asked for something that cannot be done; the message says what to do. */
export class SandboxError extends Error {}

const writePrivate = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, content, { mode: 0o600 });
  renameSync(`${path}.new`, path);
};

/** The key of a keystore by name; made where it is not there yet, so that an interrupted provision goes on. */
export function namedSigning(keystore: Keystore, name: string): { kid: string; publicKey: Uint8Array } {
  return keystore.list().find((key) => key.use === 'sign' && key.name === name) ?? keystore.generateSigning(name);
}

/**
 * Makes a world's keys, genesis file and NATS accounts below `data`, or opens what is there.
 * The genesis file is written last: without it the folder holds nothing that anyone relied on.
 * @throws SandboxError where the folder holds something else, or keys that have ended
 */
export async function openWorld(data: string, nowSeconds: number): Promise<World> {
  const at = layout(data);
  if (existsSync(at.genesis)) {
    const genesis = parseGenesis(readFileSync(at.genesis));
    const validity = genesis.exchange.keys[0];
    if (validity === undefined) throw new SandboxError(`${at.genesis} names no exchange key: take another folder`);
    if (validity.notAfter <= nowSeconds) {
      throw new SandboxError(
        `the exchange in ${data} was made more than a year ago and its keys have ended: remove the folder, or name another one with --data`,
      );
    }
    return { at, genesis, nats: openProvisioned(at.nats), isNew: false, validity, boxValidity: boxValidityOf(validity) };
  }
  if (existsSync(data) && !statSync(data).isDirectory()) throw new SandboxError(`${data} is a file: name a new or an empty folder with --data`);
  // Other files beside ours do no harm; folders of ours without the genesis file that they belong to are somebody else's.
  const foreign = existsSync(join(data, 'members')) ? undefined : ['exchange', 'gateways', 'ledger', 'nats'].find((name) => existsSync(join(data, name)));
  if (foreign !== undefined) {
    throw new SandboxError(`${data} holds a folder "${foreign}" that belongs to no exchange here: name an empty or a new folder with --data`);
  }
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const validity = { notBefore: nowSeconds - SKEW_SECONDS, notAfter: nowSeconds + KEY_LIFE_SECONDS };
  const nats = existsSync(join(at.nats, 'provisioned.json'))
    ? openProvisioned(at.nats)
    : await provision({
        dir: at.nats,
        mode: 'live',
        members: WORLD.map((member) => ({ code: member.code, agencies: member.gateways.map((gateway) => gateway.agency) })),
        serverBin: process.env['NATS_SERVER_BIN'] ?? 'nats-server',
      });
  for (const member of WORLD) {
    namedSigning(openKeystore(at.memberKeys(member.code)), 'root');
    for (const gateway of member.gateways) makeGateway(at, `${member.code}/${gateway.agency}`);
  }
  const ledger = ledgerKeys(at);
  const file = formatGenesis({
    format: 'huecry-genesis/1',
    network: 'sandbox',
    mode: 'live',
    quorum: QUORUM,
    members: WORLD.filter((member) => member.genesis).map((member) => ({
      code: member.code as MemberCode,
      name: member.name,
      root: publicJwk(namedSigning(openKeystore(at.memberKeys(member.code)), 'root').publicKey),
    })),
    ledger,
    exchange: {
      name: 'sandbox-exchange',
      keys: [{ jwk: publicJwk(namedSigning(openKeystore(join(at.exchange, 'keys')), 'exchange').publicKey), ...validity }],
    },
    common: commonBundle(),
  });
  writePrivate(at.genesis, file);
  return { at, genesis: parseGenesis(file), nats, isNew: true, validity, boxValidity: boxValidityOf(validity) };
}

const boxValidityOf = ({ notBefore }: World['validity']): World['boxValidity'] => ({ notBefore, notAfter: notBefore + SKEW_SECONDS + BOX_LIFE_SECONDS });

/** The ledger's two keys, Ed25519 and ML-DSA-44: private lines in one file, verifier lines for everyone beside it. */
function ledgerKeys(at: Layout): Genesis['ledger'] {
  const origin = 'sandbox.huecry.example/ledger';
  if (!existsSync(at.ledgerKey)) {
    const keys = [generateNoteKey(origin), generateNoteKey(origin, 'ml-dsa-44')];
    writePrivate(at.ledgerKey, keys.map(({ skey }) => `${skey}\n`).join(''));
  }
  const [vkey = '', mlDsaVkey] = readFileSync(at.ledgerKey, 'utf8')
    .trim()
    .split('\n')
    .map((line) => parseSkey(line).vkey);
  writePrivate(at.vkey, `${vkey}\n`);
  writePrivate(at.vkeys, mlDsaVkey === undefined ? `${vkey}\n` : `${vkey}\n${mlDsaVkey}\n`);
  return { origin, vkey, ...(mlDsaVkey === undefined ? {} : { mlDsaVkey }) };
}

function makeGateway(at: Layout, address: string): void {
  const folder = at.gateway(address);
  const keystore = openKeystore(join(folder, 'keys'));
  namedSigning(keystore, 'signing');
  if (!keystore.list().some((key) => key.use === 'box')) keystore.generateBox('box');
  const digestOf = (name: string): string => {
    const token = join(folder, name);
    if (!existsSync(token)) writePrivate(token, `${randomBytes(32).toString('base64url')}\n`);
    return createHash('sha256').update(readFileSync(token, 'utf8').trim()).digest('hex');
  };
  writePrivate(
    join(folder, 'tokens'),
    `# SHA-256 of an access token, and whose it is\n${digestOf('token')} sandbox\n${digestOf('audit-token')} role=auditor sandbox auditor\n`,
  );
}
