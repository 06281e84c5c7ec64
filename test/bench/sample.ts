/** The notice that the bench seals, opens, sends and audits: 40 fields of eight categories, of nobody. */
import { createHash, randomBytes } from 'node:crypto';
import type { Address, Category, Leaf, MemberCode, RoutingFacts } from '@huecry/notice';
import { parseAddress } from '@huecry/notice';
import { type Decapsulator, decapsulatorFromSeed, DEFAULT_SUITE, type RecipientPlan, type SealInput, signerFromSeed } from '@huecry/seal';

export const CATEGORIES: readonly Category[] = ['identity', 'birth', 'appearance', 'document', 'judicial', 'location', 'health', 'associates'];
export const FIELDS = 40;
export const NOW = Math.floor(Date.now() / 1000);

const POINTERS: Readonly<Record<string, string>> = {
  identity: '/subject/aliases',
  birth: '/subject/birth',
  appearance: '/subject/appearance',
  document: '/subject/documents',
  judicial: '/warrants',
  location: '/location',
  health: '/subject/health',
  associates: '/associates',
};

export const LEAVES: readonly Leaf[] = Array.from({ length: FIELDS }, (_, index) => {
  const category = CATEGORIES[index % CATEGORIES.length] ?? 'identity';
  return { pointer: `${POINTERS[category]}/${index}/bench`, category, value: `an invented value of field ${index} in a notice` };
});

export const ROUTING: RoutingFacts = {
  kind: 'green',
  profile: 'full',
  diffusion: true,
  offenceClass: '0101',
  basis: ['UNTOC'],
  purpose: 'warn',
  handling: { code: 'H0', tlp: 'GREEN' },
  classification: 'unclassified',
  conditions: [],
};

const letters = 'abcdefghijklmnopqrstuvwxyz';
const recipientAt = (index: number): Address => parseAddress(`${letters[Math.floor(index / 26)] ?? 'a'}${letters[index % 26] ?? 'a'}/ncb`);
const boxes: readonly (Decapsulator & { readonly publicKey: Uint8Array })[] = Array.from({ length: 196 }, () =>
  decapsulatorFromSeed(DEFAULT_SUITE, randomBytes(32)),
);

export const signer = signerFromSeed(randomBytes(32));
export const exchange = signerFromSeed(randomBytes(32));
/** Stands for the digest of a policy bundle where nobody looks it up. */
export const BUNDLE = createHash('sha256').update('bundle').digest('base64url');

/** The box key of the first recipient. */
export const firstBox = (): Decapsulator => {
  const [box] = boxes;
  if (box === undefined) throw new Error('no box');
  return box;
};

const planOf = (box: (typeof boxes)[number], index: number): RecipientPlan => ({
  to: recipientAt(index),
  kid: box.kid,
  suite: box.suite,
  publicKey: box.publicKey,
  n: 1,
  nPrev: null,
  categories: CATEGORIES,
  withheld: [],
});

/** What `seal` takes: this notice to so many recipients, all of whom may have every category. */
export const inputFor = (recipients: number, change: Partial<SealInput> = {}): SealInput => ({
  mode: 'live',
  iss: parseAddress('zz/bench'),
  jti: '0190a0c0-0000-7000-8000-000000000001',
  rev: 1,
  prev: null,
  seq: 1,
  seqPrev: null,
  iat: NOW,
  exp: NOW + 86_400,
  routing: ROUTING,
  bundles: {
    origin: BUNDLE,
    common: BUNDLE,
    recipients: Object.fromEntries(Array.from({ length: recipients }, (_, index) => [recipientAt(index).slice(0, 2) as MemberCode, BUNDLE])),
  },
  leaves: LEAVES,
  recipients: boxes.slice(0, recipients).map(planOf),
  ...change,
});
