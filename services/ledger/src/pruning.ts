/** Which partial files no reader can need any more. */
import { entriesPath, TILE_WIDTH, tilePath } from '@huecry/ledger';

/**
 * Full tiles and bundles whose partial files may go once the tree has grown from `before` to `after` entries. They go when the
 * tile after them is full too: a reader that holds a slightly older checkpoint still finds what it asks for.
 */
export function* prunablePaths(before: number, after: number): Generator<string> {
  for (let level = 0; ; level++) {
    const span = TILE_WIDTH ** (level + 1);
    const first = Math.max(0, Math.floor(before / span) - 1);
    const end = Math.floor(after / span) - 1;
    if (Math.floor(after / span) === 0) return;
    for (let index = first; index < end; index++) {
      yield tilePath(level, index);
      if (level === 0) yield entriesPath(index);
    }
  }
}
