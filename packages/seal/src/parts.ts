import type { Address, Category } from '@huecry/notice';
import { SealError } from './errors.ts';
import { MAX_DISCLOSURE_BYTES } from './limits.ts';
import { disclosureDigest, parseDisclosure } from './sd-jwt.ts';
import { checkElement, checkRestrictions, checkRouting } from './submission.ts';
import type { ParsedNotice, PolicyDigests, Restrictions, SuiteId, WithheldClaim } from './types.ts';

/** Disclosures of a notice as somebody has them who was given some: what is missing is null, or not in its list. */
export interface NoticeParts {
  readonly routing: Uint8Array | null;
  readonly restrictions: Uint8Array | null;
  readonly elements: readonly Uint8Array[];
  readonly content: readonly Uint8Array[];
}

/** What one recipient's element says. */
export interface AddressedRecipient {
  readonly to: Address;
  readonly kid: string;
  readonly suite: SuiteId;
  /** The categories whose slots are addressed to it. */
  readonly categories: readonly Category[];
  readonly withheld: readonly WithheldClaim[];
  /** Digest of its member's policy bundle, by which the origin decided. */
  readonly bundle: string;
}

export interface CheckedParts {
  readonly routing: (ReturnType<typeof checkRouting>['routing'] & { readonly bundles: Pick<PolicyDigests, 'origin' | 'common'> }) | null;
  readonly restrictions: Restrictions | null;
  readonly recipients: readonly AddressedRecipient[];
  /** JSON Pointers below `content` and their values. */
  readonly fields: readonly { readonly pointer: string; readonly value: unknown }[];
}

/**
 * Reads disclosures of a notice and checks that its signature covers each of them. Signature and completeness are the caller's to judge.
 * @throws SealError digest-mismatch, duplicate-disclosure, malformed, too-large
 */
export function checkParts(notice: ParsedNotice, { routing, restrictions, elements, content }: NoticeParts): CheckedParts {
  const disclosures = new Set(notice.disclosureDigests);
  const covered = new Set(notice.recipientDigests);
  const found = routing === null ? null : checkRouting(routing, disclosures);
  const recipients = elements.map((element) => {
    const { to, kid, suite, categories, withheld, bundle } = checkElement(element, covered, notice.claims);
    return { to, kid, suite, categories, withheld, bundle };
  });
  if (new Set(recipients.map(({ to }) => to)).size !== recipients.length) throw new SealError('duplicate-disclosure', 'a recipient is named twice');
  const fields = content.map((disclosure) => readField(disclosure, disclosures));
  if (new Set(fields.map(({ pointer }) => pointer)).size !== fields.length) throw new SealError('duplicate-disclosure', 'a field is disclosed twice');
  return {
    routing: found === null ? null : { ...found.routing, bundles: found.bundles },
    restrictions: restrictions === null ? null : checkRestrictions(restrictions, disclosures),
    recipients,
    fields,
  };
}

function readField(bytes: Uint8Array, signed: ReadonlySet<string>): { pointer: string; value: unknown } {
  if (!signed.has(disclosureDigest(bytes))) throw new SealError('digest-mismatch', 'a content disclosure is not covered by the signature');
  const { name, value } = parseDisclosure('a content disclosure', bytes, MAX_DISCLOSURE_BYTES);
  if (!name.startsWith('/')) throw new SealError('malformed', 'a content disclosure must be named by a JSON Pointer');
  return { pointer: name, value };
}
