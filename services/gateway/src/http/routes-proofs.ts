import { parseReceipt } from '@huecry/seal';
import { cosignatureTime, openNote, parseProof, parseTlogPolicy } from '@huecry/ledger';
import { api } from '@huecry/sdk';
import type { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { demandProof } from '../inbox/prove.ts';
import type { App, ServerOptions } from './app.ts';
import { WithId } from './routes-notices.ts';
import { timeOf } from './views.ts';

const ERRORS = { '4xx': api.ErrorResponse, '5xx': api.ErrorResponse } as const;

/** Proofs for whoever has to show that a notice, sent or received, stands in the ledger. */
export function proofRoutes(app: App, { context, proving }: ServerOptions): void {
  const { inbox, outbox, trust, tombstones } = context;

  app.get(
    '/v1/notices/:id/proof',
    {
      schema: {
        summary: 'The proofs that a notice and its decision stand in the ledger',
        description: 'Of a received notice they are asked for now, where this gateway has none yet.',
        params: WithId,
        querystring: api.ProofQuery,
        response: { 200: api.ProofResponse, ...ERRORS },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { rev } = request.query;
      const sent = rev === undefined ? outbox.byId(id) : outbox.revisions(id).findLast((row) => row.rev === rev);
      const received = sent !== undefined ? undefined : rev === undefined ? inbox.byId(id) : inbox.revisions(id).find((entry) => entry.rev === rev);
      if (sent === undefined && received === undefined) throw new GatewayError('not-found', 'this gateway neither sent nor received such a notice');
      const about = { id, rev: sent?.rev ?? received?.rev ?? 1 };
      if (received !== undefined) {
        const { position, decisionPosition } = received;
        const found = await demandProof(context, received.cursor, proving);
        if (found === null) throw new GatewayError('not-proved', whyNot(trust.distrust() !== null));
        const { proof, decisionProof, provedMs } = found;
        const recalled = tombstones.of(received.origin, id)?.notice ?? received.digest;
        const receipts = [...new Set([received.digest, recalled])].flatMap((notice) => ownReceipts(context, notice));
        return { ...about, position, proof, decisionPosition, decisionProof, ...underWhom(context, proof), at: timeOf(provedMs), receipts };
      }
      const own = sent === undefined ? null : outbox.proofs(sent.cursor);
      if (own === null) throw new GatewayError('not-proved', whyNot(trust.distrust() !== null));
      return { ...about, ...own, ...underWhom(context, own.proof), at: null, receipts: [] };
    },
  );
}

const whyNot = (forked: boolean): string =>
  forked
    ? 'the ledger has shown two histories: nothing of it is believed now'
    : 'its entries have not appeared in a checkpoint that the witnesses have cosigned, or the exchange did not show them: try again later';

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** Our own word on a received notice; each that is proved with everything that shows it. */
function ownReceipts(context: GatewayContext, notice: string): z.infer<typeof api.ProofResponse>['receipts'] {
  const { receiptProofs } = context;
  return receiptProofs.about(notice).map(({ jws, state, place, proved }) => {
    const { categories = null, code = null, iat } = parseReceipt(jws).claims;
    const entry = place === null || !proved ? undefined : receiptProofs.entry(place.position);
    const logged =
      place === null || entry === undefined
        ? null
        : { position: place.position, salt: toText(place.salt), entry: toText(entry.entry), proof: entry.proof, ...underWhom(context, entry.proof) };
    return { state, categories: categories === null ? null : [...categories], code, at: timeOf(iat * 1000), jws: Buffer.from(jws).toString('latin1'), logged };
  });
}

/** The tree that a verified proof stands in, and who has cosigned it of those who are named now. */
function underWhom({ registry }: GatewayContext, proof: string): Pick<z.infer<typeof api.ProofResponse>, 'size' | 'witnesses'> {
  const { checkpoint } = parseProof(proof);
  const size = Number(checkpoint.split('\n', 2)[1]);
  const stated = registry.state().witnessPolicy;
  if (stated === null) return { size, witnesses: null };
  const { witnesses } = parseTlogPolicy(stated.policy);
  const { signatures } = openNote(
    checkpoint,
    witnesses.map(({ verifier }) => verifier),
  );
  return {
    size,
    witnesses: witnesses.flatMap(({ name, verifier }) => {
      const line = signatures.find((one) => one.name === verifier.name && one.keyId === verifier.keyId);
      return line === undefined ? [] : [{ name, at: timeOf((cosignatureTime(line.signature) ?? 0) * 1000) }];
    }),
  };
}
