/**
 * The subject grammar of docs/spec/nats.md, in one place.
 * A subject is a hint for routing; identity is the signature inside the message.
 */
import { KIND_RULES, KINDS, type Address, type Kind, type MemberCode } from '@huecry/notice';
import { BusError } from './errors.ts';

/** Exercise traffic has its own operator, its own server and its own first token. */
export type Mode = 'live' | 'exercise';

/** What comes to a gateway: notices, whole-notice refusals, inclusion proofs, its recipients' receipts, and recalls of what it was sent. */
export const CHANNELS = ['deliver', 'reject', 'proof', 'answer', 'recalled'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What the ledger answers. */
const LEDGER_CALLS = ['append', 'proof', 'read', 'consistency'] as const;
export type LedgerCall = (typeof LEDGER_CALLS)[number];

const MEMBER = /^(?:[a-z]{2}|x-[a-z0-9]{2,12})$/;
const AGENCY = /^[a-z0-9-]{1,32}$/;

/** First token of every subject of a mode. */
export const rootToken = (mode: Mode): 'hc' | 'hcx' => (mode === 'live' ? 'hc' : 'hcx');

/** Local prefix under which a member's account imports its slice of the JetStream API. */
export const apiPrefix = (mode: Mode): string => `JS.${rootToken(mode)}.API`;

/** Splits `fr/dcpj` into its subject tokens. Throws `bad-address`. */
export function addressTokens(address: Address | string): { member: MemberCode; agency: string } {
  const parts = address.split('/');
  const [member, agency] = parts;
  if (parts.length !== 2 || member === undefined || agency === undefined || !MEMBER.test(member) || !AGENCY.test(agency)) {
    throw new BusError('bad-address', `expected an address such as fr/dcpj, found ${JSON.stringify(address)}`);
  }
  return { member: member as MemberCode, agency };
}

/** True for `fr`, `xk`, `x-un`. */
export const isMemberToken = (token: string): token is MemberCode => MEMBER.test(token);

/** Essential kinds have a stream of their own: an alert does not stand behind what waits. */
export const submitSubject = (mode: Mode, from: Address, kind: Kind): string =>
  `${rootToken(mode)}.${KIND_RULES[kind].essential ? 'urgent' : 'submit'}.${dotted(from)}.${kind}`;
/** True for a submission on its own way for essential kinds. */
export const isUrgent = (subject: string): boolean => subject.split('.', 2)[1] === 'urgent';
export const receiptSubject = (mode: Mode, from: Address): string => `${rootToken(mode)}.receipt.${dotted(from)}`;
export const releaseSubject = (mode: Mode, from: Address): string => `${rootToken(mode)}.release.${dotted(from)}`;
export const recallSubject = (mode: Mode, from: Address): string => `${rootToken(mode)}.recall.${dotted(from)}`;
export const deliverSubject = (mode: Mode, to: Address, origin: MemberCode, kind: Kind): string => `${rootToken(mode)}.deliver.${dotted(to)}.${origin}.${kind}`;
export const rejectSubject = (mode: Mode, to: Address): string => `${rootToken(mode)}.reject.${dotted(to)}`;
export const proofSubject = (mode: Mode, to: Address): string => `${rootToken(mode)}.proof.${dotted(to)}`;
export const answerSubject = (mode: Mode, to: Address): string => `${rootToken(mode)}.answer.${dotted(to)}`;
export const recalledSubject = (mode: Mode, to: Address): string => `${rootToken(mode)}.recalled.${dotted(to)}`;
export const registrySubject = (mode: Mode, member: MemberCode | '*', call: 'read' | 'submit'): string => `${rootToken(mode)}.registry.${member}.${call}`;
export const attachmentSubject = (mode: Mode, of: Address, call: 'put' | 'get'): string => `${rootToken(mode)}.attachment.${dotted(of)}.${call}`;
/** A gateway's questions about the log: proofs of entries, and that one tree continues another. */
export const proveSubject = (mode: Mode, of: Address, call: 'entries' | 'consistency'): string => `${rootToken(mode)}.prove.${dotted(of)}.${call}`;
export const ledgerSubject = (mode: Mode, call: LedgerCall): string => `${rootToken(mode)}.ledger.${call}`;

/** Stream that carries everything sent to one member. */
export const deliverStream = (member: MemberCode): string => `DELIVER_${member}`;
/** Durable consumer through which one gateway reads one channel. */
export const gatewayConsumer = (to: Address, channel: Channel): string => `${addressTokens(to).agency}-${channel}`;
/** What that consumer filters on. */
export const channelFilter = (mode: Mode, to: Address, channel: Channel): string =>
  `${rootToken(mode)}.${channel}.${dotted(to)}${channel === 'deliver' ? '.*.*' : ''}`;
/** Inboxes of one gateway: the only subjects it may listen on. */
export const inboxPrefix = (owner: Address): string => `_INBOX.${dotted(owner)}`;

/** A subject, taken apart. */
export type ParsedSubject =
  | { readonly type: 'submit'; readonly mode: Mode; readonly from: Address; readonly member: MemberCode; readonly kind: Kind }
  | { readonly type: 'receipt' | 'release' | 'recall'; readonly mode: Mode; readonly from: Address; readonly member: MemberCode }
  | { readonly type: 'deliver'; readonly mode: Mode; readonly to: Address; readonly member: MemberCode; readonly origin: MemberCode; readonly kind: Kind }
  | { readonly type: 'reject' | 'proof' | 'answer' | 'recalled'; readonly mode: Mode; readonly to: Address; readonly member: MemberCode }
  | { readonly type: 'registry'; readonly mode: Mode; readonly member: MemberCode; readonly call: 'read' | 'submit' }
  | { readonly type: 'attachment'; readonly mode: Mode; readonly from: Address; readonly member: MemberCode; readonly call: 'put' | 'get' }
  | { readonly type: 'prove'; readonly mode: Mode; readonly from: Address; readonly member: MemberCode; readonly call: 'entries' | 'consistency' }
  | { readonly type: 'ledger'; readonly mode: Mode; readonly call: LedgerCall };

/** Reads a subject of either mode; null for anything that the grammar does not have. */
export function parseSubject(subject: string): ParsedSubject | null {
  const [root, type, ...rest] = subject.split('.');
  if (root !== 'hc' && root !== 'hcx') return null;
  const mode: Mode = root === 'hc' ? 'live' : 'exercise';
  const [first = '', second = '', third = '', fourth = ''] = rest;
  if (type === 'ledger') {
    const call = LEDGER_CALLS.find((known) => known === first);
    return rest.length === 1 && call !== undefined ? { type, mode, call } : null;
  }
  if (!isMemberToken(first)) return null;
  const member = first;
  if (type === 'registry') return rest.length === 2 && (second === 'read' || second === 'submit') ? { type, mode, member, call: second } : null;
  if (!AGENCY.test(second)) return null;
  const address = `${first}/${second}` as Address;
  if (type === 'urgent')
    return rest.length === 3 && isKind(third) && KIND_RULES[third].essential ? { type: 'submit', mode, from: address, member, kind: third } : null;
  if (type === 'submit') return rest.length === 3 && isKind(third) ? { type, mode, from: address, member, kind: third } : null;
  if (type === 'receipt' || type === 'release' || type === 'recall') return rest.length === 2 ? { type, mode, from: address, member } : null;
  if (type === 'attachment') return rest.length === 3 && (third === 'put' || third === 'get') ? { type, mode, from: address, member, call: third } : null;
  if (type === 'prove')
    return rest.length === 3 && (third === 'entries' || third === 'consistency') ? { type, mode, from: address, member, call: third } : null;
  if (type === 'deliver')
    return rest.length === 4 && isMemberToken(third) && isKind(fourth) ? { type, mode, to: address, member, origin: third, kind: fourth } : null;
  if (type === 'reject' || type === 'proof' || type === 'answer' || type === 'recalled') return rest.length === 2 ? { type, mode, to: address, member } : null;
  return null;
}

/**
 * The gateway that a subject names, even where the rest of it is wrong: whom to tell about a message that cannot be read.
 * Null where there is none.
 */
export function senderOf(subject: string): Address | null {
  const [root, type = '', member = '', agency = ''] = subject.split('.');
  if ((root !== 'hc' && root !== 'hcx') || !SENT.includes(type) || !MEMBER.test(member) || !AGENCY.test(agency)) return null;
  return `${member}/${agency}` as Address;
}

const SENT: readonly string[] = ['submit', 'urgent', 'receipt', 'release', 'recall'];

const isKind = (token: string): token is Kind => (KINDS as readonly string[]).includes(token);

function dotted(address: Address | string): string {
  const { member, agency } = addressTokens(address);
  return `${member}.${agency}`;
}
