import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Address, Leaf } from '@huecry/notice';
import { parseReceipt, type Sealed, type SealInput } from '@huecry/seal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forge, content } from '../../packages/seal/src/testing/forge.ts';
import { box, openDesk, ROUTING, signer } from '../../services/exchange/src/testing/world.ts';
import { law } from '../network/laws.ts';
import { noticeOf } from '../network/notices.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';

const FR = 'fr/dcpj' as Address;
const DE = 'de/bka' as Address;
let network: Network;
let origin: Office;
let recipient: Office;
beforeAll(async () => {
  network = await openNetwork(Date.UTC(2026, 8, 1) / 1000);
  for (const code of ['fr', 'de']) await network.adopt(law(code), code);
  origin = await network.office(FR);
  recipient = await network.office(DE);
});
afterAll(() => network?.stop());

/**
 * Makes the origin dishonest: somebody with its keys replaces what it sealed by what no honest gateway signs. The exchange cannot see it: every
 * hash is right, and the content is closed.
 */
async function publishFalsely(mark: string, falsify: (more: Partial<SealInput>) => Sealed): Promise<string> {
  const link = (): { seq: number; digest: Uint8Array | null; n: number; pair: Uint8Array | null } => {
    const database = new DatabaseSync(join(origin.folder, 'gateway.db'), { readOnly: true });
    const bytes = (digest: unknown): Uint8Array | null => (typeof digest === 'string' ? new Uint8Array(Buffer.from(digest, 'base64url')) : null);
    const own = database.prepare('SELECT seq, digest FROM sequence').get();
    const pair = database.prepare('SELECT n, digest FROM pairs_out WHERE recipient = ?').get(DE);
    database.close();
    return { seq: Number(own?.['seq'] ?? 0), digest: bytes(own?.['digest']), n: Number(pair?.['n'] ?? 0), pair: bytes(pair?.['digest']) };
  };
  const before = link();
  network.closed = true;
  const { id } = await origin.client.publish(noticeOf(mark), { to: [DE] });
  await until(async () => (await origin.client.status(id)).state === 'sealed');
  const key = box(DE);
  const plan = { to: DE, kid: key.kid, suite: key.suite, publicKey: key.publicKey, n: before.n + 1, nPrev: before.pair, withheld: [] };
  const sealed = falsify({
    jti: id,
    seq: before.seq + 1,
    seqPrev: before.digest,
    exp: network.nowSeconds() + 86_400,
    routing: { ...ROUTING, kind: 'yellow' },
    recipients: [{ ...plan, categories: ['identity'] }],
  });
  const database = new DatabaseSync(join(origin.folder, 'gateway.db'));
  database.exec('PRAGMA busy_timeout = 5000');
  const digest = Buffer.from(sealed.digest).toString('base64url');
  const submission = createHash('sha256').update(sealed.submission).digest('base64url');
  database
    .prepare('UPDATE outbox SET jws = ?, submission = ?, digest = ?, submission_digest = ?, next_attempt_ms = 0 WHERE id = ?')
    .run(sealed.jws, sealed.submission, digest, submission, id);
  database.prepare('UPDATE sequence SET digest = ?').run(digest);
  database.prepare('UPDATE pairs_out SET digest = ? WHERE recipient = ?').run(digest, DE);
  database.close();
  network.closed = false;
  await origin.restart();
  await until(async () => (await origin.client.status(id)).state === 'settled');
  return id;
}

