import type { RunningExchange } from './exchange.ts';

/** The reviewing body of the sandbox. */
const REVIEW_DESK = 'x-review/desk';

const CITE = 'INTERPOL Constitution, art. 3';

/**
 * What the demo's reviewing body says of the samples that are held: it refuses matters of opinion and religion (ICCS section 08), for which
 * a sample was invented, and releases the rest. What is published later waits for a person: `huecry --as x-review/desk review list`.
 */
export async function reviewSamples(exchange: RunningExchange): Promise<void> {
  const desk = exchange.gateways.get(REVIEW_DESK)?.client;
  if (desk === undefined) throw new Error(`there is no gateway ${REVIEW_DESK}`);
  const { items } = await desk.reviews();
  for (const { id, offenceClass } of items) {
    if (offenceClass?.startsWith('08') === true) {
      await desk.refuseRelease(id, { code: 'article-3', cite: CITE, reason: 'the matter is one of opinion or religion (illustrative)' });
    } else await desk.release(id, { cite: CITE, reason: 'an ordinary crime prevails (illustrative)' });
  }
}
