/** Reads the illustrative bundles and the common rules of this repository. The only part of the package that touches files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSource } from './source.ts';
import type { BundleSource } from './types.ts';

const FOLDER = join(import.meta.dirname, '..');

export type SampleMember = 'fr' | 'de' | 'br' | 'jp' | 'eg' | 'x-un';

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

/** Six invented bundles in the manner of six legal traditions. They are illustrations, not the law of any state. */
export function sampleBundles(): Record<SampleMember, BundleSource> {
  return { fr: sample('fr'), de: sample('de'), br: sample('br'), jp: sample('jp'), eg: sample('eg'), 'x-un': sample('x-un') };
}

/** The exchange's common rules. */
export function commonBundle(): BundleSource {
  return readBundleFolder(join(FOLDER, 'common'));
}
