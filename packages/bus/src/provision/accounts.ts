/** Who may reach what across accounts: the exchange's exports and each member's imports. docs/spec/nats.md, Accounts. */
import type { Account, Export, Import, OperatorLimits } from '@nats-io/jwt';
import type { MemberCode } from '@huecry/notice';
import { MAX_PAYLOAD_BYTES } from '../streams.ts';
import { apiPrefix, deliverStream, type Mode, rootToken } from '../subjects.ts';

const UNLIMITED = -1;
/** A pull's answers come one by one for as long as the pull lasts; the rest is one answer. NATS counts this in nanoseconds. */
const PULL_RESPONSE_NANOS = 120 * 1_000_000_000;

const service = (name: string, subject: string, more: Partial<Export> = {}): Export =>
  ({ name, subject, type: 'service', response_type: 'Singleton', ...more }) as Export;

/**
 * What EXCHANGE offers. Anyone could import any part of it, so what bounds a member is its own imports; those stand in its
 * account JWT, which only the operator signs.
 */
export const exchangeExports = (mode: Mode): Export[] => [
  service('submit', `${rootToken(mode)}.submit.*.*.*`),
  service('urgent', `${rootToken(mode)}.urgent.*.*.*`),
  service('receipt', `${rootToken(mode)}.receipt.*.*`),
  service('release', `${rootToken(mode)}.release.*.*`),
  service('recall', `${rootToken(mode)}.recall.*.*`),
  service('registry', `${rootToken(mode)}.registry.*.*`),
  service('attachment', `${rootToken(mode)}.attachment.*.*.*`),
  service('prove', `${rootToken(mode)}.prove.*.*.*`),
  service('pull', '$JS.API.CONSUMER.MSG.NEXT.>', { response_type: 'Stream', response_threshold: PULL_RESPONSE_NANOS }),
  service('consumer info', '$JS.API.CONSUMER.INFO.>'),
  service('ack', '$JS.ACK.*.*.*.*.*.*.*'),
];

/**
 * What one member reaches, and nothing else, whatever users its bureau makes.
 * The ack import has the stream in the place where the server's ack subjects have it: a pattern with wildcards before it (for
 * the newer ack form with domain and account) would also match another member's acks.
 */
export const memberImports = (mode: Mode, member: MemberCode, exchangeAccount: string): Import[] => {
  const root = rootToken(mode);
  const stream = deliverStream(member);
  const entry = (name: string, subject: string, local = subject): Import => ({
    name,
    subject,
    local_subject: local,
    account: exchangeAccount,
    type: 'service',
  });
  const api = (call: string): [string, string] => [`$JS.API.CONSUMER.${call}.${stream}.>`, `${apiPrefix(mode)}.CONSUMER.${call}.${stream}.>`];
  return [
    entry('submit', `${root}.submit.${member}.*.*`),
    entry('urgent', `${root}.urgent.${member}.*.*`),
    entry('receipt', `${root}.receipt.${member}.*`),
    // Every member's own: who is a reviewing body is the registry's to say, and changes without new credentials.
    entry('release', `${root}.release.${member}.*`),
    entry('recall', `${root}.recall.${member}.*`),
    entry('registry read', `${root}.registry.${member}.read`),
    entry('registry submit', `${root}.registry.${member}.submit`),
    entry('attachment put', `${root}.attachment.${member}.*.put`),
    entry('attachment get', `${root}.attachment.${member}.*.get`),
    entry('prove entries', `${root}.prove.${member}.*.entries`),
    entry('prove consistency', `${root}.prove.${member}.*.consistency`),
    entry('pull', ...api('MSG.NEXT')),
    entry('consumer info', ...api('INFO')),
    entry('ack', `$JS.ACK.${stream}.*.*.*.*.*.*`),
  ];
};

/** Connections and subscriptions of one account; a gateway needs one connection and about ten subscriptions. */
const limits = (connections: number): OperatorLimits => ({
  conn: connections,
  leaf: 0,
  subs: 64 * connections,
  data: UNLIMITED,
  payload: MAX_PAYLOAD_BYTES,
  imports: 16,
  exports: 0,
  wildcards: true,
  disallow_bearer: true,
});

export const MEMBER_CONNECTIONS = 64;
const EXCHANGE_CONNECTIONS = 64;

export const memberAccount = (mode: Mode, member: MemberCode, exchangeAccount: string, bureauKey: string): Partial<Account> => ({
  imports: memberImports(mode, member, exchangeAccount),
  limits: limits(MEMBER_CONNECTIONS),
  signing_keys: [bureauKey],
});

/** The only account with JetStream. */
export const exchangeAccount = (mode: Mode, signingKey: string): Partial<Account> => ({
  exports: exchangeExports(mode),
  limits: {
    ...limits(EXCHANGE_CONNECTIONS),
    subs: UNLIMITED,
    imports: 0,
    exports: 16,
    mem_storage: 0,
    disk_storage: UNLIMITED,
    streams: UNLIMITED,
    consumer: UNLIMITED,
  },
  signing_keys: [signingKey],
});

export const systemAccount = (): Partial<Account> => ({
  limits: { ...limits(8), subs: UNLIMITED, payload: UNLIMITED, imports: UNLIMITED, exports: UNLIMITED },
});
