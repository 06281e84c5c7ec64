import { TOLD_IN, type ToldIn } from '@huecry/policy';
import { Option } from 'commander';

/** What says the language where no option does. */
interface Environment {
  readonly HUECRY_LANG?: string | undefined;
  readonly LANG?: string | undefined;
}

const LANGUAGE = 'of what is printed for people: heads, reasons, sentences (HUECRY_LANG or LANG where it is not given)';

/** `--language` without a value of its own: for every command that does not hand it on. */
export const plainLanguageOption = (): Option => new Option('--language <language>', LANGUAGE).choices([...TOLD_IN]);

/** `--language`, as HUECRY_LANG or the system's LANG say where it is not given. */
export const languageOption = ({ environment }: { readonly environment: Environment }): Option =>
  plainLanguageOption().default(languageOf(systemLanguage(environment)));

export const systemLanguage = ({ HUECRY_LANG, LANG }: Environment): string | undefined => HUECRY_LANG ?? LANG;

/** `fr_FR.UTF-8` is `fr`; what is not told in is told in English. */
export function languageOf(text: string | undefined): ToldIn {
  const code = text?.slice(0, 2).toLowerCase();
  return TOLD_IN.find((language) => language === code) ?? 'en';
}
