import { type Address, isAddress, isMemberCode, type MemberCode, memberOf } from '@huecry/notice';
import { gateways, members } from '@huecry/registry';
import type { GatewayContext } from '../context.ts';
import { GatewayError, type GatewayIssue } from '../errors.ts';
import type { OriginRestrictions } from '../store/types.ts';

/** As an agency system states them: every part may be left out. */
export interface GivenRestrictions {
  readonly exclude?: readonly string[] | undefined;
  readonly limit?: readonly string[] | undefined;
  readonly contactOnly?: readonly string[] | undefined;
}

export const UNRESTRICTED: OriginRestrictions = { exclude: [], limit: null, contactOnly: [] };

/**
 * The restrictions in their one form. A name that the registry does not know is refused: who is misspelt would not be excluded.
 * @throws GatewayError unknown-member
 */
export async function resolveRestrictions(context: GatewayContext, given: GivenRestrictions): Promise<OriginRestrictions> {
  const { exclude = [], limit, contactOnly = [] } = given;
  const wanted = [...exclude, ...(limit ?? []), ...contactOnly];
  if (wanted.some((name) => !isKnown(context, name))) await context.registry.sync();
  const issues = Object.entries({ exclude, limit: limit ?? [], contactOnly }).flatMap(([part, names]) =>
    names.flatMap((name, index): GatewayIssue[] =>
      isKnown(context, name)
        ? []
        : [
            {
              pointer: `/restrictions/${part}/${index}`,
              code: 'unknown-member',
              message: `expected the code of a member${part === 'contactOnly' ? ' or the address of a gateway' : ''}; found another; see GET /v1/members`,
            },
          ],
    ),
  );
  if (issues.length > 0) throw new GatewayError('unknown-member', 'the restrictions name who is not there: nothing was accepted', { issues });
  return {
    exclude: unique(exclude).filter(isMemberCode),
    limit: limit === undefined ? null : unique(limit).filter(isMemberCode),
    contactOnly: unique(contactOnly).filter((name): name is MemberCode | Address => isMemberCode(name) || isAddress(name)),
  };
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].toSorted();

function isKnown({ registry }: GatewayContext, name: string): boolean {
  const state = registry.state();
  return members(state).some(({ code }) => code === name) || gateways(state).some(({ address }) => address === name);
}

/** Why the origin's own restrictions bar a recipient; null where they do not. */
export function barredBy({ exclude, limit }: OriginRestrictions, to: Address): string | null {
  const member = memberOf(to);
  if (exclude.includes(member)) return `this notice excludes ${member}`;
  return limit === null || limit.includes(member) ? null : `this notice is limited to ${limit.join(', ')}`;
}

export const isContactOnly = ({ contactOnly }: OriginRestrictions, to: Address): boolean => contactOnly.some((name) => name === to || name === memberOf(to));

/** What the origin says where it and no rule withholds: told to the recipient in its element. */
export const ORIGIN_RULES = {
  'contact-me': {
    rule: 'origin/contact-me',
    cite: 'docs/spec/gateway-api.md, restrictions of the origin',
    reason: 'The origin gives the content on request: ask it with POST /v1/notices/{id}/requests or huecry notice request',
  },
  narrowed: {
    rule: 'origin/narrowed',
    cite: 'docs/spec/gateway-api.md, restrictions of the origin',
    reason: 'The origin has taken this recipient out of the notice; what an earlier revision gave has to be erased',
  },
  restriction: {
    rule: 'origin/restriction',
    cite: 'docs/spec/gateway-api.md, restrictions of the origin',
    reason: 'The restrictions of this notice do not let it go to this member',
  },
} as const;
