import { createHash, timingSafeEqual } from 'node:crypto';
import { GatewayError } from '../errors.ts';

/** A system of the agency does everything but audit; an auditor reads the audit file, and nothing else. */
export type TokenRole = 'system' | 'auditor';

export interface Token {
  readonly name: string;
  readonly role: TokenRole;
  /** SHA-256 of the token. */
  readonly digest: Buffer;
}

/**
 * Reads a tokens file: a line per token, `<sha256 of the token in hex> [role=auditor] <name of the system or person>`; `#` begins a comment.
 * @throws GatewayError bad-config
 */
export function parseTokens(text: string, file: string): Token[] {
  const tokens = text
    .split('\n')
    .map((line) => line.replace(/#.*/u, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, digest, role, name] = /^([0-9a-f]{64})\s+(?:role=(\S*)\s+)?((?!role=)\S.{0,63})$/u.exec(line) ?? [];
      if (digest === undefined || name === undefined || (role !== undefined && role !== 'auditor')) {
        throw new GatewayError(
          'bad-config',
          `${file}: expected lines of the form "<sha256 of the token in hex> [role=auditor] <name>"; make one with: printf %s TOKEN | sha256sum`,
        );
      }
      return { name, role: role === 'auditor' ? ('auditor' as const) : ('system' as const), digest: Buffer.from(digest, 'hex') };
    });
  if (tokens.length === 0) throw new GatewayError('bad-config', `${file} names no token: nobody could use this gateway`);
  return tokens;
}

/** Whose token this is, and for what. Looks at every token, so that the time taken says nothing. */
export function authenticate(tokens: readonly Token[], authorization: string | undefined): Pick<Token, 'name' | 'role'> | null {
  const presented = /^Bearer ([\x21-\x7e]{1,512})$/u.exec(authorization ?? '')?.[1] ?? '';
  const digest = createHash('sha256').update(presented).digest();
  let found: Token | null = null;
  for (const token of tokens) if (timingSafeEqual(token.digest, digest)) found = token;
  return presented === '' ? null : found;
}
