import { CATEGORIES, type Category } from '@huecry/notice';

/** Categories as bits, in the order of the list. */
export const bitsOf = (categories: readonly Category[]): number => categories.reduce((bits, category) => bits | (1 << CATEGORIES.indexOf(category)), 0);

export const categoriesOf = (bits: number): Category[] => CATEGORIES.filter((_, index) => (bits & (1 << index)) !== 0);
