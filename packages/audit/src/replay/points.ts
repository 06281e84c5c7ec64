/** The two decisions that are made inside a member: at the origin before sealing, at a recipient after opening. A member's file has what they need. */
import { type Address, categoryOf, type Category, contentFacts, type Leaf, memberOf } from '@huecry/notice';
import { type DecidingBundles, type Engine, PolicyError } from '@huecry/policy';
import { bundleByDigest, bundleInForce, pairFacts, RegistryError, type RegistryState } from '@huecry/registry';
import type { AddressedRecipient, RecipientDecision } from '@huecry/seal';
import type { OpenedNotice } from './again.ts';
import type { MemberPoint, PointsAgain } from './judged.ts';

/** The content as its schema labels it; null where a field has no label, or there is none. */
export function labelled({ routing, fields }: OpenedNotice): readonly Leaf[] | null {
  if (routing === null || fields.length === 0) return null;
  const leaves = fields.map(({ pointer, value }) => ({ pointer, value, category: categoryOf(routing.kind, pointer) }));
  return leaves.every((leaf): leaf is Leaf => leaf.category !== undefined) ? leaves : null;
}

/** Whether a gateway addressed to each recipient no more than the law that its signature names lets out. */
export function originAgain(notice: OpenedNotice, state: RegistryState, engine: Engine): PointsAgain | null {
  const leaves = labelled(notice);
  if (leaves === null || !notice.whole) return null;
  const findings: { to: Address; what: string }[] = [];
  let evaluated = 0;
  for (const recipient of notice.recipients) {
    const permitted = permittedAt('origin', notice, recipient, leaves, state, engine, null);
    if (permitted === null) continue;
    evaluated += 1;
    const beyond = recipient.categories.filter((category) => !permitted.has(category));
    if (beyond.length > 0) findings.push({ to: recipient.to, what: `sealed to it, and not let out by the rules named: ${beyond.join(' ')}` });
  }
  return { point: 'origin', evaluated, findings };
}

/** Whether a gateway keeps no more of what it received than its law lets in. Only where the file has all that was delivered: facts hang on it. */
export function recipientAgain(
  notice: OpenedNotice,
  decision: RecipientDecision,
  { state, engine, nowMs }: { readonly state: RegistryState; readonly engine: Engine; readonly nowMs: number },
): PointsAgain | null {
  const leaves = labelled(notice);
  const recipient = notice.recipients.find(({ to }) => to === decision.to);
  if (leaves === null || notice.whole || recipient === undefined || decision.outcome !== 'deliver') return null;
  const kept = new Set(leaves.map(({ category }) => category));
  if (decision.categories.some((category) => !kept.has(category))) return null;
  const permitted = permittedAt('recipient', notice, recipient, leaves, state, engine, nowMs);
  if (permitted === null) return null;
  const beyond = [...kept].filter((category) => !permitted.has(category));
  const what = `kept, and not let in by its law at the decision: ${beyond.toSorted().join(' ')}`;
  return { point: 'recipient', evaluated: 1, findings: beyond.length === 0 ? [] : [{ to: decision.to, what }] };
}

/** What the bundles that the notice names let through, and with a time those in force then too; null where that cannot be asked. */
function permittedAt(
  point: MemberPoint,
  { claims: { iss, iat }, routing }: OpenedNotice,
  { to, bundle }: AddressedRecipient,
  leaves: readonly Leaf[],
  state: RegistryState,
  engine: Engine,
  nowMs: number | null,
): ReadonlySet<Category> | null {
  if (routing === null) return null;
  const { bundles, ...facts } = routing;
  const named = whole(bundleByDigest(state, bundles.origin), bundleByDigest(state, bundle), bundleByDigest(state, bundles.common));
  const [from, into] = [memberOf(iss), memberOf(to)];
  const inForce = nowMs === null ? named : whole(bundleInForce(state, from, nowMs), bundleInForce(state, into, nowMs), bundleInForce(state, 'common', nowMs));
  if (named === null || inForce === null) return null;
  try {
    const pair = pairFacts(state, from, into, iat * 1000, facts.offenceClass);
    const content = contentFacts(facts.kind, leaves, iat * 1000, from);
    const categories = [...new Set(leaves.map(({ category }) => category))].toSorted();
    const decision = engine.about({ point, origin: iss, routing: facts, content })({ recipient: to, categories, pair }, named, inForce);
    return new Set(decision.outcome === 'refuse' ? [] : decision.permitted);
  } catch (error) {
    if (error instanceof RegistryError || error instanceof PolicyError) return null;
    throw error;
  }
}

type Found = DecidingBundles['origin'] | null;
const whole = (origin: Found, recipient: Found, common: Found): DecidingBundles | null =>
  origin === null || recipient === null || common === null ? null : { origin, recipient, common };
