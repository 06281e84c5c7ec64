import { type Address, memberOf, parseAddress } from '@huecry/notice';
import { parseBundle } from './bundle.ts';
import { createEngine } from './decide.ts';
import type { Bundle, BundleTest, DecidingBundles, Decision, DecisionQuery, Facts, GivenFacts, TestOutcome } from './types.ts';

/** The notice that each row of a table starts from: a red notice on a theft, between two ordinary members with one treaty. */
export const ORDINARY: Required<GivenFacts> = {
  other: 'zz/ncb',
  kind: 'red',
  profile: 'full',
  diffusion: false,
  offenceClass: '0502',
  basis: ['UNTOC'],
  purpose: 'arrest',
  handling: 'H0',
  tlp: 'GREEN',
  classification: 'unclassified',
  conditions: [],
  treaties: ['UNTOC'],
  adequacy: true,
  recipientDeathPenalty: false,
  deathPenaltyAssurance: false,
  originSuspended: false,
  recipientSuspended: false,
  recipientSanctioned: false,
  originIsOrganisation: false,
  recipientIsOrganisation: false,
  reservations: [],
  dualCriminality: 'both',
  recipientMaxPenaltyMonths: 60,
  classificationUpTo: 0,
  recipientIsReviewer: false,
  minor: false,
  subjectStatus: 'suspect',
  penaltyMonths: 60,
  deathPenaltyPossible: false,
  sourceEvaluation: 'none',
  informationEvaluation: 'none',
  onward: false,
  protectedFrom: [],
};

/** Runs a bundle's own table. The other member permits everything, so that only the bundle and the common rules decide. */
export function runBundleTests(bundle: Bundle, common: Bundle): TestOutcome[] {
  const engine = createEngine({ memorySize: 0 });
  return bundle.source.tests.map((row) => {
    const { query, bundles } = setUp(row, bundle, common);
    const differences = compare(row.expect, engine.decide(query, bundles));
    return { name: row.name, ok: differences.length === 0, differences };
  });
}

function setUp(row: BundleTest, bundle: Bundle, common: Bundle): { query: DecisionQuery; bundles: DecidingBundles } {
  const given = { ...ORDINARY, ...row.given };
  const own = parseAddress(bundle.member === 'common' ? 'aa/ncb' : `${bundle.member}/ncb`);
  const other = parseAddress(given.other);
  const [origin, recipient] = row.as === 'export' ? [own, other] : [other, own];
  const bundleOf = (address: Address): Bundle => (address === own && bundle.member !== 'common' ? bundle : permissive(address));
  return {
    query: { point: row.point, origin, recipient, facts: factsOf(given, origin, recipient, row.point), categories: row.categories },
    bundles: { origin: bundleOf(origin), recipient: bundleOf(recipient), common: bundle.member === 'common' ? bundle : common },
  };
}

export function factsOf(given: Required<GivenFacts>, origin: Address, recipient: Address, point: DecisionQuery['point']): Facts {
  const { kind, profile, diffusion, offenceClass, basis, purpose, handling, tlp, classification, conditions, other: _other, ...rest } = given;
  const { minor, subjectStatus, penaltyMonths, deathPenaltyPossible, sourceEvaluation, informationEvaluation, onward, protectedFrom, ...pair } = rest;
  const content = { minor, subjectStatus, penaltyMonths, deathPenaltyPossible, sourceEvaluation, informationEvaluation, onward, protectedFrom };
  return {
    routing: { kind, profile, diffusion, offenceClass, basis, purpose, handling: { code: handling, tlp }, classification, conditions },
    pair: { origin: memberOf(origin), recipient: memberOf(recipient), ...pair },
    content: point === 'exchange' ? null : content,
  };
}

const permitAll = (id: string, points: string, actions: string): string =>
  `@id("${id}") @point("${points}") @cite("table of tests") @reason("the other member permits everything")
permit (principal, action in [${actions}], resource);`;

function permissive(address: Address): Bundle {
  const both = 'Action::"receive", Action::"disclose"';
  return parseBundle({
    format: 'huecry-policy/1',
    member: memberOf(address),
    version: '0',
    validFrom: '2026-01-01',
    language: 'en',
    title: 'Permits everything',
    note: 'Stands for the other member in a table of tests.',
    exportCedar: permitAll('send', 'origin, exchange', both),
    importCedar: `${permitAll('let-in', 'exchange', both)}\n${permitAll('take', 'recipient', `${both}, Action::"act"`)}`,
    tests: [],
  });
}

function compare(expected: BundleTest['expect'], found: Decision): string[] {
  const differences: string[] = [];
  const check = (what: string, wanted: unknown, got: unknown): void => {
    if (wanted !== undefined && JSON.stringify(wanted) !== JSON.stringify(got)) {
      differences.push(`${what}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(got)}`);
    }
  };
  check('outcome', expected.outcome, found.outcome);
  check('permitted', expected.permitted?.toSorted(), found.permitted.toSorted());
  check('refusedBy', expected.refusedBy?.toSorted(), names(found.refusedBy));
  check('flags', expected.flags?.toSorted(), names(found.flags));
  check('retentionDays', expected.retentionDays, found.retentionDays);
  if (expected.retention !== undefined) check('retention', sorted(expected.retention), sorted(found.retention));
  const got = Object.fromEntries(found.withheld.map(({ category, rule }) => [category, rule]));
  if (expected.withheld !== undefined) check('withheld', sorted(expected.withheld), sorted(got));
  return differences;
}

const sorted = (record: object): object => Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

function names(rules: readonly { readonly rule: string }[]): string[] {
  return rules.map(({ rule }) => rule).toSorted();
}
