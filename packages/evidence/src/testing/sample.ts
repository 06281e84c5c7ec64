/** A small network of invented members with witnesses and a reviewing body, and one notice's whole way through it. For tests only. */
import { createHash } from 'node:crypto';
import { formatCheckpoint, generateNoteKey, parseCosigner, parseSkey, signatureLine, signNote } from '@huecry/ledger';
import type { Address, Leaf, MemberCode } from '@huecry/notice';
import { Entry, entryOf, SignedStatement } from '@huecry/proto';
import {
  applyEntry,
  formatGenesis,
  type Genesis,
  initialState,
  parseGenesis,
  type RegistryState,
  signStatement,
  type StatementBody,
  statementPayload,
} from '@huecry/registry';
import {
  decapsulatorFromSeed,
  parseSubmission,
  publicJwk,
  type RecallInput,
  type ReceiptInput,
  type RecipientDecision,
  seal,
  signDecision,
  signerFromSeed,
  signRecall,
  signReceipt,
  signRefusal,
  signRelease,
} from '@huecry/seal';
import { assembleEvidence, type EvidenceParts } from '../assemble.ts';
import { formatEvidence } from '../format.ts';
import { merklePath, merkleRoot } from './tree.ts';

export const START_MS = Date.UTC(2026, 2, 1, 12);
const START_S = START_MS / 1000;
const SUITE = 'hc1-x25519-hkdf-sha256-aes-256-gcm' as const;
export const LOG_ORIGIN = 'ledger.test/evidence';

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};
const seedOf = (name: string): Uint8Array => sha256(new TextEncoder().encode(`seed of ${name}`));
export const signer = (name: string) => signerFromSeed(seedOf(name));
const period = { notBefore: START_S - 3600, notAfter: START_S + 365 * 24 * 3600 };
const signingSpec = (name: string) => ({ jwk: publicJwk(signer(name).publicKey), ...period });
const boxOf = (name: string) => decapsulatorFromSeed(SUITE, seedOf(`box of ${name}`));
const digestText = (text: string): string => createHash('sha256').update(text).digest('base64url');
const ascending = (a: Uint8Array, b: Uint8Array): number => Buffer.compare(a, b);

/** Values that stand nowhere else: a test can look for them. */
export const FIELDS: readonly Leaf[] = [
  { pointer: '/subject/status', category: 'judicial', value: 'suspect' },
  { pointer: '/subject/name/family', category: 'identity', value: 'Qwertzuiop-Nirgendwo' },
  { pointer: '/subject/name/given', category: 'identity', value: 'Xaverine' },
  { pointer: '/subject/birth/place', category: 'birth', value: 'Unterfantasien' },
  { pointer: '/source/reference', category: 'source', value: 'ZZ-7319-Phantom' },
];

/** Writes entries one after the other, as the exchange and the ledger do. */
class World {
  readonly key = generateNoteKey(LOG_ORIGIN);
  readonly second = generateNoteKey(LOG_ORIGIN, 'ml-dsa-44');
  readonly witnesses = [generateNoteKey('witness.test/fr', 'cosignature'), generateNoteKey('witness.test/de', 'ml-dsa-44')];
  readonly genesis: Genesis;
  readonly entries: Uint8Array[] = [];
  readonly registry = new Set<number>([0]);
  state: RegistryState;
  timeMs = START_MS;
  #ids = 0;

  constructor() {
    const bytes = formatGenesis({
      format: 'huecry-genesis/1',
      network: 'a network for tests',
      mode: 'live',
      quorum: 2,
      members: ['fr', 'de', 'es'].map((code) => ({ code: code as MemberCode, name: `Bureau of ${code}`, root: publicJwk(signer(`${code} root`).publicKey) })),
      ledger: { origin: LOG_ORIGIN, vkey: this.key.vkey, mlDsaVkey: this.second.vkey },
      exchange: { name: 'exchange.test', keys: [signingSpec('exchange')] },
      common: {
        format: 'huecry-policy/1',
        member: 'common',
        version: '1',
        validFrom: '2026-01-01',
        language: 'en',
        title: 'Common rules',
        note: 'for tests only',
        exportCedar: '',
        importCedar: '',
        tests: [],
      },
    });
    this.genesis = parseGenesis(bytes);
    this.state = initialState(this.genesis);
    this.#fold(entryOf(this.timeMs, { genesis: { genesis: bytes } }));
  }

  id(version: 4 | 7): string {
    this.#ids += 1;
    return `019a0000-0000-${version}000-8000-${this.#ids.toString(16).padStart(12, '0')}`;
  }

  append(body: Parameters<typeof entryOf>[1]): number {
    this.timeMs += 1000;
    return this.entries.push(Entry.encode(entryOf(this.timeMs, body))) - 1;
  }

