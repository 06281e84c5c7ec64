// Rewrites schema/notice.schema.json from the zod schema. Run by Node 24: node packages/notice/generate.mjs
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noticeJsonSchema } from './src/json-schema.ts';

const file = join(import.meta.dirname, 'schema', 'notice.schema.json');
writeFileSync(file, `${JSON.stringify(noticeJsonSchema(), null, 2)}\n`);
