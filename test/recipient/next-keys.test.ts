/** The keys of a gateway roll over weeks, its member signs with `huecry keys`, and nothing is lost. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Entry, entryOf } from '@huecry/proto';
import { signStatement, statementPayload } from '@huecry/registry';
import { publicJwk } from '@huecry/seal';
import { openKeystore } from '@huecry/seal/keystore';
import { type TemporaryFolder, temporaryFolder } from '@huecry/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signer } from '../../services/exchange/src/testing/world.ts';
import { law } from '../network/laws.ts';
import { type Network, type Office, openNetwork, TIMING, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

const MAIN = join(import.meta.dirname, '../../packages/cli/src/main.ts');
/** `huecry` dates what it signs by this machine's clock. */
const BEGAN = Math.floor(Date.now() / 1000) - 60;
const DAY = 86_400;
let folder: TemporaryFolder;
let network: Network;
let origin: Office;
let recipient: Office;
const roots = (): string => join(folder.path, 'root');
const keys = () => openKeystore(join(folder.path, 'keys'));
let ours: ReturnType<typeof keys>;
beforeAll(async () => {
  folder = temporaryFolder('huecry-next-keys-');
  writeFileSync(join(folder.path, 'token'), 'token\n');
  ours = keys();
  const first = { signing: ours.generateSigning('signing'), box: ours.generateBox('box') };
  const root = openKeystore(roots()).generateSigning('root');
  network = await openNetwork(BEGAN, (address) =>
    address === 'de/bka' ? { keystore: (ours = keys()), timing: { ...TIMING, signingKeyMs: 365 * DAY * 1000 } } : {},
  );
  await network.adopt(law('fr'), 'fr');
  await network.adopt(law('de'), 'de');
  const period = { notBefore: BEGAN - 60, notAfter: BEGAN + 7 * DAY };
  // The member begins anew with keys of a week, and a root that stands in a folder.
  await network.state({ type: 'gateway.deregister', address: 'de/bka' as never, reason: 'new keys' }, 'de');
  await network.state(
    {
      type: 'gateway.register',
      address: 'de/bka' as never,
      name: 'de/bka',
      bureau: true,
      signing: [{ jwk: publicJwk(first.signing.publicKey), ...period }],
      boxes: [{ kid: first.box.kid, suite: first.box.suite, publicKey: Buffer.from(first.box.publicKey).toString('base64url'), ...period }],
    },
    'de',
  );
  origin = await network.office('fr/dcpj');
  const rotate = statementPayload(
    { type: 'member.rotate-root', member: 'de' as never, root: publicJwk(root.publicKey) },
    { id: randomUUID(), network: network.world.genesis.digest, iat: BEGAN },
  );
  const signers = [signer('de root'), openKeystore(roots()).signer(root.kid)].map((one) => ({ member: 'de' as never, signer: one }));
  await origin.client.submitStatement(signStatement(rotate, signers));
  recipient = await network.office('de/bka');
});
afterAll(async () => {
  await network?.stop();
  folder?.remove();
});

async function huecry(...args: string[]): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder.path });
  const read = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => void (read.out += data.toString()));
  child.stderr.on('data', (data: Buffer) => void (read.err += data.toString()));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, ...read };
}
const gateway = (): string[] => ['--gateway', recipient.url, '--token-file', 'token'];
const publish = async (mark: string): Promise<string> => (await origin.client.publish(noticeOf(mark), { to: ['de/bka'] })).id;
const arrives = async (id: string): Promise<void> => {
  await until(async () => (await origin.client.status(id)).recipients[0]?.state === 'delivered');
  expect((await recipient.client.get(id)).categories).toContain('identity');
};
/** As the sandbox does, or an operator; dated by the clock of the network. */
async function renew(): Promise<number> {
  const { statement, network: digest, rootKid, member } = await recipient.client.nextKeys();
  if (statement === null) return 0;
  const payload = statementPayload({ ...statement, address: 'de/bka' as never }, { id: randomUUID(), network: digest, iat: network.nowSeconds() });
  await recipient.client.submitStatement(signStatement(payload, [{ member: member as never, signer: openKeystore(roots()).signer(rootKid ?? '') }]));
  await until(async () => (await recipient.client.nextKeys()).statement === null);
  return statement.boxes.length;
}

test('nothing has to be signed while the registered keys last', async () => {
  expect(await huecry('keys', 'next', ...gateway())).toMatchObject({ status: 0, out: expect.stringContaining('registered until') });
  expect((await recipient.client.nextKeys()).statement).toBeNull();
});

