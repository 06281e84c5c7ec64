import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { auditTree, fileTreeReader } from '@huecry/audit';
import type { MemberCode } from '@huecry/notice';
import { bundleDigest } from '@huecry/policy';
import { ledgerVkeys, signStatement, type StatementBody, statementPayload } from '@huecry/registry';
import { openKeystore } from '@huecry/seal/keystore';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { law, PERMIT_EXPORT, rule } from '../network/laws.ts';
import { noticeNumber } from './notices.ts';
import { checkOpenings } from './openings.ts';
import { GATEWAYS, type ServiceName, Stand, type Victim } from './stand.ts';

/** Each durable step from a release to its effect, in order, and the process that takes it. x-un is the reviewing body here. */
const STEPS: readonly (readonly [ServiceName, string])[] = [
  ['refused', 'gateway:release-signed'],
  ['refused', 'gateway:release-sent'],
  ['exchange', 'exchange:release-received'],
  ['exchange', 'exchange:release-taken'],
  ['exchange', 'exchange:release-appended'],
  ['exchange', 'exchange:ruling-decided'],
  ['exchange', 'exchange:ruling-appended'],
  ['exchange', 'exchange:ruling-proved'],
  ['origin', 'gateway:ruling-stored'],
  ['refused', 'gateway:release-logged'],
];
const HOLD = rule('review', 'exchange', 'forbid (principal, action == Action::"receive", resource) unless { principal.reviewer };', { more: '@hold\n' });

/** Seven of the thirteen members: what the members decide together. */
const MAJORITY = ['fr', 'de', 'br', 'jp', 'it', 'gb', 'za'] as const;

let stand: Stand;
const published: string[] = [];

/** A statement of members' roots, handed in through the origin. */
async function state(body: StatementBody, ...signers: string[]): Promise<void> {
  const payload = statementPayload(body, { id: randomUUID(), network: stand.world.genesis.digest, iat: Math.floor(Date.now() / 1000) });
  const roots = signers.map((code) => {
    const keystore = openKeystore(stand.world.at.memberKeys(code));
    const root = keystore.list().find(({ name }) => name === 'root');
    return { member: code as MemberCode, signer: keystore.signer(root?.kid ?? '') };
  });
  const { position } = await stand.client('origin').submitStatement(signStatement(payload, roots));
  for (const name of ['origin', 'recipient', 'refused'] as const) while ((await stand.client(name).health()).registryPosition <= position) await sleep(50);
}

beforeAll(async () => {
  stand = await Stand.open();
  for (const name of ['origin', 'recipient', 'refused'] as const) while ((await stand.client(name).health()).state !== 'ready') await sleep(50);
  const adopt = (of: string, files = {}): Promise<void> => {
    const bundle = law(of, files);
    return state({ type: 'policy.bundle', bundle, digest: bundleDigest(bundle), validFrom: Math.floor(Date.now() / 1000) - 1 }, of);
  };
  await adopt('de', { exportCedar: `${PERMIT_EXPORT}\n${HOLD}` });
  await adopt('eg');
  await adopt('x-un');
  // Its gateway does not run here, and would be waited for.
  await state({ type: 'review.dismiss', member: 'x-review' as MemberCode, source: 'invented resolution', asOf: '2026-01-01' }, ...MAJORITY);
  await state({ type: 'review.appoint', member: 'x-un' as MemberCode, source: 'invented resolution', asOf: '2026-01-01' }, ...MAJORITY);
}, 600_000);
afterAll(async () => {
  await stand?.stop();
  stand?.remove();
});

/** Asks until one answer comes: processes die meanwhile. */
async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch {
      await sleep(100);
    }
  }
}

describe.each(STEPS)('killed when %s reaches %s', (service, step) => {
  test.each<Victim>(step.startsWith('exchange:') ? ['exchange', 'ledger'] : [service])('%s', async (victim) => {
    const origin = stand.client('origin');
    const reviewer = stand.client('refused');
    const { id } = await insist(() =>
      origin.publish(noticeNumber(published.length + 1), { to: [GATEWAYS.recipient], idempotencyKey: `release-${published.length}` }),
    );
    published.push(id);
    const stateOf = () => insist(async () => (await origin.status(id)).recipients.find(({ recipient }) => recipient === GATEWAYS.recipient)?.state);
    while ((await stateOf()) !== 'held') await sleep(50);
    while (!(await insist(() => reviewer.reviews())).items.some((item) => item.id === id)) await sleep(50);

    const killed = stand.arm(service, step, victim);
    await insist(() => reviewer.release(id, { reason: 'no political matter' }));
    while (!killed()) await sleep(20);
    while ((await stateOf()) !== 'delivered') await sleep(50);
    while ((await insist(() => origin.status(id))).state !== 'settled') await sleep(50);
    while ((await insist(() => reviewer.review(id))).releases[0]?.state !== 'logged') await sleep(50);
  });
});

test('afterwards each release stands once, was decided once, and reached the recipient whole', async () => {
  for (const id of published) {
    const status = await stand.client('origin').status(id);
    expect(status.releases, id).toMatchObject([{ reviewer: GATEWAYS.refused, outcome: 'release', recipients: [GATEWAYS.recipient] }]);
    const review = await stand.client('refused').review(id);
    expect(review.releases, id).toHaveLength(1);
    expect(review.releases[0]?.position, id).toBe(status.releases[0]?.position);
    expect((await stand.client('recipient').get(id)).state, id).toBe('stored');
  }
  await stand.stop();
  const { at, genesis } = stand.world;
  const rows = <T>(file: string, sql: string): T[] => {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      return database.prepare(sql).all() as T[];
    } finally {
      database.close();
    }
  };
  for (const gateway of [GATEWAYS.recipient, GATEWAYS.refused]) {
    expect(rows(join(at.gateway(gateway), 'gateway.db'), 'SELECT * FROM holes')).toEqual([]);
    expect(rows(join(at.gateway(gateway), 'gateway.db'), 'SELECT * FROM quarantine')).toEqual([]);
  }
  const exchange = join(at.exchange, 'exchange.db');
  expect(rows<{ state: string }>(exchange, 'SELECT state FROM rulings').map((row) => row.state)).toEqual(published.map(() => 'settled'));
  expect(rows(exchange, 'SELECT 1 FROM held_facts UNION ALL SELECT 1 FROM ruling_recipients')).toEqual([]);
  await checkOpenings(stand, Object.values(GATEWAYS));
  const report = await auditTree({ reader: fileTreeReader(at.tree), vkey: ledgerVkeys(genesis), genesisDigest: genesis.digest });
  expect(report.problems).toEqual([]);
  const { length } = published;
  expect(report).toMatchObject({ ok: true, gaps: [], forks: [], unanswered: [], counts: { notices: length, decisions: 2 * length, releases: length } });
});
