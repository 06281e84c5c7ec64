/** What a recipient has said is proved by the recipient alone, whatever was lost on the way and whoever says something else. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseEvidence, verifyEvidence } from '@huecry/evidence';
import { verifyProof } from '@huecry/ledger';
import { Answer, Entry } from '@huecry/proto';
import { parseReceipt, publicJwk, signReceipt } from '@huecry/seal';
import type { NoticeProof } from '@huecry/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signer } from '../../services/exchange/src/testing/world.ts';
import { law, PERMIT_IMPORT, rule } from '../network/laws.ts';
import { LOG_KEY } from '../network/log.ts';
import { noticeOf } from '../network/notices.ts';
import { type Network, type Office, openNetwork, TIMING, until } from '../network/network.ts';

const BEGAN = Date.UTC(2026, 8, 1) / 1000;
const DAY = 86_400;
const TEN_DAYS = rule('ten-days', 'recipient', 'permit (principal, action == Action::"receive", resource);', { more: '@retain("P10D")\n' });
const NOTHING = new Uint8Array(0);

let network: Network;
let origin: Office;
let recipient: Office;
beforeAll(async () => {
  network = await openNetwork(BEGAN, (address) => (address === 'de/bka' ? { timing: { ...TIMING, proofWithinMs: 60_000 } } : {}));
  await network.adopt(law('fr'), 'fr');
  await network.adopt(law('de', { importCedar: `${PERMIT_IMPORT}\n${TEN_DAYS}` }), 'de');
  origin = await network.office('fr/dcpj');
  recipient = await network.office('de/bka');
});
afterAll(() => network?.stop());

async function publish(mark: string): Promise<string> {
  const { id } = await origin.client.publish(noticeOf(mark), { to: ['de/bka'] });
  await until(async () => (await origin.client.status(id)).state === 'settled');
  return id;
}
type Said = NoticeProof['receipts'][number];
const receiptsOf = async (id: string): Promise<readonly Said[]> => (await recipient.client.proof(id)).receipts;
const proved = (id: string, count: number): Promise<void> =>
  until(async () => {
    const receipts = await receiptsOf(id).catch(() => []);
    return receipts.length === count && receipts.every(({ logged }) => logged !== null);
  });
const alarms = async (): Promise<string> => (await recipient.client.health()).reason ?? '';
const sha256 = (...parts: Uint8Array[]): string => createHash('sha256').update(Buffer.concat(parts)).digest('hex');

/** Checks it with nothing but the ledger's key. */
function check({ jws, logged }: Said): void {
  if (logged === null) throw new Error('it is not proved');
  const entry = new Uint8Array(Buffer.from(logged.entry, 'base64url'));
  expect(verifyProof(logged.proof, entry, [LOG_KEY.vkey]).index).toBe(logged.position);
  const digests = (Entry.decode(entry).receipts?.digests ?? []).map((digest) => Buffer.from(digest).toString('hex'));
  expect(digests).toContain(sha256(Buffer.from(logged.salt, 'base64url'), Buffer.from(jws)));
}

/** What the gateway's file would be without, or with another, answer of the exchange. */
async function rewrite(sql: string, ...values: (string | number | Uint8Array)[]): Promise<void> {
  const database = new DatabaseSync(join(recipient.folder, 'gateway.db'));
  database.prepare(sql).run(...values);
  database.close();
  await recipient.restart();
}
const FORGET = 'UPDATE receipts SET position = NULL, salt = NULL, proved = 0, signed_ms = 0, next_attempt_ms = ?';
const LATER = 10 ** 15;

test('a purge is proved by the member that purged, alone', async () => {
  const id = await publish('Alone');
  await proved(id, 1);
  network.pass(11 * DAY);
  await publish('Later');
  await proved(id, 2);
  const [delivered, purged] = await receiptsOf(id);
  expect([delivered?.state, purged?.state, purged?.code]).toEqual(['delivered', 'purged', 'retention']);
  for (const receipt of await receiptsOf(id)) check(receipt);

  // Its evidence shows both, and nothing of what was purged; its audit file opens both.
  const evidence = await recipient.client.evidence(id);
  const report = verifyEvidence(evidence, { genesisDigest: network.world.genesis.digest });
  expect(report.problems).toEqual([]);
  const said = report.parts.flatMap(({ says }) => says.map((one) => one.id));
  expect(said).toEqual(expect.arrayContaining(['receipt-delivered', 'receipt-purged']));
  expect(parseEvidence(evidence).receipts.map(({ position }) => position)).toEqual([delivered?.logged?.position, purged?.logged?.position]);
  expect(Buffer.from(evidence).includes('NameAlone')).toBe(false);
  // The origin shows the same words, at the same places.
  const theirs = parseEvidence(await origin.client.evidence(id)).receipts;
  expect(theirs).toEqual(parseEvidence(evidence).receipts);
  expect((await origin.client.proof(id)).receipts).toEqual([]);
});

test('of receipts that share an entry each is shown', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, (_, one) => publish(`Many${one}`)));
  for (const id of ids) await proved(id, 1);
  for (const id of ids) for (const receipt of await receiptsOf(id)) check(receipt);
});

test('what the exchange did not answer is said again, and is late until it is shown', async () => {
  const [id, ...more] = [await publish('Unheard'), await publish('Unheard too')];
  for (const one of [id, ...more]) await proved(one, 1);
  const before = await receiptsOf(id);
  await rewrite(FORGET, LATER);
  await until(async () => /unproven-receipt, unproven-purge|unproven-purge, unproven-receipt/u.test(await alarms()));
  expect((await receiptsOf(id)).map(({ logged }) => logged)).toEqual([null]);
  // The same, when its time has come.
  await rewrite(FORGET, 0);
  await proved(id, 1);
  expect(await receiptsOf(id)).toEqual(before);
  await until(async () => !/unproven/u.test(await alarms()));
});