  #fold(entry: Entry): number {
    const position = this.entries.push(Entry.encode(entry)) - 1;
    this.state = applyEntry(this.state, position, entry).state;
    this.registry.add(position);
    return position;
  }

  say(body: StatementBody, ...by: readonly string[]): number {
    this.timeMs += 1000;
    const payload = statementPayload(body, { id: this.id(4), network: this.genesis.digest, iat: Math.floor(this.timeMs / 1000) });
    const signed = signStatement(
      payload,
      by.map((code) => ({ member: code as MemberCode, signer: signer(`${code} root`) })),
    );
    return this.#fold(entryOf(this.timeMs, { registry: { prev: this.state.entryDigest, statement: SignedStatement.decode(signed) } }));
  }

  register(address: string): void {
    const { kid, publicKey } = boxOf(address);
    const box = { kid, suite: SUITE, publicKey: Buffer.from(publicKey).toString('base64url'), ...period };
    this.say({ type: 'gateway.register', address: address as Address, name: address, signing: [signingSpec(address)], boxes: [box] }, address.slice(0, 2));
  }

  checkpoint(): string {
    const text = formatCheckpoint({ origin: LOG_ORIGIN, size: this.entries.length, root: merkleRoot(this.entries) });
    const cosigned = this.witnesses.map(({ skey }, i) => signatureLine(parseCosigner(skey).cosign(text, START_S + 600 + i)));
    return signNote(text, [parseSkey(this.key.skey), parseSkey(this.second.skey)]) + cosigned.join('');
  }
}

export interface Sample {
  /** The file. */
  readonly text: string;
  readonly parts: EvidenceParts;
  readonly genesisDigest: string;
  readonly world: World;
  readonly jws: Uint8Array;
}

/**
 * The file of a notice from fr/dcpj to de/bka (delivered), es/udyco (held, then released by de/review) and de/review; with receipts of
 * delivery and purge. `refused`: it was refused as a whole instead. `recalled`: another gateway of fr then recalled it, and es/udyco purged it;
 * `early`: it had recalled it before the decision that followed the release.
 */
