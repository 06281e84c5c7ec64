import { parseAddress, memberOf } from '@huecry/notice';
import { expect, test } from 'vitest';
import { parseBundle } from './bundle.ts';
import { PolicyError } from './errors.ts';
import { bundleDigest, MAX_BUNDLE_BYTES } from './source.ts';
import { commonBundle, sampleBundles } from './samples.ts';
import { bundleSource } from './testing.ts';
import { RULE_LIMITS } from './text.ts';

const FR = memberOf(parseAddress('fr/dcpj'));
const ANNOTATED = '@id("one") @point("exchange") @cite("art. 1") @reason("why")';
const SCOPE = '(principal, action == Action::"disclose", resource)';

interface Case {
  readonly name: string;
  readonly export?: string;
  readonly import?: string;
  readonly common?: boolean;
  readonly code: string;
  readonly line?: number;
  readonly rule?: string;
  readonly says?: RegExp;
}

const head = (annotations: string, effect = 'forbid', action = 'disclose'): string =>
  `${annotations} @cite("art. 1") @reason("why") ${effect} (principal, action == Action::"${action}", resource)`;

const CASES: readonly Case[] = [
  { name: 'no id', export: `@point("origin") @cite("a") @reason("b") permit ${SCOPE};`, code: 'missing-annotation', says: /@id/ },
  { name: 'no point', export: `@id("x") @cite("a") @reason("b") permit ${SCOPE};`, code: 'missing-annotation', rule: 'x', says: /@point/ },
  { name: 'no citation', export: `@id("x") @point("origin") @reason("b") permit ${SCOPE};`, code: 'missing-annotation', says: /@cite/ },
  { name: 'no reason', export: `@id("x") @point("origin") @cite("a") permit ${SCOPE};`, code: 'missing-annotation', says: /@reason/ },
  { name: 'an empty reason', export: `@id("x") @point("origin") @cite("a") @reason(" ") permit ${SCOPE};`, code: 'bad-annotation' },
  { name: 'a line break in a reason', export: `@id("x") @point("origin") @cite("a") @reason("b\\nc") permit ${SCOPE};`, code: 'bad-annotation' },
  { name: 'an escape sequence in a reason', export: `@id("x") @point("origin") @cite("a") @reason("\\u{1b}[2J") permit ${SCOPE};`, code: 'bad-annotation' },
  { name: 'a slip in an annotation', export: `${head('@id("x") @point("origin") @slient')};`, code: 'unknown-annotation', says: /@slient/ },
  { name: 'an id with blanks', export: `${head('@id("X y") @point("origin")')};`, code: 'bad-annotation' },
  { name: 'a reserved id', common: true, export: `${head('@id("default-deny") @point("origin")')};`, code: 'bad-annotation' },
  { name: 'an unknown point', export: `\n\n// here\n${head('@id("x") @point("border")')};`, code: 'unknown-point', line: 4, rule: 'x', says: /border/ },
  { name: 'a point named twice', export: `${head('@id("x") @point("origin, origin")')};`, code: 'bad-annotation' },
  { name: 'an export rule at the recipient', export: `${head('@id("x") @point("recipient")')};`, code: 'misplaced-annotation' },
  { name: 'an import rule at the origin', import: `${head('@id("x") @point("origin")')};`, code: 'misplaced-annotation' },
  { name: 'silence at the exchange', export: `${head('@id("x") @point("exchange") @silent')};`, code: 'misplaced-annotation', says: /@silent/ },
  { name: 'silence at the exchange too', export: `${head('@id("x") @point("origin, exchange") @silent')};`, code: 'misplaced-annotation' },
  { name: 'a silent permit', export: `${head('@id("x") @point("origin") @silent', 'permit')};`, code: 'misplaced-annotation' },
  { name: 'a silent refusal of all', export: `${head('@id("x") @point("origin") @silent', 'forbid', 'receive')};`, code: 'misplaced-annotation' },
  { name: 'a value for @silent', export: `${head('@id("x") @point("origin") @silent("no")')};`, code: 'bad-annotation' },
  { name: 'retention in an export file', export: `${head('@id("x") @point("exchange") @retain("P9D")', 'permit', 'receive')};`, code: 'misplaced-annotation' },
  { name: 'retention on a forbid', import: `${head('@id("x") @point("recipient") @retain("P9D")', 'forbid', 'receive')};`, code: 'misplaced-annotation' },
  { name: 'retention of an action', import: `${head('@id("x") @point("recipient") @retain("P9D")', 'permit', 'act')};`, code: 'misplaced-annotation' },
  {
    name: 'a reason in a language that nobody is shown',
    import: `${head('@id("x") @point("recipient") @reason_de("weil")', 'permit')};`,
    code: 'unknown-annotation',
  },
  { name: 'a translation of two lines', import: `${head('@id("x") @point("recipient") @reason_fr("a\\nb")', 'permit')};`, code: 'bad-annotation' },
  { name: 'an empty translation', import: `${head('@id("x") @point("recipient") @reason_ar("")', 'permit')};`, code: 'bad-annotation' },
  {
    name: 'retention at the exchange too',
    import: `${head('@id("x") @point("exchange, recipient") @retain("P9D")', 'permit', 'receive')};`,
    code: 'misplaced-annotation',
  },
  { name: 'retention in months', import: `${head('@id("x") @point("recipient") @retain("P3M")', 'permit', 'receive')};`, code: 'bad-annotation', says: /P90D/ },
  { name: 'retention of no days', import: `${head('@id("x") @point("recipient") @retain("P0D")', 'permit', 'receive')};`, code: 'bad-annotation' },
  { name: 'a hold at the origin', export: `${head('@id("x") @point("origin") @hold', 'forbid', 'receive')};`, code: 'misplaced-annotation' },
  { name: 'a hold on a category', export: `${head('@id("x") @point("exchange") @hold')};`, code: 'misplaced-annotation' },
  { name: 'no action', export: `${ANNOTATED} permit (principal, action, resource);`, code: 'unnamed-action', rule: 'one' },
  { name: 'an unknown action', export: `${ANNOTATED} permit (principal, action == Action::"read", resource);`, code: 'unnamed-action' },
  { name: 'acting at the exchange', export: `${ANNOTATED} forbid (principal, action == Action::"act", resource);`, code: 'invalid-rule' },
  {
    name: 'a fact of the content at the exchange',
    export: `${ANNOTATED}\nforbid ${SCOPE}\nwhen { resource.minor };`,
    code: 'unknown-fact',
    line: 1,
    says: /minor/,
  },
  { name: 'the same behind `has`', export: `${ANNOTATED} forbid ${SCOPE} when { resource has minor || context.adequacy };`, code: 'unknown-fact' },
  {
    name: 'a fact that one of two points lacks',
    export: `${head('@id("x") @point("origin, exchange")')} when { resource.minor };`,
    code: 'unknown-fact',
    says: /exchange/,
  },
  {
    name: 'an optional fact unguarded',
    export: `${head('@id("x") @point("origin")')}\nwhen { resource.penaltyMonths > 9 };`,
    code: 'invalid-rule',
    line: 2,
    says: /has/,
  },
  {
    name: 'the category of a whole notice',
    export: `${head('@id("x") @point("origin")', 'forbid', 'receive')} when { context.category == Category::"photo" };`,
    code: 'invalid-rule',
  },
  {
    name: 'a slip in a category',
    export: `${ANNOTATED} forbid ${SCOPE}\n\nwhen { context.category == Category::"healt" };`,
    code: 'invalid-rule',
    line: 3,
    says: /healt/,
  },
  { name: 'a slip in a kind', export: `${ANNOTATED} forbid ${SCOPE} when { resource.kind == Kind::"read" };`, code: 'invalid-rule' },
  { name: 'a type that does not fit', export: `${ANNOTATED} forbid ${SCOPE} when { resource.kind == "red" };`, code: 'invalid-rule' },
  {
    name: 'a member in upper case',
    export: `${ANNOTATED} forbid (principal in Member::"DE", action == Action::"disclose", resource);`,
    code: 'invalid-rule',
    says: /member code/,
  },
  {
    name: 'a gateway without its member',
    export: `${ANNOTATED} forbid (principal == Recipient::"bka", action == Action::"disclose", resource);`,
    code: 'invalid-rule',
  },
  { name: 'one notice', export: `${ANNOTATED} forbid (principal, action == Action::"disclose", resource == Notice::"notice");`, code: 'invalid-rule' },
  { name: 'a slip in a legal basis', export: `${ANNOTATED} forbid ${SCOPE} when { resource.basis.contains("UNTCO") };`, code: 'invalid-rule', says: /UNTCO/ },
  { name: 'a slip in a list of bases', export: `${ANNOTATED} forbid ${SCOPE} when { resource.basis.containsAny(["EAW", "UNTCO"]) };`, code: 'invalid-rule' },
  {
    name: 'an offence class that is none',
    export: `${ANNOTATED} forbid ${SCOPE} when { ["0101", "9999"].contains(resource.offenceClass) };`,
    code: 'invalid-rule',
  },
  { name: 'a rule that never applies', export: `${ANNOTATED} forbid ${SCOPE} when { resource is Origin };`, code: 'invalid-rule', says: /impossible/ },
  { name: 'a template', export: `${ANNOTATED} forbid (principal == ?principal, action == Action::"disclose", resource);`, code: 'syntax', says: /template/ },
  { name: 'no semicolon', export: `\n${ANNOTATED} forbid ${SCOPE}`, code: 'syntax', line: 2 },
  { name: 'not Cedar', export: `${ANNOTATED}\nforbid ${SCOPE}\nwhen { context.adequacy === true };`, code: 'syntax', line: 3 },
  { name: 'an annotation twice', export: `@id("x") ${head('@id("x") @point("origin")')};`, code: 'syntax' },
  { name: 'more than one rule in what looks like one', export: `${ANNOTATED} permit ${SCOPE} permit ${SCOPE};`, code: 'syntax' },
];

