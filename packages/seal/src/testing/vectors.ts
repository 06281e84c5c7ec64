import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Outside vectors lie beside the repository; tests that find none are skipped and say so. */
const folder = process.env.HUECRY_VECTORS ?? join(import.meta.dirname, '../../../../../shared/vectors');

export const vectorsPresent = existsSync(folder);

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));

export interface WycheproofGroup {
  readonly [key: string]: unknown;
  readonly type: string;
  readonly tests: readonly {
    readonly [key: string]: unknown;
    readonly tcId: number;
    readonly comment: string;
    readonly result: string;
    readonly flags: readonly string[];
  }[];
}

export const wycheproof = (name: string): { readonly testGroups: readonly WycheproofGroup[] } =>
  read('wycheproof', `${name}_test.json`) as { testGroups: WycheproofGroup[] };

export const cctvCases = (): readonly { key: string; sig: string; msg: string; flags: readonly string[] | null }[] =>
  read('ed25519', 'cctv.json') as { key: string; sig: string; msg: string; flags: string[] | null }[];

export interface HpkeVector {
  readonly [key: string]: unknown;
  readonly kem_id: number;
  readonly kdf_id: number;
  readonly aead_id: number;
  readonly info: string;
  readonly skRm: string;
  readonly pkRm: string;
  readonly enc: string;
  readonly shared_secret: string;
  readonly suite_id: string;
  readonly key: string;
  readonly base_nonce: string;
  readonly exporter_secret: string;
  readonly exports: readonly { readonly exporter_context: string; readonly L: number; readonly exported_value: string }[];
}

export const hpkeVectors = (): readonly HpkeVector[] => read('hpke', 'hpke-pq.json') as HpkeVector[];

export const vectorFolder = (...path: string[]): string => join(folder, ...path);

export const vectorText = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');

/** Says in the test's output how many cases ran. */
export const report = (line: string): void => void process.stdout.write(`${line}\n`);
