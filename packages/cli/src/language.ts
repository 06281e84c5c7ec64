import { TOLD_IN, type ToldIn } from '@huecry/policy';
import { Option } from 'commander';
import type { Context } from './context.ts';

/** `--language`, as HUECRY_LANG or the system's LANG say where it is not given. */
export function languageOption({ environment }: Context): Option {
  return new Option('--language <language>', 'of reasons and sentences').choices([...TOLD_IN]).default(languageOf(environment.HUECRY_LANG ?? environment.LANG));
}

/** `fr_FR.UTF-8` is `fr`; what is not told in is told in English. */
export function languageOf(text: string | undefined): ToldIn {
  const code = text?.slice(0, 2).toLowerCase();
  return TOLD_IN.find((language) => language === code) ?? 'en';
}