test('before they end the gateway has made the next ones and asks for a signature; only its own root signs, also on another machine', async () => {
  network.pass(1.5 * DAY);
  await until(async () => (await recipient.client.nextKeys()).statement !== null);
  const { statement } = await recipient.client.nextKeys();
  // Each is there a day before the one before it ends, and the last of them ends after five weeks.
  const ends = [BEGAN + 7 * DAY, ...(statement?.boxes ?? []).map(({ notAfter }) => notAfter)];
  for (const [index, { notBefore }] of (statement?.boxes ?? []).entries()) expect(notBefore).toBeLessThanOrEqual((ends[index] ?? 0) - DAY);
  expect(ends.at(-1)).toBeGreaterThan(network.nowSeconds() + 35 * DAY);
  expect(statement?.signing).toHaveLength(1);
  // Asked for again, also after a start, they are the same.
  await recipient.restart();
  await until(async () => (await recipient.client.health()).state === 'ready');
  expect((await recipient.client.nextKeys()).statement).toEqual(statement);

  const stranger = join(folder.path, 'stranger');
  openKeystore(stranger).generateSigning('root');
  expect(await huecry('keys', 'next', '--out', 'next.json', ...gateway())).toMatchObject({ status: 0, err: expect.stringContaining("de's root") });
  expect(await huecry('keys', 'sign', 'next.json', '--key', stranger, '--out', 'statement')).toMatchObject({
    status: 2,
    err: expect.stringContaining('does not hold the root key of de'),
  });
  expect(await huecry('keys', 'sign', 'next.json', '--key', roots(), '--out', 'statement')).toMatchObject({
    status: 0,
    out: expect.stringContaining('signed for de/bka'),
  });
  expect(await huecry('keys', 'renew', '--statement', 'statement', ...gateway())).toMatchObject({
    status: 0,
    out: expect.stringContaining(`registered: ${(statement?.boxes.length ?? 0) + 1} keys of de/bka`),
  });
  expect(await huecry('keys', 'renew', '--key', roots(), ...gateway())).toMatchObject({
    status: 0,
    out: expect.stringContaining('nothing has to be registered'),
  });
});

test('over ten weeks keys roll: what is sent each few days arrives, what was sealed to old ones opens, old ones are destroyed', async () => {
  const used = new Set<string>();
  let renewed = 0;
  for (let day = 0; day < 70; day += 2) {
    network.pass(2 * DAY);
    network.log.push(Entry.encode(entryOf(network.nowSeconds() * 1000, { receipts: { digests: [new Uint8Array(32)] } })));
    const state = network.registry().gateways.get('de/bka' as never);
    for (const { kid, notBefore, notAfter } of state?.boxes ?? []) if (notBefore <= network.nowSeconds() && network.nowSeconds() < notAfter) used.add(kid);
    if ((renewed += await renew()) >= 0 && day % 8 === 0) {
      // Sealed to a key of today, opened when another is in use.
      let id = '';
      await recipient.restart(async () => {
        id = await publish(`Tag${day}`);
        await until(async () => ['logged', 'settled'].includes((await origin.client.status(id)).state));
      });
      await arrives(id);
    }
  }
  expect(used.size).toBeGreaterThan(8);
  expect(renewed).toBeGreaterThan(4);
  expect((await recipient.client.health()).state).toBe('ready');
  // Those that ended more than the grace ago are gone.
  const now = network.nowSeconds();
  const boxes = network.registry().gateways.get('de/bka' as never)?.boxes ?? [];
  const gone = boxes.filter(({ kid, notAfter }) => notAfter + 23 * DAY < now && ours.decapsulator(kid) === undefined);
  expect(gone.length).toBeGreaterThan(3);
  expect(boxes.filter(({ notAfter, revoked }) => revoked === null && notAfter > now).every(({ kid }) => ours.decapsulator(kid) !== undefined)).toBe(true);
});

test('a member that does not sign is told well before the last key ends, and what is sent then waits for the next one', async () => {
  const { box: endsAt } = (await recipient.client.nextKeys()).endsAt;
  network.pass((Date.parse(endsAt ?? '') - network.nowSeconds() * 1000) / 1000 - 4 * DAY);
  await until(async () => (await recipient.client.health()).reason?.includes('keys-end') === true);
  await arrives(await publish('Vorher'));
  network.pass(4 * DAY + 60);
  const id = await publish('Danach');
  await until(
    async () => (await origin.client.status(id)).recipients[0]?.code === 'recipient-key-invalid' || (await origin.client.status(id)).waiting !== null,
  );
  expect(await renew()).toBeGreaterThan(0);
  await arrives(id);
  await until(async () => (await recipient.client.health()).state === 'ready');
});
