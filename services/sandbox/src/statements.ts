import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectGateway } from '@huecry/bus';
import { factStatements, readLaw } from '@huecry/law';
import type { Address, MemberCode } from '@huecry/notice';
import { bundleDigest } from '@huecry/policy';
import { sampleBundles } from '@huecry/policy/samples';
import { StatementRequest, StatementResponse } from '@huecry/proto';
import { signStatement, type StatementBody, statementPayload } from '@huecry/registry';
import { publicJwk } from '@huecry/seal';
import { openKeystore } from '@huecry/seal/keystore';
import { namedSigning, type World } from './provision.ts';
import { QUORUM, WORLD, type WorldMember } from './world.ts';

interface Plan {
  /** Whose roots sign. */
  readonly signers: readonly MemberCode[];
  /** Through whose gateway it is handed in. */
  readonly through: MemberCode;
  readonly body: StatementBody;
}

const codeOf = (member: WorldMember): MemberCode => member.code as MemberCode;

/**
 * Everything that the world's members state: first what they say together (who takes part, which treaties there are), in its order; then what
 * each says of itself (its law, its rules, its keys), which the members may hand in side by side.
 */
function plan(world: World): { readonly together: readonly Plan[]; readonly own: readonly Plan[] } {
  const codes = [...WORLD.filter((member) => member.genesis), ...WORLD.filter((member) => !member.genesis)].map(codeOf);
  const [relay = 'fr' as MemberCode] = codes;
  const decided = (body: StatementBody, members: number): Plan => ({
    signers: codes.slice(0, Math.max(QUORUM, Math.floor(members / 2) + 1)),
    through: relay,
    body,
  });
  const founders = WORLD.filter((member) => member.genesis).length;
  const admitted = WORLD.filter((member) => !member.genesis).map((member, index) =>
    decided(
      {
        type: 'member.admit',
        code: codeOf(member),
        name: member.name,
        root: publicJwk(namedSigning(openKeystore(world.at.memberKeys(member.code)), 'root').publicKey),
      },
      founders + index,
    ),
  );
  const facts = factStatements(readLaw(), codes);
  const decidedFacts = facts.filter(({ by }) => by === 'quorum').map(({ body }) => decided(body, codes.length));
  const ownFacts = facts.flatMap(({ by, body }) => (by === 'quorum' ? [] : [{ signers: [by], through: by, body }]));
  return { together: [...admitted, ...decidedFacts], own: [...ownFacts, ...WORLD.flatMap((member) => rulesAndKeys(world, member))] };
}

function rulesAndKeys(world: World, member: WorldMember): Plan[] {
  const { validity, boxValidity } = world;
  const bundle = sampleBundles()[member.code];
  const bodies: StatementBody[] = [
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
            ? [{ kid: key.kid, suite: key.suite, publicKey: Buffer.from(key.publicKey).toString('base64url'), ...boxValidity }]
            : [],
        ),
      };
    }),
  ];
  return bodies.map((body) => ({ signers: [codeOf(member)], through: codeOf(member), body }));
}

/** Of what is said together the place counts, and of what one says only among its own. */
const nameOf = (index: number, together: boolean, through: string): string => `${String(index).padStart(3, '0')}-${together ? 'all' : 'own'}-${through}`;

/** Signs the world's statements once and keeps them: handed in again, the same statement is known by its id. */
export function signStatements(world: World, nowSeconds: number): string[] {
  const folder = world.at.statements;
  if (existsSync(folder)) return readdirSync(folder).toSorted();
  const draft = `${folder}.new`;
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const { together, own } = plan(world);
  const keystores = new Map(WORLD.map((member) => [codeOf(member), openKeystore(world.at.memberKeys(member.code))]));
  for (const [index, { signers, through, body }] of [...together, ...own].entries()) {
    const payload = statementPayload(body, { id: randomUUID(), network: world.genesis.digest, iat: nowSeconds });
    const signed = signStatement(
      payload,
      signers.map((member) => {
        const keystore = keystores.get(member);
        if (keystore === undefined) throw new Error(`there is no keystore of ${member}`);
        return { member, signer: keystore.signer(namedSigning(keystore, 'root').kid) };
      }),
    );
    writeFileSync(join(draft, nameOf(index, index < together.length, through)), signed, { mode: 0o600 });
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
  const names = signStatements(world, nowSeconds);
  const lines = new Map<string, ReturnType<typeof lineOf>>();
  let done = 0;
  const handIn = async (name: string): Promise<void> => {
    const [, , ...rest] = name.split('-');
    const code = rest.join('-');
    const opening = lines.get(code) ?? lineOf(world, code, servers);
    lines.set(code, opening);
    const line = await opening;
    const statement = readFileSync(join(world.at.statements, name));
    const answer = StatementResponse.decode(await untilAnswered(() => line.registrySubmit(StatementRequest.encode({ statement }))));
    if (answer.error !== '' && answer.error !== KNOWN) throw new Error(`the registry refused statement ${name}: ${answer.error}, ${answer.reason}`);
    done += 1;
    onProgress(done, names.length);
  };
  const inOrder = async (some: readonly string[]): Promise<void> => {
    for (const name of some) await handIn(name);
  };
  try {
    await inOrder(names.filter((name) => name.slice(4).startsWith('all-')));
    const byMember = Map.groupBy(
      names.filter((name) => name.slice(4).startsWith('own-')),
      (name) => name.slice(8),
    );
    await Promise.all([...byMember.values()].map(inOrder));
  } finally {
    for (const opening of lines.values()) await (await opening).close();
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
