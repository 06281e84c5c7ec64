import type { RecipientDecision } from '@huecry/seal';

/** No rule refused: the exchange lacked a law or a key, and a further revision serves the recipient when it is there (ADR 0083). */
export const couldNotDecide = ({ outcome, code }: RecipientDecision): boolean => outcome === 'refuse' && PASSING.has(code);

const PASSING: ReadonlySet<string> = new Set(['no-bundle', 'recipient-key-invalid']);
