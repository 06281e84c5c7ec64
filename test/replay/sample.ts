import { sampleBundles } from '@huecry/policy/samples';
import { type Notice, Scribe } from './scribe.ts';

/** Holds what fr sends to locate somebody, for everybody but a reviewing body. */
const HOLD =
  '@id("review") @point("exchange") @cite("Invented Review Act, s. 1") @reason("reviewed first") @hold forbid (principal, action == Action::"receive", resource) when { resource.purpose == Purpose::"locate" } unless { principal.reviewer };';

export interface Sample {
  readonly scribe: Scribe;
  readonly plain: Notice;
  readonly held: Notice;
  readonly refused: Notice;
}

/** A small ledger in which everything happens once: deliveries, holds, a release, a refusal by a reviewer, receipts, purges, a fork, a gap, law that changes. */
export function sampleLedger(): Sample {
  const scribe = new Scribe();
  scribe.register('de/zka');
  const plain = scribe.pass('fr/dcpj', ['de/bka', 'jp/npa']);
  scribe.receipt(plain, 'de/bka', { retainUntil: scribe.nowSeconds + 3_600 });
  scribe.receipt(plain, 'jp/npa', { state: 'refused', code: 'import-refused' });
  scribe.nowSeconds += 60;
  scribe.say({ type: 'review.appoint', member: 'jp' as never, source: 'invented', asOf: '2026-01-01' }, 'fr', 'de');
  const { exportCedar, ...rest } = sampleBundles()['fr'];
  scribe.adopt({ ...rest, exportCedar: `${exportCedar}\n${HOLD}\n`, version: 'with review' }, 'fr');
  scribe.nowSeconds += 60;
  const held = scribe.pass('fr/ofast', ['de/bka', 'de/zka', 'jp/npa']);
  scribe.receipt(held, 'jp/npa');
  scribe.release(held, 'jp/npa', ['de/bka']);
  scribe.release(held, 'jp/npa', ['de/zka'], { outcome: 'refuse', code: 'art-3', reason: 'political', cite: 'INTERPOL Constitution, art. 3' });
  scribe.receipt(held, 'de/bka');
  // Nobody could end this hold: it is a refusal.
  scribe.pass('fr/ofast', ['de/bka']);
  scribe.nowSeconds += 4_000;
  scribe.receipt(plain, 'de/bka', { state: 'purged', code: 'retention' });
  // A second notice under the same number, which the exchange has to refuse.
  const first = scribe.pass('de/bka', ['fr/dcpj']);
  const refused = scribe.log(scribe.desk('de/bka').make(['fr/dcpj' as never], { seq: first.input.seq, seqPrev: first.input.seqPrev }));
  scribe.refuse(refused, 'seq-taken');
  // One is missing: sealed, and never logged.
  scribe.desk('de/bka').make(['fr/dcpj' as never]);
  scribe.pass('de/bka', ['fr/dcpj']);
  return { scribe, plain, held, refused };
}
