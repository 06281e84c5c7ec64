import type { Address } from '@huecry/notice';
import type { NoticeClaims } from '@huecry/seal';
import type { Fork, Gap } from '../report.ts';
import { bytes, int, intOrNull, text, type Work } from './work.ts';

/** What contradicts an earlier notice of the same gateway. */
export interface Contradiction {
  readonly kind: Fork['kind'];
  readonly against: number | null;
}

/** Gateways, their revisions and their numbers: what a validly signed notice takes, and what it contradicts. */
export class Chains {
  readonly #work: Work;
  /** Addresses are few; their numbers are asked for every row. */
  readonly #ids = new Map<string, number>();

  constructor(work: Work) {
    this.#work = work;
  }

  idOf(address: string): number {
    const known = this.#ids.get(address);
    if (known !== undefined) return known;
    this.#work.run('INSERT INTO gateway (address) VALUES (?) ON CONFLICT DO NOTHING', address);
    const row = this.#work.one('SELECT id FROM gateway WHERE address = ?', address);
    if (row === undefined) throw new TypeError('a gateway that was just written is there');
    const id = int(row, 'id');
    if (this.#ids.size >= MAX_IDS) this.#ids.clear();
    this.#ids.set(address, id);
    return id;
  }

  /** The first notice that took this revision. */
  holderOf(gateway: number, jti: string, rev: number): { readonly position: number; readonly digest: Uint8Array } | null {
    const row = this.#work.one(
      'SELECT position, digest FROM notice WHERE gateway = ? AND jti = ? AND rev = ? AND authentic = 1 ORDER BY position LIMIT 1',
      gateway,
      jti,
      rev,
    );
    return row === undefined ? null : { position: int(row, 'position'), digest: bytes(row, 'digest') };
  }

  /** Takes a number; gives what it contradicts. The first notice keeps a number, broken chain or not; a late one may fill a gap (ADR 0004). */
  take(gateway: number, { seq, seqPrev }: Pick<NoticeClaims, 'seq' | 'seqPrev'>, digest: Uint8Array, position: number): Contradiction | null {
    const work = this.#work;
    work.run('UPDATE gateway SET notices = notices + 1, highest = max(highest, ?) WHERE id = ?', seq, gateway);
    const next = work.one('SELECT * FROM run WHERE gateway = ? AND last >= ? ORDER BY last LIMIT 1', gateway, seq);
    if (next !== undefined && int(next, 'first') <= seq) {
      const ends = int(next, 'last') === seq ? int(next, 'last_position') : int(next, 'first') === seq ? int(next, 'first_position') : null;
      return { kind: 'seq-taken', against: ends };
    }
    const left = work.one('SELECT * FROM run WHERE gateway = ? AND last = ?', gateway, seq - 1);
    const right = next !== undefined && int(next, 'first') === seq + 1 ? next : undefined;
    if (left !== undefined) work.run('DELETE FROM run WHERE gateway = ? AND last = ?', gateway, seq - 1);
    work.run(
      `INSERT INTO run (gateway, last, first, first_prev, first_position, last_digest, last_position) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET first = excluded.first, first_prev = excluded.first_prev, first_position = excluded.first_position`,
      gateway,
      right === undefined ? seq : int(right, 'last'),
      left === undefined ? seq : int(left, 'first'),
      left === undefined ? seqPrev : left['first_prev'] instanceof Uint8Array ? bytes(left, 'first_prev') : null,
      left === undefined ? position : int(left, 'first_position'),
      right === undefined ? digest : bytes(right, 'last_digest'),
      right === undefined ? position : int(right, 'last_position'),
    );
    if (left !== undefined && !same(seqPrev, bytes(left, 'last_digest'))) return { kind: 'seq-broken', against: int(left, 'last_position') };
    if (right !== undefined && !same(right['first_prev'] instanceof Uint8Array ? bytes(right, 'first_prev') : null, digest))
      return { kind: 'seq-broken', against: int(right, 'first_position') };
    return null;
  }

  fork(gateway: number, { kind, against }: Contradiction, position: number, { seq, jti }: Pick<NoticeClaims, 'seq' | 'jti'>): void {
    this.#work.run('INSERT INTO fork (gateway, kind, position, against, seq, jti) VALUES (?, ?, ?, ?, ?, ?)', gateway, kind, position, against, seq, jti);
  }

  *forks(): Iterable<Fork> {
    for (const row of this.#work.each('SELECT fork.*, address FROM fork JOIN gateway ON gateway.id = fork.gateway ORDER BY fork.id')) {
      const kind = text(row, 'kind') as Fork['kind'];
      const gateway = text(row, 'address') as Address;
      yield { gateway, kind, position: int(row, 'position'), against: intOrNull(row, 'against'), seq: int(row, 'seq'), jti: text(row, 'jti') };
    }
  }

  /** Numbers below a gateway's highest that no notice has. */
  *gaps(): Iterable<Gap> {
    let gateway = '';
    let expected = 1;
    for (const row of this.#work.each('SELECT address, first, last FROM run JOIN gateway ON gateway.id = run.gateway ORDER BY address, last')) {
      if (text(row, 'address') !== gateway) expected = 1;
      gateway = text(row, 'address');
      if (int(row, 'first') > expected) yield { gateway: gateway as Address, from: expected, to: int(row, 'first') - 1 };
      expected = int(row, 'last') + 1;
    }
  }
}

const MAX_IDS = 65_536;
const same = (a: Uint8Array | null, b: Uint8Array): boolean => a !== null && Buffer.compare(a, b) === 0;
