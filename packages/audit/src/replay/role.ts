import type { AuditFileHeader } from '../file/index.ts';
import type { Role } from './judge.ts';

/** For whom the replay is, and what that role sees and does not. */
export interface RoleReport {
  readonly role: Role['role'];
  /** Member code; empty where it is nobody's in particular. */
  readonly member: string;
  /** Of the audit file. */
  readonly made: string | null;
  readonly openedBelow: number | null;
  readonly sees: string;
  readonly cannotSee: readonly string[];
}

const OMITTED = 'recipients whose elements are missing in the file altogether: the lists of digests are padded, so that nobody can count them';
const COPIES = 'whether a holder has kept a copy in spite of its signed word';

const ROLES: Readonly<Record<Role['role'], Pick<RoleReport, 'sees' | 'cannotSee'>>> = {
  tiles: {
    sees: "the tree's files alone, as a witness has them: order, integrity, signatures of notices and decisions, the registry and its law",
    cannotSee: [
      'who received what, and what was decided for whom: the log holds salted digests',
      'whether a decision followed the law of its time, and whether a receipt, refusal, release or recall is rightly signed, and who has purged what was recalled',
      'any content',
    ],
  },
  member: {
    sees: "one member's own traffic: what it sent whole, with its content; what it received, as it received it",
    cannotSee: [
      "other members' traffic: their decisions, receipts, refusals, releases and recalls stay closed",
      'of a notice that it received: the other recipients, the restrictions that its origin set, and so whether an exclusion was right',
      'of a notice that it received: whether a reviewing body was among the recipients',
      OMITTED,
      COPIES,
    ],
  },
  oversight: {
    sees: 'every decision with its facts, recipients, receipts, refusals, releases and recalls',
    cannotSee: [
      'any content: what was said about a person stays closed',
      'decisions inside a member: at the origin before sealing and at a recipient after opening',
      OMITTED,
      COPIES,
    ],
  },
};

export const roleReport = ({ role, member }: Role, header: AuditFileHeader | null): RoleReport => ({
  role,
  member,
  made: header === null ? null : new Date(header.madeMs).toISOString(),
  openedBelow: header?.size ?? null,
  ...ROLES[role],
});
