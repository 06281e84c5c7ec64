import type { Address } from '@huecry/notice';
import type { NoticePart, PairPart } from './parts.ts';
import type { DecidingBundles, Decision } from './types.ts';

/**
 * One decision with all that it depends on besides the notice and the recipient: the facts of the two members, the categories, the bundles. A
 * decision is found by comparing these, so a look-up makes nothing new.
 */
export interface Cell {
  readonly pair: PairPart;
  readonly mask: number;
  readonly decision: Decision;
  /** Another decision on the same notice for the same recipient. */
  readonly next: Cell | null;
}

/** The decisions on one notice: on all notices of which policy sees the same. */
export interface Sheet {
  readonly notice: NoticePart;
  readonly cells: Map<Address, Cell>;
  /** Decisions on the sheet. */
  count: number;
}

/** Decisions by notice and recipient. What was looked at last stays: where there is no room, the sheet not used for longest goes. */
export class Sheets {
  readonly #limit: number;
  readonly #sheets = new Map<string, Sheet>();
  #size = 0;

  /** @param limit decisions kept */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Decisions kept. */
  get size(): number {
    return this.#size;
  }

  /** The sheet of a notice. */
  open(notice: NoticePart): Sheet {
    const sheet = this.#sheets.get(notice.text) ?? { notice, cells: new Map(), count: 0 };
    this.#sheets.delete(notice.text);
    if (this.#limit > 0) this.#sheets.set(notice.text, sheet);
    return sheet;
  }

  /** The decision for these facts and bundles; undefined where there is none. Digests stand for bundles: they are of all that is in one. */
  find(sheet: Sheet, recipient: Address, pair: PairPart, mask: number, bundles: DecidingBundles): Decision | undefined {
    for (let cell = sheet.cells.get(recipient) ?? null; cell !== null; cell = cell.next) {
      if (cell.pair === pair && cell.mask === mask && isUnder(cell.decision, bundles)) return cell.decision;
    }
    return undefined;
  }

  keep(sheet: Sheet, recipient: Address, pair: PairPart, mask: number, decision: Decision): void {
    // A sheet that had to go keeps nothing more.
    if (this.#sheets.get(sheet.notice.text) !== sheet) return;
    sheet.cells.set(recipient, { pair, mask, decision, next: sheet.cells.get(recipient) ?? null });
    sheet.count += 1;
    this.#size += 1;
    while (this.#size > this.#limit) this.#discard();
    // Sheets without a decision take room too.
    while (this.#sheets.size > this.#limit) this.#discard();
  }

  #discard(): void {
    for (const [text, sheet] of this.#sheets) {
      this.#sheets.delete(text);
      this.#size -= sheet.count;
      return;
    }
  }
}

const isUnder = ({ bundles }: Decision, { origin, recipient, common }: DecidingBundles): boolean =>
  bundles.recipient === recipient.digest && bundles.origin === origin.digest && bundles.common === common.digest;
