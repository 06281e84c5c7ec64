import { createHash } from 'node:crypto';
import { type Address, type Notice, parseAddress } from '@huecry/notice';

/** One notice of the sample world: who sends it to whom. All people, companies and numbers in it are invented. */
export interface SampleNotice {
  readonly from: Address;
  /** `all`: every other gateway of the exchange. */
  readonly to: readonly Address[] | 'all';
  readonly notice: Notice;
}

/** `to` is `all`, or addresses with a space between them. */
export function sample(from: string, to: string, notice: Notice): SampleNotice {
  return { from: parseAddress(from), to: to === 'all' ? 'all' : to.split(' ').map(parseAddress), notice };
}

/** A digest that looks like one of a file, made from a word. */
export function digestOf(word: string): string {
  return createHash('sha256').update(`invented ${word}`).digest('hex');
}

export function photo(word: string) {
  return { sha256: digestOf(word), mediaType: 'image/jpeg', sizeBytes: 48_000 + word.length } as const;
}

export function fingerprints(word: string) {
  return { sha256: digestOf(`prints ${word}`), format: 'ansi-nist-itl', sizeBytes: 512_000, count: 10 } as const;
}

export function dna(word: string) {
  return { sha256: digestOf(`dna ${word}`), format: 'dna-str', sizeBytes: 4096 } as const;
}

export const OPEN = { code: 'H0', tlp: 'GREEN' } as const;
export const LAW_ENFORCEMENT = { code: 'H1', tlp: 'AMBER' } as const;
export const RESTRICTED = { code: 'H2', tlp: 'AMBER+STRICT' } as const;
export const CONSULT = { code: 'H3', tlp: 'RED' } as const;
