export { arbitraryNotice } from './notices.ts';
export { arbitraryCategories, arbitraryDate, arbitraryLine } from './values.ts';
