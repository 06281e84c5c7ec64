import type { Client } from './client.ts';
import { SdkError } from './errors.ts';

export interface ImportSummary {
  readonly accepted: number;
  /** Published before, by this record's own index; `id` is the notice of that time. */
  readonly duplicates: readonly { readonly record: number; readonly id: string | null }[];
  /** `record` is the index in the list that was given. */
  readonly refused: readonly { readonly record: number; readonly code: string; readonly reason: string }[];
  /** Fields that the notice has no place for, by record; never their values. */
  readonly keptAside: readonly { readonly record: number; readonly field: string }[];
  /** Ids of the notices that were made. */
  readonly ids: readonly string[];
}

/**
 * Publishes the records of one file, one after the other. A bad record is refused alone.
 * @throws SdkError where the gateway cannot be reached or does not let us in; what was accepted before stays, and running it again
 * publishes nothing twice.
 */
export async function importRecords(
  client: Pick<Client, 'importRecord'>,
  records: readonly unknown[],
  options: { readonly pseudonymise?: boolean; readonly onProgress?: (done: number, total: number) => void } = {},
): Promise<ImportSummary> {
  const ids: string[] = [];
  const duplicates: { record: number; id: string | null }[] = [];
  const refused: { record: number; code: string; reason: string }[] = [];
  const keptAside: { record: number; field: string }[] = [];
  for (const [record, value] of records.entries()) {
    try {
      const result = await client.importRecord(value, { pseudonymise: options.pseudonymise === true });
      keptAside.push(...result.keptAside.map((field) => ({ record, field })));
      if (result.outcome === 'duplicate') duplicates.push({ record, id: result.id });
      else if (result.outcome === 'accepted' && result.id !== null) ids.push(result.id);
      else refused.push({ record, code: result.code ?? 'refused', reason: result.reason ?? 'the gateway gave no reason' });
    } catch (error) {
      // Too large, or not even a request: this record's fault and no other's.
      if (!(error instanceof SdkError) || ![400, 413, 422].includes(error.status)) throw error;
      refused.push({ record, code: error.code, reason: error.message });
    }
    options.onProgress?.(record + 1, records.length);
  }
  return { accepted: ids.length, duplicates, refused, keptAside, ids };
}
