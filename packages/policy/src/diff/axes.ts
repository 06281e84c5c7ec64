import { type Address, type MemberCode, memberOf, OFFENCE_CLASSES, parseAddress } from '@huecry/notice';
import { type Choice, domainOf, literalsFor, signature, withFact } from '../situation/domains.ts';
import { type FactKey, type Reads, readsOf } from '../situation/reads.ts';
import { ordinary, PAIR_KEYS, pairOf, type Situation, type SituationKey } from '../situation/situation.ts';
import type { Bundle, PairFacts, Rule } from '../types.ts';

/** The members among whom two bundles are compared, as a registry knows them. */
export interface DiffWorld {
  readonly members: readonly MemberCode[];
  /** Facts about two members, for a notice on an offence of this class. */
  pair(origin: MemberCode, recipient: MemberCode, offenceClass: string): PairFacts;
  /** The rules of a member; null where they are not known, and then they permit everything. */
  bundle(member: MemberCode): Bundle | null;
}

/** Between whom, on what: one pair of members and one offence class. */
export interface Meeting {
  readonly origin: Address;
  readonly recipient: Address;
  readonly offenceClass: string;
}

/** All meetings between which no rule at hand tells a difference, with one of them and its facts. */
export interface MeetingChoice {
  readonly situation: Situation;
  readonly stands: readonly Meeting[];
  /** The other members' rules that have a say, where they are known. */
  readonly exporting: Bundle | null;
  readonly importing: Bundle | null;
}

/** One thing in which situations differ. `meeting` takes all facts about the two members and the offence class together. */
export type AxisKey = Exclude<FactKey, 'origin' | 'recipient'> | 'meeting';

export const CLASSES: readonly string[] = Object.keys(OFFENCE_CLASSES).toSorted();

/** Members that rules name as gateways stand apart from the rest of their member. */
function gatewaysOf(member: MemberCode, reads: readonly Reads[], type: 'Recipient' | 'Origin'): Address[] {
  const named = [...new Set(reads.flatMap(({ entities }) => [...(entities.get(type) ?? [])]))].filter((address) => address.startsWith(`${member}/`));
  const general = ['ncb', 'bureau', 'any'].map((agency) => `${member}/${agency}`).find((address) => !named.includes(address)) ?? `${member}/ncb`;
  return [general, ...named].map(parseAddress);
}

/**
 * Groups the meetings of a comparison by what the rules can see of them. `origins` and `recipients` are the members on each side; a member
 * does not meet itself.
 */
export function meetingsOf(input: {
  readonly origins: readonly MemberCode[];
  readonly recipients: readonly MemberCode[];
  readonly world: DiffWorld;
  readonly rules: readonly Rule[];
  /** Whose rules are compared: they are among `rules`, not the world's. */
  readonly own: MemberCode | 'common';
}): MeetingChoice[] {
  const { world, own } = input;
  const found = new Map<string, { first: MeetingChoice; stands: Meeting[] }>();
  const ownReads = input.rules.map(readsOf);
  for (const from of input.origins) {
    const exporting = from === own ? null : world.bundle(from);
    for (const to of input.recipients) {
      if (from === to) continue;
      const importing = to === own ? null : world.bundle(to);
      const reads = [...ownReads, ...[exporting, importing].flatMap((bundle) => bundle?.rules ?? []).map(readsOf)];
      const keys = [...new Set(reads.flatMap((one) => [...one.keys]))].filter((key): key is SituationKey => key !== 'category' && PAIR_KEYS.has(key));
      const literals = literalsFor('offenceClass', reads);
      const byClass = reads.some((one) => ['offenceClass', 'dualCriminality', 'recipientMaxPenaltyMonths'].some((key) => one.keys.has(key as FactKey)));
      const pairAt = new Map<string, Partial<Situation>>();
      const pair = (offenceClass: string): Partial<Situation> => {
        const at = byClass ? offenceClass : '';
        const known = pairAt.get(at) ?? pairOf(world.pair(from, to, offenceClass));
        pairAt.set(at, known);
        return known;
      };
      for (const origin of gatewaysOf(from, reads, 'Origin')) {
        for (const recipient of gatewaysOf(to, reads, 'Recipient')) {
          const who = [
            [origin, 'Origin', from],
            [recipient, 'Recipient', to],
          ].map(([address, type, member]) => named(reads, String(type), String(address)) + named(reads, 'Member', String(member)));
          for (const offenceClass of CLASSES) {
            const facts = pair(offenceClass);
            const seen = keys.map((key) => (key === 'origin' || key === 'recipient' ? null : facts[key]));
            const key = JSON.stringify([who, seen, byClass ? signature(offenceClass, literals) : '', exporting?.digest, importing?.digest]);
            const group = found.get(key);
            const meeting = { origin, recipient, offenceClass };
            if (group !== undefined) group.stands.push(meeting);
            else
              found.set(key, {
                first: { situation: ordinary(origin, recipient, { ...facts, offenceClass }), stands: [], exporting, importing },
                stands: [meeting],
              });
          }
        }
      }
    }
  }
  return [...found.values()].map(({ first, stands }) => ({ ...first, stands }));
}

