/** A set of situations: on each axis the choices that belong to it; an axis that is not there belongs whole. */
export type Box<Key> = ReadonlyMap<Key, ReadonlySet<number>>;

/**
 * Joins boxes that differ on one axis only, axis by axis in this order, and drops an axis on which a box is whole. What the boxes cover
 * together stays the same; if the given ones do not overlap, neither do the joined.
 */
export function joinBoxes<Key extends string>(boxes: readonly Box<Key>[], order: readonly Key[], sizeOf: (key: Key) => number): Box<Key>[] {
  let list = boxes.map((box) => whole(box, sizeOf));
  for (let joined = true; joined; ) {
    joined = false;
    for (const axis of order) {
      const groups = Map.groupBy(list, (box) => keyWithout(box, axis));
      const next: Box<Key>[] = [];
      for (const group of groups.values()) {
        const [first] = group;
        if (first === undefined) continue;
        if (group.length === 1) {
          next.push(first);
          continue;
        }
        joined = true;
        const without = new Map([...first].filter(([key]) => key !== axis));
        const every = group.some((box) => !box.has(axis));
        const choices = new Set(group.flatMap((box) => [...(box.get(axis) ?? [])]));
        next.push(every || choices.size >= sizeOf(axis) ? without : new Map([...without, [axis, choices]]));
      }
      list = next;
    }
  }
  return list;
}

function whole<Key>(box: Box<Key>, sizeOf: (key: Key) => number): Box<Key> {
  return new Map([...box].filter(([key, choices]) => choices.size < sizeOf(key)));
}

function keyWithout<Key extends string>(box: Box<Key>, axis: Key): string {
  return JSON.stringify(
    [...box]
      .filter(([key]) => key !== axis)
      .map(([key, choices]) => [key, [...choices].toSorted((a, b) => a - b)])
      .toSorted(),
  );
}
