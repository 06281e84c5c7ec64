/** What docs/guides/lost-quorum.md tells operators to do, with real processes and its own commands. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generateNoteKey, openCheckpoint } from '@huecry/ledger';
import { freePort, temporaryFolder } from '@huecry/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noticeOf, openStand, ORIGIN, RECIPIENT, type Stand, until } from './stand.ts';
import { statePolicy } from './witness-policy.ts';

const MAIN = join(import.meta.dirname, '../../packages/cli/src/main.ts');
const GUIDE = readFileSync(join(import.meta.dirname, '../../docs/guides/lost-quorum.md'), 'utf8');
/** Its blocks of commands, in its order. */
const [KEEP = '', CHECK = ''] = [...GUIDE.matchAll(/^```sh\n(.*?)^```$/gmsu)].map(([, script = '']) => script);
const NODE = `"${process.execPath}" --disable-warning=ExperimentalWarning`;

/** Where an auditor works: its mirror, the keys that it pinned, the policy that the members agreed on. */
const folder = temporaryFolder('huecry-lost-quorum-');
let stand: Stand;
beforeAll(async () => {
  stand = await openStand({ witnesses: true });
}, 600_000);
afterAll(async () => {
  await stand?.stop();
  folder.remove();
});

/** As the guide says it; its variables are the network's. Rejects unless each command ends with status 0. */
async function type(script: string): Promise<string> {
  const url = /"url":"([^"]+)"/u.exec(readFileSync(stand.ledger.log, 'utf8'))?.[1] ?? '';
  const env = { ...process.env, LEDGER: url, GENESIS: stand.world.genesis.digest, HUECRY_LANG: 'en' };
  const { stdout } = await promisify(execFile)('bash', ['-ec', `huecry() { ${NODE} "${MAIN}" "$@"; }\n${script}`], { cwd: folder.path, env });
  return stdout;
}
const publishedSize = (): number => openCheckpoint(readFileSync(`${stand.world.at.tree}/checkpoint`, 'utf8'), stand.world.genesis.ledger.vkey).size;

const both = () => [stand.gateways[ORIGIN], stand.gateways[RECIPIENT]];
/** The witnesses that the gateways run now, under the names that the policy gives them. */
async function running(suffix: string) {
  const found = [];
  for (const { client } of both()) {
    await until(async () => (await client.health()).witness?.url !== null);
    const { address, witness } = await client.health();
    found.push({ name: `${address.slice(0, 2)}${suffix}`, vkey: witness?.vkeys[0] ?? '', url: witness?.url ?? '' });
  }
  return found;
}
const lacksQuorum = async (): Promise<boolean> => {
  for (const { client } of both())
    if (!((await client.health()).reason ?? '').includes('no-quorum') && (await client.health()).ledger.missingSince === null) return false;
  return true;
};
async function goesThrough(name: string): Promise<void> {
  const { id } = await stand.gateways[ORIGIN].client.publish(noticeOf(name), { to: [RECIPIENT] });
  await until(async () => (await stand.gateways[ORIGIN].client.status(id)).state === 'settled');
  expect((await stand.gateways[RECIPIENT].client.get(id)).state).toBe('stored');
}
const names = async (): Promise<(string | undefined)[]> =>
  Promise.all(
    both().map(async ({ client }) =>
      (await client.health()).ledger.witnesses
        ?.map(({ name }) => name)
        .toSorted()
        .join(),
    ),
  );

test('a quorum whose keys are lost: no gateway believes the policy after it, until its operator has it read the ledger anew', async () => {
  await statePolicy(stand, await running(''));
  await until(async () => (await names()).every((found) => found === 'de,fr'));
  await goesThrough('Vorher');

  writeFileSync(join(folder.path, 'vkeys'), readFileSync(stand.world.at.vkeys));
  expect(await type(KEEP)).toContain('entries');

  // Their keys are gone: each member runs another witness.
  for (const gateway of both()) {
    await gateway.stop();
    const name = `witness.example/${gateway === both()[0] ? 'one' : 'two'}-2`;
    await gateway.start({
      witness: { name, dataDir: join(gateway.dataDir, 'witness-2'), keys: [join(gateway.dataDir, 'keys', 'witness-2.key')], http: { port: await freePort() } },
    });
  }
  // Nobody can cosign as they did any more: what is published now is the last of it.
  const last = publishedSize();
  const { id: waiting } = await stand.gateways[ORIGIN].client.publish(noticeOf('Dazwischen'), { to: [RECIPIENT] });
  const agreed = await statePolicy(stand, await running('-2'));
  await until(() => publishedSize() > last);
  await until(lacksQuorum);
  for (const { client } of both()) expect((await client.health()).ledger.size).toBeLessThanOrEqual(last);
  expect((await stand.gateways[ORIGIN].client.status(waiting)).proof).toBeNull();

  // Each member checks it: the mirror goes on, and what is published has the quorum of the policy that they agreed on, of no other.
  const wrong = agreed.replace(/^(witness de-2 )\S+/mu, `$1${generateNoteKey('witness.example/other', 'cosignature').vkey}`);
  writeFileSync(join(folder.path, 'agreed.policy'), wrong);
  await expect(type(CHECK)).rejects.toMatchObject({ code: 1, stdout: expect.stringMatching(/de-2[^]*FAILED/u) });
  writeFileSync(join(folder.path, 'agreed.policy'), agreed);
  expect(await type(CHECK)).toMatch(/enough for quorum members of the policy given: .*de-2[^]*OK: every file/u);

  for (const gateway of both()) {
    const { witness } = (await gateway.client.health()) as { witness: { name: string; url: string } | null };
    await gateway.stop();
    await gateway.start(
      {
        witness: {
          name: witness?.name,
          dataDir: join(gateway.dataDir, 'witness-2'),
          keys: [join(gateway.dataDir, 'keys', 'witness-2.key')],
          http: { port: Number(new URL(witness?.url ?? '').port) },
        },
      },
      ['--trust-ledger-anew'],
    );
  }
  await until(async () => (await names()).every((found) => found === 'de-2,fr-2'));
  // Both operators compare what they see now.
  const heads = async () =>
    Promise.all(
      both().map(async ({ client }) => {
        const { size, root } = (await client.health()).ledger;
        return `${size} ${root}`;
      }),
    );
  await until(async () => new Set(await heads()).size === 1);
  await until(async () => (await stand.gateways[ORIGIN].client.status(waiting)).state === 'settled');
  await goesThrough('Nachher');
}, 900_000);
