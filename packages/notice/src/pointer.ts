/** RFC 6901 JSON Pointers, as far as notices need them. */

/** `/subject/name/family` from its segments. */
export function formatPointer(segments: readonly (string | number)[]): string {
  return segments.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The segments of a pointer, or undefined where it is not one (RFC 6901 §3). */
export function pointerSegments(pointer: string): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The array index in a segment: no sign, no leading zero, at most four digits. */
export function arrayIndex(segment: string): number | undefined {
  return /^(?:0|[1-9]\d{0,3})$/.test(segment) ? Number(segment) : undefined;
}
