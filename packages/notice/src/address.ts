import { NoticeError } from './errors.ts';
import type { Address, MemberCode } from './vocabulary.ts';

const MEMBER = '(?:[a-z]{2}|x-[a-z0-9]{2,12})';
const MEMBER_PATTERN = new RegExp(`^${MEMBER}$`);
const ADDRESS_PATTERN = new RegExp(`^${MEMBER}/[a-z0-9-]{1,32}$`);

/** True for `fr`, `xk`, `x-un`: two lower-case letters, or `x-` and 2 to 12 letters or digits. Which of them are members, the registry knows. */
export function isMemberCode(value: unknown): value is MemberCode {
  return typeof value === 'string' && MEMBER_PATTERN.test(value);
}

/** True for a gateway's address as it stands in a notice and in a NATS subject: `fr/dcpj`. */
export function isAddress(value: unknown): value is Address {
  return typeof value === 'string' && ADDRESS_PATTERN.test(value);
}

/** The address in `value`. Throws NoticeError `bad-address`. */
export function parseAddress(value: string): Address {
  if (!isAddress(value)) {
    throw new NoticeError('bad-address', 'expected an address of the form member/agency in lower case, for example fr/dcpj; found something else');
  }
  return value;
}

/** The member of a gateway: `fr` of `fr/dcpj`. */
export function memberOf(address: Address): MemberCode {
  const member = address.split('/', 1)[0];
  if (!isMemberCode(member)) {
    throw new NoticeError('bad-address', 'expected an address of the form member/agency in lower case, for example fr/dcpj; found something else');
  }
  return member;
}
