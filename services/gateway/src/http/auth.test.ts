import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { authenticate, parseTokens } from './auth.ts';

const line = (token: string, name: string): string => `${createHash('sha256').update(token).digest('hex')} ${name}`;
const tokens = parseTokens(
  `# systems\n${line('first', 'case system')}\n\n${line('second', 'desk')} # night shift\n${line('fourth', 'role=auditor  M. Dupont')}\n`,
  'tokens',
);

describe('tokens', () => {
  test('are known by name', () => {
    expect(authenticate(tokens, 'Bearer first')).toMatchObject({ name: 'case system', role: 'system' });
    expect(authenticate(tokens, 'Bearer second')).toMatchObject({ name: 'desk', role: 'system' });
    expect(authenticate(tokens, 'Bearer fourth')).toMatchObject({ name: 'M. Dupont', role: 'auditor' });
  });

  test.each([undefined, '', 'first', 'Basic first', 'Bearer ', 'Bearer third', 'bearer first', 'Bearer first ', `Bearer ${'x'.repeat(10_000)}`])(
    '%s lets nobody in',
    (header) => {
      expect(authenticate(tokens, header)).toBeNull();
    },
  );

  test.each([
    ['nothing', ''],
    ['only comments', '# none\n'],
    ['a token in the clear', 'secret-token case\n'],
    ['a hash without a name', `${'0'.repeat(64)}\n`],
    ['a role that there is not', line('fifth', 'role=minister somebody')],
    ['a role without a name', line('fifth', 'role=auditor')],
  ])('a file with %s is refused, and its text is not repeated', (_name, text) => {
    expect(() => parseTokens(text, 'FILE')).toThrow(/^FILE/u);
    expect(() => parseTokens(text, 'FILE')).not.toThrow(/secret-token/u);
  });
});
