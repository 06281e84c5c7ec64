import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { auditTree, fileTreeReader } from '@huecry/audit';
import type { Address, MemberCode } from '@huecry/notice';
import { Entry } from '@huecry/proto';
import { ledgerVkeys, signStatement, statementPayload } from '@huecry/registry';
import { verifyReceipt } from '@huecry/seal';
import { openKeystore } from '@huecry/seal/keystore';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPlainTree } from '../e2e/plain-tree.ts';
import { Stand } from '../faults/stand.ts';
import { closedIn, filesBelow, type Found, type Loot, messagesOf, openClosed, placesOf, plunder, sealedMessages, spellings } from './attacker.ts';

/** Real processes over a real broker: an origin, two recipients, exchange and ledger. */
const PLACES = { origin: 'de/bka', recipient: 'eg/ncb', refused: 'fr/dcpj' } as const;
const RECIPIENTS = [PLACES.recipient, PLACES.refused];
const DAY = 86_400;

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.open({ gateways: PLACES, timing: { boxKeyGraceMs: 1_000 } });
}, 600_000);
afterAll(async () => {
  await stand?.stop();
  stand?.remove();
});

/** A gateway that was killed does not answer for a while. */
const until = async (condition: () => Promise<boolean> | boolean): Promise<void> => {
  const holds = async (): Promise<boolean> => condition();
  while (!(await holds().catch(() => false))) await sleep(100);
};
const at = () => stand.world.at;
const keysOf = (address: string): string => join(at().gateway(address), 'keys');
/** Every folder with private keys, those of the members' roots and of the exchange too. */
const keystores = (): string[] => [
  ...Object.values(PLACES).map(keysOf),
  ...['de', 'eg', 'fr'].map((code) => at().memberKeys(code)),
  join(at().exchange, 'keys'),
];
const read = <T>(address: string, sql: string): T[] => {
  const database = new DatabaseSync(join(at().gateway(address), 'gateway.db'), { readOnly: true });
  try {
    return database.prepare(sql).all() as T[];
  } finally {
    database.close();
  }
};

/** A box key that ends in a day, which its member's root registers beside the one that is there; it begins later, so it is sealed to. */
async function addBoxKey(name: 'recipient' | 'refused'): Promise<string> {
  const address = PLACES[name] as Address;
  const member = address.slice(0, address.indexOf('/')) as MemberCode;
  const { kid, suite, publicKey } = openKeystore(keysOf(address)).generateBox('day');
  const now = stand.nowSeconds;
  const box = { kid, suite, publicKey: Buffer.from(publicKey).toString('base64url'), notBefore: now - 60, notAfter: now + DAY };
  const payload = statementPayload(
    { type: 'key.add', address, signing: [], boxes: [box] },
    { id: randomUUID(), network: stand.world.genesis.digest, iat: now },
  );
  const roots = openKeystore(at().memberKeys(member));
  const root = roots.list().find((key) => key.name === 'root');
  if (root === undefined) throw new Error(`there is no root of ${member}`);
  const { position } = await stand.client(name).submitStatement(signStatement(payload, [{ member, signer: roots.signer(root.kid) }]));
  for (const office of ['origin', 'recipient', 'refused'] as const) await until(async () => (await stand.client(office).health()).registryPosition > position);
  return kid;
}

/** Words that stand nowhere else, in fields of several categories, with letters that JSON and base64 write in other ways. */
const WORDS = { family: 'Zwölfgüß-Erased', place: 'Ort “Vergessen”', circumstances: 'Circumstances-of-Erasure ☂', reference: 'REF-ERASED-77' };
const PHOTO = Buffer.concat([Buffer.from('PLANTED-IN-A-PHOTO '), randomBytes(5_000)]);
const sha256 = createHash('sha256').update(PHOTO).digest('hex');
const notice = (expires: string) => ({
  kind: 'yellow',
  profile: 'full',
  diffusion: true,
  purpose: 'locate',
  offenceClass: '0000',
  basis: ['national-law'],
  handling: { code: 'H0', tlp: 'GREEN' },
  expires,
  content: {
    subject: {
      status: 'missing',
      name: { family: WORDS.family, given: 'Noé' },
      birth: { date: { year: 1985, month: 5 }, place: WORDS.place, country: 'fr' },
      photos: [{ sha256, mediaType: 'image/jpeg', sizeBytes: PHOTO.length }],
    },
    event: { type: 'disappearance', place: 'Ville-Fictive', circumstances: WORDS.circumstances },
    source: { issuer: 'de', reference: WORDS.reference },
  },
});

