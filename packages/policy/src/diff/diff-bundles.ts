import { CATEGORIES, KINDS, type MemberCode, memberOf, parseAddress } from '@huecry/notice';
import type { Action, Bundle, Point, Rule } from '../types.ts';
import type { FactKey } from '../situation/reads.ts';
import { type AxisKey, CLASSES, type DiffWorld, type MeetingChoice, meetingsOf, Space } from './axes.ts';
import { type Box, joinBoxes } from './boxes.ts';
import { changesOfRules } from './rules.ts';
import { type Difference, type Question, type Say, search } from './search.ts';
import { type Chosen, Hearsay } from './verdict.ts';
import { ordinary } from '../situation/situation.ts';
import type { DiffInput, PolicyChange, PolicyDiff } from './policy-change.ts';

const ACTIONS_OF: Readonly<Record<PolicyChange['direction'], readonly Action[]>> = {
  out: ['receive', 'disclose'],
  in: ['receive', 'disclose', 'act'],
  any: ['receive', 'disclose', 'act'],
};
const OWN_POINTS: Readonly<Record<PolicyChange['direction'], readonly Point[]>> = {
  out: ['origin', 'exchange'],
  in: ['exchange', 'recipient'],
  any: ['origin', 'exchange', 'recipient'],
};

/** Who stands for everybody in a comparison without a registry. */
const ANYBODY = parseAddress('zz/ncb');

/**
 * What changes between two bundles of one member (or two versions of the common rules): every combination of origin, recipient, kind, offence
 * class, category and of the facts that the rules read is compared, those between which no rule tells a difference at once.
 */
export function diffBundles(input: DiffInput): PolicyDiff {
  const { before, after, common } = input;
  const own = after.member;
  const directions = own === 'common' ? (['any'] as const) : (['out', 'in'] as const);
  const changes: PolicyChange[] = [];
  const sampled = new Set<string>();
  let partial = false;
  let changed = 0;
  let all = 0;
  let done = 0;
  const steps = directions.length * (CATEGORIES.length + 2);

  for (const direction of directions) {
    const ownRules = (bundle: Bundle): readonly Rule[] =>
      own === 'common' ? bundle.rules : bundle.rules.filter(({ file }) => file === (direction === 'out' ? 'export' : 'import'));
    const world = input.world ?? anyWorld(own, [...ownRules(before), ...ownRules(after)]);
    const members = world.members.filter((code) => code !== own);
    const sides = {
      out: { origins: [own as MemberCode], recipients: members },
      in: { origins: members, recipients: [own as MemberCode] },
      // Without a registry one member stands for all that send, another for all that receive.
      any:
        input.world === null
          ? { origins: world.members.filter((code) => code !== memberOf(ANYBODY)), recipients: world.members.filter((code) => code !== 'aa') }
          : { origins: world.members, recipients: world.members },
    }[direction];
    const commonRules = own === 'common' ? [] : common.rules;
    const rules = [...ownRules(before), ...ownRules(after), ...commonRules];
    const meetings = meetingsOf({ ...sides, world, rules, own });
    const pairs = meetings.reduce((sum, { stands }) => sum + stands.length, 0);
    all += pairs * KINDS.length * (CATEGORIES.length + (direction === 'out' ? 1 : 2));
    if (meetings.length === 0) continue;
    const foreign = [...new Set(meetings.flatMap(({ exporting, importing }) => [exporting, importing].filter((one) => one !== null)))].flatMap(
      (bundle) => bundle.rules,
    );
    const space = new Space(meetings, [...rules, ...foreign], input.world === null);
    const hearsay = new Hearsay(space);
    for (const fact of space.sampled) sampled.add(fact);

    const say = (bundle: Bundle, action: Action): Say => sayOf(ownRules(bundle), OWN_POINTS[direction], action);
    const others = (chosen: Chosen, action: Action): Say[] => othersOf(space.meetings[chosen.get('meeting') ?? 0], direction, commonRules, action);
    const found: { readonly action: Action; readonly difference: Difference }[] = [];
    for (const action of ACTIONS_OF[direction]) {
      const categories = action === 'disclose' ? categoryChoices(space) : [null];
      for (const category of categories) {
        const question: Question = {
          action,
          category,
          before: say(before, action),
          after: say(after, action),
          others: (chosen) => others(chosen, action),
          othersDiffer: foreign.length > 0,
          otherRules: [...commonRules, ...foreign],
        };
        for (const difference of search(hearsay, question, () => (partial = true))) found.push({ action, difference });
        done += 1;
        input.onProgress?.(Math.min(done, steps), steps);
      }
    }
    changed += countCells(
      space,
      found.map(({ difference }) => difference.chosen),
      found.map(({ action }) => action),
    );
    changes.push(...summarise(space, direction, found));
  }
  input.onProgress?.(steps, steps);
  return {
    member: own,
    before: before.digest,
    after: after.digest,
    rules: changesOfRules(before, after),
    changes,
    cells: { changed, all },
    sampled: [...sampled].toSorted(),
    partial,
  };
}

