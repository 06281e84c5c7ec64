/** Every word of the page that does not come from the ledger. A language is one more of these, in a file of its own. */
export interface Words {
  readonly direction: 'ltr' | 'rtl';
  /** Of numbers with their units. */
  readonly locale: string;
  /** Names that the report gives (kinds, entries, outcomes, …), where they are not shown as they are. Codes stay: they are looked up. */
  readonly terms: Readonly<Record<string, string>>;
  /** What a role sees and does not, in the order of the report; null: in the report's own words, which are English. */
  readonly roleWords: Readonly<Record<'tiles' | 'member' | 'oversight', { readonly sees: string; readonly cannotSee: readonly string[] }>> | null;
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
  /** The upper end of a stretch with its unit; null behind all of them. */
  readonly purgedWithin: (stretch: string | null) => string;
  readonly notPurged: (recipients: number) => string;
  readonly states: Readonly<Record<'sent' | 'held' | 'recalled' | 'refused' | 'purged', string>>;
  readonly heldFor: (stretch: string | null) => string;
  readonly heldForAtMost: string;
  readonly purgedLate: string;
  readonly reasonGiven: string;
  readonly overdue: (holdings: number) => string;
  readonly refusals: string;
  readonly holdings: string;
  readonly unopened: string;
  readonly nothing: string;
  readonly inTime: string;
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
