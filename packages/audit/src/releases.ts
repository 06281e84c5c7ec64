/**
 * Which notices were decided, one bit a position, and the releases that no further decision has followed yet. A release lets the
 * exchange decide its notice once more, and nothing else does.
 */
export class Releases {
  #decided = new Uint8Array(1024);
  readonly #open = new Map<number, number>();
  readonly #ended = new Set<number>();

  decided(noticePosition: number): void {
    const byte = Math.floor(noticePosition / 8);
    if (byte >= this.#decided.length) {
      const larger = new Uint8Array(Math.max(byte + 1, this.#decided.length * 2));
      larger.set(this.#decided);
      this.#decided = larger;
    }
    this.#decided[byte] = (this.#decided[byte] ?? 0) | (1 << (noticePosition % 8));
  }

  wasDecided(noticePosition: number): boolean {
    return ((this.#decided[Math.floor(noticePosition / 8)] ?? 0) & (1 << (noticePosition % 8))) !== 0;
  }

  /** Takes a release; false where no notice that was decided stands at the position that it names. */
  release(noticePosition: number): boolean {
    if (!this.wasDecided(noticePosition)) return false;
    this.#open.set(noticePosition, (this.#open.get(noticePosition) ?? 0) + 1);
    return true;
  }

  /** Uses up a release for a further decision; false where there is none. */
  use(noticePosition: number): boolean {
    const open = this.#open.get(noticePosition) ?? 0;
    if (open > 1) this.#open.set(noticePosition, open - 1);
    else this.#open.delete(noticePosition);
    return open > 0;
  }

  /** No decision may follow any more, and none is waited for. */
  end(noticePosition: number): void {
    this.#ended.add(noticePosition);
  }

  /** Notices with a release that no decision has followed. */
  open(): readonly number[] {
    return [...this.#open.keys()].filter((position) => !this.#ended.has(position));
  }
}
