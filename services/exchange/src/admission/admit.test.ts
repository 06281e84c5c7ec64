import { type Address, memberOf } from '@huecry/notice';
import { Entry, SignedStatement, Submission, entryOf } from '@huecry/proto';
import { initialState, registryFromEntries, type RegistryState } from '@huecry/registry';
import { publicJwk } from '@huecry/seal';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { address, DE, FR, FR2, JP, makeWorld, openDesk, registration, signer, type World } from '../testing/world.ts';
import { type Admission, type AdmissionView, admit } from './admit.ts';

const BEGAN = 1_790_000_000;
const YEAR = 365 * 86_400;
const subject = 'hc.submit.fr.dcpj.yellow';
let world: World;
let state: RegistryState;

beforeAll(() => {
  world = makeWorld(BEGAN);
  const genesis = entryOf(0, { genesis: { genesis: world.genesisBytes } });
  state = registryFromEntries(initialState(world.genesis), [{ position: 0, bytes: Entry.encode(genesis) }]).state;
  state = after(...world.founding);
});

/** The registry when these statements were added. */
function after(...statements: readonly Uint8Array[]): RegistryState {
  return statements.reduce((onto, statement) => {
    const entry = entryOf(BEGAN * 1000, { registry: { prev: onto.entryDigest, statement: SignedStatement.decode(statement) } });
    const folded = registryFromEntries(onto, [{ position: onto.position, bytes: Entry.encode(entry) }]);
    expect(folded.refused).toEqual([]);
    return folded.state;
  }, state);
}

/** Nothing was admitted before. */
const view = (registry: RegistryState = state, nowMs = BEGAN * 1000): AdmissionView => ({
  mode: 'live',
  registry,
  nowMs,
  find: () => null,
  holderOfRevision: () => null,
  placeInSequence: () => null,
});
const desk = (of: Address = FR) =>
  openDesk(
    of,
    () => BEGAN,
    () => state,
  );
const codeOf = (admission: Admission): string => `${admission.outcome}${'refusal' in admission ? ` ${admission.refusal.code}` : ''}`;
const admitted = (data: Uint8Array, at: AdmissionView = view(), on = subject): string => codeOf(admit({ subject: on, data }, at));

test('what is in order is admitted', () => {
  const admission = admit({ subject, data: desk().make([DE, JP]).submission }, view());
  expect(admission).toMatchObject({ outcome: 'admitted', gap: false });
});

describe('the key', () => {
  const { kid } = signer(FR);
  const address2 = address('fr/new');
  const period = { notBefore: BEGAN + 100, notAfter: BEGAN + 200 };
  const later = () => after(world.statement(registration(address2, period), 'fr'));
  const newcomer = () =>
    openDesk(
      address2,
      () => BEGAN,
      () => state,
    ).make([DE]).submission;
  const NEW = 'hc.submit.fr.new.yellow';

  test('of a member that is not one', () => {
    const { submission } = desk(address('gr/agency')).make([DE]);
    expect(admitted(submission, view(), 'hc.submit.gr.agency.yellow')).toBe('turned-away unknown-member');
  });
  test('of a gateway that is not registered', () => expect(admitted(newcomer(), view(), NEW)).toBe('turned-away unknown-gateway'));
  test('not valid yet, valid, and no more', () => {
    expect(admitted(newcomer(), view(later()), NEW)).toBe('turned-away not-yet-valid-key');
    expect(admitted(newcomer(), view(later(), (BEGAN + 100) * 1000), NEW)).toBe('admitted');
    expect(admitted(newcomer(), view(later(), (BEGAN + 200) * 1000), NEW)).toBe('turned-away expired-key');
  });
  test('revoked, and of a gateway that was deregistered', () => {
    const { submission } = desk().make([DE]);
    const revoked = after(world.statement({ type: 'key.revoke', address: FR, kid, reason: 'invented' }, 'fr'));
    expect(admitted(submission, view(revoked))).toBe('turned-away revoked-key');
    expect(admitted(submission, { ...view(revoked), standing: true })).toBe('admitted');
    const gone = after(world.statement({ type: 'gateway.deregister', address: FR, reason: 'invented' }, 'fr'));
    expect(admitted(submission, view(gone))).toBe('turned-away unknown-gateway');
  });
  test('of a suspended member', () => {
    const suspended = after(world.statement({ type: 'member.suspend', member: memberOf(FR), reason: 'invented' }, 'de', 'jp'));
    expect(admitted(desk().make([DE]).submission, view(suspended))).toBe('turned-away suspended-member');
  });
  test('of another gateway of the same member', () => {
    const { submission } = desk(FR2).make([DE], { iss: FR });
    expect(admitted(submission)).toBe('turned-away unknown-key');
    const added = after(
      world.statement(
        { type: 'key.add', address: FR, signing: [{ jwk: publicJwk(signer('spare').publicKey), notBefore: BEGAN, notAfter: BEGAN + YEAR }], boxes: [] },
        'fr',
      ),
    );
    expect(admitted(submission, view(added))).toBe('turned-away unknown-key');
  });
});

describe('sizes', () => {
  const parts = () => Submission.decode(desk().make([DE]).submission);
  test('more than 512 recipients', () => {
    const { boxes, ...rest } = parts();
    const [box] = boxes;
    if (box === undefined) throw new Error('a notice has a box');
    expect(admitted(Submission.encode({ ...rest, boxes: Array.from({ length: 513 }, () => box) }))).toBe('refused too-many-recipients');
  });
  test('slots and boxes that a delivery could not carry', () => {
    const { slots, boxes, ...rest } = parts();
    const [slot] = slots;
    const [box] = boxes;
    if (slot === undefined || box === undefined) throw new Error('a notice has a slot and a box');
    const large = { ...slot, ciphertext: new Uint8Array(1024 * 1024) };
    expect(admitted(Submission.encode({ ...rest, boxes, slots: [large] }))).toBe('turned-away too-large');
    expect(admitted(Submission.encode({ ...rest, slots, boxes: [{ ...box, element: new Uint8Array(97 * 1024) }] }))).toBe('turned-away too-large');
  });
});

test('whatever single byte is changed, nothing is admitted as it was', () => {
  const { submission, digest } = desk().make([DE, JP]);
  fc.assert(
    fc.property(fc.nat(submission.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const altered = submission.map((byte, index) => (index === at ? byte ^ flip : byte));
      const admission = admit({ subject, data: altered }, view());
      expect(admission.outcome === 'turned-away' || admission.outcome === 'refused').toBe(true);
      // Only what the key signed may take an entry.
      if (admission.outcome === 'refused') expect(admission.submission.digest).toEqual(digest);
    }),
    { numRuns: 400 },
  );
});

test('whatever bytes come, an answer comes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (data) => {
      expect(admit({ subject, data }, view()).outcome).toBe('turned-away');
    }),
    { numRuns: 400 },
  );
});
