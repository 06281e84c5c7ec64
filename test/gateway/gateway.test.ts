import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseProof, verifyProof } from '@huecry/ledger';
import { recordsOf } from '@huecry/notice';
import { Entry, entryOf } from '@huecry/proto';
import { registryFromEntries, type RegistryState } from '@huecry/registry';
import { importRecords, SdkError, type StreamEvent } from '@huecry/sdk';
import { interpolSampleFiles } from '@huecry/testkit';
import { compactVerify, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playExchange } from './played-exchange.ts';
import { noticeOf, openStand, ORIGIN, RECIPIENT, type Stand, until } from './stand.ts';

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
}, 600_000);
afterAll(() => stand?.stop());

const origin = () => stand.gateways[ORIGIN].client;
const recipient = () => stand.gateways[RECIPIENT].client;
const settled = async (id: string) => {
  await until(async () => ['settled', 'refused'].includes((await origin().status(id)).state));
  return origin().status(id);
};
const read = <T>(sql: string, address: typeof ORIGIN | typeof RECIPIENT): T[] => {
  const database = new DatabaseSync(join(stand.gateways[address].dataDir, 'gateway.db'), { readOnly: true });
  try {
    return database.prepare(sql).all() as T[];
  } finally {
    database.close();
  }
};
const post = (path: string, body: string, headers: Record<string, string> = {}) => {
  const { url, token } = stand.gateways[ORIGIN];
  return fetch(`${url}${path}`, { method: 'POST', body, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers } });
};

describe('a notice that is published', () => {
  test('ends with a proof that anyone can check and a receipt, and its recipient holds a standard SD-JWT of what it may see', async () => {
    const { id } = await origin().publish(noticeOf('Beispielmann'), { to: [RECIPIENT] });
    const status = await settled(id);
    expect(status).toMatchObject({ state: 'settled', recipients: [{ recipient: RECIPIENT, state: 'delivered', receipt: { state: 'delivered' } }] });

    const view = await recipient().get(id);
    expect(view).toMatchObject({ box: 'in', state: 'stored', origin: ORIGIN, kind: 'yellow', position: status.position, digest: status.digest });
    expect(view.content).toMatchObject({ subject: { name: { family: 'Beispielmann' } } });
    expect(view.categories).toContain('identity');

    const { sdJwt, jwk } = await recipient().presentation(id);
    const [jws = ''] = sdJwt.split('~');
    await compactVerify(jws, await importJWK(jwk, 'Ed25519'));
    const { extra } = parseProof(status.proof ?? '');
    const timeMs = Number(Buffer.from(extra ?? []).readBigUInt64BE());
    const entry = Entry.encode(entryOf(timeMs, { notice: { jws: new Uint8Array(Buffer.from(jws)) } }));
    expect(verifyProof(status.proof ?? '', entry, stand.world.genesis.ledger.vkey).index).toBe(status.position);
  });

  test('the same idempotency key publishes once; for another notice it is a conflict', async () => {
    const options = { to: [RECIPIENT], idempotencyKey: 'case-1' } as const;
    const [first, second] = await Promise.all([origin().publish(noticeOf('Einmal'), options), origin().publish(noticeOf('Einmal'), options)]);
    expect(second.id).toBe(first.id);
    await expect(origin().publish(noticeOf('Anders'), options)).rejects.toMatchObject({ code: 'idempotency-conflict', status: 409, retryable: false });
  });

  test('is explained: before, and after', async () => {
    const before = await origin().explain({ notice: noticeOf('Frage'), recipient: RECIPIENT });
    expect(before).toMatchObject({ basis: 'hypothetical', outcome: 'permit' });
    expect(before.lines.length).toBeGreaterThan(0);
    const { id } = await origin().publish(noticeOf('Frage'), { to: [RECIPIENT] });
    const { recipients } = await settled(id);
    const after = await origin().explain({ id, recipient: RECIPIENT });
    expect(after).toMatchObject({ basis: 'decision', outcome: 'permit', permitted: recipients[0]?.categories, now: { same: true } });
  });
});

