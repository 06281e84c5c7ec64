/** Evidence out of two real gateways, from a real exchange and ledger; checked by the command line as a person would. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EvidenceReport, parseEvidence, verifyEvidence } from '@huecry/evidence';
import { type TemporaryFolder, temporaryFolder } from '@huecry/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noticeOf, openStand, ORIGIN, RECIPIENT, type Stand, until } from '../gateway/stand.ts';

const HUECRY = join(import.meta.dirname, '../../packages/cli/src/main.ts');

let stand: Stand;
let folder: TemporaryFolder;
let id: string;
beforeAll(async () => {
  stand = await openStand();
  folder = temporaryFolder('huecry-evidence-');
  ({ id } = await origin().publish(noticeOf('Beweismann'), { to: [RECIPIENT] }));
  await until(async () => (await origin().status(id)).state === 'settled');
}, 600_000);
afterAll(async () => {
  await stand?.stop();
  folder?.remove();
});

const origin = () => stand.gateways[ORIGIN].client;
const recipient = () => stand.gateways[RECIPIENT].client;
const pinned = (): string => stand.world.genesis.digest;
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const check = (bytes: Uint8Array): EvidenceReport => verifyEvidence(bytes, { genesisDigest: pinned() });
const said = ({ parts }: EvidenceReport): string[] => parts.flatMap(({ says }) => says.map((one) => one.id));
const pointers = ({ parts }: EvidenceReport): (string | undefined)[] => parts.flatMap(({ field }) => (field === undefined ? [] : [field.pointer]));
const at = (name: string): string => join(folder.path, name);

/** The command line, in a process of its own. */
async function huecry(...args: readonly string[]): Promise<{ readonly status: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', HUECRY, ...args], { cwd: folder.path });
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => void (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => void (err += part.toString()));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, out, err };
}
const as = (address: typeof ORIGIN | typeof RECIPIENT): string[] => {
  const { url, token } = stand.gateways[address];
  const file = at(`${address.replace('/', '-')}.token`);
  if (!existsSync(file)) writeFileSync(file, token, { mode: 0o600 });
  return ['--gateway', url, '--token-file', file];
};

describe('the origin', () => {
  test('proves what it said, what was decided, and that it was received', async () => {
    const report = check(await origin().evidence(id));
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ ok: true, pinned: true, notice: { origin: ORIGIN, id, rev: 1 } });
    for (const one of ['routing', 'restrictions-none', 'recipient', 'decision', 'decided-deliver', 'receipt-delivered', 'genesis-pinned'])
      expect(said(report)).toContain(one);
    expect(pointers(report)).toContain('/subject/name/family');
    const { position } = await origin().status(id);
    expect(report.notice?.position).toBe(position);
  });

  test('shows the fields that it chooses, and no other', async () => {
    const chosen = check(await origin().evidence(id, { categories: ['source'], fields: ['/subject/birth'] }));
    expect(chosen.problems).toEqual([]);
    expect(pointers(chosen).toSorted()).toEqual([
      '/source/issuer',
      '/source/reference',
      '/subject/birth/country',
      '/subject/birth/date',
      '/subject/birth/place',
    ]);
    const none = await origin().evidence(id, { categories: [] });
    expect(pointers(check(none))).toEqual([]);
    expect(check(none).ok).toBe(true);
    expect(Buffer.from(text(none).replaceAll(/[^A-Za-z0-9_-]+/g, ''), 'base64url').includes('Beweismann')).toBe(false);
    await expect(origin().evidence(id, { categories: ['shoes' as never] })).rejects.toMatchObject({
      code: 'invalid-request',
      issues: [{ code: 'unknown-category' }],
    });
  });
});

describe('the recipient', () => {
  test('proves what it was given and what it said, and nothing of others', async () => {
    await until(async () => (await recipient().proof(id)).receipts.every(({ logged }) => logged !== null));
    const bytes = await recipient().evidence(id);
    const report = check(bytes);
    expect(report.problems).toEqual([]);
    const { categories } = await recipient().get(id);
    const shown = new Set(report.parts.flatMap(({ field }) => (field === undefined ? [] : [field.category])));
    expect([...shown].toSorted()).toEqual(categories.toSorted());
    const { notice, decisions, receipts } = parseEvidence(bytes);
    expect({
      elements: notice.elements.length,
      restrictions: notice.restrictions,
      decided: decisions.map(({ elements }) => elements.length),
      receipts,
    }).toEqual({
      elements: 1,
      restrictions: null,
      decided: [1],
      receipts: receipts.length === 1 ? receipts : 'its own one',
    });
    expect(said(report)).toContain('receipt-delivered');
  });

  test('of a revision that was replaced it has the commitments, and its own word that it purged, as the origin has', async () => {
    const { id: revised } = await origin().publish(noticeOf('Ueberholt'), { to: [RECIPIENT] });
    await until(async () => (await origin().status(revised)).state === 'settled');
    await origin().revise(revised, noticeOf('Neufassung'), {});
    await until(async () => (await origin().status(revised, 1)).recipients[0]?.state === 'purged');
    await until(async () => (await recipient().proof(revised, 1)).receipts.filter(({ logged }) => logged !== null).length === 2);

    const held = await recipient().evidence(revised, { rev: 1 });
    const old = check(held);
    expect(old.problems).toEqual([]);
    expect(pointers(old)).toEqual([]);
    expect(said(old)).not.toContain('routing');
    expect(said(old)).toContain('decided-deliver');
    const report = check(await origin().evidence(revised, { rev: 1 }));
    expect(report.problems).toEqual([]);
    for (const one of [old, report])
      expect(said(one).filter((what) => what.startsWith('receipt-') && what !== 'receipt-retain')).toEqual(['receipt-delivered', 'receipt-purged']);
    expect(report.notice?.rev).toBe(1);
    expect(check(await recipient().evidence(revised)).notice?.rev).toBe(2);
  });
});

