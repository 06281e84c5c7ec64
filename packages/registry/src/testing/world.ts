/** A small world for this package's tests: invented members with real keys, and a log to write statements into. */
import { Entry, SignedStatement, NO_BODY } from '@huecry/proto';
import type { Address, MemberCode } from '@huecry/notice';
import { bundleDigest, type BundleSource } from '@huecry/policy';
import { decapsulatorFromSeed, DEFAULT_SUITE, type Mode, publicJwk, type Signer, signerFromSeed, type SuiteId } from '@huecry/seal';
import { createHash } from 'node:crypto';
import {
  type Applied,
  applyEntry,
  coSignStatement,
  formatGenesis,
  type GenesisFile,
  initialState,
  parseGenesis,
  type RegistryState,
  signStatement,
  type StatementBody,
  statementPayload,
} from '../index.ts';

export const NOW_MS = Date.UTC(2026, 2, 1, 12);
export const NOW_S = NOW_MS / 1000;
export const YEAR_S = 365 * 24 * 3600;
export const FOR_A_YEAR = { notBefore: NOW_S - 3600, notAfter: NOW_S + YEAR_S };

const seedOf = (name: string): Uint8Array => Uint8Array.from(createHash('sha256').update(`seed of ${name}`).digest());
/** A signing key of that name: the same name gives the same key. */
export const signer = (name: string) => signerFromSeed(seedOf(name));
export const jwk = (name: string) => publicJwk(signer(name).publicKey);
export const signingSpec = (name: string, period = FOR_A_YEAR) => ({ jwk: jwk(name), ...period });
export const boxSpec = (name: string, period = FOR_A_YEAR, suite: SuiteId = DEFAULT_SUITE) => {
  const { kid, publicKey } = decapsulatorFromSeed(suite, seedOf(name));
  return { kid, suite, publicKey: Buffer.from(publicKey).toString('base64url'), ...period };
};

export const member = (code: string) => code as MemberCode;
export const address = (text: string) => text as Address;

/** A bundle with one rule that permits everything everywhere, and a test that says so. */
export function permissiveBundle(of: string, change: Partial<BundleSource> = {}): BundleSource {
  const rule = (file: string, points: string) =>
    ['receive', 'disclose']
      .map(
        (action) =>
          `@id("${file}-${action}")\n@point("${points}")\n@cite("Sample Act, s. 1")\n@reason("everything is permitted")\npermit (principal, action == Action::"${action}", resource);\n`,
      )
      .join('\n');
  const points = of === 'common' ? 'origin, exchange, recipient' : '';
  return {
    format: 'huecry-policy/1',
    member: of as BundleSource['member'],
    version: '1',
    validFrom: '2026-01-01',
    language: 'en',
    title: `Rules of ${of}`,
    note: 'for tests only',
    exportCedar: rule('export', points || 'origin, exchange'),
    importCedar: of === 'common' ? '' : rule('import', 'exchange, recipient'),
    tests: [],
    ...change,
  };
}

export const policyBody = (bundle: BundleSource, validFrom = NOW_S): StatementBody => ({
  type: 'policy.bundle',
  bundle,
  digest: bundleDigest(bundle),
  validFrom,
});

export const GENESIS_MEMBERS = ['fr', 'de', 'br', 'jp'] as const;
export const genesisFile = (change: Partial<GenesisFile> = {}): GenesisFile => ({
  format: 'huecry-genesis/1',
  network: 'test network',
  mode: 'live',
  quorum: 3,
  members: GENESIS_MEMBERS.map((code) => ({ code: member(code), name: `Bureau of ${code}`, root: jwk(`${code} root`) })),
  ledger: { origin: 'ledger.test', vkey: `ledger.test+00000000+${Buffer.alloc(33).toString('base64')}` },
  exchange: { name: 'exchange.test', keys: [signingSpec('exchange')] },
  common: permissiveBundle('common'),
  ...change,
});

let ids = 0;
/** Ids in a fixed order, so that tests run alike each time. */
export const nextId = (): string => `00000000-0000-4000-8000-${(++ids).toString(16).padStart(12, '0')}`;

/** Signers by name: `fr` is the root of fr; `fr:bundles` signs for fr with the key of that name. */
export const signersNamed = (names: readonly string[]) =>
  names.map((name) => {
    const [code = '', key = 'root'] = name.split(':');
    return { member: member(code), signer: signer(`${code} ${key}`) };
  });

export const QUORUM = ['fr', 'de', 'br'];

/** A log of registry entries and the state that folds it. */
export class World {
  readonly genesis;
  readonly mode: Mode;
  readonly entries: { position: number; bytes: Uint8Array }[] = [];
  state: RegistryState;
  timeMs = NOW_MS;

  constructor(change: Partial<GenesisFile> = {}) {
    const bytes = formatGenesis(genesisFile(change));
    this.genesis = parseGenesis(bytes);
    this.mode = this.genesis.mode;
    this.state = initialState(this.genesis);
    this.append(0, { ...EMPTY, timeMs: this.timeMs, genesis: { genesis: bytes } });
  }

  statement(body: StatementBody, signers: readonly string[], change: { id?: string; network?: string; iat?: number } = {}, mode = this.mode): Uint8Array {
    const meta = { id: nextId(), network: this.genesis.digest, iat: Math.floor(this.timeMs / 1000), ...change };
    return signStatement(statementPayload(body, meta), signersNamed(signers), mode);
  }

  /** A payload under signatures of keys that need not be anybody's. */
  signedBy(payload: Uint8Array, signers: readonly { readonly member: MemberCode; readonly signer: Signer }[]): Uint8Array {
    return coSignStatement(SignedStatement.encode({ payload, signatures: [] }), signers, this.mode);
  }

  entryOf(statement: Uint8Array, prev = this.state.entryDigest): Entry {
    return { ...EMPTY, timeMs: this.timeMs, registry: { prev, statement: SignedStatement.decode(statement) } };
  }

  append(position: number, entry: Entry): Applied {
    const outcome = applyEntry(this.state, position, entry);
    this.state = outcome.state;
    this.entries.push({ position, bytes: Entry.encode(entry) });
    return outcome;
  }

  /** Logs a statement and gives the code that refused it, or `applied`. */
  say(body: StatementBody, signers: readonly string[], change: { id?: string; network?: string; iat?: number } = {}): string {
    return this.log(this.statement(body, signers, change));
  }

  log(statement: Uint8Array): string {
    const outcome = this.append(this.state.position, this.entryOf(statement));
    return outcome.applied ? 'applied' : outcome.code;
  }
}

const EMPTY: Entry = { timeMs: 0, ...NO_BODY };

export const gatewayBody = (of: string, signing = [signingSpec(`${of} signing`)], boxes = [boxSpec(`${of} box`)]): StatementBody => ({
  type: 'gateway.register',
  address: address(of),
  name: `Gateway ${of}`,
  signing,
  boxes,
});
export const admitBody = (code: string): StatementBody => ({ type: 'member.admit', code: member(code), name: `Bureau of ${code}`, root: jwk(`${code} root`) });

export const AS_OF = '2026-01-31';
export const defineBody = (treaty: string, change: object = {}): StatementBody => ({
  type: 'treaty.define',
  treaty,
  title: `Convention ${treaty}`,
  kind: 'multilateral',
  opened: '1990-01-01',
  inForce: '1991-01-01',
  partial: true,
  source: 'depositary',
  asOf: AS_OF,
  ...change,
});
