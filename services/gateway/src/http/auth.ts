import { createHash, timingSafeEqual } from 'node:crypto';
import { GatewayError } from '../errors.ts';

export interface Token {
  readonly name: string;
  /** SHA-256 of the token. */
  readonly digest: Buffer;
}

/**
 * Reads a tokens file: a line per token, `<sha256 of the token in hex> <name of the system>`; `#` begins a comment.
 * @throws GatewayError bad-config
 */
export function parseTokens(text: string, file: string): Token[] {
  const tokens = text
    .split('\n')
    .map((line) => line.replace(/#.*/u, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, digest, name] = /^([0-9a-f]{64})\s+(\S.{0,63})$/u.exec(line) ?? [];
      if (digest === undefined || name === undefined) {
        throw new GatewayError(
          'bad-config',
          `${file}: expected lines of the form "<sha256 of the token in hex> <name>"; make one with: printf %s TOKEN | sha256sum`,
        );
      }
      return { name, digest: Buffer.from(digest, 'hex') };
    });
  if (tokens.length === 0) throw new GatewayError('bad-config', `${file} names no token: nobody could use this gateway`);
  return tokens;
}

/** The name of the system whose token this is. Looks at every token, so that the time taken says nothing. */
export function authenticate(tokens: readonly Token[], authorization: string | undefined): string | null {
  const presented = /^Bearer ([\x21-\x7e]{1,512})$/u.exec(authorization ?? '')?.[1] ?? '';
  const digest = createHash('sha256').update(presented).digest();
  let found: string | null = null;
  for (const token of tokens) if (timingSafeEqual(token.digest, digest)) found = token.name;
  return presented === '' ? null : found;
}