test('a person exports, checks, redacts and checks again, and an altered file is named with exit status 1', async () => {
  const exported = await huecry(...as(ORIGIN), 'evidence', 'export', id, '--out', 'notice.evidence', '--categories', 'identity', 'source');
  expect(exported).toMatchObject({ status: 0, err: '' });
  const good = await huecry('evidence', 'verify', 'notice.evidence', '--genesis-digest', pinned());
  expect(good.status).toBe(0);
  expect(good.out).toContain(`${ORIGIN} signed the field /subject/name/family (identity).`);
  expect(good.out).toContain('"Beweismann"');
  expect(good.out).toContain(`Decided again from the rules and facts in this file: the same outcome for ${RECIPIENT}.`);
  expect(good.out).toContain('Everything in this file verifies.');
  // The recipient's own file has the bundles and its own facts: enough to decide for itself again.
  expect((await huecry(...as(RECIPIENT), 'evidence', 'export', id, '--out', 'theirs.evidence')).status).toBe(0);
  const theirs = await huecry('evidence', 'verify', 'theirs.evidence', '--genesis-digest', pinned());
  expect(theirs.out).toContain(`the same outcome for ${RECIPIENT}.`);
  expect(theirs.status).toBe(0);
  const french = await huecry('evidence', 'verify', 'notice.evidence', '--genesis-digest', pinned(), '--language', 'fr');
  expect(french.out).toContain(`${ORIGIN} a signé le champ /subject/name/family (identity).`);

  const redacted = await huecry('evidence', 'redact', 'notice.evidence', '--remove', 'identity', 'source', 'receipts', '--out', 'court.evidence', '--json');
  expect(redacted.status).toBe(0);
  expect(JSON.parse(redacted.out).withheld.length).toBeGreaterThan(3);
  const after = await huecry('evidence', 'verify', 'court.evidence', '--genesis-digest', pinned(), '--json');
  expect(after.status).toBe(0);
  expect(after.out).not.toContain('Beweismann');
  expect(JSON.parse(after.out)).toMatchObject({ ok: true, problems: [] });

  const altered = readFileSync(at('notice.evidence'), 'utf8').replace(/"salt": "(.)/, (_, one: string) => `"salt": "${one === 'A' ? 'B' : 'A'}`);
  writeFileSync(at('altered.evidence'), altered);
  const bad = await huecry('evidence', 'verify', 'altered.evidence', '--genesis-digest', pinned(), '--json');
  expect(bad.status).toBe(1);
  expect(JSON.parse(bad.out).problems).toContainEqual(expect.objectContaining({ code: 'digest-mismatch', path: '/receipts/0' }));
  const foreign = await huecry('evidence', 'verify', 'notice.evidence', '--genesis-digest', 'A'.repeat(43));
  expect(foreign.status).toBe(1);
  expect(foreign.out).toContain('wrong-genesis /entries/0/entry');
  expect(foreign.out).toContain('The rest of the file was not looked at');
  expect(foreign.out).not.toContain('Beweismann');
  expect((await huecry('evidence', 'redact', 'altered.evidence', '--remove', 'identity', '--out', 'no.evidence')).status).toBe(1);
  expect(existsSync(at('no.evidence'))).toBe(false);
});

test('each file that is made stands in the log, with who took it and nothing of what is in it', async () => {
  await recipient().evidence(id);
  await until(() => readFileSync(stand.gateways[RECIPIENT].log, 'utf8').includes('evidence of a notice was given out'));
  const log = readFileSync(stand.gateways[RECIPIENT].log, 'utf8');
  const line = log.split('\n').findLast((one) => one.includes('evidence of a notice was given out')) ?? '{}';
  expect(JSON.parse(line)).toMatchObject({ notice: id, rev: 1, side: 'recipient', caller: expect.any(String) });
  expect(log).not.toContain('Beweismann');
  await expect(fetch(`${stand.gateways[RECIPIENT].url}/v1/notices/${id}/evidence`).then(({ status }) => status)).resolves.toBe(401);
  await expect(origin().evidence('019a0000-0000-7000-8000-000000000001')).rejects.toMatchObject({ code: 'not-found' });
});