/** At the recipient alone is there an action to decline. */
const pointsFor = (points: readonly Point[], action: Action): readonly Point[] => (action === 'act' ? points.filter((point) => point === 'recipient') : points);

const sayOf = (rules: readonly Rule[], points: readonly Point[], action: Action): Say => ({ rules, points: pointsFor(points, action), receivePoints: points });

function othersOf(meeting: MeetingChoice | undefined, direction: PolicyChange['direction'], common: readonly Rule[], action: Action): Say[] {
  const says: Say[] = common.length === 0 ? [] : [sayOf(common, ['origin', 'exchange', 'recipient'], action)];
  if (meeting?.exporting && direction !== 'out')
    says.push(
      sayOf(
        meeting.exporting.rules.filter(({ file }) => file === 'export'),
        ['origin', 'exchange'],
        action,
      ),
    );
  if (meeting?.importing && direction !== 'in')
    says.push(
      sayOf(
        meeting.importing.rules.filter(({ file }) => file === 'import'),
        ['exchange', 'recipient'],
        action,
      ),
    );
  return says;
}

/** The category's choices; one that stands for all where no rule reads it. */
function categoryChoices(space: Space): number[] {
  return space.choicesOf('category').length === 0 ? [0] : space.choicesOf('category').map((_choice, index) => index);
}

const standsFor = (space: Space, key: AxisKey, index: number): readonly string[] => space.choicesOf(key)[index]?.stands ?? [];

function countCells(space: Space, chosen: readonly Chosen[], actions: readonly Action[]): number {
  const cells = new Map<string, number>();
  for (const [at, one] of chosen.entries()) {
    const meeting = one.get('meeting');
    const kind = one.get('kind');
    const category = one.get('category');
    const meetings = meeting === undefined ? space.meetings.reduce((sum, { stands }) => sum + stands.length, 0) : (space.meetings[meeting]?.stands.length ?? 0);
    const kinds = kind === undefined ? KINDS.length : standsFor(space, 'kind', kind).length;
    const categories =
      actions[at] !== 'disclose' ? 1 : space.choicesOf('category').length === 0 ? CATEGORIES.length : standsFor(space, 'category', category ?? 0).length;
    cells.set(`${actions[at]} ${meeting} ${kind} ${category}`, meetings * kinds * categories);
  }
  return [...cells.values()].reduce((sum, count) => sum + count, 0);
}

/** Differences as few lines: those with the same change, joined over facts, offence classes, members, kinds and categories. */
function summarise(
  space: Space,
  direction: PolicyChange['direction'],
  found: readonly { readonly action: Action; readonly difference: Difference }[],
): PolicyChange[] {
  const stands = space.meetings.flatMap((meeting) => meeting.stands);
  const everybody = { origins: new Set(stands.map(({ origin }) => origin)).size, recipients: new Set(stands.map(({ recipient }) => recipient)).size };
  const groups = Map.groupBy(found, ({ action, difference: { before, after } }) => JSON.stringify([action, before, after]));
  const changes: PolicyChange[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const boxes = group.map(({ difference }): Box<AxisKey> => new Map([...difference.chosen].map(([key, index]) => [key, new Set([index])])));
    const keys = [...new Set(boxes.flatMap((box) => [...box.keys()]))];
    const order = [...keys.filter((key) => key !== 'kind' && key !== 'category' && key !== 'meeting'), 'meeting', 'kind', 'category'] as const;
    for (const box of joinBoxes(
      boxes,
      order.filter((key) => keys.includes(key)),
      (key) => space.sizeOf(key),
    )) {
      for (const place of placesOf(space, box)) {
        changes.push({
          direction,
          action: first.action,
          categories: first.action === 'disclose' ? codesOf(space, box, 'category', CATEGORIES) : [],
          origins: place.origins.length >= everybody.origins ? null : place.origins,
          recipients: place.recipients.length >= everybody.recipients ? null : place.recipients,
          kinds: box.has('kind') ? codesOf(space, box, 'kind', KINDS) : null,
          offenceClasses: place.classes.length >= CLASSES.length ? null : place.classes,
          when: [...box]
            .filter(([key]) => !['meeting', 'kind', 'category'].includes(key))
            .map(([key, indexes]) => ({
              fact: key as FactKey,
              values: [...indexes].toSorted((a, b) => a - b).flatMap((index) => standsFor(space, key, index)),
            })),
          before: first.difference.before.state,
          after: first.difference.after.state,
          beforeRule: first.difference.before.by,
          afterRule: first.difference.after.by,
        });
      }
    }
  }
  return changes;
}

