import { BRAZIL } from './brazil.ts';
import { EGYPT, UNITED_NATIONS } from './egypt-and-un.ts';
import { FRANCE } from './france.ts';
import { GERMANY } from './germany.ts';
import { JAPAN } from './japan.ts';
import type { SampleNotice } from './sample.ts';

export { interpolSampleFiles } from './interpol-files.ts';
export type { SampleNotice } from './sample.ts';

/** The notices of the sample world: all nine kinds, with and without chosen recipients, in several scripts. Everyone in them is invented. */
export function sampleNotices(): SampleNotice[] {
  return [...FRANCE, ...GERMANY, ...BRAZIL, ...JAPAN, ...EGYPT, ...UNITED_NATIONS];
}
