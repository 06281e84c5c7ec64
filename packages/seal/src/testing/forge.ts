import { type Category, memberOf } from '@huecry/notice';
import { Submission } from '@huecry/proto';
import { boxKeys } from '../box.ts';
import { base64url, digestText, sha256 } from '../encoding.ts';
import { signJws } from '../jws.ts';
import { disclosureBucket, MAX_JWS_BYTES, recipientBucket } from '../limits.ts';
import { RandomPool } from '../random.ts';
import { type Disclosure, disclose, discloseElement, elementList, padDigests } from '../sd-jwt.ts';
import { encryptOnce, keyCommitment, type NoticeContext, packSlot, slotAad } from '../slot.ts';
import type { Sealed, SealInput, Signer, SlotAttachment } from '../types.ts';
import { bka, inputFor, originSigner, planFor, routing } from './sample.ts';

/** A dishonest origin: it holds a valid key and signs what no honest one would. One recipient, `de/bka`. */
export interface Forgery {
  readonly slots: readonly ForgedSlot[];
  /** Disclosures whose digests are signed. */
  readonly signed: readonly Uint8Array[];
  readonly payload?: (payload: Record<string, unknown>) => Record<string, unknown>;
  readonly element?: (value: Record<string, unknown>) => Record<string, unknown>;
  readonly routing?: (value: Record<string, unknown>) => Record<string, unknown>;
  /** The recipient's box; that of `bka` unless told otherwise. */
  readonly box?: typeof bka;
  /** Whose name it is signed in, and its place in their chains: the sample's unless told otherwise. */
  readonly as?: { readonly input: SealInput; readonly signer: Signer };
}

export interface ForgedSlot {
  readonly category: Category;
  readonly disclosures: readonly Uint8Array[];
  /** Instead of the packed disclosures. */
  readonly plaintext?: Uint8Array;
  /** The key that is committed to, where it is not the slot's. */
  readonly commitTo?: Uint8Array;
  /** What the ciphertext is bound to, where it is not this notice. */
  readonly boundTo?: Partial<NoticeContext>;
  /** What the slot says of itself in its disclosure, where it is not its category. */
  readonly label?: string;
  /** Files that the slot names. */
  readonly attachments?: readonly SlotAttachment[];
}

export const pool = new RandomPool();
export const content = (pointer: string, value: unknown): Disclosure => disclose(pool, pointer, value, 16_384);

export function forge({
  slots,
  signed,
  payload = (same) => same,
  element = (same) => same,
  routing: change = (same) => same,
  box: to = bka,
  as,
}: Forgery): Sealed {
  const sample = planFor(
    'de/bka',
    bka,
    slots.map(({ category }) => category),
  );
  const input = as?.input ?? inputFor([sample]);
  const [plan = sample] = input.recipients;
  const made = slots.map(({ category, disclosures, plaintext, commitTo, boundTo, label, attachments }) => {
    const key = Uint8Array.from(pool.take(32));
    const aad = slotAad(input, category);
    const ciphertext = encryptOnce(key, plaintext ?? packSlot(disclosures), slotAad({ ...input, ...boundTo }, category));
    const value = {
      ciphertext: digestText(ciphertext),
      commitment: base64url(keyCommitment(commitTo ?? key, aad)),
      ...(attachments === undefined ? {} : { attachments }),
    };
    return { category, key, ciphertext, disclosure: disclose(pool, label ?? `slot:${category}`, value, 16_384) };
  });
  const box = boxKeys(input, to, made, pool.take(32));
  const value = {
    to: plan.to,
    kid: to.kid,
    n: plan.n,
    ...(plan.nPrev === null ? {} : { nPrev: base64url(plan.nPrev) }),
    bundle: as === undefined ? input.bundles.common : input.bundles.recipients[memberOf(plan.to)],
    box: digestText(box.enc),
    keys: Object.fromEntries(box.keys.map(({ category, key }) => [category, digestText(key)])),
    withheld: [],
  };
  const recipient = discloseElement(pool, element(value), 65_536);
  const facts = disclose(
    pool,
    'routing',
    change({ ...(as === undefined ? routing : input.routing), bundles: { origin: input.bundles.origin, common: input.bundles.common } }),
    16_384,
  );
  const restrictions = disclose(pool, 'restrictions', { exclude: [] }, 16_384);
  const digests = [
    ...signed.map((bytes) => digestText(base64url(bytes))),
    facts.digest,
    restrictions.digest,
    ...made.map(({ disclosure }) => disclosure.digest),
  ];
  const { iss, jti, rev, seq, iat, exp } = input;
  const claims = payload({
    iss,
    jti,
    rev,
    seq,
    ...(input.seqPrev === null ? {} : { seqPrev: base64url(input.seqPrev) }),
    iat,
    exp,
    suite: to.suite,
    _sd_alg: 'sha-256',
    _sd: padDigests(pool, [...new Set(digests)], disclosureBucket(digests.length)),
    recipients: elementList(padDigests(pool, [recipient.digest], recipientBucket(1))),
  });
  const jws = signJws('live', 'notice+sd-jwt', claims, as?.signer ?? originSigner, MAX_JWS_BYTES);
  const submission = Submission.encode({
    suite: to.suite,
    jws,
    routing: facts.bytes,
    slots: made.map(({ disclosure, ciphertext }) => ({ disclosure: disclosure.bytes, ciphertext })),
    boxes: [{ element: recipient.bytes, enc: box.enc, keys: box.keys }],
    restrictions: restrictions.bytes,
  });
  return { jws, digest: sha256(jws), submission, disclosures: [] };
}
