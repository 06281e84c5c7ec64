import { createHash } from 'node:crypto';
import { bundleDigest } from '@huecry/policy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { law } from '../network/laws.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

/** Every call of the API, asked over HTTP of a gateway that has sent something, as any program would. */
const FILE = new TextEncoder().encode('Invented bytes of a photo.');
const SHA256 = createHash('sha256').update(FILE).digest('hex');
const NOWHERE = crypto.randomUUID();
let network: Network;
let origin: Office;
let recipient: Office;
let sent = '';
let pointer = '';
beforeAll(async () => {
  network = await openNetwork(Date.UTC(2026, 8, 1) / 1000);
  await network.adopt(law('fr'), 'fr');
  await network.adopt(law('de'), 'de');
  origin = await network.office('fr/dcpj');
  recipient = await network.office('de/bka');
  await origin.client.attach(FILE);
  const { content, ...rest } = noticeOf('Wege');
  const photos = [{ sha256: SHA256, sizeBytes: FILE.length, mediaType: 'image/jpeg' }];
  sent = (
    await origin.client.publish(
      { ...rest, conditions: ['no-automated-matching'], content: { ...content, subject: { ...content.subject, photos } } },
      { to: ['de/bka'] },
    )
  ).id;
  pointer = (await origin.client.publish(noticeOf('Hinweis'), { to: ['de/bka'], restrictions: { contactOnly: ['de'] } })).id;
  for (const id of [sent, pointer]) await until(async () => (await origin.client.status(id)).state === 'settled');
});
afterAll(() => network?.stop());

interface Asked {
  readonly at?: () => Office;
  readonly path?: () => string;
  readonly body?: () => object | Uint8Array<ArrayBuffer>;
  readonly status?: number;
  /** What has to stand in the answer. */
  readonly says: RegExp;
}
const CALLS: Readonly<Record<string, Asked>> = {
  'POST /v1/notices': { body: () => ({ notice: noticeOf('Neu'), to: ['de/bka'] }), status: 202, says: /"state":"accepted".*"rev":1/u },
  'GET /v1/notices': { path: () => '/v1/notices?box=out', says: /"box":"out"/u },
  'GET /v1/notices/{id}': { path: () => `/v1/notices/${sent}`, says: /NameWege/u },
  'GET /v1/notices/{id}/status': { path: () => `/v1/notices/${sent}/status?language=fr`, says: /"proof":"c2sp\.org/u },
  'GET /v1/notices/{id}/proof': { path: () => `/v1/notices/${sent}/proof`, says: /c2sp\.org\/tlog-proof/u },
  'GET /v1/notices/{id}/presentation': { path: () => `/v1/notices/${sent}/presentation`, says: /"sdJwt"/u },
  'POST /v1/notices/{id}/revisions': {
    path: () => `/v1/notices/${pointer}/revisions`,
    body: () => ({ notice: noticeOf('Hinweis') }),
    status: 202,
    says: /"rev":2/u,
  },
  'GET /v1/notices/{id}/revisions': { path: () => `/v1/notices/${sent}/revisions`, says: /"rev":1/u },
  'POST /v1/notices/{id}/requests': {
    at: () => recipient,
    path: () => `/v1/notices/${pointer}/requests`,
    body: () => ({ reason: 'we hold a file' }),
    status: 202,
    says: /"state":"requested"/u,
  },
  'POST /v1/notices/{id}/recall': {
    at: () => recipient,
    path: () => `/v1/notices/${sent}/recall`,
    body: () => ({ code: 'withdrawn' }),
    status: 403,
    says: /not-the-origin/u,
  },
  'GET /v1/recalls': { says: /"sent":\[\],"received":\[\]/u },
  'GET /v1/requests': { says: /"items":\[/u },
  'POST /v1/attachments': { body: () => FILE, status: 201, says: new RegExp(SHA256, 'u') },
  'GET /v1/notices/{id}/attachments/{sha256}': { path: () => `/v1/notices/${sent}/attachments/${SHA256}`, says: /^Invented bytes of a photo\.$/u },
  'GET /v1/search': { at: () => recipient, path: () => '/v1/search?q=NameWege', says: /"matched":\["identity"\]/u },
  'GET /v1/export': { at: () => recipient, says: /"conditions":\["no-automated-matching"\]/u },
  'GET /v1/violations': { says: /"caught":\[\],"reported":\[\]/u },
  'GET /v1/reviews': { says: /"items":\[\]/u },
  'GET /v1/reviews/{id}': { path: () => `/v1/reviews/${sent}`, status: 404, says: /not-found/u },
  'POST /v1/reviews/{id}/release': { path: () => `/v1/reviews/${sent}/release`, body: () => ({}), status: 404, says: /not-found/u },
  'POST /v1/reviews/{id}/refuse': { path: () => `/v1/reviews/${sent}/refuse`, body: () => ({ reason: 'no' }), status: 404, says: /not-found/u },
  'POST /v1/imports': { body: () => ({ record: { nonsense: true }, pseudonymise: true }), says: /"outcome":"refused","id":null,"code":"unknown-kind"/u },
  'GET /v1/members': { says: /"code":"de".*"bundle":\{"digest"/u },
  'GET /v1/keys': { says: /"use":"box"/u },
  'GET /v1/keys/next': { says: /"member":"fr","rootKid":"[\w-]{43}".*"statement":null/u },
  'GET /v1/facts': {
    path: () => '/v1/facts?treaty=UNTOC&member=de',
    says: /"topic":"participation","member":"de".*"source":"[^"]+","asOf":"\d{4}-\d\d-\d\d","position":\d+/u,
  },
  'GET /v1/ledger': { says: /\d/u },
  'POST /v1/statements': { body: () => ({ statement: 'AAAA' }), status: 422, says: /"code":/u },
  'GET /v1/registry': { path: () => '/v1/registry?from=0', says: /"genesis":"[\w-]{100,}/u },
  'POST /v1/policy/dry-run': {
    body: () => ({ notice: noticeOf('Frage'), to: ['de/bka'] }),
    says: /"outcome":"deliver".*"confirmation":|"confirmation":.*"outcome":"deliver"/u,
  },
  'POST /v1/policy/explain': { body: () => ({ id: sent, recipient: 'de/bka', language: 'es' }), says: /Comunicado: /u },
  'POST /v1/policy/what-if': {
    body: () => ({ bundle: law('fr', { exportCedar: '' }), since: '2026-08-01' }),
    says: /de\/bka[^]*default-deny/u,
  },
  'GET /v1/health': { says: /"state":"ready"/u },
};
/** Asked elsewhere: a stream has no end, the audit file needs another token, evidence a whole ledger, and the last is for the machine itself. */
const ELSEWHERE = ['GET /v1/stream', 'GET /v1/audit-file', 'GET /v1/notices/{id}/evidence', 'GET /metrics'];

const ask = (one: string): Promise<{ readonly status: number; readonly text: string }> => {
  const [method = '', path = ''] = one.split(' ');
  const { at = () => origin, path: given, body } = CALLS[one] ?? { says: /$^/u };
  const sending = body?.();
  const octets = sending instanceof Uint8Array;
  return at().fetch(given?.() ?? path, {
    method,
    ...(sending === undefined
      ? {}
      : { body: octets ? sending : JSON.stringify(sending), headers: { 'content-type': octets ? 'application/octet-stream' : 'application/json' } }),
  });
};

describe('the API', () => {
  test('has no call that is not asked here', async () => {
    const { text } = await origin.fetch('/openapi.json');
    const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, { readonly summary?: string }>> };
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { summary }]) => ({ call: `${method.toUpperCase()} ${path}`, summary })),
    );
    expect(
      calls
        .map(({ call }) => call)
        .filter((call) => !ELSEWHERE.includes(call))
        .toSorted(),
    ).toEqual(Object.keys(CALLS).toSorted());
    for (const { call, summary } of calls) expect(summary, call).toMatch(/\S/u);
  });

  test.each(Object.keys(CALLS))('%s', async (call) => {
    const { status, text } = await ask(call);
    expect(text.slice(0, 2_000_000)).toMatch(CALLS[call]?.says ?? /$^/u);
    expect(status).toBe(CALLS[call]?.status ?? 200);
  });

  test.each(Object.keys(CALLS).filter((call) => call !== 'GET /v1/health'))('%s says nothing to who has no token', async (call) => {
    const [method = '', path = ''] = call.split(' ');
    const response = await fetch(`${origin.url}${path.replace('{id}', NOWHERE).replace('{sha256}', SHA256)}`, { method });
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain('Wege');
  });
});

