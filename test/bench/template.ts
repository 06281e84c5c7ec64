/** Notices and decisions by the million: one sealed notice, signed again and again under other ids and numbers. */
import { createHash } from 'node:crypto';
import { seal, signDecision } from '@huecry/seal';
import { signJws } from '../../packages/seal/src/jws.ts';
import { BUNDLE, exchange, inputFor, LEAVES, NOW, signer } from './sample.ts';

const MAX_BYTES = 60_000;
const FIELDS = 8;
const RECIPIENTS = 2;

const claimsOf = (jws: Uint8Array): { [name: string]: unknown } =>
  JSON.parse(Buffer.from(Buffer.from(jws).toString('latin1').split('.')[1] ?? '', 'base64url').toString());

/** What differs from one to the next is what an audit looks at: id, number, the one before, the position; every signature is one of its own. */
export class Template {
  readonly #notice: { [name: string]: unknown };
  readonly #decision: { [name: string]: unknown };
  readonly #registryPosition: number;
  #seq = 0;
  #last: string | null = null;
  #jti = '';

  /** @param registryPosition behind the last registry entry */
  constructor(registryPosition: number) {
    const input = inputFor(RECIPIENTS, { leaves: LEAVES.slice(0, FIELDS) });
    const { jws, digest } = seal(input, signer);
    this.#registryPosition = registryPosition;
    this.#notice = claimsOf(jws);
    const decisions = input.recipients.map(({ to, categories }) => ({
      to,
      outcome: 'deliver' as const,
      code: '',
      categories: [...categories],
      withheld: [],
      refusedBy: [],
      bundles: { origin: BUNDLE, recipient: BUNDLE, common: BUNDLE },
      factsDigest: BUNDLE,
    }));
    const about = { mode: 'live' as const, iss: 'bench-exchange', notice: digest, jti: input.jti, rev: 1, origin: input.iss, noticePosition: 0 };
    this.#decision = claimsOf(signDecision({ ...about, registryPosition, iat: NOW, decisions }, exchange).jws);
  }

  /** The next notice of the one gateway. */
  notice(): Uint8Array {
    this.#seq += 1;
    // The form of a UUIDv7, in ascending order as such ids are.
    const number = this.#seq.toString(16).padStart(12, '0');
    this.#jti = `019a${number.slice(0, 4)}-${number.slice(4, 8)}-7000-8000-${number}`;
    const { iss, rev, seq: _seq, seqPrev: _seqPrev, jti: _jti, ...rest } = this.#notice;
    const chain = this.#last === null ? {} : { seqPrev: this.#last };
    const jws = signJws('live', 'notice+sd-jwt', { iss, jti: this.#jti, rev, seq: this.#seq, ...chain, ...rest }, signer, MAX_BYTES);
    this.#last = createHash('sha256').update(jws).digest('base64url');
    return jws;
  }

  /** The decision on the notice made last. */
  decision(noticePosition: number): Uint8Array {
    const { iss, notice: _notice, jti: _jti, rev, origin, noticePosition: _position, registryPosition: _registry, ...rest } = this.#decision;
    const claims = { iss, notice: this.#last, jti: this.#jti, rev, origin, noticePosition, registryPosition: this.#registryPosition, ...rest };
    return signJws('live', 'decision+sd-jwt', claims, exchange, MAX_BYTES);
  }
}
