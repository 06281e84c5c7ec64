import type { NoticeStatus, NoticeView } from '@huecry/sdk';
import type { RunningExchange } from './exchange.ts';
import { type ImportedFile, listAll } from './publish.ts';

export interface WithheldLine {
  readonly category: string;
  readonly point: string;
  readonly rule: string;
  readonly cite: string;
}

export interface Delivery {
  readonly notice: string;
  readonly recipient: string;
  readonly state: string;
  readonly categories: readonly string[];
  readonly withheld: readonly WithheldLine[];
}

export interface Refusal {
  readonly notice: string;
  readonly recipient: string;
  readonly point: string;
  readonly code: string;
  readonly reason: string;
  readonly rule: string | null;
  readonly cite: string | null;
}

/** A notice that a rule held for recipients, and the reviewing body's word on it. */
export interface Reviewed {
  readonly notice: string;
  readonly origin: string;
  readonly reviewer: string;
  readonly outcome: 'release' | 'refuse';
  readonly recipients: readonly string[];
  readonly reason: string;
  readonly cite: string;
  /** Ledger entries of the word and of the decision that followed. */
  readonly position: number;
  readonly decisionPosition: number;
}

/** A recipient that a rule holds until somebody reviews the notice. */
export interface Held {
  readonly notice: string;
  readonly origin: string;
  readonly recipient: string;
  readonly rule: string | null;
  readonly cite: string | null;
  readonly reason: string;
}

/** A notice that its origin withdrew, and who has purged it. */
export interface Recalled {
  readonly notice: string;
  readonly origin: string;
  readonly code: string;
  readonly reason: string;
  /** Ledger entry of the recall. */
  readonly position: number;
  /** Each over its signature: `position` of the ledger entry with its receipt. */
  readonly purged: readonly { readonly recipient: string; readonly position: number }[];
}

/** What DIR/summary.json holds. Ids, codes and rules only: no content of any notice. */
export interface Summary {
  readonly notices: readonly { readonly id: string; readonly kind: string; readonly origin: string }[];
  readonly deliveries: readonly Delivery[];
  readonly refusals: readonly Refusal[];
  readonly reviews: readonly Reviewed[];
  readonly held: readonly Held[];
  readonly recalls: readonly Recalled[];
  readonly receipts: number;
  readonly ledger: { readonly size: number; readonly root: string /** Who has cosigned it. */; readonly witnesses: readonly string[] };
  readonly timingsMs: Readonly<Record<string, number>>;
  readonly imported?: {
    readonly accepted: number;
    readonly refused: readonly { readonly file: string; readonly record: number; readonly code: string; readonly reason: string }[];
    readonly kept_aside: readonly { readonly file: string; readonly record: number; readonly field: string }[];
  };
}

export type Outcome = Pick<Summary, 'notices' | 'deliveries' | 'refusals' | 'reviews' | 'held' | 'recalls' | 'receipts'>;

const RECEIVED = new Set(['delivered', 'opened', 'acted']);

const line = ({ category, point, rule, cite }: WithheldLine): WithheldLine => ({ category, point, rule, cite });
const keyOf = (withheld: WithheldLine): string => `${withheld.category} ${withheld.point} ${withheld.rule}`;

/** What the origin knows (silent rules too) and what the recipient knows (its own rules), each once. */
const merge = (...lists: readonly (readonly WithheldLine[])[]): WithheldLine[] => [...new Map(lists.flat().map((one) => [keyOf(one), line(one)])).values()];

/** Asks every gateway what it sent and received. */
export async function collect(exchange: RunningExchange): Promise<Outcome> {
  const sent: { kind: string; origin: string; status: NoticeStatus }[] = [];
  for (const { client } of exchange.gateways.values()) {
    for (const item of await listAll(client, 'out')) sent.push({ kind: item.kind ?? '', origin: item.origin, status: await client.status(item.id) });
  }
  const deliveries: Delivery[] = [];
  const refusals: Refusal[] = [];
  const held: Held[] = [];
  const recalls: Recalled[] = [];
  let receipts = 0;
  for (const { origin, status } of sent) {
    if (status.recall !== null) {
      const { code, reason, position, recipients } = status.recall;
      const purged = recipients.flatMap((one) => (one.position === null ? [] : [{ recipient: one.recipient, position: one.position }]));
      receipts += purged.length;
      if (position !== null) recalls.push({ notice: status.id, origin, code, reason, position, purged });
      // Nobody has it any more.
      continue;
    }
    if (status.state === 'refused' && status.recipients.every((one) => one.point === null)) {
      refusals.push({
        notice: status.id,
        recipient: origin,
        point: 'exchange',
        code: status.code ?? 'refused',
        reason: status.reason ?? '',
        rule: null,
        cite: null,
      });
    }
    for (const one of status.recipients) {
      if (one.receipt !== null) receipts += 1;
      if (one.state === 'refused') {
        refusals.push({
          notice: status.id,
          recipient: one.recipient,
          point: one.point ?? 'exchange',
          code: one.code ?? 'refused',
          reason: one.reason ?? '',
          rule: one.rule,
          cite: one.cite,
        });
      } else if (one.state === 'held') {
        held.push({ notice: status.id, origin, recipient: one.recipient, rule: one.rule, cite: one.cite, reason: one.reason ?? '' });
      } else {
        const view: NoticeView | undefined = RECEIVED.has(one.state) ? await exchange.gateways.get(one.recipient)?.client.get(status.id) : undefined;
        deliveries.push({
          notice: status.id,
          recipient: one.recipient,
          state: one.state,
          categories: view?.categories ?? one.categories,
          withheld: merge(one.withheld, view?.withheldReasons ?? []),
        });
      }
    }
  }
  const reviews = sent.flatMap(({ origin, status: { id, releases } }) =>
    releases.map(({ reviewer, outcome, recipients, reason, cite, position, decisionPosition }) => ({
      notice: id,
      origin,
      reviewer,
      outcome,
      recipients,
      reason,
      cite,
      position,
      decisionPosition,
    })),
  );
  return { notices: sent.map(({ kind, origin, status }) => ({ id: status.id, kind, origin })), deliveries, refusals, reviews, held, recalls, receipts };
}

export const importedOf = (files: readonly ImportedFile[]): NonNullable<Summary['imported']> => ({
  accepted: files.reduce((sum, one) => sum + one.accepted, 0),
  refused: files.flatMap(({ file, refused }) => refused.map((one) => ({ file, ...one }))),
  kept_aside: files.flatMap(({ file, keptAside }) => keptAside.map((one) => ({ file, ...one }))),
});

/** A notice that reached someone with something withheld: the example that is written out. */
export const exampleOf = (outcome: Outcome): Delivery | undefined => {
  const said = outcome.deliveries.filter((delivery) => delivery.withheld.length > 0);
  return said.toSorted((a, b) => b.categories.length + b.withheld.length - a.categories.length - a.withheld.length)[0];
};
