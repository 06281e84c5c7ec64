import type { SealErrorCode } from '@huecry/seal';

/**
 * What only the origin can have done: each is found in what its own signature covers, behind a key that it committed to. Everything else may
 * have happened on the way.
 */
export const VIOLATIONS = [
  'mislabelled-disclosure',
  'unknown-disclosure',
  'duplicate-disclosure',
  'commitment-mismatch',
  'equivocation',
] as const satisfies readonly (SealErrorCode | 'equivocation')[];

export const isViolation = (code: string): boolean => VIOLATIONS.some((one) => one === code);
