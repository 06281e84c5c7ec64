import { compactVerify, importJWK } from 'jose';
import { createHash } from 'node:crypto';
import { SDJwtInstance } from '@sd-jwt/core';
import { Entry } from '@huecry/proto';
import { presentation, publicJwk, verifyEd25519 } from '@huecry/seal';
import type { Address } from '@huecry/notice';
import { formatCheckpoint, generateNoteKey, parseSkey, signNote } from '@huecry/ledger';
import { beforeAll, describe, expect, test } from 'vitest';
import { assembleEvidence, type Evidence, type EvidenceReport, formatEvidence, parseEvidence, verifyEvidence } from './index.ts';
import { FIELDS, type Sample, sample, signer, START_MS } from './testing/sample.ts';
import { merkleRoot } from './testing/tree.ts';

let whole: Sample;
let refused: Sample;
beforeAll(() => {
  whole = sample();
  refused = sample({ refused: true });
});

const verify = (evidence: Evidence | string, of = whole): EvidenceReport =>
  verifyEvidence(typeof evidence === 'string' ? evidence : formatEvidence(evidence), { genesisDigest: of.genesisDigest });
/** Where something is wrong, with its code. */
const found = (report: EvidenceReport): string[] => report.problems.map(({ code, path }) => `${code} ${path}`);
/** The file's value, for a test to change. */
type Writable<T> = T extends readonly (infer U)[] ? Writable<U>[] : T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
const changed = (change: (value: Writable<Evidence>) => void, of = whole): Evidence => {
  const value = structuredClone(parseEvidence(of.text)) as Writable<Evidence>;
  change(value);
  return value as Evidence;
};

test('a whole file verifies from the pinned genesis digest alone, part by part', () => {
  const report = verify(whole.text);
  expect(report.problems).toEqual([]);
  expect(report).toMatchObject({ ok: true, pinned: true, genesisDigest: whole.genesisDigest, notice: { origin: 'fr/dcpj', rev: 1 } });
  expect(report.parts.every(({ state }) => state === 'proved')).toBe(true);
  expect(report.parts.flatMap(({ field }) => (field === undefined ? [] : [field]))).toEqual(
    FIELDS.map(({ pointer, category, value }) => ({ pointer, category, value })),
  );
  const said = report.parts.flatMap(({ says }) => says.map(({ id }) => id));
  for (const id of [
    'witnesses-quorum',
    'decided-deliver',
    'decided-hold',
    'release',
    'release-followed',
    'receipt-delivered',
    'receipt-purged-part',
    'receipt-purged',
  ])
    expect(said).toContain(id);
  expect(report.limits.map(({ id }) => id)).toEqual([
    'limit-engine',
    'limit-later',
    'limit-registry',
    'limit-fields',
    'limit-others',
    'limit-word',
    'limit-clock',
  ]);
});

test('a refused notice verifies with the signed refusal', () => {
  const report = verify(refused.text, refused);
  expect(report.problems).toEqual([]);
  expect(report.parts.find(({ part }) => part === 'refusal')?.says).toMatchObject([{ id: 'refusal', values: { code: 'expired' } }]);
});

test('without a pinned digest it says that nobody has vouched for the genesis', () => {
  const report = verifyEvidence(whole.text);
  expect(report).toMatchObject({ ok: true, pinned: false });
  expect(report.limits[0]).toEqual({ id: 'limit-unpinned', values: {} });
});

test('another pinned digest is wrong, and then nothing else is looked at or said', () => {
  const report = verifyEvidence(whole.text, { genesisDigest: refused.genesisDigest });
  expect(found(report)).toEqual(['wrong-genesis /entries/0/entry']);
  expect(report).toMatchObject({ ok: false, pinned: true, genesisDigest: whole.genesisDigest, notice: null, recalled: null });
  expect(report.parts.map(({ part, state }) => [part, state])).toEqual([
    ['file', 'proved'],
    ['inventory', 'proved'],
    ['entries', 'unchecked'],
    ['genesis', 'wrong'],
  ]);
  expect(report.limits.map(({ id }) => id)).toEqual(['limit-stopped']);
  // Nor does it matter what else is wrong with it.
  const worse = changed((value) => void value.receipts.shift());
  expect(found(verifyEvidence(formatEvidence(worse), { genesisDigest: refused.genesisDigest }))).toContain('wrong-genesis /entries/0/entry');
});