test('a field under a false category: refused and nothing of it stored, in the ledger, and the origin raises an alarm and says so', async () => {
  // A belief, declared as an identity so that it passes laws that keep beliefs out.
  const leaves: Leaf[] = [
    { pointer: '/subject/name/family', category: 'identity', value: 'NameUnwahr' },
    { pointer: '/subject/belief/note', category: 'identity', value: 'GlaubeUnwahr' },
  ];
  const id = await publishFalsely('Unwahr', (more) => openDesk(FR, network.nowSeconds, network.registry).make([DE], { ...more, leaves }));

  // At the recipient: nothing is held, it is counted, and it is listed without content.
  await expect(recipient.client.get(id)).rejects.toMatchObject({ code: 'not-found' });
  expect((await recipient.client.search('nameunwahr')).hits).toEqual([]);
  expect(await recipient.client.health()).toMatchObject({ state: 'alarmed', violations: 1, reason: expect.stringContaining('violation') });
  const status = await origin.client.status(id);
  expect(await recipient.client.violations()).toEqual({
    caught: [
      {
        origin: FR,
        id,
        rev: 1,
        digest: status.digest,
        code: 'mislabelled-disclosure',
        blames: 'origin',
        at: new Date(network.nowSeconds() * 1000).toISOString(),
        times: 1,
      },
    ],
    reported: [],
  });

  // At the origin: the recipient's signed word, its place in the ledger, and an alarm.
  const [report] = status.recipients;
  expect(report).toMatchObject({
    recipient: DE,
    state: 'refused',
    point: 'recipient',
    code: 'mislabelled-disclosure',
    reason: expect.stringMatching(/slot identity/u),
  });
  const receipt = Buffer.from(report?.receipt?.jws ?? '');
  expect(parseReceipt(new Uint8Array(receipt)).claims).toMatchObject({ state: 'refused', code: 'mislabelled-disclosure', jti: id });
  expect(network.log.entries()[report?.receipt?.position ?? -1]?.receipts?.digests).toHaveLength(1);
  expect(await origin.client.health()).toMatchObject({ state: 'alarmed', reason: expect.stringContaining('violation-reported') });
  expect(await origin.client.violations()).toMatchObject({
    caught: [],
    reported: [{ recipient: DE, id, code: 'mislabelled-disclosure', position: report?.receipt?.position }],
  });

  // Nowhere a word of it: not in a file of the recipient, not in a log, not in an error.
  for (const word of ['Unwahr', 'unwahr']) {
    expect(recipient.bytes().includes(word)).toBe(false);
    expect(recipient.log.join('')).not.toContain(word);
  }
  expect(origin.log.join('')).not.toContain('Unwahr');
  const answers = await Promise.all(
    [`/v1/notices/${id}`, `/v1/notices/${id}/presentation`, '/v1/violations', '/v1/health', '/v1/export'].map((path) => recipient.fetch(path)),
  );
  expect(answers.map(({ text }) => text).join('')).not.toContain('Unwahr');
});

const name = content('/subject/name/family', 'NameFalsch').bytes;
const other = content('/subject/name/given', 'VornameFalsch').bytes;
test.each([
  ['unknown-disclosure', 'a field that is not covered by the signature', [name, other], [name], {}],
  ['duplicate-disclosure', 'a field given twice', [name, name], [name], {}],
  ['commitment-mismatch', 'a key that was not committed to', [name], [name], { commitTo: new Uint8Array(32) }],
] as const)('%s: %s', async (code, _what, disclosures, signed, more) => {
  const id = await publishFalsely('Falsch', (input) => {
    const made = openDesk(FR, network.nowSeconds, network.registry).make([DE], input);
    return forge({ slots: [{ category: 'identity', disclosures, ...more }], signed, box: box(DE), as: { input: made.input, signer: signer(FR) } });
  });
  expect(await origin.client.status(id)).toMatchObject({ recipients: [{ state: 'refused', point: 'recipient', code }] });
  expect((await origin.client.violations()).reported[0]).toMatchObject({ id, code, recipient: DE });
  expect((await recipient.client.violations()).caught.find((one) => one.id === id)).toMatchObject({ code, origin: FR, blames: 'origin' });
  await expect(recipient.client.get(id)).rejects.toMatchObject({ code: 'not-found' });
  expect(recipient.bytes().includes('NameFalsch')).toBe(false);
  expect([...recipient.log, ...origin.log].join('')).not.toContain('NameFalsch');
});

test('the next honest notice goes through', async () => {
  const { id } = await origin.client.publish(noticeOf('Ehrlich'), { to: [DE] });
  await until(async () => (await origin.client.status(id)).state === 'settled');
  expect((await recipient.client.search('nameehrlich')).hits).toMatchObject([{ id }]);
  expect((await recipient.client.health()).violations).toBe(4);
});
