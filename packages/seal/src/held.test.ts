import { Delivery } from '@huecry/proto';
import { expect, test } from 'vitest';
import { deliveryBuilder, seal } from './index.ts';
import { openDelivery } from './open/index.ts';
import { bka, checkedOf, codeOf, contextFor, decide, deliveriesOf, DECISION_POSITION, NOTICE_POSITION, originSigner, sampleInput } from './testing/sample.ts';

const ALL = ['birth', 'identity', 'judicial'] as const;
const NPA = ['birth', 'health', 'identity', 'judicial'] as const;

/** As to a reviewing body: de/bka gets the notice, and sees that jp/npa is held. */
function delivery(outcome: 'hold' | 'deliver' | 'refuse', shown = [1]) {
  const sealed = seal(sampleInput(), originSigner);
  const checked = checkedOf(sealed);
  const [built] = deliveriesOf(sealed, [decide('de/bka', 'deliver', ALL), decide('jp/npa', outcome, outcome === 'refuse' ? [] : NPA)]);
  if (built === undefined) throw new Error('a delivery expected');
  const builder = deliveryBuilder(checked, { decision: built.decision, noticePosition: NOTICE_POSITION, decisionPosition: DECISION_POSITION });
  const element = (i: number): Uint8Array => built.elements[i] ?? new Uint8Array(0);
  return { deliver: builder.deliver(0, ALL, element(0), shown.map(element)), blank: builder.blank(0, element(0)), element };
}
const context = contextFor('de/bka', [bka]);
const opening = (bytes: Uint8Array): string => codeOf(() => openDelivery(bytes, context));

test("a reviewing body is shown which recipients are held and by which rules, over the exchange's signature", () => {
  const { held, blank } = openDelivery(delivery('hold').deliver, context);
  expect(blank).toBe(false);
  expect(held).toMatchObject([{ to: 'jp/npa', outcome: 'hold', categories: NPA, refusedBy: [{ rule: 'de/import/sanctions' }] }]);
  expect(openDelivery(delivery('hold', []).deliver, context).held).toEqual([]);
});

test('an element that does not hold, is its own, comes twice, is not of the decision, or comes with a blank is refused', () => {
  expect(opening(delivery('deliver').deliver)).toBe('wrong-decision');
  expect(opening(delivery('refuse').deliver)).toBe('wrong-decision');
  expect(opening(delivery('hold', [0]).deliver)).toBe('digest-mismatch');
  expect(opening(delivery('hold', [1, 1]).deliver)).toBe('digest-mismatch');
  const { deliver, element } = delivery('hold');
  expect(opening(Delivery.encode({ ...Delivery.decode(deliver), held: [delivery('hold').element(1)] }))).toBe('digest-mismatch');
  const [refused] = deliveriesOf(seal(sampleInput(), originSigner), [decide('de/bka', 'refuse', []), decide('jp/npa', 'hold', NPA)]);
  const blank = Delivery.decode(refused?.bytes ?? new Uint8Array(0));
  expect(opening(Delivery.encode(blank))).toBe('accepted');
  expect(opening(Delivery.encode({ ...blank, held: refused?.elements.slice(1) ?? [element(1)] }))).toBe('wrong-decision');
});
