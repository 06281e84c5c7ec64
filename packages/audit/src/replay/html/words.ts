/** Every word of the page that does not come from the ledger. A language is one more of these. */
export interface Words {
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly passed: string;
  readonly failed: (problems: number) => string;
  readonly notChecked: (entries: number) => string;
  readonly ledger: string;
  readonly entries: (count: number) => string;
  readonly network: string;
  readonly role: string;
  readonly roles: Readonly<Record<'tiles' | 'member' | 'oversight', string>>;
  readonly sees: string;
  readonly cannotSee: string;
  readonly file: (made: string, below: number) => string;
  readonly end: (asked: string, position: number) => string;
  readonly witnesses: string;
  readonly nobodyMustCosign: string;
  readonly quorum: (quorum: string, enough: boolean) => string;
  readonly cosigned: string;
  readonly notCosigned: string;
  readonly problems: string;
  readonly noProblems: string;
  readonly findings: string;
  readonly findingsNote: string;
  readonly overTimeByKind: string;
  readonly overTimeByMember: string;
  readonly decisions: string;
  readonly decidedAgain: (evaluated: number, entries: number, recipients: number, differing: number) => string;
  readonly notDecidedAgain: (decisions: number) => string;
  readonly reasons: string;
  readonly purges: string;
  readonly recalls: string;
  readonly noRecalls: string;
  readonly recallsNote: (recalls: number, purged: number) => string;
  readonly recallsOverTime: string;
  readonly recallCodes: string;
  readonly purgedAfter: string;
  readonly purgedWithin: (stretch: string) => string;
  readonly notPurged: (recipients: number) => string;
  readonly states: Readonly<Record<'sent' | 'held' | 'recalled' | 'refused' | 'purged', string>>;
  readonly heldFor: (stretch: string) => string;
  readonly heldForAtMost: string;
  readonly purgedLate: string;
  readonly reasonGiven: string;
  readonly overdue: (holdings: number) => string;
  readonly refusals: string;
  readonly holdings: string;
  readonly unopened: string;
  readonly nothing: string;
  readonly more: (count: number) => string;
  readonly steps: Readonly<Record<'hour' | 'day' | 'week' | 'month', string>>;
  readonly columns: Readonly<Record<Column, string>>;
  /** Printed below. */
  readonly note: string;
}

export type Column =
  | 'from'
  | 'count'
  | 'what'
  | 'code'
  | 'where'
  | 'reason'
  | 'outcome'
  | 'rule'
  | 'does'
  | 'cite'
  | 'gateway'
  | 'numbers'
  | 'notice'
  | 'recipient'
  | 'categories'
  | 'until'
  | 'since'
  | 'state'
  | 'by';

const en: Words = {
  direction: 'ltr',
  title: 'Replay of a ledger',
  passed: 'Everything that was looked at is as it must be.',
  failed: (problems) => `${problems} problem${problems === 1 ? '' : 's'} found.`,
  notChecked: (entries) => `Entries that were not checked: ${entries}.`,
  ledger: 'Ledger',
  entries: (count) => `${count} ${count === 1 ? 'entry' : 'entries'}`,
  network: 'Network',
  role: 'For',
  roles: { tiles: 'a witness (the tree alone, no audit file)', member: 'the auditor of member', oversight: 'oversight' },
  sees: 'What this role sees',
  cannotSee: 'What this role cannot see',
  file: (made, below) => `Audit file made ${made}; it opens entries below position ${below}.`,
  end: (asked, position) => `Up to ${asked}: entries below position ${position}. What came later was not looked at.`,
  witnesses: 'Witnesses',
  nobodyMustCosign: 'The members have no witness policy: nobody must cosign.',
  quorum: (quorum, enough) => `The quorum “${quorum}” ${enough ? 'has cosigned' : 'has NOT cosigned'} this checkpoint.`,
  cosigned: 'Cosigned by',
  notCosigned: 'Not cosigned by',
  problems: 'Problems',
  noProblems: 'None.',
  findings: 'Gaps and forks',
  findingsNote: 'They concern the gateways named; the log is as good as without them.',
  overTimeByKind: 'Notices over time, by kind',
  overTimeByMember: 'Notices over time, by member',
  decisions: 'Decisions',
  decidedAgain: (evaluated, entries, recipients, differing) =>
    `${evaluated} of ${entries} decisions were made again by the law of their time, for ${recipients} recipients: ${differing} differ.`,
  notDecidedAgain: (decisions) => `${decisions} were not made again: what decides them is not in the file.`,
  reasons: 'Decisions by reason',
  purges: 'Purges',
  recalls: 'Recalls',
  noRecalls: 'No notice was recalled.',
  recallsNote: (recalls, purged) => `Notices recalled: ${recalls}. Recipients that have signed that they purged them: ${purged}.`,
  recallsOverTime: 'Recalls over time, by code',
  recallCodes: 'Recalls by code',
  purgedAfter: 'From the recall to the signed purge',
  purgedWithin: (stretch) => (stretch === 'longer' ? 'later' : `within ${stretch}`),
  notPurged: (recipients) => `Recipients that have not signed their purge, as far as the file opens receipts: ${recipients}.`,
  states: { sent: 'sent, no answer', held: 'held', recalled: 'recalled, not purged yet', refused: 'refused by the recipient', purged: 'purged' },
  heldFor: (stretch) => (stretch === 'longer' ? 'held for longer' : `held for up to ${stretch}`),
  heldForAtMost: 'Held for at most',
  purgedLate: 'Purged after the time was over by at most',
  reasonGiven: 'Reason given',
  overdue: (holdings) => `Past their time, and no purge is signed: ${holdings}.`,
  refusals: 'Refusals by reason',
  holdings: 'Who held what',
  unopened: 'Not in the audit file, and expected for this role',
  nothing: 'None.',
  more: (count) => `… and ${count} more; the JSON report lists up to 1000.`,
  steps: { hour: 'each bar is an hour, UTC', day: 'each bar is a day, UTC', week: 'each bar is a week, UTC', month: 'each bar is a month, UTC' },
  columns: {
    from: 'From',
    count: 'Count',
    what: 'What',
    code: 'Code',
    where: 'Where',
    reason: 'Reason',
    outcome: 'Outcome',
    rule: 'Rule',
    does: 'Does',
    cite: 'Citation',
    gateway: 'Gateway',
    numbers: 'Missing numbers',
    notice: 'Notice',
    recipient: 'Recipient',
    categories: 'Categories',
    until: 'Until',
    since: 'Since',
    state: 'State',
    by: 'By',
  },
  note: 'Made by huecry audit replay from the files alone. It names services, rules and numbers; it is as confidential as the audit file.',
};

/** French, Spanish and Arabic have their place here and are not written yet: English stands in for them. */
const WORDS: Readonly<Record<string, Words>> = { en };

/** The words of a language, or English; with the language that they really are. */
export function wordsOf(language: string): { readonly language: string; readonly words: Words } {
  const words = WORDS[language];
  return words === undefined ? { language: 'en', words: en } : { language, words };
}
