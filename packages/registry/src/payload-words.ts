import { type Address, isAddress, isMemberCode, type MemberCode } from '@huecry/notice';
import { z } from 'zod';

/** The words that statements are made of. */
export const digest = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/, 'expected a SHA-256 in canonical base64url');
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
export const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => !CONTROL.test(value), 'control characters are not allowed');
export const seconds = z.int().min(0).max(253_402_300_799);
export const date = z.iso.date();
export const member = z.custom<MemberCode>(isMemberCode, 'expected a member code such as fr or x-un');
export const address = z.custom<Address>(isAddress, 'expected an address such as fr/dcpj');
export const base64url = z
  .string()
  .max(2048)
  .regex(/^[A-Za-z0-9_-]+$/, 'expected base64url');

export const treaty = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.:-]{0,63}$/, 'expected a treaty id such as UNTOC or bilateral:de-fr');
export const source = text(500);
export const reason = text(500);

/** A statement of one type: what every statement has, and what is its own. */
export const statement = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), id: z.uuid().lowercase(), network: digest, iat: seconds, ...shape }).readonly();
