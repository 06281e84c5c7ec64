import type { RunningExchange } from './exchange.ts';
import { SandboxError } from './provision.ts';

/** The reviewing body of the sandbox. */
const REVIEW_DESK = 'x-review/desk';

const CITE = 'INTERPOL Constitution, art. 3';

/** Discrimination (ICCS 0210): a sample of it is left held, so that whoever tries the demo has something to review. */
const LEFT_FOR_A_PERSON = '0210';

/**
 * What the demo's reviewing body says of the samples that are held: it refuses matters of opinion and religion (ICCS section 08), for which
 * a sample was invented, leaves one for a person, and releases the rest. Of what somebody else published it says nothing.
 * Gives the notices that are held and of which it will say nothing: they wait for `huecry --as x-review/desk review`.
 */
export async function reviewSamples(exchange: RunningExchange, samples: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const desk = exchange.gateways.get(REVIEW_DESK)?.client;
  if (desk === undefined) throw new SandboxError(`there is no gateway ${REVIEW_DESK}`);
  const left = new Set<string>();
  let after: number | null = 0;
  while (after !== null) {
    const page: Awaited<ReturnType<typeof desk.reviews>> = await desk.reviews({ after });
    for (const { id, offenceClass } of page.items) {
      if (!samples.has(id) || offenceClass === LEFT_FOR_A_PERSON) left.add(id);
      else if (offenceClass?.startsWith('08') === true)
        await desk.refuseRelease(id, { code: 'article-3', cite: CITE, reason: 'the matter is one of opinion or religion (illustrative)' });
      else await desk.release(id, { cite: CITE, reason: 'an ordinary crime prevails (illustrative)' });
    }
    after = page.next;
  }
  return left;
}
