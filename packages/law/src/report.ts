import type { LawData } from './schema.ts';

/** One list of a data set: how much it has, whether it is whole, and what it rests on. */
export interface LawReportLine {
  readonly part: string;
  readonly entries: number;
  readonly partial: boolean;
  readonly sample: boolean;
  readonly source: string;
  /** The oldest date on which a source said so. */
  readonly asOf: string;
}

/** What a data set holds, list by list. */
export function lawReport(data: LawData): readonly LawReportLine[] {
  const oldest = (facts: readonly { readonly asOf: string }[]): string => facts.map(({ asOf }) => asOf).toSorted()[0] ?? '';
  const first = (facts: readonly { readonly source: string }[]): string => facts[0]?.source ?? '';
  const line = (
    part: string,
    facts: readonly { readonly asOf: string; readonly source: string }[],
    partial: boolean,
    entries = facts.length,
  ): LawReportLine => ({
    part,
    entries,
    partial,
    sample: false,
    source: first(facts),
    asOf: oldest(facts),
  });
  const { members, adequacy, assurances, standing } = data;
  return [
    line('members', [members], members.partial, members.members.length),
    line(
      'death penalty',
      members.members.flatMap(({ deathPenalty }) => (deathPenalty === undefined ? [] : [deathPenalty])),
      true,
    ),
    ...data.treaties.map(({ treaty, parties, partial, sample, source, asOf }) => ({ part: treaty, entries: parties.length, partial, sample, source, asOf })),
    line('adequacy', adequacy.recognitions, adequacy.partial),
    { ...line('assurances', assurances.assurances, assurances.partial), sample: true },
    line('sanctions', standing.sanctions, standing.partial),
    { ...line('reviewing bodies', standing.reviews, standing.partial), sample: true },
    ...data.offences.map(({ member, versions, partial }) =>
      line(`offences of ${member}`, versions, partial, Object.keys(versions.at(-1)?.classes ?? {}).length),
    ),
    ...data.classification.map(({ member, versions }) => line(`classification of ${member}`, versions, false, versions.at(-1)?.levels.length ?? 0)),
    ...data.lists.map((list) => line(`codes ${list.list} ${list.version}`, [list], false, list.codes.length)),
  ];
}
