import { describe, expect, test } from 'vitest';
import { openDelivery } from './open/index.ts';
import { packSlot } from './slot.ts';
import { content, type Forgery, type ForgedSlot, forge } from './testing/forge.ts';
import { bka, checkedOf, codeOf, contextFor, decide, deliveriesOf } from './testing/sample.ts';

/** What the recipient says to a notice that a dishonest origin signed and an unsuspecting exchange passed on. */
function openForged(forgery: Forgery): string {
  const sealed = forge(forgery);
  const categories = checkedOf(sealed).recipients[0]?.categories ?? [];
  const [delivery] = deliveriesOf(sealed, [decide('de/bka', 'deliver', categories)]);
  return codeOf(() => openDelivery(delivery?.bytes ?? new Uint8Array(0), contextFor('de/bka', [bka])));
}

const family = content('/subject/name/family', 'Brandão').bytes;
const given = content('/subject/name/given', 'Ícaro').bytes;
const health = content('/subject/health', 'invented').bytes;
const identity = (more: Partial<ForgedSlot>): Forgery => ({ slots: [{ category: 'identity', disclosures: [family], ...more }], signed: [family] });

describe('a dishonest origin', () => {
  test('that does everything right is accepted: the refusals below are for what they name', () => {
    expect(openForged(identity({}))).toBe('accepted');
  });

  test.each<[string, Forgery, string]>([
    [
      'a disclosure of another category in a slot',
      { slots: [{ category: 'identity', disclosures: [family, health] }], signed: [family, health] },
      'mislabelled-disclosure',
    ],
    [
      'a field that no kind has',
      ((odd) => ({ slots: [{ category: 'identity' as const, disclosures: [odd] }], signed: [odd] }))(content('/subject/odd', 1).bytes),
      'mislabelled-disclosure',
    ],
    [
      'a name that is no pointer',
      ((odd) => ({ slots: [{ category: 'identity' as const, disclosures: [odd] }], signed: [odd] }))(content('iss', 'x').bytes),
      'mislabelled-disclosure',
    ],
    ['a disclosure that was not signed', { slots: [{ category: 'identity', disclosures: [family, given] }], signed: [family] }, 'unknown-disclosure'],
    ['a disclosure twice in a slot', { slots: [{ category: 'identity', disclosures: [family, family] }], signed: [family] }, 'duplicate-disclosure'],
    [
      'one field in two disclosures',
      ((other) => ({ slots: [{ category: 'identity' as const, disclosures: [family, other] }], signed: [family, other] }))(
        content('/subject/name/family', 'Other').bytes,
      ),
      'duplicate-disclosure',
    ],
    ['a commitment to another key', identity({ commitTo: new Uint8Array(32) }), 'commitment-mismatch'],
    ['a slot of another notice', identity({ boundTo: { jti: '019a0000-0000-7000-8000-000000000002' } }), 'cannot-open'],
    ['a slot of another revision', identity({ boundTo: { rev: 2 } }), 'cannot-open'],
    ['a slot of another mode', identity({ boundTo: { mode: 'exercise' } }), 'cannot-open'],
    ['a slot of another origin', identity({ boundTo: { iss: 'fr/dcpj' } }), 'cannot-open'],
    ['a slot that is not padded', identity({ plaintext: packSlot([family]).subarray(0, family.length + 2) }), 'malformed'],
    ['a slot padded to a larger bucket', identity({ plaintext: Uint8Array.from([...packSlot([family]), ...new Uint8Array(256)]) }), 'malformed'],
    ['something written into the padding', identity({ plaintext: packSlot([family]).with(255, 1) }), 'malformed'],
    ['a slot that holds nothing', identity({ plaintext: new Uint8Array(256) }), 'malformed'],
    ['a disclosure longer than its slot', identity({ plaintext: new Uint8Array(256).fill(0xff) }), 'malformed'],
    [
      'a disclosure with a second spelling',
      ((odd) => ({ slots: [{ category: 'identity' as const, disclosures: [odd] }], signed: [odd] }))(spaced(family)),
      'malformed',
    ],
    ['an SD-JWT name inside a value', ((odd) => ({ slots: [{ category: 'identity' as const, disclosures: [odd] }], signed: [odd] }))(nested()), 'malformed'],
  ])('%s is refused', (_name, forgery, code) => {
    expect(openForged(forgery)).toBe(code);
  });
});

function spaced(disclosure: Uint8Array): Uint8Array {
  return new TextEncoder().encode(new TextDecoder().decode(disclosure).replaceAll(',', ', '));
}

function nested(): Uint8Array {
  return new TextEncoder().encode('["AAAAAAAAAAAAAAAAAAAAAA","/subject/name/family",{"_sd":["x"]}]');
}

