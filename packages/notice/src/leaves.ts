import { NoticeError } from './errors.ts';
import { arrayIndex, formatPointer, pointerSegments } from './pointer.ts';
import type { Notice } from './schema/notice.ts';
import { contentShape, type Shape } from './schema/shape.ts';
import type { Category, Kind, Leaf } from './vocabulary.ts';

/** The fields of a notice's content, each with its category, in the order of the schema. A parsed notice has all its content in them. */
export function leavesOf(notice: Notice): Leaf[] {
  const leaves: Leaf[] = [];
  const shape = contentShape(notice.kind);
  if (shape !== undefined) collect(shape, notice.content, [], leaves);
  return leaves;
}

function collect(shape: Shape, value: unknown, path: readonly (string | number)[], leaves: Leaf[]): void {
  if (value === undefined) return;
  if (shape.type === 'leaf') {
    leaves.push({ pointer: formatPointer(path), category: shape.category, value });
  } else if (shape.type === 'array') {
    if (Array.isArray(value)) value.forEach((element: unknown, index) => collect(shape.element, element, [...path, index], leaves));
  } else if (typeof value === 'object' && value !== null) {
    const fields = new Map(Object.entries(value));
    for (const [name, field] of shape.fields) collect(field, fields.get(name), [...path, name], leaves);
  }
}

/**
 * The category that the schema gives to a pointer of this kind; undefined where no leaf can stand there (another kind's field, a block, an
 * array's index in another spelling). A recipient refuses a disclosure found under another category than this.
 */
export function categoryOf(kind: Kind, pointer: string): Category | undefined {
  const segments = pointerSegments(pointer);
  let shape = contentShape(kind);
  if (segments === undefined || segments.length === 0) return undefined;
  for (const segment of segments) {
    if (shape?.type === 'object') shape = shape.fields.get(segment);
    else if (shape?.type === 'array') shape = arrayIndex(segment) === undefined ? undefined : shape.element;
    else return undefined;
  }
  return shape?.type === 'leaf' ? shape.category : undefined;
}

interface Node {
  readonly children: Map<string, Node>;
  value?: unknown;
  hasValue: boolean;
}

const newNode = (): Node => ({ children: new Map(), hasValue: false });

/**
 * The content made again from its leaves, or from those of them that may be seen. Elements of an array keep their order; holes are closed.
 * Throws NoticeError `bad-pointer` (not RFC 6901, or the root) or `conflicting-leaves` (the same pointer twice, or one inside another).
 */
export function documentFromLeaves(leaves: readonly Leaf[]): unknown {
  const root = newNode();
  for (const { pointer, value } of leaves) {
    const segments = pointerSegments(pointer);
    if (segments === undefined || segments.length === 0) throw new NoticeError('bad-pointer', 'expected a JSON Pointer below content; found another string');
    let node = root;
    for (const segment of segments) {
      if (node.hasValue) throw conflict();
      const child = node.children.get(segment) ?? newNode();
      node.children.set(segment, child);
      node = child;
    }
    if (node.hasValue || node.children.size > 0) throw conflict();
    node.hasValue = true;
    node.value = value;
  }
  return build(root);
}

function build(node: Node): unknown {
  if (node.hasValue) return node.value;
  const names = [...node.children.keys()];
  if (names.length > 0 && names.every((name) => arrayIndex(name) !== undefined)) {
    return [...node.children].toSorted(([a], [b]) => Number(a) - Number(b)).map(([, child]) => build(child));
  }
  // fromEntries defines own properties, so a segment `__proto__` stays a name.
  return Object.fromEntries([...node.children].map(([name, child]) => [name, build(child)]));
}

function conflict(): NoticeError {
  return new NoticeError('conflicting-leaves', 'expected each field once; found two leaves at the same place, or one inside another');
}
