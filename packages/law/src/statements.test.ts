import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MemberCode } from '@huecry/notice';
import { commonBundle } from '@huecry/policy/samples';
import { Entry, NO_BODY, SignedStatement } from '@huecry/proto';
import {
  applyEntry,
  factSources,
  formatGenesis,
  initialState,
  pairFacts,
  parseGenesis,
  type RegistryState,
  signStatement,
  statementPayload,
} from '@huecry/registry';
import { publicJwk, signerFromSeed } from '@huecry/seal';
import { describe, expect, test } from 'vitest';
import * as law from './index.ts';

const { factStatements, readLaw } = law;
const NOW_MS = Date.UTC(2026, 10, 1);
const root = (code: string) => signerFromSeed(Uint8Array.from(createHash('sha256').update(`root of ${code}`).digest()));
const MEMBERS = readLaw().members.members.map(({ code }) => code);

/** A registry of these members, into which every fact of the data set was stated by whoever must. */
function registryOf(members: readonly MemberCode[]): { readonly state: RegistryState; readonly refused: readonly string[] } {
  const forEver = { notBefore: 0, notAfter: 4_000_000_000 };
  const bytes = formatGenesis({
    format: 'huecry-genesis/1',
    network: 'facts',
    mode: 'live',
    quorum: Math.floor(members.length / 2) + 1,
    members: members.map((code) => ({ code, name: `Bureau of ${code}`, root: publicJwk(root(code).publicKey) })),
    ledger: { origin: 'ledger.test', vkey: `ledger.test+00000000+${Buffer.alloc(33, 1).toString('base64')}` },
    exchange: { name: 'exchange.test', keys: [{ jwk: publicJwk(root('exchange').publicKey), ...forEver }] },
    common: commonBundle(),
  });
  const genesis = parseGenesis(bytes);
  const empty = { timeMs: NOW_MS, ...NO_BODY };
  let { state } = applyEntry(initialState(genesis), 0, { ...empty, genesis: { genesis: bytes } });
  const refused: string[] = [];
  for (const [index, { by, body }] of factStatements(readLaw(), members).entries()) {
    const payload = statementPayload(body, { id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, network: genesis.digest, iat: NOW_MS / 1000 });
    const signers = (by === 'quorum' ? members : [by]).map((member) => ({ member, signer: root(member) }));
    const entry: Entry = { ...empty, registry: { prev: state.entryDigest, statement: SignedStatement.decode(signStatement(payload, signers)) } };
    const outcome = applyEntry(state, state.position, entry);
    if (!outcome.applied) refused.push(`${body.type} by ${by}: ${outcome.code}, ${outcome.reason}`);
    state = outcome.state;
  }
  return { state, refused };
}

describe('the data set in a registry', () => {
  const { state, refused } = registryOf(MEMBERS);
  const facts = (origin: string, recipient: string, day: string, offenceClass = '0502') =>
    pairFacts(state, origin as MemberCode, recipient as MemberCode, Date.parse(day), offenceClass);

  test('takes every statement, of all members or of some', () => {
    expect(refused).toEqual([]);
    expect(state.treaties.size).toBe(readLaw().treaties.length);
    expect(registryOf(['fr', 'gb', 'kp', 'x-review'] as MemberCode[]).refused).toEqual([]);
  });

  test('treaties count from their day in force to the day they end', () => {
    expect(facts('fr', 'de', '2006-07-13').treaties).not.toContain('UNTOC');
    expect(facts('fr', 'de', '2006-07-14').treaties).toContain('UNTOC');
    // Void for a year, and in force again.
    expect(['2005-07-17', '2005-07-18', '2006-08-01', '2006-08-02'].map((day) => facts('fr', 'de', day).treaties.includes('EAW'))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(facts('fr', 'gb', '2020-12-31').treaties).toEqual(expect.arrayContaining(['EAW', 'SCHENGEN', 'LED']));
    const after = facts('fr', 'gb', '2021-01-01');
    expect(after.treaties).toContain('EU-UK-TCA');
    for (const gone of ['EAW', 'SCHENGEN', 'LED', 'PRUM']) expect(after.treaties).not.toContain(gone);
    expect(after.reservations).toContain('EU-UK-TCA:no-surrender-of-nationals');
    expect(['2026-06-01', '2026-06-02'].map((day) => facts('hu', 'x-icc', day).treaties.includes('ICC-STATUTE'))).toEqual([true, false]);
    expect(facts('fr', 'vn', '2024-01-01').reservations).toContain('UNTOC:no-extradition-basis');
    expect(facts('kp', 'fr', '2024-01-01').treaties).not.toContain('UNCAC');
  });

  test('adequacy, assurances, offences, levels, standing', () => {
    expect(facts('fr', 'de', '2018-05-05').adequacy).toBe(false);
    expect(facts('fr', 'de', '2018-05-06').adequacy).toBe(true);
    expect(facts('de', 'gb', '2026-10-31').adequacy).toBe(true);
    expect(facts('fr', 'jp', '2026-10-31')).toMatchObject({ adequacy: false, recipientDeathPenalty: true, deathPenaltyAssurance: true });
    expect(facts('fr', 'eg', '2026-10-31')).toMatchObject({ recipientDeathPenalty: true, deathPenaltyAssurance: false });
    expect(facts('fr', 'gb', '2026-10-31', '0209').dualCriminality).toBe('origin-only');
    expect(facts('gb', 'fr', '2026-10-31', '0209')).toMatchObject({ dualCriminality: 'recipient-only', recipientMaxPenaltyMonths: null });
    expect(facts('fr', 'de', '2026-10-31', '0502')).toMatchObject({ dualCriminality: 'both', recipientMaxPenaltyMonths: 60, classificationUpTo: 3 });
    expect([
      facts('it', 'fr', '2021-06-30').classificationUpTo,
      facts('vn', 'fr', '2021-06-30').classificationUpTo,
      facts('eg', 'fr', '2021-06-30').classificationUpTo,
    ]).toEqual([3, 3, 0]);
    expect(facts('fr', 'vn', '2025-06-30', '0703').recipientMaxPenaltyMonths).toBe(1200);
    expect(facts('fr', 'kp', '2026-10-31').recipientSanctioned).toBe(true);
    expect(facts('fr', 'x-review', '2026-10-31').recipientIsReviewer).toBe(true);
  });

  test('every fact that anybody stated leads back to a document and a day', () => {
    for (const { source, asOf, position } of factSources(state, 'fr' as MemberCode, 'gb' as MemberCode, NOW_MS, '0502')) {
      expect(source === null).toBe(asOf === null);
      if (source !== null) expect(position).toBeGreaterThan(0);
    }
  });
});

test('the example in the README runs', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const [, source = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  // oxlint-disable-next-line no-new-func -- our own README
  const run = new Function(
    'given',
    `const { factStatements, lawReport, readLaw } = given; ${source.replaceAll(/^import .*$/gm, '')}; return { unsourced, statements };`,
  );
  const { unsourced, statements } = run(law) as { unsourced: unknown[]; statements: { by: string }[] };
  expect(unsourced).toEqual([]);
  expect(new Set(statements.map(({ by }) => by))).toEqual(new Set(['quorum', 'fr', 'de']));
});
