import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'interpol');

/**
 * Files in the shape of INTERPOL's public notices API, with invented people: a list page of red notices, and details of red, yellow and UN
 * notices among which some records are bad. Absolute paths.
 */
export function interpolSampleFiles(): string[] {
  return ['red-list-page.json', 'details.json'].map((name) => join(FOLDER, name));
}
