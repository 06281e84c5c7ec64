import { decideAll, type NoticeFacts } from '@huecry/decision';
import type { Engine } from '@huecry/policy';
import type { RegistryState } from '@huecry/registry';
import { type CheckedSubmission, type ParsedSubmission, type RecipientDecision, SealError, signDecision, type Signer } from '@huecry/seal';
import { Refusal } from './refusals.ts';
import type { Refuse } from './refuse.ts';
import type { NoticeRow, RecipientRow } from './store/index.ts';

/** All decision elements of one notice go to its origin in one message. */
const MAX_ELEMENTS_BYTES = 3 * 1024 * 1024;
/** Those of held recipients go to the reviewing body together with all slots. */
const MAX_HELD_BYTES = 2 * 1024 * 1024;

/** What is fixed about a notice once its entry stands: a signed decision with its recipients, or a signed refusal. */
export interface Outcome {
  readonly row: NoticeRow;
  readonly recipients: readonly RecipientRow[];
  readonly decisions: readonly RecipientDecision[];
  /** By what the held recipients are decided anew; null where none is held. */
  readonly held: NoticeFacts | null;
}

export interface OutcomeContext {
  readonly name: string;
  readonly signer: () => Signer;
  readonly engine: Engine;
  readonly refuse: Pick<Refuse, 'sign'>;
  readonly registry: RegistryState;
  readonly nowMs: number;
  /** The notice is of a kind that goes on while ordinary intake is halted. */
  readonly essential: boolean;
}

/** Decides for every recipient by the registry as it stands and signs it. Where the decision cannot be said in one message, refuses. */
export function decideNotice(submission: ParsedSubmission, checked: CheckedSubmission, position: number, context: OutcomeContext): Outcome {
  const { name, signer, engine, registry, nowMs } = context;
  // At the second that the signed claims say, so that an auditor decides by the same time.
  const iat = Math.floor(nowMs / 1000);
  const decisions = decideAll(checked, { registry, engine, nowMs: iat * 1000 });
  try {
    const { jws, elements } = signDecision(
      {
        mode: checked.mode,
        iss: name,
        notice: checked.digest,
        jti: checked.jti,
        rev: checked.rev,
        origin: checked.iss,
        noticePosition: position,
        registryPosition: registry.position,
        iat,
        decisions,
      },
      signer(),
    );
    const size = elements.reduce((sum, element) => sum + element.length, 0);
    if (size > MAX_ELEMENTS_BYTES) throw new SealError('too-large', `the decisions have ${size} bytes, at most ${MAX_ELEMENTS_BYTES} can be sent`);
    const heldSize = elements.reduce((sum, element, index) => sum + (decisions[index]?.outcome === 'hold' ? element.length : 0), 0);
    if (heldSize > MAX_HELD_BYTES)
      throw new SealError('too-large', `the decisions that hold have ${heldSize} bytes, at most ${MAX_HELD_BYTES} can be shown to a reviewer`);
    const recipients = decisions.map(({ to, outcome, categories }, index) => ({
      address: to,
      outcome,
      categories,
      element: elements[index] ?? new Uint8Array(0),
      ruling: null,
      held: null,
      times: 0,
      publishedMs: 0,
    }));
    return {
      row: { ...baseRow(submission, position, context), state: 'decided', jws, salt: null },
      recipients,
      decisions,
      held: heldFacts(checked, decisions),
    };
  } catch (error) {
    if (!(error instanceof SealError) || error.code !== 'too-large') throw error;
    return refuseNotice(submission, new Refusal('too-large', error.message), position, context);
  }
}

/** Refuses a notice that stands in the ledger as a whole. */
export function refuseNotice(submission: ParsedSubmission, refusal: Refusal, position: number, context: OutcomeContext): Outcome {
  const { jws, salt } = context.refuse.sign(submission, refusal);
  return { row: { ...baseRow(submission, position, context), state: 'refusing', jws, salt }, recipients: [], decisions: [], held: null };
}

function baseRow({ digest, claims: { iss, jti, rev, exp } }: ParsedSubmission, position: number, { registry, nowMs, essential }: OutcomeContext) {
  return { digest, iss, jti, rev, exp, position, outcomeTimeMs: nowMs, registryPosition: registry.position, outcomePosition: null, essential };
}

function heldFacts(
  { iss, iat, exp, rev, routing, bundles, restrictions, recipients }: CheckedSubmission,
  decisions: readonly RecipientDecision[],
): NoticeFacts | null {
  const held = recipients.filter((_, index) => decisions[index]?.outcome === 'hold').map(({ to, kid, suite, categories }) => ({ to, kid, suite, categories }));
  return held.length === 0 ? null : { iss, iat, exp, rev, routing, bundles, restrictions, recipients: held };
}
