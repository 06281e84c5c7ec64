/** An invented world for the exchange's tests: members with real keys and laws, their gateways, and a hand that seals notices. */
import { createHash } from 'node:crypto';
import { type Address, type Category, type Leaf, type MemberCode, memberOf, type RoutingFacts } from '@huecry/notice';
import { bundleDigest } from '@huecry/policy';
import { commonBundle, sampleBundles } from '@huecry/policy/samples';
import {
  formatGenesis,
  type Genesis,
  parseGenesis,
  type RegistryState,
  bundleInForce,
  signStatement,
  type StatementBody,
  statementPayload,
  type StatementSigner,
} from '@huecry/registry';
import {
  decapsulatorFromSeed,
  DEFAULT_SUITE,
  type Mode,
  publicJwk,
  type RecipientPlan,
  seal,
  type SealInput,
  type Sealed,
  type Signer,
  signerFromSeed,
  signReceipt,
  type ReceiptInput,
} from '@huecry/seal';

export const address = (text: string): Address => text as Address;
const member = (text: string): MemberCode => text as MemberCode;
const seedOf = (name: string): Uint8Array => Uint8Array.from(createHash('sha256').update(`seed of ${name}`).digest());
/** Each lies in locked memory, of which there is little. */
const madeSigners = new Map<string, Signer & { readonly publicKey: Uint8Array }>();

/** The same name gives the same key. */
export function signer(name: string): Signer & { readonly publicKey: Uint8Array } {
  const made = madeSigners.get(name) ?? signerFromSeed(seedOf(name));
  madeSigners.set(name, made);
  return made;
}
export const box = (name: string) => decapsulatorFromSeed(DEFAULT_SUITE, seedOf(`${name} box`));

export const FR = address('fr/dcpj');
export const FR2 = address('fr/ofast');
export const DE = address('de/bka');
export const JP = address('jp/npa');
export const GATEWAYS = [FR, FR2, DE, JP] as const;
export const MEMBERS = ['fr', 'de', 'jp'] as const;

export interface World {
  readonly genesisBytes: Uint8Array;
  readonly genesis: Genesis;
  /** Seconds since the epoch, when the world began. */
  readonly began: number;
  /** A statement of `signers` (members' roots). */
  statement(body: StatementBody, ...signers: string[]): Uint8Array;
  /** What makes a working exchange of a genesis file: gateways, facts, treaties, laws. */
  readonly founding: readonly Uint8Array[];
}

export interface WorldOptions {
  readonly mode?: Mode;
  readonly ledger?: { readonly origin: string; readonly vkey: string };
  readonly exchangeKey?: Uint8Array;
}

/** `began` is in seconds; keys are valid from an hour before for a year. */
export function makeWorld(began: number, options: WorldOptions = {}): World {
  const period = { notBefore: began - 3_600, notAfter: began + 365 * 86_400 };
  const { mode = 'live' } = options;
  const genesisBytes = formatGenesis({
    format: 'huecry-genesis/1',
    network: 'invented network',
    mode,
    quorum: 2,
    members: MEMBERS.map((code) => ({ code: member(code), name: `Bureau of ${code}`, root: publicJwk(signer(`${code} root`).publicKey) })),
    ledger: options.ledger ?? { origin: 'ledger.test', vkey: `ledger.test+00000000+${Buffer.alloc(33, 1).toString('base64')}` },
    exchange: { name: 'exchange.test', keys: [{ jwk: publicJwk(options.exchangeKey ?? signer('exchange').publicKey), ...period }] },
    common: commonBundle(),
  });
  const genesis = parseGenesis(genesisBytes);
  let statements = 0;
  const statement: World['statement'] = (body, ...signers) => {
    statements += 1;
    const id = `00000000-0000-4000-8000-${String(statements).padStart(12, '0')}`;
    const roots: StatementSigner[] = signers.map((code) => ({ member: member(code), signer: signer(`${code} root`) }));
    return signStatement(statementPayload(body, { id, network: genesis.digest, iat: began }), roots, mode);
  };
  const bundles = sampleBundles();
  const founding = [
    ...GATEWAYS.map((gateway) => statement(registration(gateway, period), memberOf(gateway))),
    statement(
      {
        type: 'treaty.define',
        treaty: 'UNTOC',
        title: 'a treaty',
        kind: 'multilateral',
        opened: '2000-11-15',
        inForce: '2003-09-29',
        partial: true,
        source: 'invented',
        asOf: '2026-01-31',
      },
      ...MEMBERS,
    ),
    ...MEMBERS.flatMap((code) => [
      statement({ type: 'member.facts', deathPenalty: code === 'jp', source: 'invented', asOf: '2026-01-31' }, code),
      statement({ type: 'treaty.join', treaty: 'UNTOC', inForce: '2005-01-01', source: 'invented', asOf: '2026-01-31' }, code),
      statement({ type: 'policy.bundle', bundle: bundles[code], digest: bundleDigest(bundles[code]), validFrom: began - 60 }, code),
    ]),
    statement({ type: 'adequacy.recognise', member: member('de'), source: 'invented', asOf: '2026-01-31', from: '2020-01-01' }, 'fr'),
  ];
  return { genesisBytes, genesis, began, statement, founding };
}

