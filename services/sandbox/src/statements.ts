import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectGateway } from '@huecry/bus';
import type { Address, MemberCode } from '@huecry/notice';
import { type BundleSource, bundleDigest } from '@huecry/policy';
import { sampleBundles } from '@huecry/policy/samples';
import { StatementRequest, StatementResponse } from '@huecry/proto';
import { signStatement, type StatementBody, statementPayload } from '@huecry/registry';
import { publicJwk } from '@huecry/seal';
import { openKeystore } from '@huecry/seal/keystore';
import { namedSigning, type World } from './provision.ts';
import { WORLD, type WorldMember } from './world.ts';

const SOURCE = 'illustrative, made for the sandbox';
const IN_FORCE = '2010-01-01';
const AS_OF = '2026-01-01';

interface Plan {
  /** Whose root signs. */
  readonly signers: readonly string[];
  /** Through whose gateway it is handed in. */
  readonly through: string;
  readonly body: StatementBody;
}

/** Everything that the world's members state, in order: who takes part, under which treaties and rules, with which keys. */
function plan(world: World): Plan[] {
  const founders = WORLD.filter((member) => member.genesis).map((member) => member.code);
  const [relay = 'fr'] = founders;
  const admitted = WORLD.filter((member) => !member.genesis).map<Plan>((member) => ({
    signers: founders,
    through: relay,
    body: {
      type: 'member.admit',
      code: member.code as MemberCode,
      name: member.name,
      root: publicJwk(namedSigning(openKeystore(world.at.memberKeys(member.code)), 'root').publicKey),
    },
  }));
  const treaties = [...new Set(WORLD.flatMap((member) => member.treaties))].map<Plan>((treaty) => ({
    signers: founders,
    through: relay,
    body: {
      type: 'treaty.define',
      treaty,
      title: treaty,
      kind: 'multilateral',
      opened: '2000-01-01',
      inForce: IN_FORCE,
      partial: true,
      source: SOURCE,
      asOf: AS_OF,
    },
  }));
  const appointed = WORLD.filter((member) => member.reviews === true).map<Plan>((member) => ({
    signers: founders,
    through: relay,
    body: { type: 'review.appoint', member: member.code as MemberCode, source: SOURCE, asOf: AS_OF },
  }));
  return [...admitted, ...treaties, ...WORLD.flatMap((member) => ownStatements(world, member)), ...appointed];
}

function ownStatements(world: World, member: WorldMember): Plan[] {
  const bundle = new Map<string, BundleSource>(Object.entries(sampleBundles())).get(member.code);
  if (bundle === undefined) throw new Error(`there is no sample bundle of ${member.code}`);
  const { validity } = world;
  const bodies: StatementBody[] = [
    { type: 'member.facts', deathPenalty: member.deathPenalty, source: SOURCE, asOf: AS_OF },
    ...member.treaties.map<StatementBody>((treaty) => ({ type: 'treaty.join', treaty, inForce: IN_FORCE, source: SOURCE, asOf: AS_OF })),
    ...member.recognises.map<StatementBody>((other) => ({
      type: 'adequacy.recognise',
      member: other as MemberCode,
      source: SOURCE,
      asOf: AS_OF,
      from: IN_FORCE,
    })),
    ...member.assures.map<StatementBody>((to) => ({
      type: 'assurance.give',
      to: to as MemberCode,
      subject: 'death-penalty',
      source: SOURCE,
      asOf: AS_OF,
      from: IN_FORCE,
    })),
    { type: 'policy.bundle', bundle, digest: bundleDigest(bundle), validFrom: validity.notBefore },
    ...member.gateways.map<StatementBody>((gateway) => {
      const keys = openKeystore(join(world.at.gateway(`${member.code}/${gateway.agency}`), 'keys')).list();
      return {
        type: 'gateway.register',
        address: `${member.code}/${gateway.agency}` as Address,
        name: gateway.name,
        bureau: gateway.bureau,
        signing: keys.filter((key) => key.use === 'sign').map((key) => ({ jwk: publicJwk(key.publicKey), ...validity })),
        boxes: keys.flatMap((key) =>
          key.use === 'box' && key.suite !== undefined
            ? [{ kid: key.kid, suite: key.suite, publicKey: Buffer.from(key.publicKey).toString('base64url'), ...validity }]
            : [],
        ),
      };
    }),
  ];
  return bodies.map((body) => ({ signers: [member.code], through: member.code, body }));
}

const nameOf = (index: number, through: string): string => `${String(index).padStart(3, '0')}-${through}`;

/** Signs the world's statements once and keeps them: handed in again, the same statement is known by its id. */
function signAll(world: World, nowSeconds: number): string[] {
  const folder = world.at.statements;
  if (existsSync(folder)) return readdirSync(folder).toSorted();
  const draft = `${folder}.new`;
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  for (const [index, { signers, through, body }] of plan(world).entries()) {
    const payload = statementPayload(body, { id: randomUUID(), network: world.genesis.digest, iat: nowSeconds });
    const signed = signStatement(
      payload,
      signers.map((code) => {
        const keystore = openKeystore(world.at.memberKeys(code));
        return { member: code as MemberCode, signer: keystore.signer(namedSigning(keystore, 'root').kid) };
      }),
    );
    writeFileSync(join(draft, nameOf(index, through)), signed, { mode: 0o600 });
  }
  renameSync(draft, folder);
  return readdirSync(folder).toSorted();
}

/** The registry's answer to a statement that it has already. */
const KNOWN = 'replayed';
const PATIENCE_MS = 500;

/**
 * Hands the world's statements to the exchange, each through its member's own gateway account.
 * @throws Error where the registry refuses one
 */
export async function submitStatements(world: World, servers: string, nowSeconds: number, onProgress: (done: number, total: number) => void): Promise<number> {
  const names = signAll(world, nowSeconds);
  const lines = new Map<string, Awaited<ReturnType<typeof connectGateway>>>();
  try {
    for (const [index, name] of names.entries()) {
      const code = name.slice(4);
      const line = lines.get(code) ?? (await lineOf(world, code, servers));
      lines.set(code, line);
      const answer = StatementResponse.decode(
        await untilAnswered(() => line.registrySubmit(StatementRequest.encode({ statement: readFileSync(join(world.at.statements, name)) }))),
      );
      if (answer.error !== '' && answer.error !== KNOWN) throw new Error(`the registry refused statement ${name}: ${answer.error}, ${answer.reason}`);
      onProgress(index + 1, names.length);
    }
  } finally {
    for (const line of lines.values()) await line.close();
  }
  return names.length;
}

async function lineOf(world: World, code: string, servers: string): ReturnType<typeof connectGateway> {
  const member = world.nats.members[code];
  const [first] = Object.entries(member?.gateways ?? {});
  if (first === undefined) throw new Error(`there is no gateway of ${code}`);
  const [address, creds] = first;
  return connectGateway({ servers, creds: readFileSync(creds, 'utf8'), address: address as Address, mode: 'live' });
}

/** The exchange may still be starting: no answer is no refusal. */
async function untilAnswered(ask: () => Promise<Uint8Array>): Promise<Uint8Array> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Error && 'retryable' in error && error.retryable === true)) throw error;
      await sleep(PATIENCE_MS);
    }
  }
}
