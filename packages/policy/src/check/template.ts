import type { MemberCode } from '@huecry/notice';
import { BUNDLE_FILES } from './check-bundle.ts';

const EXPORT = (member: string): string => `// What may leave ${member}. What no rule permits stays.
//
// This file is asked twice: by the gateway that signs (the point "origin", which knows the content) and by the exchange (the point
// "exchange", which does not). It begins with one general permit for both; take the two strokes away to let anything out at all:
//
// @id("send")
// @point("origin, exchange")
// @cite("the article that lets police data leave")
// @reason("why it may leave, in one plain sentence")
// permit (principal, action in [Action::"receive", Action::"disclose"], resource);
//
// Then forbid in particular. A forbid beats every permit. "receive" is the notice as a whole, "disclose" is one category of it:
//
// @id("health-only-towards-adequate-protection")
// @point("origin, exchange")
// @cite("the article")
// @reason("health data leaves only where it is protected as it is here")
// forbid (principal, action == Action::"disclose", resource)
// when { context.category == Category::"health" && !context.adequacy };
//
// All facts, categories and annotations are in docs/spec/policy.md; six whole bundles are in packages/policy/samples.
`;

const IMPORT = (
  member: string,
): string => `// What may come into ${member}, how long it may stay, and what may be done with it. What no rule permits does not come in.
//
// This file is asked twice: by the exchange (before delivery, without the content) and by the gateway that receives (the point "recipient",
// before it stores). It begins with one general permit for each; take the two strokes away to let anything in at all:
//
// @id("let-in")
// @point("exchange")
// @cite("the article that lets police data in")
// @reason("why it may come in")
// permit (principal, action in [Action::"receive", Action::"disclose"], resource);
//
// @id("keep-three-years")
// @point("recipient")
// @cite("the article on how long such data is kept")
// @reason("kept for three years")
// @retain("P1095D")
// permit (principal, action == Action::"receive", resource);
//
// @id("read-and-act")
// @point("recipient")
// @cite("the article on what police may do with it")
// @reason("notices are read and acted on")
// permit (principal, action in [Action::"disclose", Action::"act"], resource);
//
// A forbid of "act" is a flag: the notice stays, and what it asks for (to arrest, to locate …) is declined.
`;

const row = (name: string, as: string): object => ({
  name,
  as,
  point: 'exchange',
  given: {},
  categories: ['identity'],
  expect: { outcome: 'refuse', refusedBy: ['common/default-deny'] },
});

/** The four files of a bundle without rules: it passes validation and its own tests, and lets nothing out and nothing in. */
export function emptyBundle(
  member: MemberCode,
  options: { readonly language: string; readonly validFrom: string },
): Record<(typeof BUNDLE_FILES)[number], string> {
  const metadata = {
    format: 'huecry-policy/1',
    member,
    version: '1',
    validFrom: options.validFrom,
    language: options.language,
    title: `Rules of ${member}`,
    note: 'A draft. Say here for whom it was written, and whether it is law or illustration.',
  };
  const tests = [row('nothing leaves yet', 'export'), row('nothing comes in yet', 'import')];
  return {
    'bundle.json': `${JSON.stringify(metadata, null, 2)}\n`,
    'export.cedar': EXPORT(member),
    'import.cedar': IMPORT(member),
    'tests.json': `${JSON.stringify(tests, null, 2)}\n`,
  };
}
