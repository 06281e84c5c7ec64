import { CATEGORIES, type Category } from '@huecry/notice';
import { api } from '@huecry/sdk';
import { GatewayError } from '../errors.ts';
import { type Choice, type Collected, collectReceived, collectSent } from '../evidence/collect.ts';
import { evidenceFile } from '../evidence/evidence.ts';
import type { GatewayContext } from '../context.ts';
import type { App, ServerOptions } from './app.ts';
import { WithId } from './routes-notices.ts';

/** One file that proves a notice to somebody who asks no server. Each one that is made is logged. */
export function evidenceRoutes(app: App, { context }: ServerOptions): void {
  app.get(
    '/v1/notices/:id/evidence',
    {
      schema: {
        summary: 'A file that proves a notice, what was decided on it and what became of it (docs/spec/evidence.md)',
        description:
          'Of a received notice no more than the law in force now lets out; of one that is barred or purged its commitments and what was decided. The answer is application/vnd.huecry.evidence+json.',
        params: WithId,
        querystring: api.EvidenceQuery,
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { rev, categories, fields } = request.query;
      const choice = choiceOf(categories, fields);
      const { text, found, side, notice } = await evidenceFile(context, () => find(context, id, rev, choice));
      // Ids, counts and who it was: an inspection asks who took what out.
      context.log.info(
        { caller: request.caller, notice: id, rev: notice, side, fields: found.notice.content.length, receipts: found.receipts.length },
        'evidence of a notice was given out',
      );
      return reply.header('content-type', 'application/vnd.huecry.evidence+json').header('cache-control', 'no-store').send(text);
    },
  );
}

function find(
  context: GatewayContext,
  id: string,
  rev: number | undefined,
  choice: Choice | null,
): { readonly found: Collected; readonly side: 'origin' | 'recipient'; readonly notice: number } {
  const { outbox, inbox } = context;
  // Our own first: what another origin sends under the id of one of ours does not hide it.
  const sent = rev === undefined ? outbox.byId(id) : outbox.revisions(id).findLast((row) => row.rev === rev);
  if (sent !== undefined) return { found: collectSent(context, sent, choice), side: 'origin', notice: sent.rev };
  const received = rev === undefined ? inbox.byId(id) : inbox.revisions(id).findLast((entry) => entry.rev === rev);
  if (received !== undefined) return { found: collectReceived(context, received, choice), side: 'recipient', notice: received.rev };
  throw new GatewayError('not-found', 'this gateway neither sent nor received a notice with this id and revision');
}

function choiceOf(categories: string | undefined, fields: string | undefined): Choice | null {
  if (categories === undefined && fields === undefined) return null;
  const names = listOf(categories);
  const unknown = names.findIndex((name) => !(CATEGORIES as readonly string[]).includes(name));
  if (unknown >= 0)
    throw new GatewayError('invalid-request', 'a category is not one: see the issues', {
      issues: [{ pointer: `/categories/${unknown}`, code: 'unknown-category', message: `expected one of ${CATEGORIES.join(', ')}` }],
    });
  const pointers = listOf(fields);
  const wrong = pointers.findIndex((pointer) => !pointer.startsWith('/'));
  if (wrong >= 0)
    throw new GatewayError('invalid-request', 'a field is not one: see the issues', {
      issues: [{ pointer: `/fields/${wrong}`, code: 'bad-pointer', message: 'expected a JSON Pointer below content, such as /subject/name' }],
    });
  return { categories: names as Category[], fields: pointers };
}

/** Separated by commas: no pointer of a notice's schema holds one. */
const listOf = (text: string | undefined): string[] => (text ?? '').split(',').filter((one) => one !== '');
