/** A replay's report as a page. Apart from the rest: what draws the plots is loaded by who wants them alone. */
export { replayPage } from './page.ts';
export { PAGE_LANGUAGES, type PageLanguage } from './words.ts';