function codesOf<Code extends string>(space: Space, box: Box<AxisKey>, key: 'category' | 'kind', all: readonly Code[]): Code[] {
  const indexes = box.get(key);
  if (indexes === undefined) return [...all];
  const codes = new Set([...indexes].flatMap((index) => standsFor(space, key, index)));
  return all.filter((code) => codes.has(code));
}

interface Place {
  readonly origins: readonly string[];
  readonly recipients: readonly string[];
  readonly classes: readonly string[];
}

/** The meetings of a box as few blocks of origins × recipients × classes. */
function placesOf(space: Space, box: Box<AxisKey>): Place[] {
  const indexes = box.get('meeting') ?? new Set(space.meetings.keys());
  const classesOf = new Map<string, { origin: string; recipient: string; classes: Set<string> }>();
  for (const index of indexes) {
    for (const { origin, recipient, offenceClass } of space.meetings[index]?.stands ?? []) {
      const key = `${origin} ${recipient}`;
      const one = classesOf.get(key) ?? { origin: nameOf(origin), recipient: nameOf(recipient), classes: new Set() };
      one.classes.add(offenceClass);
      classesOf.set(key, one);
    }
  }
  const byRecipients = Map.groupBy(classesOf.values(), ({ origin, classes }) => JSON.stringify([origin, [...classes].toSorted()]));
  const rows = [...byRecipients.values()].map((group) => ({
    origin: group[0]?.origin ?? '',
    recipients: [...new Set(group.map(({ recipient }) => recipient))].toSorted(),
    classes: [...(group[0]?.classes ?? [])].toSorted(),
  }));
  return [...Map.groupBy(rows, ({ recipients, classes }) => JSON.stringify([recipients, classes])).values()].map((group) => ({
    origins: [...new Set(group.map(({ origin }) => origin))].toSorted(),
    recipients: group[0]?.recipients ?? [],
    classes: group[0]?.classes ?? [],
  }));
}

/** A member by its code; one of its gateways, where a rule names it, by its address. */
const nameOf = (address: string): string => (/\/(?:ncb|bureau|any)$/u.test(address) ? address.slice(0, address.indexOf('/')) : address);

/** A world without a registry: the members that the rules name, and one that stands for all others. Its facts are tried in all values. */
function anyWorld(own: MemberCode | 'common', rules: readonly Rule[]): DiffWorld {
  const named = new Set<string>(rules.flatMap((rule) => [...rule.text.matchAll(/(?:Member|Recipient|Origin)::"([^"/]+)/gu)].map((match) => match[1] ?? '')));
  const { origin: _origin, recipient: _recipient, ...facts } = ordinary(ANYBODY, ANYBODY);
  const anybody = [own === 'common' ? 'aa' : own, 'zz', ...named] as MemberCode[];
  return {
    members: [...new Set(anybody)],
    pair: (origin, recipient) => ({
      origin,
      recipient,
      treaties: facts.treaties,
      adequacy: facts.adequacy,
      recipientDeathPenalty: facts.recipientDeathPenalty,
      deathPenaltyAssurance: facts.deathPenaltyAssurance,
      originSuspended: facts.originSuspended,
      recipientSuspended: facts.recipientSuspended,
      recipientSanctioned: facts.recipientSanctioned,
      originIsOrganisation: facts.originIsOrganisation,
      recipientIsOrganisation: facts.recipientIsOrganisation,
      reservations: facts.reservations,
      dualCriminality: facts.dualCriminality,
      recipientMaxPenaltyMonths: facts.recipientMaxPenaltyMonths,
      classificationUpTo: facts.classificationUpTo,
      recipientIsReviewer: facts.recipientIsReviewer,
    }),
    bundle: () => null,
  };
}
