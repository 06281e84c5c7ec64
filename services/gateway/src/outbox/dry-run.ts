import { leavesOf, type Notice } from '@huecry/notice';
import type { ToldIn } from '@huecry/policy';
import type { api } from '@huecry/sdk';
import type { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { localise, reasonInWords } from '../localise.ts';
import type { OutboxRow } from '../store/outbox-store.ts';
import type { Accepted } from './accepted.ts';
import { type Matrix, matrixOf, type RecipientRow } from './matrix.ts';

/** What a dry-run cannot know. */
const PREDICTION: Readonly<Record<ToldIn, string>> = {
  en:
    'What happens at the recipient is predicted from the bundle that it has published: its own gateway decides, on the bundle and the facts of that time. ' +
    'Origin and exchange are decided again when the notice is sealed and submitted.',
  fr:
    "Ce qui se passe chez le destinataire est prévu d'après le recueil de règles qu'il a publié : sa propre passerelle décide, selon le recueil et les faits du moment. " +
    "L'origine et la bourse décident de nouveau quand la notice est scellée et envoyée.",
  es:
    'Lo que ocurre en el destinatario se prevé según el conjunto de reglas que ha publicado: decide su propia pasarela, según el conjunto y los hechos de ese momento. ' +
    'Origen e intercambio se deciden de nuevo cuando la notificación se sella y se envía.',
  ar:
    'ما يحدث لدى المستلم متوقَّع وفق حزمة القواعد التي نشرها: وتقرر بوابته بنفسها وفق القواعد والوقائع في ذلك الوقت. ' +
    'ويُقرَّر من جديد عند المصدر ومنصة التبادل حين تُختم النشرة وتُرسل.',
};

/** What a notice would become if it were sealed now. */
export const foresee = (context: GatewayContext, { notice, recipients, restrictions, after }: Accepted): Matrix =>
  matrixOf(context, context.registry.state(), {
    notice,
    leaves: leavesOf(notice),
    recipients,
    restrictions,
    earlier: after === undefined ? [] : context.outbox.sealed(after.id),
    iat: Math.floor(context.now() / 1000),
  });

/** The same for a notice that was accepted, at the time of its sealing. */
export const foreseeEntry = (context: GatewayContext, entry: OutboxRow, notice: Notice, iat: number): Matrix =>
  matrixOf(context, context.registry.state(), {
    notice,
    leaves: leavesOf(notice),
    recipients: context.outbox.addressed(entry.cursor),
    restrictions: context.outbox.restrictions(entry.cursor),
    earlier: context.outbox.sealed(entry.id),
    iat,
  });

/**
 * Holds a publication to what its agency was shown.
 * @throws GatewayError confirmation-required, confirmation-stale
 */
export function requireConfirmed(context: GatewayContext, accepted: Accepted, confirm: string | undefined): void {
  if (confirm === undefined) {
    if (!context.requireConfirmation) return;
    throw new GatewayError(
      'confirmation-required',
      'this gateway publishes only what was confirmed: ask POST /v1/policy/dry-run, look at the matrix, and send its confirmation as confirm',
    );
  }
  if (foresee(context, accepted).confirmation === confirm) return;
  throw new GatewayError(
    'confirmation-stale',
    'what was confirmed is not what would happen now: the notice, its recipients, a rule or a fact has changed since; ask for a dry-run again and look at it',
  );
}

/** The matrix as it is told, with reasons in a language. */
export function dryRunResponse(context: GatewayContext, { rows, confirmation }: Matrix, language: api.Language): z.infer<typeof api.DryRunResponse> {
  return {
    confirmation,
    registryPosition: context.registry.state().position,
    prediction: PREDICTION[language],
    recipients: rows.map((row) => rowResponse(row, language)),
  };
}

function rowResponse(row: RecipientRow, language: api.Language): z.infer<typeof api.DryRunRecipient> {
  const { recipient, addressed, review, outcome, points, code, retentionDays, bundles } = row;
  const told = <T extends RecipientRow['flags'][number]>(rule: T): T => localise(rule, bundles, language);
  const deciding = row.refusedBy[0] ?? row.heldBy[0];
  return {
    recipient,
    outcome,
    points: { origin: points.origin ?? 'refuse', exchange: points.exchange, recipient: points.recipient },
    code,
    reason: deciding === undefined ? reasonInWords(code, row.reason, language) : told(deciding).reason,
    addressed,
    review,
    refusedBy: row.refusedBy.map(told),
    heldBy: row.heldBy.map(told),
    categories: row.categories.map(({ category, outcome: cell, by, retentionDays: own }) => {
      const rule = by === null ? null : told(by);
      return {
        category,
        outcome: cell,
        point: rule?.point ?? null,
        rule: rule?.rule ?? null,
        cite: rule?.cite ?? null,
        reason: rule?.reason ?? null,
        retentionDays: own,
      };
    }),
    retentionDays,
    flags: row.flags.map(told),
  };
}
