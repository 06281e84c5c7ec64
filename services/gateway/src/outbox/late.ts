import type { RecipientDecision } from '@huecry/seal';

/** No rule refused: the exchange, too, lacked a law, and a further revision serves the recipient when it is there (ADR 0083). */
export const couldNotDecide = ({ outcome, code }: RecipientDecision): boolean => outcome === 'refuse' && code === 'no-bundle';