describe('the exchange refuses', () => {
  const check = (change: Partial<Forgery>): string => codeOf(() => checkedOf(forge({ ...identity({}), ...change })));
  const digest = 'A'.repeat(43);
  const digestsOf = ({ _sd }: Record<string, unknown>): string[] => _sd as string[];

  test.each<[string, Partial<Forgery>, string]>([
    ['a claim that is not specified', { payload: (claims) => ({ ...claims, nbf: 1 }) }, 'malformed'],
    ['an expiry before the issue', { payload: (claims) => ({ ...claims, exp: claims.iat }) }, 'malformed'],
    ['an expiry that no calendar has', { payload: (claims) => ({ ...claims, exp: Number.MAX_SAFE_INTEGER }) }, 'malformed'],
    ['an expiry one second after the year 9999', { payload: (claims) => ({ ...claims, exp: 253_402_300_800 }) }, 'malformed'],
    ['a first revision with a predecessor', { payload: (claims) => ({ ...claims, prev: digest }) }, 'malformed'],
    ['a later revision without', { payload: (claims) => ({ ...claims, rev: 2 }) }, 'malformed'],
    ['a first sequence with a predecessor', { payload: (claims) => ({ ...claims, seqPrev: digest }) }, 'malformed'],
    ['a fractional sequence', { payload: (claims) => ({ ...claims, seq: 1.5 }) }, 'malformed'],
    ['a jti that is not UUIDv7', { payload: (claims) => ({ ...claims, jti: '019a0000-0000-4000-8000-000000000001' }) }, 'malformed'],
    ['an origin that is no address', { payload: (claims) => ({ ...claims, iss: 'BR/pf' }) }, 'malformed'],
    ['another digest algorithm', { payload: (claims) => ({ ...claims, _sd_alg: 'sha-512' }) }, 'malformed'],
    ['an unknown suite', { payload: (claims) => ({ ...claims, suite: 'hc1-rot13' }) }, 'malformed'],
    ['digests that are not padded', { payload: (claims) => ({ ...claims, _sd: digestsOf(claims).slice(1) }) }, 'malformed'],
    ['digests that are not sorted', { payload: (claims) => ({ ...claims, _sd: digestsOf(claims).toReversed() }) }, 'malformed'],
    ['a digest twice', { payload: (claims) => ({ ...claims, _sd: digestsOf(claims).toSpliced(1, 1, ...digestsOf(claims).slice(0, 1)) }) }, 'malformed'],
    ['a digest in a second spelling', { payload: (claims) => ({ ...claims, _sd: digestsOf(claims).map((text) => `${text.slice(0, -1)}B`) }) }, 'malformed'],
    [
      'digests of the slots left out',
      { payload: (claims) => ({ ...claims, _sd: Array.from({ length: 32 }, (_, i) => String(10 + i).padEnd(43, 'A')) }) },
      'digest-mismatch',
    ],
    [
      'an element left out',
      { payload: (claims) => ({ ...claims, recipients: Array.from({ length: 8 }, (_, i) => ({ '...': String(10 + i).padEnd(43, 'A') })) }) },
      'digest-mismatch',
    ],
    ['a false box digest', { element: (value) => ({ ...value, box: digest }) }, 'digest-mismatch'],
    ['a false key digest', { element: (value) => ({ ...value, keys: { identity: digest } }) }, 'digest-mismatch'],
    ['a key that was not sent', { element: (value) => ({ ...value, keys: { ...(value.keys as object), health: digest } }) }, 'digest-mismatch'],
    ['an unknown category', { element: (value) => ({ ...value, keys: { gossip: digest } }) }, 'malformed'],
    ['a first pair number with a predecessor', { element: (value) => ({ ...value, nPrev: digest }) }, 'malformed'],
    ['an element that repeats the suite', { element: (value) => ({ ...value, suite: bka.suite }) }, 'malformed'],
    ['an element of a suite with another length', { element: (value) => ({ ...value, suite: 'hc1-x25519-hkdf-sha256-aes-256-gcm' }) }, 'malformed'],
    [
      'a withheld claim of another point',
      { element: (value) => ({ ...value, withheld: [{ category: 'health', point: 'exchange', rule: 'r', cite: '', reason: '' }] }) },
      'malformed',
    ],
    ['an unknown kind', { routing: (value) => ({ ...value, kind: 'pink' }) }, 'malformed'],
    ['content among the routing facts', { routing: (value) => ({ ...value, name: 'Brandão' }) }, 'malformed'],
    ['a slot named as no category', { slots: [{ category: 'identity', disclosures: [family], label: 'slot:gossip' }] }, 'malformed'],
    ['a slot under a name that is no slot', { slots: [{ category: 'identity', disclosures: [family], label: 'identity' }] }, 'malformed'],
    ['a slot labelled as another category', { slots: [{ category: 'identity', disclosures: [family], label: 'slot:health' }] }, 'missing-slot'],
    [
      'slots out of order',
      {
        slots: [
          { category: 'identity', disclosures: [family] },
          { category: 'birth', disclosures: [given] },
        ],
      },
      'malformed',
    ],
  ])('%s', (_name, change, code) => {
    expect(check(change)).toBe(code);
  });
});