function refusal(input: unknown): PolicyError {
  try {
    parseBundle(input);
  } catch (error) {
    if (error instanceof PolicyError) return error;
    throw error;
  }
  throw new Error('expected the bundle to be refused');
}

test.each(CASES.map((one) => [one.name, one] as const))('refused: %s', (_name, one) => {
  const file = one.import === undefined ? 'export.cedar' : 'import.cedar';
  const error = refusal(bundleSource(one.common ? 'common' : FR, one.export ?? '', one.import ?? ''));
  expect(error.code).toBe(one.code);
  expect(error.file).toBe(file);
  expect(error.line).toBe(one.line ?? error.line);
  expect(error.line).toBeGreaterThan(0);
  if (one.rule !== undefined) expect(error.rule).toBe(one.rule);
  if (one.says !== undefined) expect(error.message).toMatch(one.says);
  expect(error.message.startsWith(`${file}:${error.line}: `)).toBe(true);
});

test('an id stands once in a file; in the common rules, once in both', () => {
  const rule = (annotations: string): string => `${head(annotations)};`;
  const twice = refusal(bundleSource(FR, `${rule('@id("x") @point("origin")')}\n${rule('@id("x") @point("exchange")')}`, ''));
  expect(twice).toMatchObject({ code: 'duplicate-id', file: 'export.cedar', line: 2, rule: 'x' });
  const [exporting, importing] = [rule('@id("x") @point("origin")'), rule('@id("x") @point("recipient")')];
  expect(refusal(bundleSource('common', exporting, importing)).code).toBe('duplicate-id');
  expect(parseBundle(bundleSource(FR, exporting, importing)).rules.map(({ name }) => name)).toEqual(['fr/export/x', 'fr/import/x']);
});

