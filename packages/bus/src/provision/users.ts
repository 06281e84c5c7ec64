/** Who may say what inside an account: one function per role. docs/spec/nats.md, Users. */
import { encodeUser, fmtCreds, type User } from '@nats-io/jwt';
import { createUser, fromSeed } from '@nats-io/nkeys';
import type { Address } from '@huecry/notice';
import { BusError } from '../errors.ts';
import { EXCHANGE_INBOX } from '../exchange.ts';
import { MAX_PAYLOAD_BYTES } from '../streams.ts';
import {
  addressTokens,
  apiPrefix,
  attachmentSubject,
  CHANNELS,
  deliverStream,
  gatewayConsumer,
  inboxPrefix,
  type Mode,
  proveSubject,
  registrySubject,
  rootToken,
} from '../subjects.ts';

const USER_LIMITS = { subs: 64, data: -1, payload: MAX_PAYLOAD_BYTES } as const;
/** The ledger may answer a request once, within this time. NATS counts in nanoseconds. */
const LEDGER_ANSWER = { max: 1, ttl: 300 * 1_000_000_000 };

/** A gateway: its own subjects, its own consumers, its own inboxes. */
export function gatewayUser(mode: Mode, address: Address): Partial<User> {
  const { member, agency } = addressTokens(address);
  const root = rootToken(mode);
  const stream = deliverStream(member);
  return {
    ...USER_LIMITS,
    pub: {
      allow: [
        `${root}.submit.${member}.${agency}.*`,
        `${root}.urgent.${member}.${agency}.*`,
        `${root}.receipt.${member}.${agency}`,
        `${root}.release.${member}.${agency}`,
        `${root}.recall.${member}.${agency}`,
        registrySubject(mode, member, 'read'),
        registrySubject(mode, member, 'submit'),
        attachmentSubject(mode, address, 'put'),
        attachmentSubject(mode, address, 'get'),
        proveSubject(mode, address, 'entries'),
        proveSubject(mode, address, 'consistency'),
        ...CHANNELS.flatMap((channel) => {
          const consumer = gatewayConsumer(address, channel);
          return [
            `${apiPrefix(mode)}.CONSUMER.MSG.NEXT.${stream}.${consumer}`,
            `${apiPrefix(mode)}.CONSUMER.INFO.${stream}.${consumer}`,
            `$JS.ACK.${stream}.${consumer}.>`,
          ];
        }),
      ],
      deny: [],
    },
    sub: { allow: [`${inboxPrefix(address)}.>`], deny: [] },
  };
}

/** The exchange service: makes streams and consumers, makes a consumer anew where its stream has lost its place, and never deletes or purges a stream. */
export function exchangeUser(mode: Mode): Partial<User> {
  const root = rootToken(mode);
  return {
    ...USER_LIMITS,
    // One inbox per consumer it reads: one per member.
    subs: -1,
    pub: {
      allow: [
        ...[
          'STREAM.CREATE.*',
          'STREAM.UPDATE.*',
          'STREAM.INFO.*',
          'CONSUMER.CREATE.>',
          'CONSUMER.DURABLE.CREATE.>',
          'CONSUMER.INFO.>',
          'CONSUMER.DELETE.>',
        ].map((call) => `$JS.API.${call}`),
        ...['SUBMIT', 'URGENT', 'RECEIPT', 'RELEASE', 'RECALL'].flatMap((stream) => [`$JS.API.CONSUMER.MSG.NEXT.${stream}.*`, `$JS.ACK.${stream}.>`]),
        ...CHANNELS.map((channel) => `${root}.${channel}.>`),
        `${root}.ledger.*`,
        // Answers to members' registry calls, and to gateways' for attachments and proofs.
        '_R_.>',
      ],
      deny: [],
    },
    sub: { allow: [`${EXCHANGE_INBOX}.>`, `${root}.registry.*.*`, `${root}.attachment.*.*.*`, `${root}.prove.*.*.*`], deny: [] },
  };
}

/** The ledger service: hears its four requests, answers each once, says nothing else. */
export const ledgerUser = (mode: Mode): Partial<User> => ({
  ...USER_LIMITS,
  pub: { allow: [], deny: ['>'] },
  sub: { allow: [`${rootToken(mode)}.ledger.*`], deny: [] },
  resp: LEDGER_ANSWER,
});

/** Text of a creds file for a new user, signed with an account's signing key. */
export async function issueCreds(name: string, accountPublicKey: string, signingSeed: string, user: Partial<User>): Promise<string> {
  let signer: ReturnType<typeof fromSeed>;
  try {
    signer = fromSeed(new TextEncoder().encode(signingSeed.trim()));
  } catch (error) {
    throw new BusError('bad-credentials', 'expected the seed of an account signing key (SA…), found something else', error);
  }
  const key = createUser();
  const jwt = await encodeUser(name, key, accountPublicKey, user, { signer });
  return new TextDecoder().decode(fmtCreds(jwt, key));
}

/** What a bureau does for one of its agencies: a user that can speak as this gateway only. */
export const issueGatewayCreds = (bureauSigningSeed: string, accountPublicKey: string, address: Address, mode: Mode): Promise<string> =>
  issueCreds(address, accountPublicKey, bureauSigningSeed, gatewayUser(mode, address));