const tells = (loot: Loot, where: string, word: string): boolean => loot.texts.some((one) => one.where === where && one.text.includes(word));
const planted = [...Object.values(WORDS).map((word) => Buffer.from(word)), PHOTO.subarray(0, 18), PHOTO.subarray(100, 160), PHOTO.subarray(4_900, 4_960)];

test('when a notice has ended nothing that is left anywhere tells a word of it, and the ledger proves that it was purged', async () => {
  const origin = stand.client('origin');
  const dayKeys = [await addBoxKey('recipient'), await addBoxKey('refused')];
  await origin.attach(new Uint8Array(PHOTO));
  const expires = new Date((stand.nowSeconds + DAY) * 1000).toISOString();
  // While the recipients sleep, the broker's operator copies what lies on its disk; what was submitted is the same as the origin keeps to send again.
  const wake = (['recipient', 'refused'] as const).map((name) => stand.freeze(name));
  const { id } = await origin.publish(notice(expires), { to: RECIPIENTS, idempotencyKey: 'erasure' });
  const messages: Buffer[] = [];
  await until(() => {
    messages.splice(0, messages.length, ...messagesOf(filesBelow(at().nats)));
    return sealedMessages(messages) === 2;
  });
  for (const { submission } of read<{ submission: Uint8Array }>(PLACES.origin, 'SELECT submission FROM outbox')) messages.push(Buffer.from(submission));
  for (const one of wake) one();
  await until(async () => (await origin.status(id)).state === 'settled');
  expect((await origin.status(id)).recipients.map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  for (const name of ['recipient', 'refused'] as const) {
    await until(async () => (await stand.client(name).get(id)).attachments.every(({ state }) => state === 'here'));
    expect((await stand.client(name).search('zwölfgüß')).hits).toMatchObject([{ id }]);
  }

  // Before: with every file and every key everything is found, in each of the places.
  const before = filesBelow(stand.folder);
  const loot = plunder(before, keystores(), messages);
  for (const word of Object.values(WORDS)) expect(tells(loot, 'own', word), `own: ${word}`).toBe(true);
  for (const where of ['received', 'sealed']) expect(tells(loot, where, WORDS.family), where).toBe(true);
  expect(tells(loot, 'file', 'PLANTED-IN-A-PHOTO')).toBe(true);
  for (const what of ['salt', 'data key', 'wrapped key', 'slot key', 'file key'])
    expect(loot.secrets.filter((one) => one.what === what).length, what).toBeGreaterThan(0);
  // The submission and both deliveries: the keys of a day open them.
  expect(loot.messages).toEqual({ seen: 3, opened: 3 });
  // And the search itself finds what is there to be found: wrapped keys, and a word in a file.
  const wrapped = loot.secrets.filter(({ what }) => what === 'wrapped key').map(({ bytes }) => bytes);
  expect(placesOf(before, wrapped).length).toBeGreaterThanOrEqual(wrapped.length);
  for (const { how, bytes } of spellings(Buffer.from(WORDS.family)))
    expect(placesOf([{ path: 'x', bytes: Buffer.concat([Buffer.from('{"'), bytes, Buffer.from('"}')]) }], planted), how).not.toEqual([]);
  const copies = Object.values(PLACES).flatMap((address) => closedOf(address));
  const storageBefore = Object.values(PLACES).map((address) =>
    openKeystore(keysOf(address))
      .storageKeys()
      .map(({ kid }) => kid),
  );
  const pieces = copies.flatMap(({ sealed }) => [Buffer.from(sealed.slice(12, 44)), Buffer.from(sealed.slice(-32))]);
  expect(placesOf(gatewayFiles(before), pieces).length).toBeGreaterThanOrEqual(pieces.length);

  // A day and more goes by: the notice ends, and so do the keys that it was sealed to. Each gateway is killed while it erases.
  const killed = [
    stand.arm('origin', 'gateway:own-erased', 'origin'),
    stand.arm('recipient', 'gateway:box-key-destroyed', 'recipient'),
    stand.arm('refused', 'gateway:purged', 'refused'),
  ];
  stand.pass(2 * DAY);
  await until(async () => (await origin.status(id)).recipients.every(({ state }) => state === 'purged'));
  await until(async () => (await origin.get(id)).content === null);
  await until(() => killed.every((one) => one()));
  await until(() => dayKeys.every((kid) => Object.values(PLACES).every((address) => !existsSync(join(keysOf(address), `${kid}.json`)))));
  await until(() => Object.values(PLACES).every((address) => read(address, `SELECT 1 FROM meta WHERE key = 'storage_retired' AND value <> ''`).length === 0));
  await until(() =>
    Object.values(PLACES).every((address, index) =>
      openKeystore(keysOf(address))
        .storageKeys()
        .every(({ kid, name }) => name !== 'storage' || storageBefore[index]?.includes(kid) !== true),
    ),
  );
  const { jws: receipts, positions } = await purgeReceipts(id);

  // While everything runs, and again when all files are at rest.
  const secrets = loot.secrets.map(({ bytes }) => bytes);
  const search = (): void => {
    const after = filesBelow(stand.folder);
    expect(placesOf(after, [...planted, ...secrets])).toEqual([]);
    expect(placesOf(gatewayFiles(after), pieces)).toEqual([]);
    const left = plunder(after, keystores());
    for (const word of [...Object.values(WORDS), 'PLANTED-IN-A-PHOTO']) expect(left.texts.filter(({ text }) => text.includes(word))).toEqual([]);
    // What the broker's operator copied before, and what an old copy of a gateway's file holds: no key that is left opens it.
    const copied = plunder(after, keystores(), messages);
    expect(copied.messages).toEqual({ seen: 3, opened: 0 });
    const stores = keystores().map(openKeystore);
    expect(copies.map((copy) => openClosed(stores, copy)?.plaintext ?? null).filter((text) => text !== null)).toEqual([]);
  };
  search();

  expect(await origin.get(id)).toMatchObject({ content: null, routing: null, attachments: [], purges: [{ categories: [], code: 'expired' }] });
  await expect(origin.presentation(id)).rejects.toMatchObject({ code: 'no-presentation' });
  const again = notice(new Date((stand.nowSeconds + DAY) * 1000).toISOString());
  await expect(origin.publish(again, { to: RECIPIENTS, idempotencyKey: 'erasure' })).rejects.toMatchObject({ code: 'idempotency-conflict' });
  await stand.stop();
  search();

  // The log is whole, what was said stands in it as it was signed, and the purges are proved.
  const { genesis } = stand.world;
  const report = await auditTree({ reader: fileTreeReader(at().tree), vkey: ledgerVkeys(genesis), genesisDigest: genesis.digest });
  expect(report).toMatchObject({ ok: true, problems: [], gaps: [], forks: [], counts: { notices: 1 } });
  const tree = readPlainTree(at().tree, readFileSync(at().vkey, 'utf8'));
  const entries = tree.entries.map((bytes) => Entry.decode(bytes));
  for (const [index, address] of RECIPIENTS.entries()) {
    const jws = receipts[index] ?? new Uint8Array();
    const key = openKeystore(keysOf(address))
      .list()
      .find(({ use }) => use === 'sign');
    const { claims } = verifyReceipt(jws, key?.publicKey ?? new Uint8Array());
    expect(claims).toMatchObject({ iss: address, origin: PLACES.origin, jti: id, state: 'purged', code: 'expired' });
    expect(claims.categories).toBeUndefined();
    expect(entries[positions[index] ?? -1]?.receipts?.digests.length).toBeGreaterThan(0);
  }
});

const gatewayFiles = (files: readonly Found[]): Found[] =>
  files.filter(({ path }) => Object.values(PLACES).some((address) => path.startsWith(at().gateway(address))));

function closedOf(address: string): ReturnType<typeof closedIn> {
  const database = new DatabaseSync(join(at().gateway(address), 'gateway.db'), { readOnly: true });
  try {
    return closedIn(database);
  } finally {
    database.close();
  }
}

/** The recipients' signed words as the origin has them, and where their digests stand in the ledger. */
async function purgeReceipts(id: string): Promise<{ jws: Uint8Array[]; positions: number[] }> {
  const { recipients } = await stand.client('origin').status(id);
  const receipts = RECIPIENTS.map((address) => recipients.find(({ recipient }) => recipient === address)?.receipt);
  return {
    jws: receipts.map((receipt) => new Uint8Array(Buffer.from(receipt?.jws ?? ''))),
    positions: receipts.map((receipt) => receipt?.position ?? -1),
  };
}