describe('what is missing is named', () => {
  const cases: [string, (value: Writable<Evidence>) => void, string][] = [
    ['a field', (value) => void value.notice.content.splice(1, 1), 'missing /inventory/openings/'],
    ['the routing facts', (value) => void (value.notice.routing = null), 'missing /inventory/openings/'],
    ['the restrictions', (value) => void (value.notice.restrictions = null), 'missing /inventory/openings/'],
    ['a recipient', (value) => void value.notice.elements.pop(), 'missing /inventory/openings/'],
    ['a decision element', (value) => void value.decisions[0]?.elements.pop(), 'missing /inventory/openings/'],
    ['a decision', (value) => void value.decisions.pop(), 'missing /inventory/openings/'],
    ['a release', (value) => void value.releases.pop(), 'missing /inventory/openings/'],
    ['a receipt', (value) => void value.receipts.shift(), 'missing /inventory/openings/'],
    ['an entry', (value) => void value.entries.splice(9, 1), 'missing /inventory/entries/9'],
    ['the genesis entry', (value) => void value.entries.shift(), 'missing /entries/0'],
    ['a line of the inventory', (value) => void value.inventory.openings.splice(3, 1), 'not-listed /'],
    ['a position of the inventory', (value) => void value.inventory.entries.splice(3, 1), 'not-listed /entries/3'],
    ['a hash of a path', (value) => void value.entries[4]?.path.pop(), 'wrong-hash /entries/4'],
    ['the log signature', (value) => void (value.checkpoint = value.checkpoint.replace(/— ledger[^\n]*\n/, '')), 'unsigned /checkpoint'],
    ['a cosignature', (value) => void (value.checkpoint = value.checkpoint.replace(/— witness.test\/fr[^\n]*\n/, '')), 'no-quorum /checkpoint'],
  ];
  test.each(cases)('%s', (_, change, expected) => {
    const report = verify(changed(change));
    expect(report.ok).toBe(false);
    expect(found(report).some((line) => line.startsWith(expected))).toBe(true);
  });

  test('a registry statement on which the decision rests, also where the inventory does not list it', () => {
    const report = verify(
      changed((value) => {
        value.entries.splice(6, 1);
        value.inventory.entries.splice(6, 1);
      }),
    );
    expect(found(report)).toContain('missing /entries');
    expect(report.parts.some(({ part, state }) => part === 'decision' && state === 'wrong')).toBe(true);
  });
});