describe('what is not right', () => {
  const word = 'Geheimwort';
  const good = JSON.stringify({ notice: noticeOf(word), to: [RECIPIENT] });
  test.each([
    ['no token', 401, 'unauthorised', good, { authorization: '' }],
    ['a wrong token', 401, 'unauthorised', good, { authorization: `Bearer ${word}` }],
    ['not JSON', 400, 'invalid-request', `{"notice": ${word}`, {}],
    ['another type', 415, 'invalid-request', good, { 'content-type': 'text/plain' }],
    ['an unknown field', 400, 'invalid-request', JSON.stringify({ notice: {}, to: 'all', [word]: 1 }), {}],
    ['no recipient', 400, 'invalid-request', JSON.stringify({ notice: {}, to: [] }), {}],
    ['no notice', 422, 'invalid-notice', JSON.stringify({ notice: { kind: word, content: { [word]: word } }, to: 'all' }), {}],
    ['a recipient that is none', 422, 'unknown-recipient', JSON.stringify({ notice: noticeOf(word), to: [RECIPIENT, 'de/nobody'] }), {}],
    ['ourselves', 422, 'own-address', JSON.stringify({ notice: noticeOf(word), to: [ORIGIN] }), {}],
    ['too much', 413, 'too-large', JSON.stringify({ notice: { text: word.repeat(100_000) }, to: 'all' }), {}],
    ['a bad key', 400, 'invalid-request', good, { 'idempotency-key': 'x'.repeat(200) }],
  ])('%s: %i %s, and what was sent does not come back', async (_name, status, code, body, headers) => {
    const response = await post('/v1/notices', body, headers);
    const text = await response.text();
    expect([response.status, JSON.parse(text)]).toMatchObject([status, { error: { code, message: expect.stringMatching(/.{20}/u) } }]);
    expect(text).not.toContain(word);
  });

  test('nothing of it was accepted', async () => {
    for (const { id } of read<{ id: string }>('SELECT DISTINCT id FROM outbox', ORIGIN)) expect(JSON.stringify(await origin().get(id))).not.toContain(word);
  });

  test('the error of an invalid notice says where', async () => {
    const error: unknown = await origin()
      .publish({ ...noticeOf('x'), purpose: 'nonsense' }, { to: [RECIPIENT] })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SdkError);
    expect(error).toMatchObject({ code: 'invalid-notice', issues: [{ pointer: '/purpose' }] });
  });

  test('the API describes itself, and the specification has the same calls', async () => {
    const { url } = stand.gateways[ORIGIN];
    const openapi = (await (await fetch(`${url}/openapi.json`)).json()) as { paths: Record<string, Record<string, { summary?: string }>> };
    const served = Object.entries(openapi.paths).flatMap(([path, calls]) =>
      Object.entries(calls).map(([method, call]) => ({ name: `${method.toUpperCase()} ${path}`, call })),
    );
    for (const { name, call } of served) expect(call.summary ?? '', name).not.toBe('');
    const spec = readFileSync(join(import.meta.dirname, '../../docs/spec/gateway-api.md'), 'utf8');
    const table = spec.slice(spec.indexOf('| call | does |'), spec.indexOf('\n## '));
    const specified = [...table.matchAll(/`((?:GET|POST|PUT|DELETE) \/v1\/[^`?]*)/g)].map(([, name = '']) => name);
    expect(served.map(({ name }) => name).toSorted()).toEqual(specified.toSorted());
    expect((await fetch(`${url}/docs`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('huecry_gateway_accepted_total');
  });
});