export function sample({
  refused = false,
  recalled,
}: {
  readonly refused?: boolean;
  readonly recalled?: Partial<RecallInput> & { readonly at?: number; readonly early?: boolean };
} = {}): Sample {
  const world = new World();
  for (const address of ['fr/dcpj', 'de/bka', 'de/review', 'es/udyco', ...(recalled === undefined ? [] : ['fr/ncb'])]) world.register(address);
  world.say({ type: 'review.appoint', member: 'de' as MemberCode, source: 'Decision 1 of the invented assembly', asOf: '2026-01-01' }, 'fr', 'de');
  const [fr, de] = world.witnesses;
  const policy = `log ${world.key.vkey}\nwitness fr ${fr?.vkey} https://witness.test/fr\nwitness de ${de?.vkey} https://witness.test/de\ngroup both 2 fr de\nquorum both\n`;
  world.say({ type: 'witness.policy', policy }, 'fr', 'es');
  // Something of others, so that the tree is not the file.
  for (let i = 0; i < 5; i++) world.append({ receipts: { digests: [sha256(Uint8Array.of(i))] } });

  const common = world.genesis.commonBundle.digest;
  const rules = {
    origin: digestText('rules of fr'),
    common,
    recipients: Object.fromEntries(['de', 'es'].map((code) => [code, digestText(`rules of ${code}`)])),
  };
  const jti = world.id(7);
  const iat = Math.floor(world.timeMs / 1000);
  const to = ['de/bka', 'de/review', 'es/udyco'] as Address[];
  const sealed = seal(
    {
      mode: 'live',
      iss: 'fr/dcpj' as Address,
      jti,
      rev: 1,
      prev: null,
      seq: 1,
      seqPrev: null,
      iat,
      exp: iat + 86_400,
      routing: {
        kind: 'green',
        profile: 'full',
        diffusion: true,
        offenceClass: '0502',
        basis: ['national-law'],
        purpose: 'warn',
        handling: { code: 'H1', tlp: 'AMBER' },
        classification: 'unclassified',
        conditions: [],
      },
      bundles: rules,
      restrictions: { exclude: ['it' as MemberCode], limit: null },
      leaves: FIELDS,
      recipients: to.map((address) => {
        const { kid, publicKey } = boxOf(address);
        const categories = address === 'es/udyco' ? (['identity', 'judicial'] as const) : (['birth', 'identity', 'judicial', 'source'] as const);
        const withheld =
          address === 'es/udyco'
            ? [{ category: 'birth' as const, point: 'origin' as const, rule: 'fr/no-birth', cite: 'Invented Act, s. 3', reason: 'not needed' }]
            : [];
        return { to: address, kid, suite: SUITE, publicKey, n: 1, nPrev: null, categories, withheld };
      }),
      suite: SUITE,
    },
    signer('fr/dcpj'),
  );
  const { routing, restrictions, boxes } = parseSubmission(sealed.submission);
  const noticePosition = world.append({ notice: { jws: sealed.jws } });
  const about = { origin: 'fr/dcpj' as Address, notice: sealed.digest, jti, rev: 1 };
  const salted: { salt: Uint8Array; jws: Uint8Array; position: number }[] = [];
  const log = (label: string, jws: Uint8Array, append: (digest: Uint8Array) => number) => {
    const salt = seedOf(`salt of ${label}`);
    const one = { salt, jws, position: append(sha256(salt, jws)) };
    salted.push(one);
    return one;
  };
  const none = { decisions: [], releases: [], receipts: [], refusal: null, recall: null };
  let said: Pick<EvidenceParts, 'decisions' | 'releases' | 'receipts' | 'refusal' | 'recall'> = none;

  if (refused) {
    const jws = signRefusal({ mode: 'live', iss: 'exchange.test', ...about, code: 'expired', reason: 'it had expired', iat }, signer('exchange'));
    said = { ...none, refusal: log('refusal', jws, (digest) => world.append({ refusal: { noticePosition, digest } })) };
  } else {
    const decide = (decisions: RecipientDecision[]) => {
      const input = { mode: 'live' as const, iss: 'exchange.test', ...about, noticePosition, registryPosition: world.state.position, iat };
      const { jws, elements } = signDecision({ ...input, decisions }, signer('exchange'));
      return { position: world.append({ decision: { noticePosition, jws } }), elements };
    };
    const element = (address: Address, change: Partial<RecipientDecision>): RecipientDecision => ({
      to: address,
      outcome: 'deliver',
      code: '',
      categories: ['birth', 'identity', 'judicial', 'source'],
      withheld: [],
      refusedBy: [],
      bundles: { origin: rules.origin, recipient: digestText(`rules of ${address.slice(0, 2)}`), common },
      factsDigest: digestText('facts'),
      ...change,
    });
    const first = decide([
      element('de/bka' as Address, {
        categories: ['identity', 'judicial', 'source'],
        withheld: [{ category: 'birth', point: 'exchange', rule: 'de/no-birth', cite: 'Invented Act, s. 4', reason: 'not asked for' }],
      }),
      element('de/review' as Address, {}),
      element('es/udyco' as Address, {
        outcome: 'hold',
        code: 'release-required',
        categories: ['identity', 'judicial'],
        refusedBy: [{ rule: 'common/review', cite: 'Constitution, art. 3', reason: 'may be political' }],
      }),
    ]);
    const releaseJws = signRelease(
      {
        mode: 'live',
        iss: 'de/review' as Address,
        ...about,
        recipients: ['es/udyco' as Address],
        outcome: 'release',
        code: '',
        reason: 'an ordinary fraud',
        cite: '',
        iat,
      },
      signer('de/review'),
    );
    const release = log('release', releaseJws, (digest) => world.append({ release: { noticePosition, digest } }));
    const withdraw = ({ at = noticePosition, early: _early, ...change }: NonNullable<typeof recalled>) => {
      const input = {
        mode: 'live' as const,
        iss: 'fr/ncb' as Address,
        ...about,
        code: 'mistaken-identity',
        reason: 'another of that name',
        iat: iat + 90,
        ...change,
      };
      return log('recall', signRecall(input, signer(input.iss)), (digest) => world.append({ recall: { noticePosition: at, digest } }));
    };
    let recall: EvidenceParts['recall'] = recalled?.early === true ? withdraw(recalled) : null;
    const further = decide([element('es/udyco' as Address, { categories: ['identity', 'judicial'] })]);
    const receipt = (iss: string, state: ReceiptInput['state'], more: Partial<ReceiptInput> = {}) =>
      log(
        `${iss} ${state} ${more.categories?.join() ?? ''}`,
        signReceipt({ mode: 'live', iss: iss as Address, ...about, state, iat: iat + 60, ...more }, signer(iss)),
        (digest) => world.append({ receipts: { digests: [digest, sha256(digest), sha256(seedOf(iss))].toSorted(ascending) } }),
      );
    const receipts = [
      receipt('de/bka', 'delivered', {
        retainUntil: iat + 3600,
        flags: [{ rule: 'de/no-arrest', cite: 'Invented Act, s. 9', reason: 'no arrest on this basis' }],
      }),
      receipt('es/udyco', 'delivered'),
      receipt('de/bka', 'purged', { categories: ['identity'], code: 'retention' }),
      receipt('de/bka', 'purged', { code: 'expired' }),
    ];
    if (recalled !== undefined && recalled.early !== true) recall = withdraw(recalled);
    if (recalled !== undefined) receipts.push(receipt('es/udyco', 'purged', { code: 'recalled', iat: iat + 100 }));
    said = { ...none, decisions: [first, further], releases: [release], receipts, recall };
  }
  world.append({ receipts: { digests: [sha256(Uint8Array.of(99))] } });

  const positions = [...world.registry, noticePosition, ...said.decisions.map(({ position }) => position), ...salted.map(({ position }) => position)];
  const parts: EvidenceParts = {
    checkpoint: world.checkpoint(),
    entries: positions.map((position) => ({ position, entry: world.entries[position] ?? new Uint8Array(0), path: merklePath(position, world.entries) })),
    notice: { position: noticePosition, routing, restrictions, elements: boxes.map((box) => box.element), content: sealed.disclosures },
    ...said,
  };
  return { text: formatEvidence(assembleEvidence(parts)), parts, genesisDigest: world.genesis.digest, world, jws: sealed.jws };
}
