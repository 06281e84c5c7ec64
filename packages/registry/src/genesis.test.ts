import { generateNoteKey } from '@huecry/ledger';
import { publicJwk } from '@huecry/seal';
import { expect, test } from 'vitest';
import { formatGenesis, genesisDigest, type GenesisFile, initialState, ledgerVkeys, members, parseGenesis, RegistryError } from './index.ts';
import { genesisFile, jwk, member, NOW_S, permissiveBundle, signer, signingSpec } from './testing/world.ts';

const code = (run: () => unknown): string => {
  try {
    run();
    return 'ok';
  } catch (error) {
    return error instanceof RegistryError ? error.code : String(error);
  }
};
const codeOf = (change: object): string => code(() => formatGenesis({ ...genesisFile(), ...change } as GenesisFile));
const entry = (of: string, key = `${of} root`) => ({ code: member(of), name: of, root: jwk(key) });

test('a genesis file names the first members, and its digest is the network', () => {
  const bytes = formatGenesis(genesisFile());
  const genesis = parseGenesis(bytes);
  expect(genesis.digest).toBe(genesisDigest(bytes));
  expect(genesis.digest).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(genesis.commonBundle.member).toBe('common');
  expect(genesis.bytes).toEqual(bytes);
  expect(members(initialState(genesis)).map((one) => one.code)).toEqual(['br', 'de', 'fr', 'jp']);
  expect(genesisDigest(formatGenesis(genesisFile({ mode: 'exercise' })))).not.toBe(genesis.digest);
});

test('members, quorum and keys must make sense together', () => {
  expect(codeOf({ members: [entry('fr'), entry('fr', 'other')], quorum: 2 })).toBe('member-exists');
  expect(codeOf({ members: [] })).toBe('malformed');
  for (const [quorum, expected] of [
    [0, 'malformed'],
    [2, 'quorum-unreachable'],
    [3, 'ok'],
    [4, 'ok'],
    [5, 'quorum-unreachable'],
    [2.5, 'malformed'],
  ] as const) {
    expect(codeOf({ quorum })).toBe(expected);
  }
  expect(codeOf({ members: [entry('fr'), entry('de', 'fr root')], quorum: 2 })).toBe('key-in-use');
  expect(codeOf({ exchange: { name: 'exchange.test', keys: [signingSpec('fr root')] } })).toBe('key-in-use');
  expect(codeOf({ exchange: { name: 'exchange.test', keys: [] } })).toBe('malformed');
  expect(codeOf({ exchange: { name: 'exchange.test', keys: [signingSpec('exchange', { notBefore: NOW_S, notAfter: NOW_S })] } })).toBe('invalid-period');
  const root = { ...publicJwk(signer('a').publicKey), kid: jwk('b').kid };
  expect(codeOf({ members: [{ ...entry('fr'), root }], quorum: 1 })).toBe('key-id-mismatch');
  const zero = Buffer.alloc(32).toString('base64url');
  expect(codeOf({ members: [{ ...entry('fr'), root: { ...root, x: zero } }], quorum: 1 })).toBe('weak-key');
});

test('what is not exactly a genesis file is refused', () => {
  expect(codeOf({ format: 'huecry-genesis/2' })).toBe('malformed');
  expect(codeOf({ mode: 'test' })).toBe('malformed');
  expect(codeOf({ more: 1 })).toBe('malformed');
  expect(codeOf({ network: 'two\nlines' })).toBe('malformed');
  expect(codeOf({ ledger: { ...genesisFile().ledger, origin: 'other.test' } })).toBe('malformed');
  expect(codeOf({ ledger: { origin: 'ledger.test', vkey: 'ledger.test' } })).toBe('malformed');
  expect(codeOf({ common: permissiveBundle('fr') })).toBe('bundle-invalid');
  expect(codeOf({ common: { ...permissiveBundle('common'), exportCedar: 'permit (' } })).toBe('bundle-invalid');
  expect(codeOf({ common: null })).toBe('bundle-invalid');
  expect(code(() => parseGenesis(new TextEncoder().encode(JSON.stringify(genesisFile(), null, 2))))).toBe('malformed');
  expect(code(() => parseGenesis(new TextEncoder().encode('{')))).toBe('malformed');
  expect(code(() => parseGenesis(Uint8Array.of(0xff)))).toBe('malformed');
  expect(code(() => parseGenesis(new Uint8Array(61_441).fill(32)))).toBe('too-large');
});

test('a genesis file may name an ML-DSA-44 key of the ledger beside the Ed25519 one', () => {
  const { ledger } = genesisFile();
  expect(ledgerVkeys(parseGenesis(formatGenesis(genesisFile())))).toEqual([ledger.vkey]);
  const second = generateNoteKey(ledger.origin, 'ml-dsa-44').vkey;
  expect(ledgerVkeys(parseGenesis(formatGenesis(genesisFile({ ledger: { ...ledger, mlDsaVkey: second } }))))).toEqual([ledger.vkey, second]);
  for (const mlDsaVkey of [generateNoteKey('other.test', 'ml-dsa-44').vkey, generateNoteKey(ledger.origin).vkey, `${second.slice(0, -8)}AAAAAAA=`, '', 7])
    expect(codeOf({ ledger: { ...ledger, mlDsaVkey } })).toBe('malformed');
});