test('a string or a comment that looks like the end of a rule is none', () => {
  const text = `// a comment; "with a quote\n@id("x") @point("origin") @cite("art. 1; 2 // \\"3\\"") @reason("é; ü") // @silent\npermit ${SCOPE}; // done;\n`;
  const { rules } = parseBundle(bundleSource(FR, text, ''));
  expect(rules).toMatchObject([{ id: 'x', cite: 'art. 1; 2 // "3"', reason: 'é; ü', line: 2, silent: false }]);
});

test('a rule that Cedar could only read by overflowing its stack is refused before Cedar sees it', () => {
  const hostile = [
    `${'('.repeat(20_000)}true${')'.repeat(20_000)}`,
    '!'.repeat(40_000) + 'true',
    Array.from({ length: 4000 }, () => 'true').join(' && '),
    '['.repeat(RULE_LIMITS.depth + 1),
    'if true then true else '.repeat(1500) + 'true',
    `resource${'.origin'.repeat(5000)}`,
    `1 == ${'1 - '.repeat(8000)}1`,
    `["${'a'.repeat(9000)}"]`,
  ];
  for (const expression of hostile) {
    expect(refusal(bundleSource(FR, `${ANNOTATED} forbid ${SCOPE} when { ${expression} };`, '')).code).toBe('too-large');
  }
  const deepest = `${'('.repeat(RULE_LIMITS.depth - 1)}context.adequacy${')'.repeat(RULE_LIMITS.depth - 1)}`;
  const longest = Array.from({ length: 46 }, () => 'context.adequacy').join(' && ');
  for (const expression of [deepest, longest])
    expect(() => parseBundle(bundleSource(FR, `${ANNOTATED} forbid ${SCOPE} when { ${expression} };`, ''))).not.toThrow();
});

