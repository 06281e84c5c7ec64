import { KINDS, type Kind, type Notice, noticeJsonSchema, parseNotice } from '@huecry/notice';
import * as fc from 'fast-check';
import { arbitraryFrom, type JsonSchema } from './from-schema.ts';

const ROOT: JsonSchema = noticeJsonSchema();

/** What each kind must have, so that whatever else is drawn the notice is valid. */
const NEEDED: Record<Kind, object> = {
  red: {
    subject: { name: { family: 'Needed' }, documents: [{ number: 'N1' }] },
    case: { procedure: 'prosecution', facts: 'x', maxPenaltyMonths: 24 },
    warrants: [{ number: 'N2', charge: 'x', law: 'x' }],
  },
  yellow: { subject: { name: { family: 'Needed' } } },
  blue: { subject: { name: { family: 'Needed' } }, case: { facts: 'x' } },
  black: { subject: { appearance: { heightCm: 170 } }, event: { place: 'x' } },
  green: { subject: { name: { family: 'Needed' } }, record: { summary: 'x' } },
  orange: { event: { type: 'x', circumstances: 'x' } },
  purple: { method: { title: 'x', description: 'x' } },
  silver: { subject: { name: { family: 'Needed' } }, case: { procedure: 'prosecution', facts: 'x', maxPenaltyMonths: 48 }, assets: [{ type: 'other' }] },
  'un-special': { subject: { name: { family: 'Needed' } }, sanction: { reference: 'N1' } },
};

/** Valid notices of one kind, or of any, drawn from the schema itself: a new field is drawn as soon as it exists. */
export function arbitraryNotice(kind?: Kind): fc.Arbitrary<Notice> {
  if (kind === undefined) return fc.constantFrom(...KINDS).chain((one) => arbitraryNotice(one));
  const branch = ROOT.oneOf?.find((one) => one.properties?.['kind']?.const === kind);
  if (branch === undefined) throw new TypeError(`schema: expected a branch for ${kind}`);
  return arbitraryFrom(branch, ROOT).map((drawn) => {
    const parsed = parseNotice(complete(drawn, { content: NEEDED[kind] }));
    if (!parsed.ok) throw new TypeError(`arbitrary: expected a valid notice; found ${JSON.stringify(parsed.issues)}`);
    return parsed.notice;
  });
}

/** `drawn` with everything of `needed` that it lacks; where both have a plain value, `needed` stands, so that penalties reach the threshold. */
function complete(drawn: unknown, needed: unknown): unknown {
  if (drawn === undefined || typeof needed !== 'object' || needed === null) return needed;
  if (Array.isArray(needed)) return Array.isArray(drawn) ? drawn.map((element: unknown) => complete(element, needed[0])) : needed;
  if (typeof drawn !== 'object' || drawn === null) return needed;
  const names = new Set([...Object.keys(drawn), ...Object.keys(needed)]);
  const [from, over] = [new Map<string, unknown>(Object.entries(drawn)), new Map<string, unknown>(Object.entries(needed))];
  return Object.fromEntries([...names].map((name) => [name, over.has(name) ? complete(from.get(name), over.get(name)) : from.get(name)]));
}
