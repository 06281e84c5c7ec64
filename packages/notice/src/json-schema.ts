import { z } from 'zod';
import { noticeSchema } from './schema/notice.ts';

/** The notice's JSON Schema (2020-12), made from the one source; each leaf carries `category`. The same as `schema/notice.schema.json`. */
export function noticeJsonSchema(): Record<string, unknown> {
  const generated: Record<string, unknown> = { ...z.toJSONSchema(noticeSchema, { io: 'input', target: 'draft-2020-12' }) };
  return {
    ...generated,
    $id: 'urn:huecry:notice:1',
    title: 'Hue & Cry notice',
    description: 'What each kind must hold besides, and the bounds on size, stand in docs/spec/notice.md.',
  };
}