test('a bundle that does not fit a ledger entry is refused', () => {
  const rule = (index: number): string => `@id("r-${index}") @point("origin") @cite("${'c'.repeat(250)}") @reason("why") permit ${SCOPE};\n`;
  const rules = Array.from({ length: 140 }, (_, index) => rule(index)).join('');
  const error = refusal(bundleSource(FR, rules, ''));
  expect(error.code).toBe('too-large');
  expect(error.message).toContain(String(MAX_BUNDLE_BYTES));
});

test.each([
  ['nothing', null, 'bundle.json'],
  ['another format', { ...bundleSource(FR, '', ''), format: 'huecry-policy/2' }, 'bundle.json'],
  ['a field that does not belong', { ...bundleSource(FR, '', ''), extra: 1 }, 'bundle.json'],
  ['no member code', { ...bundleSource(FR, '', ''), member: 'France' }, 'bundle.json'],
  ['no date', { ...bundleSource(FR, '', ''), validFrom: 'soon' }, 'bundle.json'],
  ['a reversed text', { ...bundleSource(FR, '// \u202e x', '') }, 'export.cedar'],
  ['half a character', { ...bundleSource(FR, '// \ud800', '') }, 'export.cedar'],
  [
    'a table with an unknown fact',
    { ...bundleSource(FR, '', ''), tests: [{ name: 'x', as: 'export', point: 'origin', given: { age: 3 }, categories: [], expect: { outcome: 'permit' } }] },
    'tests.json',
  ],
])('malformed: %s', (_name, input, file) => {
  expect(refusal(input)).toMatchObject({ code: 'malformed', file });
});

test('the digest is of what the bundle says, not of how it was written down', () => {
  const source = commonBundle();
  const shuffled = Object.fromEntries(Object.entries(source).toReversed());
  expect(parseBundle(shuffled).digest).toBe(bundleDigest(source));
  expect(parseBundle({ ...source, version: 'another' }).digest).not.toBe(bundleDigest(source));
  expect(bundleDigest(source)).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

test('a bundle does not change after it was parsed', () => {
  const source = structuredClone(sampleBundles().fr);
  const bundle = parseBundle(source);
  Object.assign(source, { exportCedar: '' });
  expect(bundle.source.exportCedar).not.toBe('');
  expect(() => Object.assign(bundle.source, { exportCedar: '' })).toThrow(TypeError);
  expect(() => (bundle.rules as unknown[]).pop()).toThrow(TypeError);
});
