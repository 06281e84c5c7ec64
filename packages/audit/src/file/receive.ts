import { openAuditFile } from './reader.ts';
import type { AuditFileHeader } from './rules.ts';
import { createWholeFile } from './writer.ts';

export interface AuditFileSummary {
  readonly header: AuditFileHeader;
  readonly openings: number;
  readonly sizeBytes: number;
}

/**
 * Reads an audit file to its end mark.
 * @throws AuditFileError where it is not one, or not whole
 */
export async function summariseAuditFile(path: string): Promise<AuditFileSummary> {
  const file = await openAuditFile(path);
  try {
    let openings = 0;
    for await (const _ of file.openings()) openings += 1;
    return { header: file.header, openings, sizeBytes: file.sizeBytes };
  } finally {
    await file.close();
  }
}

/**
 * Takes an audit file that comes part by part, and gives it its name when all of it is there and durable; else nothing is left.
 * @throws AuditFileError where what came is not one, or not whole; what `parts` throws; what the file system says
 */
export async function receiveAuditFile(path: string, parts: AsyncIterable<Uint8Array>, onBytes?: (soFar: number) => void): Promise<AuditFileSummary> {
  const out = await createWholeFile(path);
  try {
    let soFar = 0;
    for await (const part of parts) {
      await out.write(part);
      soFar += part.length;
      onBytes?.(soFar);
    }
    let summary: AuditFileSummary | undefined;
    await out.finish(async (partial) => {
      summary = await summariseAuditFile(partial);
    });
    if (summary === undefined) throw new TypeError('a file that has its name was read');
    return summary;
  } catch (error) {
    await out.abort();
    throw error;
  }
}
