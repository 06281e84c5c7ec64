import type { MemberCode } from '@huecry/notice';
import type { StatementBody } from '@huecry/registry';
import type { LawData, TreatyData } from './schema.ts';

/** A statement that nobody has signed yet, and who must. */
export interface FactStatement {
  /** The member whose root signs; `quorum`: the members together. */
  readonly by: MemberCode | 'quorum';
  readonly body: StatementBody;
}

/**
 * The facts of a data set as statements for a registry with these members, in an order in which it takes them: what the members say together
 * first. What concerns others is left out.
 */
export function factStatements(data: LawData, members: readonly MemberCode[]): readonly FactStatement[] {
  const here = new Set(members);
  const treaties = data.treaties.filter(({ between }) => (between ?? []).every((code) => here.has(code)));
  const together: StatementBody[] = [
    ...data.lists.map<StatementBody>(({ list, version, codes, source, asOf }) => ({ type: 'code-list.adopt', list, version, codes, source, asOf })),
    ...treaties.map(definition),
    ...data.standing.reviews.filter(({ member }) => here.has(member)).map<StatementBody>((one) => ({ type: 'review.appoint', ...one })),
    ...data.standing.sanctions.filter(({ member }) => here.has(member)).map<StatementBody>((one) => ({ type: 'sanction.declare', ...one })),
  ];
  const own = members.flatMap((by) => ownStatements(data, treaties, by, here).map<FactStatement>((body) => ({ by, body })));
  return [...together.map<FactStatement>((body) => ({ by: 'quorum', body })), ...own];
}

function definition({ treaty, title, kind, opened, inForce, between, partial, source, asOf }: TreatyData): StatementBody {
  return { type: 'treaty.define', treaty, title, kind, opened, inForce, partial, source, asOf, ...(between === undefined ? {} : { parties: between }) };
}

function ownStatements(data: LawData, treaties: readonly TreatyData[], by: MemberCode, here: ReadonlySet<MemberCode>): StatementBody[] {
  const deathPenalty = data.members.members.find(({ code }) => code === by)?.deathPenalty;
  return [
    ...(deathPenalty === undefined
      ? []
      : [{ type: 'member.facts', deathPenalty: deathPenalty.value, source: deathPenalty.source, asOf: deathPenalty.asOf } as const]),
    ...treaties.flatMap(({ treaty, parties, source, asOf }) =>
      parties
        .filter(({ member }) => member === by)
        .map<StatementBody>((party) => ({
          type: 'treaty.join',
          treaty,
          inForce: party.inForce,
          ...(party.until === undefined ? {} : { until: party.until }),
          ...(party.reservations === undefined ? {} : { reservations: party.reservations }),
          source: party.source ?? source,
          asOf: party.asOf ?? asOf,
        })),
    ),
    ...data.adequacy.recognitions
      .filter((one) => one.by === by && here.has(one.member))
      .map<StatementBody>(({ by: _by, ...one }) => ({ type: 'adequacy.recognise', ...one })),
    ...data.assurances.assurances
      .filter((one) => one.by === by && here.has(one.to))
      .map<StatementBody>(({ by: _by, ...one }) => ({ type: 'assurance.give', subject: 'death-penalty', ...one })),
    ...data.offences
      .filter(({ member }) => member === by)
      .flatMap(({ versions }) => versions.map<StatementBody>((version) => ({ type: 'offences.state', ...version }))),
    ...data.classification
      .filter(({ member }) => member === by)
      .flatMap(({ versions }) => versions.map<StatementBody>((version) => ({ type: 'classification.state', ...version }))),
  ];
}
