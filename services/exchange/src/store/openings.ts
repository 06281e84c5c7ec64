import { NoticeOpening } from '@huecry/proto';
import type { CheckedSubmission } from '@huecry/seal';
import type { Database } from './database.ts';

export type OpeningStore = ReturnType<typeof openingStore>;

/** What opens the entries of notices, for auditors. What opens the other entries stands in the rows that they are made of. */
export function openingStore(database: Database) {
  return {
    /** Belongs in the commit that inserts the notice: fixed by its digest, it never changes. */
    keep({ digest, routingDisclosure, restrictionsDisclosure, recipients }: CheckedSubmission): void {
      const elements = recipients.map(({ box }) => box.element);
      const opening = NoticeOpening.encode({ routing: routingDisclosure, restrictions: restrictionsDisclosure, elements, content: [] });
      database.run('INSERT INTO notice_openings (notice, opening) VALUES (?, ?) ON CONFLICT DO NOTHING', digest, opening);
    },
  };
}
