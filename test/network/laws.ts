import type { MemberCode } from '@huecry/notice';
import type { BundleSource } from '@huecry/policy';

let versions = 0;

/** One Cedar rule with its annotations. */
export const rule = (
  id: string,
  point: string,
  text: string,
  { reason = `the rule ${id}`, more = '' }: { readonly reason?: string; readonly more?: string } = {},
): string => `@id("${id}")\n@point("${point}")\n@cite("Sample Act, s. ${id}")\n@reason("${reason}")\n${more}${text}\n`;

export const PERMIT_EXPORT = rule('lets-out', 'origin, exchange', 'permit (principal, action in [Action::"receive", Action::"disclose"], resource);');
export const PERMIT_IMPORT = `${rule('lets-in', 'exchange, recipient', 'permit (principal, action in [Action::"receive", Action::"disclose"], resource);')}
${rule('acts', 'recipient', 'permit (principal, action == Action::"act", resource);')}`;

/** A bundle of a member, each time another version. */
export const law = (of: string, files: { readonly exportCedar?: string; readonly importCedar?: string } = {}): BundleSource => ({
  format: 'huecry-policy/1',
  member: of as MemberCode,
  version: String(++versions),
  validFrom: '2026-01-01',
  language: 'en',
  title: `Rules of ${of}`,
  note: 'for tests only',
  exportCedar: files.exportCedar ?? PERMIT_EXPORT,
  importCedar: files.importCedar ?? PERMIT_IMPORT,
  tests: [],
});

/** Import rules that keep a category out. */
export const without = (category: string): string =>
  `${PERMIT_IMPORT}\n${rule(`no-${category}`, 'recipient', `forbid (principal, action == Action::"disclose", resource) when { context.category == Category::"${category}" };`, { reason: `${category} may not be kept` })}`;