describe('GET /v1/facts', () => {
  const facts = async (query: string) => {
    const { status, text } = await origin.fetch(`/v1/facts${query}`);
    return {
      status,
      facts: (JSON.parse(text) as { facts?: { member: string; topic: string; since: string; until: string | null; source: string }[] }).facts ?? [],
    };
  };
  test('gives each with its source, by member, treaty and day', async () => {
    const parties = async (query: string) =>
      (await facts(query)).facts.filter(({ topic }) => topic === 'participation').map(({ member, since }) => [member, since]);
    expect(await parties('?treaty=UNTOC&member=de')).toEqual([['de', '2005-01-01']]);
    expect(await parties('?treaty=UNTOC&member=de&at=2026-09-01')).toEqual([['de', '2005-01-01']]);
    expect(await parties('?treaty=UNTOC&at=2004-12-31')).toEqual([]);
    expect(await parties('?treaty=BUDAPEST')).toEqual([]);
    for (const { source } of (await facts('')).facts) expect(source).toMatch(/\S/u);
  });
  test.each(['?member=Germany', '?at=yesterday', '?at=2026-13-01'])('refuses what is none: %s', async (query) => {
    expect((await facts(query)).status).toBe(400);
  });
});

test('a bundle comes in over the API, and is in force for who asks next', async () => {
  const bundle = law('de');
  const statement = network.world.statement({ type: 'policy.bundle', bundle, digest: bundleDigest(bundle), validFrom: network.nowSeconds() }, 'de');
  const { status, text } = await recipient.fetch('/v1/statements', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ statement: Buffer.from(statement).toString('base64url') }),
  });
  expect({ status, text }).toMatchObject({ status: 200, text: expect.stringMatching(/"position":\d+/u) });
  await until(async () => (await origin.fetch('/v1/members')).text.includes(bundleDigest(bundle)));
});