describe('the live stream', () => {
  test('gives each notice once, resumes where it broke off, and survives a restart of the gateway', async () => {
    const seen: StreamEvent[] = [];
    const ids: string[] = [];
    const publish = async (name: string): Promise<void> => void ids.push((await origin().publish(noticeOf(name), { to: [RECIPIENT] })).id);
    const start = (await recipient().list({ limit: 500 })).items.at(-1)?.cursor ?? 0;

    const first = new AbortController();
    await publish('Strom-1');
    for await (const event of recipient().stream({ after: start, signal: first.signal })) {
      seen.push(event);
      first.abort();
    }
    await publish('Strom-2');
    await publish('Strom-3');

    const second = new AbortController();
    const reading = (async () => {
      for await (const event of recipient().stream({ after: seen[0]?.cursor ?? 0, signal: second.signal })) {
        seen.push(event);
        if (seen.length === 4) second.abort();
      }
    })();
    await until(() => seen.length === 3);
    await stand.gateways[RECIPIENT].kill();
    await publish('Strom-4');
    await stand.gateways[RECIPIENT].start();
    await reading;
    expect(seen.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(seen.map(({ cursor }) => cursor)).toEqual(seen.map(({ cursor }) => cursor).toSorted((a, b) => a - b));
  });
});

describe('an import', () => {
  const records = recordsOf(JSON.parse(readFileSync(interpolSampleFiles()[1] ?? '', 'utf8')));

  test('run twice publishes nothing twice, in either form; a bad record is refused alone', async () => {
    const once = await importRecords(origin(), records, { pseudonymise: true });
    expect(once.accepted).toBeGreaterThan(0);
    expect(once.refused.length).toBeGreaterThan(0);
    expect(once.accepted + once.refused.length + once.duplicates.length).toBe(records.length);
    const again = await importRecords(origin(), records, { pseudonymise: false });
    expect(again).toMatchObject({ accepted: 0, refused: once.refused });
    expect(again.duplicates.length).toBe(once.accepted + once.duplicates.length);

    const changed = await origin().importRecord({ ...(records[0] as object), distinguishing_marks: 'Something new' }, { pseudonymise: true });
    expect(changed).toMatchObject({ outcome: 'refused', code: 'record-changed' });
    // Addressed to all, of which one runs here.
    for (const id of once.ids)
      await until(async () => (await origin().status(id)).recipients.some(({ recipient: to, state }) => to === RECIPIENT && state === 'delivered'));
  });

  test('under pseudonyms nothing of the record itself stays', async () => {
    const rows = read<{ id: string }>('SELECT DISTINCT id FROM outbox', ORIGIN);
    const texts = await Promise.all(rows.map(async ({ id }) => JSON.stringify(await origin().get(id))));
    expect(texts.length).toBeGreaterThan(0);
    for (const word of ['FEINTE', 'Sainte-Fable', '2090/20001']) expect(texts.join(''), word).not.toContain(word);
    expect(read(`SELECT 1 FROM outbox_content WHERE part LIKE 'kept %'`, ORIGIN)).toEqual([]);
  });
});

describe('while the exchange is away', () => {
  test('a notice is accepted, survives the death of its gateway, and arrives in the end', async () => {
    await stand.exchange.kill();
    const { id } = await origin().publish(noticeOf('Geduld'), { to: [RECIPIENT] });
    await stand.gateways[ORIGIN].kill();
    await stand.gateways[ORIGIN].start();
    expect((await origin().status(id)).state).not.toBe('settled');
    await stand.exchange.start();
    expect(await settled(id)).toMatchObject({ state: 'settled', recipients: [{ state: 'delivered' }] });
    expect(read(`SELECT 1 FROM inbox WHERE id = '${id}'`, RECIPIENT)).toHaveLength(1);
  });
});

describe('what a broken or dishonest exchange could send', () => {
  let played: Awaited<ReturnType<typeof playExchange>>;
  beforeAll(async () => {
    const entries = read<{ position: number; entry: Uint8Array }>('SELECT position, entry FROM registry_entries ORDER BY position', RECIPIENT);
    const state: RegistryState = registryFromEntries(
      stand.world.genesis,
      entries.map(({ position, entry }) => ({ position, bytes: entry })),
    ).state;
    played = await playExchange(stand, state);
  });
  afterAll(() => played?.close());

  const ids = Array.from({ length: 4 }, () => crypto.randomUUID().replace(/^(.{14})./u, (_all, first: string) => `${first}7`));
  const row = (id: string) =>
    read<{ state: string; rev: number; code: string | null }>(`SELECT state, rev, code FROM inbox WHERE id = '${id}' ORDER BY rev`, RECIPIENT);
  const quarantined = () =>
    read<{ code: string }>(`SELECT code FROM quarantine WHERE channel = 'deliver' ORDER BY first_ms`, RECIPIENT).map(({ code }) => code);
  const holes = async () => (await recipient().health()).holes;
  const before: { digest: Uint8Array | null } = { digest: null };

  test('the same delivery again: one row, one receipt more', async () => {
    const [id = ''] = ids;
    const sealed = played.seal(noticeOf('Doppelt'), { jti: id, rev: 1, prev: null, link: { n: 1, prev: null } });
    before.digest = sealed.digest;
    const delivery = played.delivery(sealed);
    await played.send(delivery);
    const digest = Buffer.from(sealed.digest).toString('base64url');
    // A repetition that comes while the receipt is on its way asks for nothing more.
    await until(() => read<{ sends: number }>(`SELECT sends FROM receipts WHERE notice = '${digest}'`, RECIPIENT)[0]?.sends === 1);
    await played.send(delivery);
    await until(() => read<{ sends: number }>(`SELECT sends FROM receipts WHERE notice = '${digest}'`, RECIPIENT)[0]?.sends === 2);
    expect(row(id)).toEqual([{ state: 'stored', rev: 1, code: null }]);
  });

  test('a flipped bit: quarantined with its code and without its bytes; the true one is taken in afterwards', async () => {
    const [, id = ''] = ids;
    const sealed = played.seal(noticeOf('Gekippt'), { jti: id, rev: 1, prev: null, link: { n: 2, prev: before.digest } });
    const good = played.delivery(sealed);
    const bad = Uint8Array.from(good);
    // A byte of a slot's ciphertext, behind the JWS and the routing disclosure.
    const at = Buffer.from(bad).lastIndexOf(Buffer.from('slot:identity')) + 260;
    bad[at] = (bad[at] ?? 0) ^ 1;
    await played.send(bad);
    await until(() => quarantined().length === 1);
    expect(row(id)).toEqual([]);
    await played.send(good);
    await until(() => row(id).length === 1);
    expect(row(id)).toEqual([{ state: 'stored', rev: 1, code: null }]);
    before.digest = sealed.digest;
  });

  test('rubbish: quarantined, and the next one goes through', async () => {
    await played.send(Buffer.from('not a delivery'));
    await until(() => quarantined().includes('malformed'));
  });

  test('a revision that comes late does not replace the newer one; the hole that it leaves is seen and closes', async () => {
    const [, , id = ''] = ids;
    const first = played.seal(noticeOf('Alt'), { jti: id, rev: 1, prev: null, link: { n: 3, prev: before.digest } });
    const second = played.seal(noticeOf('Neu'), { jti: id, rev: 2, prev: first.digest, link: { n: 4, prev: first.digest } });
    await played.send(played.delivery(second));
    await until(() => row(id).length === 1);
    expect(await holes()).toBe(1);
    await played.send(played.delivery(first));
    await until(() => row(id).length === 2);
    expect(row(id)).toEqual([
      { state: 'superseded', rev: 1, code: null },
      { state: 'stored', rev: 2, code: null },
    ]);
    expect(await holes()).toBe(0);
    expect((await recipient().get(id)).content).toMatchObject({ subject: { name: { family: 'Neu' } } });
    expect(read(`SELECT 1 FROM inbox_parts JOIN inbox ON inbox.cursor = inbox WHERE state <> 'stored'`, RECIPIENT)).toEqual([]);
    before.digest = second.digest;
  });

  test('one that has expired on its way: a link of the chain, refused, nothing of it stored', async () => {
    const [, , , id = ''] = ids;
    const exp = Math.floor(Date.now() / 1000) + 1;
    const delivery = played.delivery(played.seal(noticeOf('Verfallen'), { jti: id, rev: 1, prev: null, link: { n: 5, prev: before.digest }, exp }));
    await until(() => Date.now() / 1000 > exp);
    await played.send(delivery);
    await until(() => row(id).length === 1);
    expect(row(id)).toEqual([{ state: 'refused', rev: 1, code: 'expired' }]);
    expect(read(`SELECT 1 FROM inbox_parts JOIN inbox ON inbox.cursor = inbox WHERE inbox.id = '${id}'`, RECIPIENT)).toEqual([]);
    expect(await holes()).toBe(0);
  });

  test('another notice under the same id and revision: the first one stays', async () => {
    const [id = ''] = ids;
    await played.send(played.delivery(played.seal(noticeOf('Falsch'), { jti: id, rev: 1, prev: null, link: { n: 6, prev: before.digest } })));
    await until(() => quarantined().includes('equivocation'));
    expect((await recipient().get(id)).content).toMatchObject({ subject: { name: { family: 'Doppelt' } } });
    expect(await recipient().health()).toMatchObject({ state: 'alarmed' });
  });
});

describe('logs', () => {
  test('hold ids and codes, and no word of a notice', () => {
    for (const address of [ORIGIN, RECIPIENT] as const) {
      const log = readFileSync(stand.gateways[address].log, 'utf8');
      expect(log).toContain('"msg":"ready"');
      for (const word of ['Beispielmann', 'Geheimwort', 'Geduld', 'Doppelt', 'Ville-Fictive', 'FEINTE', stand.gateways[address].token])
        expect(log.includes(word), `${address} ${word}`).toBe(false);
    }
  });
});