export function registration(gateway: Address, period: { readonly notBefore: number; readonly notAfter: number }): StatementBody {
  const { kid, suite, publicKey } = box(gateway);
  return {
    type: 'gateway.register',
    address: gateway,
    name: `Invented service ${gateway}`,
    signing: [{ jwk: publicJwk(signer(gateway).publicKey), ...period }],
    boxes: [{ kid, suite, publicKey: Buffer.from(publicKey).toString('base64url'), ...period }],
  };
}

export const ROUTING: RoutingFacts = {
  kind: 'yellow',
  profile: 'full',
  diffusion: true,
  offenceClass: '0000',
  basis: ['national-law'],
  purpose: 'locate',
  handling: { code: 'H1', tlp: 'AMBER' },
  classification: 'unclassified',
  conditions: [],
};

export const LEAVES: readonly Leaf[] = [
  { pointer: '/subject/name/family', category: 'identity', value: 'Merveille-Inventée' },
  { pointer: '/subject/birth/date', category: 'birth', value: { year: 1991 } },
  { pointer: '/subject/belief/note', category: 'belief', value: 'invented creed' },
  { pointer: '/assets/0/description', category: 'asset', value: 'a boat that never was' },
];

/** An origin's desk: it numbers and chains what it seals, without asking any law, so that the exchange has something to refuse. */
export interface Desk {
  readonly from: Address;
  make(to: readonly Address[], more?: Partial<SealInput>): Sealed & { readonly input: SealInput };
  receipt(to: { readonly input: SealInput; readonly digest: Uint8Array }, more?: Partial<ReceiptInput>): Uint8Array;
}

let made = 0;

/** `nowSeconds` and `registry` are asked for each notice. */
export function openDesk(from: Address, nowSeconds: () => number, registry: () => RegistryState): Desk {
  let seq = 0;
  let seqPrev: Uint8Array | null = null;
  const pairs = new Map<Address, { n: number; digest: Uint8Array }>();
  const inForce = (of: MemberCode | 'common'): string => bundleInForce(registry(), of, nowSeconds() * 1000)?.digest ?? '';
  return {
    from,
    make(to, more = {}) {
      made += 1;
      const jti = `019a0000-0000-7000-8000-${String(made).padStart(12, '0')}`;
      const leaves = more.leaves ?? LEAVES;
      const categories = [...new Set(leaves.map(({ category }) => category))] as Category[];
      const recipients: RecipientPlan[] = to.map((recipient) => {
        const { kid, suite, publicKey } = box(recipient);
        const pair = pairs.get(recipient);
        return { to: recipient, kid, suite, publicKey, n: (pair?.n ?? 0) + 1, nPrev: pair?.digest ?? null, categories, withheld: [] };
      });
      const iat = nowSeconds();
      const input: SealInput = {
        mode: registry().mode,
        iss: from,
        jti,
        rev: 1,
        prev: null,
        seq: seq + 1,
        seqPrev,
        iat,
        exp: iat + 86_400,
        routing: ROUTING,
        bundles: {
          origin: inForce(memberOf(from)),
          common: inForce('common'),
          recipients: Object.fromEntries(to.map((recipient) => [memberOf(recipient), inForce(memberOf(recipient))])),
        },
        leaves,
        recipients,
        ...more,
      };
      const sealed = seal(input, signer(from));
      if (input.seq === seq + 1) {
        seq += 1;
        seqPrev = sealed.digest;
      }
      for (const { to: recipient, n } of recipients) pairs.set(recipient, { n, digest: sealed.digest });
      return { ...sealed, input };
    },
    receipt({ input, digest }, more = {}) {
      const { mode, iss: origin, jti, rev } = input;
      return signReceipt({ mode, iss: from, origin, notice: digest, jti, rev, state: 'delivered', iat: nowSeconds(), ...more }, signer(more.iss ?? from));
    },
  };
}
