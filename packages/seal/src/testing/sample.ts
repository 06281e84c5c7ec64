import { Buffer } from 'node:buffer';
import { createCipheriv } from 'node:crypto';
import type { Address, Category, Kind, Leaf, MemberCode, RoutingFacts } from '@huecry/notice';
import {
  type CheckedSubmission,
  checkSubmission,
  type Decapsulator,
  DEFAULT_SUITE,
  decapsulatorFromSeed,
  deliveryBuilder,
  parseSubmission,
  type RandomSource,
  type RecipientDecision,
  type RecipientPlan,
  type Sealed,
  type SealInput,
  signDecision,
  signerFromSeed,
  type SuiteId,
  type WithheldClaim,
} from '../index.ts';
import type { OpenContext } from '../open/index.ts';

/** An invented exchange in miniature, with fixed keys. */

export const address = (text: string): Address => text as Address;
export const member = (code: string): MemberCode => code as MemberCode;

export const seedOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

/** The same bytes at every run: AES-256-CTR over zeros. For tests and vectors only. */
export function fixedRandom(seed: number): RandomSource {
  const stream = createCipheriv('aes-256-ctr', seedOf(seed), new Uint8Array(16));
  return (bytes) => Uint8Array.from(stream.update(Buffer.alloc(bytes)));
}

export const JTI = '019a0000-0000-7000-8000-000000000001';
export const NOW = 1_790_000_000;
export const BUNDLE = (byte: number): string => Buffer.alloc(32, byte).toString('base64url');

export const originSigner = signerFromSeed(seedOf(1));
export const exchangeSigner = signerFromSeed(seedOf(2));

export const boxOf = (byte: number, suite: SuiteId = DEFAULT_SUITE): Decapsulator & { readonly publicKey: Uint8Array } =>
  decapsulatorFromSeed(suite, seedOf(byte));

export const routing: RoutingFacts = {
  kind: 'red',
  profile: 'full',
  diffusion: true,
  offenceClass: '0401',
  basis: ['national-law'],
  purpose: 'arrest',
  handling: { code: 'H1', tlp: 'AMBER' },
  classification: 'unclassified',
  conditions: [],
};

export const leaves: readonly Leaf[] = [
  { pointer: '/subject/name/family', category: 'identity', value: 'Brandão' },
  { pointer: '/subject/name/given', category: 'identity', value: 'Ícaro' },
  { pointer: '/subject/nationalities', category: 'identity', value: ['br', 'pt'] },
  { pointer: '/subject/birth/date', category: 'birth', value: { year: 1972, month: 3 } },
  { pointer: '/warrants/0/charge', category: 'judicial', value: 'Fraude "qualificada"\r\n' },
  { pointer: '/subject/health', category: 'health', value: null },
];

const CATEGORY_BY_POINTER = new Map(leaves.map(({ pointer, category }) => [pointer, category]));
export const categoryOf = (_kind: Kind, pointer: string): Category | undefined => CATEGORY_BY_POINTER.get(pointer);

export const withheldByOrigin: WithheldClaim = {
  category: 'health',
  point: 'origin',
  rule: 'br/export/no-health-abroad',
  cite: 'LGPD, art. 4',
  reason: 'Health data stays in the country',
};
export const withheldByExchange: WithheldClaim = {
  category: 'judicial',
  point: 'exchange',
  rule: 'de/import/no-judicial-without-treaty',
  cite: 'IRG, § 61',
  reason: 'No treaty in force',
};

export function planFor(
  to: string,
  box: { kid: string; suite: SuiteId; publicKey: Uint8Array },
  categories: readonly Category[],
  more: Partial<RecipientPlan> = {},
): RecipientPlan {
  return { to: address(to), kid: box.kid, suite: box.suite, publicKey: box.publicKey, n: 1, nPrev: null, categories, withheld: [], ...more };
}

export function inputFor(recipients: readonly RecipientPlan[], more: Partial<SealInput> = {}): SealInput {
  return {
    mode: 'live',
    iss: address('br/pf'),
    jti: JTI,
    rev: 1,
    prev: null,
    seq: 1,
    seqPrev: null,
    iat: NOW,
    exp: NOW + 86_400,
    routing,
    bundles: {
      origin: BUNDLE(0xb0),
      common: BUNDLE(0xb1),
      recipients: Object.fromEntries(recipients.map(({ to }) => [to.slice(0, to.indexOf('/')), BUNDLE(0xb2)])),
    },
    leaves,
    recipients,
    ...more,
  };
}

export const bka = boxOf(10);
export const npa = boxOf(11);
export const sampleInput = (): SealInput =>
  inputFor([
    planFor('jp/npa', npa, ['identity', 'birth', 'judicial', 'health']),
    planFor('de/bka', bka, ['identity', 'birth', 'judicial'], { withheld: [withheldByOrigin], n: 2, nPrev: new Uint8Array(32).fill(9) }),
  ]);

export const checkedOf = (sealed: Sealed): CheckedSubmission => checkSubmission(parseSubmission(sealed.submission));

export function decide(
  to: string,
  outcome: 'deliver' | 'refuse' | 'hold',
  categories: readonly Category[],
  withheld: readonly WithheldClaim[] = [],
): RecipientDecision {
  return {
    to: address(to),
    outcome,
    code: outcome === 'deliver' ? '' : 'policy-refused',
    categories,
    withheld,
    refusedBy: outcome === 'deliver' ? [] : [{ rule: 'de/import/sanctions', cite: 'none', reason: 'Invented' }],
    bundles: { origin: BUNDLE(0xb0), recipient: BUNDLE(0xb2), common: BUNDLE(0xb1) },
    factsDigest: BUNDLE(0xf0),
  };
}

export const NOTICE_POSITION = 300;
export const DECISION_POSITION = 301;

/** Decides and builds one delivery for each decision, as the exchange does. */
export function deliveriesOf(
  sealed: Sealed,
  decisions: readonly RecipientDecision[],
  random?: RandomSource,
): { bytes: Uint8Array; decision: Uint8Array; elements: Uint8Array[] }[] {
  const checked = checkedOf(sealed);
  const { jws, elements } = signDecision(
    {
      mode: checked.mode,
      iss: 'exchange.example',
      notice: checked.digest,
      jti: checked.jti,
      rev: checked.rev,
      origin: checked.iss,
      noticePosition: NOTICE_POSITION,
      registryPosition: 12,
      iat: NOW + 1,
      decisions,
    },
    exchangeSigner,
    random,
  );
  const builder = deliveryBuilder(checked, { decision: jws, noticePosition: NOTICE_POSITION, decisionPosition: DECISION_POSITION });
  return decisions.map((decision, i) => {
    const element = elements[i] ?? new Uint8Array(0);
    const index = checked.recipients.findIndex(({ to }) => to === decision.to);
    const bytes = decision.outcome === 'deliver' ? builder.deliver(index, decision.categories, element) : builder.blank(index, element);
    return { bytes, decision: jws, elements };
  });
}

export function contextFor(me: string, boxes: readonly Decapsulator[], more: Partial<OpenContext> = {}): OpenContext {
  return {
    me: address(me),
    mode: 'live',
    nowSeconds: NOW + 10,
    boxKey: (kid) => boxes.find((box) => box.kid === kid),
    originKey: () => originSigner.publicKey,
    exchangeKey: () => exchangeSigner.publicKey,
    categoryOf,
    ...more,
  };
}

/** The stable code that `act` fails with; anything else it throws goes through. */
export function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.name === 'SealError') return String(error.code);
    throw error;
  }
  return 'accepted';
}
