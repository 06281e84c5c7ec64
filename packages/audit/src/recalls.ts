import type { Address } from '@huecry/notice';

/** Which notices were recalled, and where. It grows with recalls, which are few. */
export class Recalls {
  readonly #recalled = new Map<string, number>();

  /** Takes a recall; gives the position of the one that stands already, if any. */
  take(iss: Address, jti: string, position: number): number | null {
    const standing = this.at(iss, jti);
    if (standing === null) this.#recalled.set(keyOf(iss, jti), position);
    return standing;
  }

  /** The position of a notice's recall, for whatever revision; null where it was not recalled. */
  at(iss: Address, jti: string): number | null {
    return this.#recalled.get(keyOf(iss, jti)) ?? null;
  }
}

const keyOf = (iss: Address, jti: string): string => `${iss} ${jti}`;
