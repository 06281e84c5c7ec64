import type { Address } from '@huecry/notice';
import type { GivenFacts } from '../types.ts';

/** All that a decision rests on, flat: what an ordinary notice has, and what differs. */
export type Situation = Readonly<Required<Omit<GivenFacts, 'other'>>> & { readonly origin: Address; readonly recipient: Address };
export type SituationKey = keyof Situation;
