import { entryIntoForce } from './entry.ts';
import { LawError } from './errors.ts';
import type { LawData, TreatyData } from './schema.ts';

const CODES = ['ICCS', 'handling', '4x4', 'TLP'] as const;

/** @throws LawError inconsistent, with the first contradiction found */
export function requireConsistent(data: LawData): void {
  const members = new Set(data.members.members.map(({ code }) => code));
  requireOnce(
    'members.json',
    data.members.members.map(({ code }) => code),
  );
  requireOnce(
    'treaties',
    data.treaties.map(({ treaty }) => treaty),
  );
  requireOnce(
    'offences',
    data.offences.map(({ member }) => member),
  );
  requireOnce(
    'classification',
    data.classification.map(({ member }) => member),
  );
  requireOnce(
    'lists',
    data.lists.map(({ list }) => list),
  );
  const known = (where: string, ...codes: readonly (typeof data.members.members)[number]['code'][]): void => {
    for (const code of codes) if (!members.has(code)) contradict(where, `${code} is not in members.json: add it there`);
  };
  for (const treaty of data.treaties) {
    known(treaty.treaty, ...treaty.parties.map(({ member }) => member), ...(treaty.between ?? []));
    requireDates(treaty);
  }
  for (const { by, member, from, until } of data.adequacy.recognitions) {
    known('adequacy.json', by, member);
    requireOrder('adequacy.json', from, until);
  }
  for (const { by, to, from, until } of data.assurances.assurances) {
    known('assurances.json', by, to);
    requireOrder('assurances.json', from, until);
  }
  known('standing.json', ...data.standing.sanctions.map(({ member }) => member), ...data.standing.reviews.map(({ member }) => member));
  known('offences', ...data.offences.map(({ member }) => member));
  known('classification', ...data.classification.map(({ member }) => member));
  for (const list of CODES) if (!data.lists.some((one) => one.list === list)) contradict('lists', `there is no list ${list}`);
}

/** Dates of one treaty: in their order, and as its final clauses give them from the days of deposit. */
function requireDates({ treaty, inForce, opened, kind, between, entry, parties }: TreatyData): void {
  if (inForce === null && parties.length > 0) contradict(treaty, 'it is not in force and has parties');
  if (inForce !== null && inForce < opened) contradict(treaty, `in force on ${inForce}, before it was opened on ${opened}`);
  if ((kind === 'bilateral') !== (between !== undefined)) contradict(treaty, 'a bilateral treaty names its two parties, and no other does');
  for (const { member, deposited, inForce: from, until } of parties) {
    const where = `${treaty}, ${member}`;
    requireOrder(where, from, until);
    if (inForce !== null && from < inForce) contradict(where, `party from ${from}, before the treaty was in force on ${inForce}`);
    if (between !== undefined && !between.includes(member)) contradict(where, 'it is not one of the two parties');
    if (deposited === undefined || entry === undefined || inForce === null) continue;
    const expected = entryIntoForce(entry, deposited, inForce);
    if (expected !== from) contradict(where, `deposited on ${deposited}, so in force on ${expected}; found ${from}`);
  }
  for (const [index, one] of parties.entries()) {
    const other = parties
      .slice(index + 1)
      .find(
        ({ member, inForce: from, until }) =>
          member === one.member && (one.until === undefined || from < one.until) && (until === undefined || one.inForce < until),
      );
    if (other !== undefined) contradict(`${treaty}, ${one.member}`, 'two participations overlap');
  }
}

function requireOrder(where: string, from: string, until: string | undefined): void {
  if (until !== undefined && until <= from) contradict(where, `expected an end after ${from}, found ${until}`);
}

function requireOnce(where: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) contradict(where, `${twice} is there twice`);
}

function contradict(where: string, what: string): never {
  throw new LawError('inconsistent', `${where}: ${what}`);
}