describe('what was put in its place is named', () => {
  test('a checkpoint of another log, and one of a tree that the entries are not in', () => {
    const other = generateNoteKey('ledger.test/evidence');
    const text = formatCheckpoint({ origin: 'ledger.test/evidence', size: whole.world.entries.length, root: merkleRoot(whole.world.entries) });
    expect(found(verify(changed((value) => void (value.checkpoint = signNote(text, [parseSkey(other.skey)])))))).toContain('unsigned /checkpoint');
    const rewritten = formatCheckpoint({ origin: 'ledger.test/evidence', size: whole.world.entries.length, root: merkleRoot(whole.world.entries.slice(1)) });
    const report = verify(
      changed((value) => void (value.checkpoint = signNote(rewritten, [parseSkey(whole.world.key.skey), parseSkey(whole.world.second.skey)]))),
    );
    expect(found(report)).toContain('wrong-hash /entries/0');
    expect(found(report)).toContain('no-quorum /checkpoint');
  });

  test('a signature line that nobody can check', () => {
    const stranger = generateNoteKey('stranger.test', 'ed25519');
    const line = /— stranger[^\n]*\n/.exec(signNote('x\n', [parseSkey(stranger.skey)]))?.[0] ?? '';
    expect(found(verify(changed((value) => void (value.checkpoint += line))))).toContain('unknown-signature /checkpoint');
  });

  test('a field of another notice, and one given twice', () => {
    const other = parseEvidence(refused.text).notice.content[0] ?? '';
    expect(found(verify(changed((value) => void (value.notice.content[0] = other))))).toContain('unknown-disclosure /notice/content/0');
    expect(found(verify(changed((value) => void value.notice.content.push(value.notice.content[0] ?? ''))))).toContain(
      'duplicate-disclosure /notice/content/5',
    );
  });

  test('a receipt under another salt, and one of another notice', () => {
    expect(found(verify(changed((value) => void (value.receipts[0] = { ...value.receipts[0], salt: value.receipts[1]?.salt } as never))))).toContain(
      'digest-mismatch /receipts/0',
    );
    expect(found(verify(changed((value) => void (value.receipts[0] = { ...value.receipts[1], position: value.receipts[0]?.position } as never))))).toContain(
      'digest-mismatch /receipts/0',
    );
  });

  test('an entry that nothing refers to', () => {
    const report = verify(
      changed((value) => {
        value.receipts.pop();
        value.inventory.openings.pop();
      }),
    );
    expect(found(report)).toEqual(['unused-entry /entries/14']);
  });

  test('the keys of a stranger do not sign for the origin', () => {
    const entry = Entry.decode(whole.world.entries[whole.parts.notice.position] ?? new Uint8Array(0));
    const jws = Buffer.from(entry.notice?.jws ?? []).toString('latin1');
    const forged = `${jws.slice(0, -86)}${Buffer.from(signer('nobody').sign(Buffer.from(jws.slice(0, -87)))).toString('base64url')}`;
    const parts = {
      ...whole.parts,
      entries: whole.parts.entries.map((one) =>
        one.position === whole.parts.notice.position ? { ...one, entry: Entry.encode({ ...entry, notice: { jws: Buffer.from(forged) } }) } : one,
      ),
    };
    const report = verify(formatEvidence(assembleEvidence(parts)));
    const index = parts.entries
      .map(({ position }) => position)
      .toSorted((a, b) => a - b)
      .indexOf(parts.notice.position);
    expect(found(report)).toEqual(expect.arrayContaining([`bad-signature /entries/${index}/entry`, `wrong-hash /entries/${index}`]));
    expect(report.parts.flatMap(({ field }) => field ?? [])).toEqual([]);
  });
});

describe('other tools agree', () => {
  test('jose verifies the JWS in the entries, @sd-jwt/core the disclosures', async () => {
    const value = parseEvidence(whole.text);
    const jwsAt = (position: number, kind: 'notice' | 'decision'): string => {
      const text = value.entries.find((entry) => entry.position === position)?.entry ?? '';
      return Buffer.from(Entry.decode(Buffer.from(text, 'base64url'))[kind]?.jws ?? []).toString('latin1');
    };
    const keyOf = (name: string) => importJWK({ ...publicJwk(signer(name).publicKey) }, 'Ed25519');
    const notice = jwsAt(value.notice.position, 'notice');
    await compactVerify(notice, await keyOf('fr/dcpj'));
    for (const { position } of value.decisions) await compactVerify(jwsAt(position, 'decision'), await keyOf('exchange'));
    for (const { jws } of value.receipts) await compactVerify(jws, await keyOf(jws.length > 0 && iss(jws) === 'es/udyco' ? 'es/udyco' : 'de/bka'));
    for (const { jws } of value.releases) await compactVerify(jws, await keyOf('de/review'));

    const sdjwt = new SDJwtInstance({
      verifier: async (data: string, signature: string) =>
        verifyEd25519(signer('fr/dcpj').publicKey, Buffer.from(data), new Uint8Array(Buffer.from(signature, 'base64url'))),
      hasher: async (data: string | ArrayBuffer) =>
        new Uint8Array(
          createHash('sha256')
            .update(typeof data === 'string' ? data : Buffer.from(data))
            .digest(),
        ),
      hashAlg: 'sha-256',
    });
    const shown = presentation(
      Buffer.from(notice),
      value.notice.content.map((text) => new Uint8Array(Buffer.from(text, 'base64url'))),
    );
    await sdjwt.validate(shown, { currentDate: START_MS / 1000 + 60 });
    expect(await sdjwt.getClaims(shown)).toMatchObject(Object.fromEntries(FIELDS.map(({ pointer, value: signed }) => [pointer, signed])));
  });
});