test('a gateway that has an old copy of its files learns which of its words stands', async () => {
  const id = await publish('Restored');
  await proved(id, 1);
  const [stands] = await receiptsOf(id);
  const { mode, claims } = parseReceipt(Buffer.from(stands?.jws ?? ''));
  const other = signReceipt({ ...claims, mode, iat: claims.iat + 77 }, signer('de/bka'));
  const digest = createHash('sha256').update(other).digest('base64url');
  const notice = Buffer.from(claims.notice).toString('base64url');
  await rewrite(`${FORGET}, jws = ?, digest = ? WHERE notice = ?`, 0, other, digest, notice);
  await proved(id, 1);
  expect(await receiptsOf(id)).toEqual([stands]);
});

test('a place where it does not stand is said to be none, and is asked for again', async () => {
  const id = await publish('Elsewhere');
  await proved(id, 1);
  const [stands] = await receiptsOf(id);
  const digest = new Uint8Array(
    createHash('sha256')
      .update(stands?.jws ?? '')
      .digest(),
  );
  const notice = Buffer.from(parseReceipt(Buffer.from(stands?.jws ?? '')).claims.notice).toString('base64url');
  await rewrite(`${FORGET} WHERE notice = ?`, LATER, notice);
  const answer = (own: Answer['own'], position: number): Uint8Array =>
    Answer.encode({ receipt: NOTHING, salt: NOTHING, position, release: NOTHING, recall: NOTHING, proof: '', recipients: [], noticePosition: 0, own });
  const salt = new Uint8Array(32);
  // Another salt, another kind of entry.
  for (const position of [stands?.logged?.position ?? 0, 0]) {
    await recipient.restart();
    await network.deliver('de/bka', answer([{ digest, salt, receipt: NOTHING }], position), 'answer');
    await until(async () => (await alarms()).includes('not-in-the-ledger'));
    expect((await receiptsOf(id)).map(({ logged }) => logged)).toEqual([null]);
  }
  network.pass(301);
  await publish('A next one');
  await proved(id, 1);
  expect(await receiptsOf(id)).toEqual([stands]);

  // What is proved is not moved; and what we never said is reported.
  await network.deliver('de/bka', answer([{ digest, salt, receipt: NOTHING }], 1), 'answer');
  expect(await receiptsOf(id)).toEqual([stands]);
  expect(await alarms()).not.toContain('unknown-receipt');
  await network.deliver('de/bka', answer([{ digest: new Uint8Array(32), salt, receipt: NOTHING }], 1), 'answer');
  await until(async () => (await alarms()).includes('unknown-receipt'));
});

test('the purge of a recalled notice is proved by who purged it', async () => {
  const id = await publish('Recalled');
  await proved(id, 1);
  await origin.client.recall(id, { code: 'mistaken-identity', reason: 'an invented mistake' });
  await proved(id, 2);
  const receipts = await receiptsOf(id);
  expect(receipts.map(({ state, code }) => [state, code])).toEqual([
    ['delivered', null],
    ['purged', 'recalled'],
  ]);
  for (const receipt of receipts) check(receipt);
  await until(async () => verifyEvidence(await recipient.client.evidence(id), { genesisDigest: network.world.genesis.digest }).recalled !== null);
  const report = verifyEvidence(await recipient.client.evidence(id), { genesisDigest: network.world.genesis.digest });
  expect(report.problems).toEqual([]);
  expect(report.parts.flatMap(({ says }) => says.map((one) => one.id))).toEqual(expect.arrayContaining(['receipt-delivered', 'receipt-purged']));
});

test('a receipt whose key ends before anybody has it is signed anew, and one that was taken before stays as it was', async () => {
  const taken = await publish('Taken');
  await proved(taken, 1);
  const [before] = await receiptsOf(taken);
  // The broker is away: the exchange has the one, and not the other; and the gateway knows of neither.
  network.deaf.add('de/bka');
  const { id } = await origin.client.publish(noticeOf('Kept back'), { to: ['de/bka'] });
  await until(async () => (await recipient.client.list({ limit: 500 })).items.some((item) => item.id === id));
  const notice = Buffer.from(parseReceipt(Buffer.from(before?.jws ?? '')).claims.notice).toString('base64url');
  await rewrite(`${FORGET} WHERE notice = ?`, 0, notice);
  const { kid } = signer('de/bka');
  const next = publicJwk(signer('de/bka next').publicKey);
  const period = { notBefore: BEGAN - DAY, notAfter: BEGAN + 300 * DAY };
  await network.state({ type: 'key.add', address: 'de/bka' as never, signing: [{ jwk: next, ...period }], boxes: [] }, 'de');
  await network.state({ type: 'key.revoke', address: 'de/bka' as never, kid, reason: 'invented' }, 'de');
  network.deaf.clear();
  network.pass(2);

  await proved(id, 1);
  const [anew] = await receiptsOf(id);
  expect(parseReceipt(Buffer.from(anew?.jws ?? '')).header.kid).toBe(signer('de/bka next').kid);
  await until(async () => (await origin.client.status(id)).state === 'settled');
  await proved(taken, 1);
  expect(await receiptsOf(taken)).toEqual([before]);
  expect(await alarms()).not.toContain('unknown-receipt');
});
