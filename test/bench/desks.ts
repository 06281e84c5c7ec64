/** Gateways made by hand: registered like any other, and fast enough at sealing in advance that the exchange alone is measured. */
import { readFileSync } from 'node:fs';
import { connectGateway, type GatewayBus, issueGatewayCreds } from '@huecry/bus';
import type { Address, MemberCode } from '@huecry/notice';
import { bundleDigest } from '@huecry/policy';
import { commonBundle, sampleBundles } from '@huecry/policy/samples';
import { publicJwk, type RecipientPlan, seal, signerFromSeed } from '@huecry/seal';
import { openKeystore } from '@huecry/seal/keystore';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { CATEGORIES, inputFor, ROUTING } from './sample.ts';
import { memberOf, type Stand } from './stand.ts';

export interface Sendable {
  readonly data: Uint8Array;
  readonly msgId: string;
}

/** One origin: its own key, its own chains, its own connection. */
export interface Desk {
  readonly bus: GatewayBus;
  /** The next notice of this gateway, sealed to every recipient. */
  seal(): Sendable;
}

type Recipient = Pick<RecipientPlan, 'to' | 'kid' | 'suite' | 'publicKey'>;

const DIGESTS = new Map<string, string>(Object.entries(sampleBundles()).map(([member, bundle]) => [member, bundleDigest(bundle)]));
const COMMON = bundleDigest(commonBundle());
const digestOf = (member: string): string => DIGESTS.get(member) ?? '';

/** Eight gateways of the sandbox whose members' rules let the bench's notice through whole, each with the box key that it registered. */
export function recipientsOf(stand: Stand): Recipient[] {
  return Object.values(stand.world.nats.members)
    .flatMap((member) => Object.keys(member.gateways))
    .filter((address) => !TAKES_NOTHING.has(memberOf(address)))
    .toSorted()
    .slice(0, RECIPIENTS)
    .map((address) => {
      const box = openKeystore(join(stand.world.at.gateway(address), 'keys'))
        .list()
        .find(({ use }) => use === 'box');
      if (box?.suite === undefined) throw new Error(`${address} has no box key`);
      return { to: address as Address, kid: box.kid, suite: box.suite, publicKey: box.publicKey };
    });
}

const RECIPIENTS = 8;
/** A reviewing body gets only what is held, the Court only the crimes of its Statute, and sanctions bar the third. */
const TAKES_NOTHING = new Set(['x-review', 'x-icc', 'kp']);

let notices = 0;
/** A UUIDv7 that no other notice of this bench has. */
export const nextId = (): string => `019a0000-0000-7000-8000-${(++notices).toString(16).padStart(12, '0')}`;

export async function openDesk(stand: Stand, address: Address, recipients: readonly Recipient[]): Promise<Desk> {
  const member = memberOf(address);
  const signer = signerFromSeed(randomBytes(32));
  const { validity, nats } = stand.world;
  const signing = [{ jwk: publicJwk(signer.publicKey), ...validity }];
  await stand.state(member, { type: 'gateway.register', address, name: `Desk of ${member}`, signing, boxes: [] });
  const { account = '', bureauSeed = '' } = nats.members[member] ?? {};
  const creds = await issueGatewayCreds(readFileSync(bureauSeed, 'utf8'), account, address, 'live');
  const bus = stand.keep(await connectGateway({ servers: stand.nats.url, creds, address, mode: 'live' }));
  const members = [...new Set(recipients.map(({ to }) => memberOf(to)))];
  const bundles = {
    origin: digestOf(member),
    common: COMMON,
    recipients: Object.fromEntries(members.map((code) => [code as MemberCode, digestOf(code)])),
  };
  let [number, last]: [number, Uint8Array | null] = [0, null];
  return {
    bus,
    seal() {
      number += 1;
      const plans = recipients.map((recipient) => ({ ...recipient, n: number, nPrev: last, categories: CATEGORIES, withheld: [] }));
      const iat = Math.floor(Date.now() / 1000);
      const change = { iss: address, jti: nextId(), seq: number, seqPrev: last, iat, exp: iat + 86_400, routing: ROUTING, bundles, recipients: plans };
      const { submission, digest } = seal(inputFor(0, change), signer);
      last = digest;
      return { data: submission, msgId: `${Buffer.from(digest).toString('base64url')}.0` };
    },
  };
}
