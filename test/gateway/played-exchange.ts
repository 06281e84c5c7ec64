import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectExchange, deliverSubject, type ExchangeBus } from '@huecry/bus';
import { type Address, leavesOf, memberOf, parseNotice, routingFacts } from '@huecry/notice';
import { type RegistryState, boxKey, bundleInForce } from '@huecry/registry';
import { checkSubmission, deliveryBuilder, parseSubmission, type Sealed, seal, signDecision } from '@huecry/seal';
import { openKeystore } from '@huecry/seal/keystore';
import { RECIPIENT, type Stand } from './stand.ts';

/** A gateway that does not run here: the tests sign in its name, with its keys. */
const ORIGIN = 'jp/npa' as Address;
const TO = RECIPIENT as Address;
const NOTICE_POSITION = 1_000_000;

export interface Link {
  readonly n: number;
  readonly prev: Uint8Array | null;
}

/** Seals as jp/npa and delivers as the exchange, without its checks: what a broken or dishonest one could send. */
export async function playExchange(stand: Stand, state: RegistryState) {
  const { at, nats } = stand.world;
  const bus: ExchangeBus = await connectExchange({ servers: stand.natsUrl, creds: readFileSync(nats.creds.exchange, 'utf8'), mode: 'live' });
  const exchangeKeys = openKeystore(join(at.exchange, 'keys'));
  const originKeys = openKeystore(join(at.gateway(ORIGIN), 'keys'));
  const signerOf = (keystore: typeof exchangeKeys) => keystore.signer(keystore.list().find(({ use }) => use === 'sign')?.kid ?? '');
  const nowMs = Date.now();
  const digestOf = (member: Parameters<typeof bundleInForce>[1]): string => bundleInForce(state, member, nowMs)?.digest ?? '';
  let messages = 0;

  return {
    close: () => bus.close(),

    seal(
      document: unknown,
      given: { readonly jti: string; readonly rev: number; readonly prev: Uint8Array | null; readonly link: Link; readonly exp?: number },
    ): Sealed {
      const parsed = parseNotice(document);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
      const box = boxKey(state, TO, nowMs);
      if (box === null) throw new Error(`${TO} has no box key`);
      const leaves = leavesOf(parsed.notice);
      const iat = Math.floor(nowMs / 1000);
      return seal(
        {
          mode: 'live',
          iss: ORIGIN,
          jti: given.jti,
          rev: given.rev,
          prev: given.prev,
          seq: given.link.n,
          seqPrev: given.link.prev,
          iat,
          exp: given.exp ?? iat + 86_400,
          routing: routingFacts(parsed.notice),
          bundles: { origin: digestOf(memberOf(ORIGIN)), common: digestOf('common'), recipients: { [memberOf(TO)]: digestOf(memberOf(TO)) } },
          leaves,
          recipients: [
            { to: TO, ...box, n: given.link.n, nPrev: given.link.prev, categories: [...new Set(leaves.map(({ category }) => category))], withheld: [] },
          ],
        },
        signerOf(originKeys),
      );
    },

    /** The delivery of a sealed notice, as the exchange would build it. */
    delivery(sealed: Sealed, noticePosition = NOTICE_POSITION): Uint8Array {
      const checked = checkSubmission(parseSubmission(sealed.submission));
      const [recipient] = checked.recipients;
      if (recipient === undefined) throw new Error('no recipient');
      const { jws, elements } = signDecision(
        {
          mode: 'live',
          iss: stand.world.genesis.exchange.name,
          notice: sealed.digest,
          jti: checked.jti,
          rev: checked.rev,
          origin: ORIGIN,
          noticePosition,
          registryPosition: state.position,
          iat: Math.floor(nowMs / 1000),
          decisions: [
            {
              to: TO,
              outcome: 'deliver',
              code: '',
              categories: recipient.categories,
              withheld: [],
              refusedBy: [],
              bundles: { origin: digestOf(memberOf(ORIGIN)), recipient: digestOf(memberOf(TO)), common: digestOf('common') },
              factsDigest: digestOf('common'),
            },
          ],
        },
        signerOf(exchangeKeys),
      );
      const [element] = elements;
      if (element === undefined) throw new Error('no element');
      return deliveryBuilder(checked, { decision: jws, noticePosition, decisionPosition: noticePosition + 1 }).deliver(0, recipient.categories, element);
    },

    async send(data: Uint8Array): Promise<void> {
      messages += 1;
      await bus.publish([{ subject: deliverSubject('live', TO, memberOf(ORIGIN), 'yellow'), data, msgId: `played-${nowMs}-${messages}` }]);
    },
  };
}
