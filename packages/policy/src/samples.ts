/** Reads the illustrative bundles and the common rules of this repository. The only part of the package that touches files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSource } from './source.ts';
import type { BundleSource } from './types.ts';

const FOLDER = join(import.meta.dirname, '..');

export const SAMPLE_MEMBERS = ['fr', 'de', 'it', 'br', 'jp', 'eg', 'gb', 'za', 'vn', 'kp', 'x-icc', 'x-un', 'x-review'] as const;
export type SampleMember = (typeof SAMPLE_MEMBERS)[number];

/**
 * Reads a bundle's folder: `bundle.json` (metadata), `export.cedar`, `import.cedar`, `tests.json`.
 * @throws PolicyError `malformed`, `too-large`
 */
export function readBundleFolder(folder: string): BundleSource {
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const metadata: Record<string, unknown> = JSON.parse(text('bundle.json'));
  const tests: unknown = JSON.parse(text('tests.json'));
  return parseSource({ ...metadata, exportCedar: text('export.cedar'), importCedar: text('import.cedar'), tests });
}

const sample = (member: string): BundleSource => readBundleFolder(join(FOLDER, 'samples', member));

/** Bundles in the manner of twelve legal traditions, and that of a reviewing body. They are illustrations, not the law of any state. */
export function sampleBundles(): Record<SampleMember, BundleSource> {
  return Object.fromEntries(SAMPLE_MEMBERS.map((code) => [code, sample(code)])) as Record<SampleMember, BundleSource>;
}

/** The exchange's common rules. */
export function commonBundle(): BundleSource {
  return readBundleFolder(join(FOLDER, 'common'));
}