const named = (reads: readonly Reads[], type: string, id: string): string => (reads.some(({ entities }) => entities.get(type)?.has(id)) ? id : '');

/** The values of every fact that the rules of a comparison read, and the situations they make. */
export class Space {
  readonly meetings: readonly MeetingChoice[];
  readonly #choices = new Map<AxisKey, readonly Choice[]>();
  /** Facts of which only samples are tried. */
  readonly sampled = new Set<FactKey>();

  /** `free`: facts about two members are tried in all values, as of members that nobody named. */
  readonly #free: boolean;

  constructor(meetings: readonly MeetingChoice[], rules: readonly Rule[], free: boolean) {
    this.meetings = meetings;
    this.#free = free;
    const reads = rules.map(readsOf);
    const words = [...new Set(meetings.flatMap(({ situation }) => situation.treaties))];
    const penalties = [...new Set(meetings.map(({ situation }) => situation.recipientMaxPenaltyMonths).filter((months) => months !== null))];
    for (const key of new Set(reads.flatMap((one) => [...one.keys]))) {
      if (key === 'origin' || key === 'recipient' || this.#isOfMeeting(key)) continue;
      const both = key === 'penaltyMonths' && reads.some((one) => one.keys.has('penaltyMonths') && one.keys.has('recipientMaxPenaltyMonths'));
      const against = both ? [...reads, { ...EMPTY_READS, keys: new Set([key]), numbers: new Set(penalties) }] : reads;
      // Compared with each other: both need a word in common.
      const withTreaties = (key === 'basis' || key === 'treaties') && reads.some((one) => one.keys.has('basis') && one.keys.has('treaties'));
      const domain = domainOf(key, against, withTreaties ? words : []);
      this.#choices.set(key, domain.choices);
      if (!domain.complete) this.sampled.add(key);
    }
  }

  choicesOf(key: AxisKey): readonly Choice[] {
    return this.#choices.get(key) ?? [];
  }

  sizeOf(key: AxisKey): number {
    return key === 'meeting' ? this.meetings.length : this.choicesOf(key).length;
  }

  /** The axes that a rule's answer can depend on. */
  axesOf(rule: Rule): AxisKey[] {
    return [
      ...new Set([...readsOf(rule).keys].map((key): AxisKey => (key === 'origin' || key === 'recipient' || this.#isOfMeeting(key) ? 'meeting' : key))),
    ].toSorted();
  }

  /** Which meetings one rule can tell apart: for each meeting the number of its like, and for each number the first meeting. */
  meetingsFor(rule: Rule): { readonly of: readonly number[]; readonly first: readonly number[] } {
    const reads = [readsOf(rule)];
    const keys = [...(reads[0]?.keys ?? [])].filter((key): key is SituationKey => this.#isOfMeeting(key));
    const literals = literalsFor('offenceClass', reads);
    const numbers = new Map<string, number>();
    const first: number[] = [];
    const of = this.meetings.map(({ situation }, index) => {
      const seen = keys.map((key) => {
        if (key === 'offenceClass') return signature(situation.offenceClass, literals);
        if (key === 'origin') return named(reads, 'Origin', situation.origin) + named(reads, 'Member', memberOf(situation.origin));
        if (key === 'recipient') return named(reads, 'Recipient', situation.recipient) + named(reads, 'Member', memberOf(situation.recipient));
        return situation[key];
      });
      const text = JSON.stringify(seen);
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, first.length);
      first.push(index);
      return first.length - 1;
    });
    return { of, first };
  }

  #isOfMeeting(key: FactKey): boolean {
    return key === 'offenceClass' || key === 'origin' || key === 'recipient' || (!this.#free && PAIR_KEYS.has(key as SituationKey));
  }

  /** The situation of one choice on each axis; what is not chosen is as in an ordinary notice. */
  situation(chosen: ReadonlyMap<AxisKey, number>): Situation {
    const meeting = this.meetings[chosen.get('meeting') ?? 0];
    if (meeting === undefined) throw new RangeError('a comparison needs at least two members');
    let { situation } = meeting;
    for (const [key, index] of chosen) {
      const choice = this.choicesOf(key)[index];
      if (key !== 'meeting' && key !== 'category' && choice !== undefined) situation = withFact(situation, key, choice.value);
    }
    return situation;
  }
}

const EMPTY_READS: Omit<Reads, 'keys'> = { strings: new Set(), numbers: new Set(), patterns: [], entities: new Map(), arithmetic: false, body: '' };