const iss = (jws: string): string => (JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as { iss: string }).iss;

describe('a recalled notice', () => {
  const recallOf = (recalled: NonNullable<NonNullable<Parameters<typeof sample>[0]>['recalled']>): string[] => {
    const one = sample({ recalled });
    const report = verify(one.text, one);
    expect([report.ok, report.recalled]).toEqual([false, null]);
    return found(report);
  };

  test('is said to be recalled, when, by whom and why', () => {
    const recalled = sample({ recalled: {} });
    const report = verify(recalled.text, recalled);
    expect(report.problems).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.recalled).toEqual({
      by: 'fr/ncb',
      code: 'mistaken-identity',
      reason: 'another of that name',
      time: expect.stringMatching(/^2026-03-01T12:0/),
      position: recalled.parts.recall?.position,
      logged: expect.stringMatching(/^2026-03-01T12:0/),
    });
    expect(report.parts.find(({ part }) => part === 'recall')?.says.map(({ id }) => id)).toEqual(['recall', 'recall-reason']);
    expect(report.limits.map(({ id }) => id)).toContain('limit-later-recalled');
    expect(verify(whole.text).recalled).toBeNull();
  });

  test('also where the recall names another revision: it covers all of them', () => {
    const later = sample({ recalled: { rev: 2, notice: new Uint8Array(32), at: 0 } });
    const report = verify(later.text, later);
    expect(report.problems).toEqual([]);
    expect(report.recalled).toMatchObject({ by: 'fr/ncb' });
  });

  test('a recall that is missing or was altered is named, and nothing is then said of it', () => {
    const recalled = sample({ recalled: {} });
    const altered: [(value: Writable<Evidence>) => void, string][] = [
      [(value) => void delete value.recall, 'missing /inventory/openings/'],
      [
        (value) => {
          if (value.recall) value.recall.salt = `B${value.recall.salt.slice(1)}`;
        },
        'digest-mismatch /recall',
      ],
      [
        (value) => {
          if (value.recall) value.recall.position = value.notice.position;
        },
        'wrong-kind /recall/position',
      ],
      [
        (value) => {
          delete value.recall;
          for (const one of value.inventory.openings) if (one.part === 'recall') one.withheld = true;
        },
        'missing /inventory/openings/',
      ],
    ];
    for (const [change, expected] of altered) {
      const report = verify(changed(change, recalled), recalled);
      expect(found(report).some((line) => line.startsWith(expected))).toBe(true);
      expect(report.recalled).toBeNull();
    }
  });

  test('a recall by another member, about another notice, of another mode or under another key is wrong', () => {
    expect(recallOf({ iss: 'de/bka' as Address })).toEqual(['wrong-member /recall']);
    expect(recallOf({ origin: 'fr/ncb' as Address })).toEqual(['wrong-notice /recall']);
    expect(recallOf({ jti: '019a0000-0000-7000-8000-00000000ffff' })).toEqual(['wrong-notice /recall']);
    expect(recallOf({ notice: new Uint8Array(32) })).toEqual(['wrong-notice /recall']);
    expect(recallOf({ rev: 2 })).toEqual(['wrong-notice /recall']);
    expect(recallOf({ at: 0 })).toEqual(['wrong-notice /recall']);
    expect(recallOf({ early: true })).toEqual(['wrong-outcome /recall']);
    expect(recallOf({ mode: 'exercise' })).toContain('wrong-mode /recall');
    expect(recallOf({ iss: 'fr/nobody' as Address })).toEqual(['unknown-gateway /recall']);
  });
});
