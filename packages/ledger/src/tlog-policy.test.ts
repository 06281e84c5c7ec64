import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatCheckpoint,
  formatTlogPolicy,
  formatVkey,
  generateNoteKey,
  hasQuorum,
  parseCosigner,
  parseSkey,
  parseTlogPolicy,
  parseVkey,
  quorumTimeS,
  signatureLine,
  signNote,
  verifyUnderPolicy,
} from './index.ts';

const ORIGIN = 'ledger.example/huecry';
const log = generateNoteKey(ORIGIN);
const witnesses = ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'].map((name, i) => ({
  name,
  ...generateNoteKey(`w.example/${name}`, i % 2 === 0 ? 'cosignature' : 'ml-dsa-44'),
}));
const [X1, X2, X3, Y1, Y2, Y3] = witnesses.map(({ vkey }) => vkey);

/** The specification's own example. */
const EXAMPLE = `log ${log.vkey}

witness X1 ${X1}
witness X2 ${X2}
witness X3 ${X3}
group X-witnesses 2 X1 X2 X3

witness Y1 ${Y1}
witness Y2 ${Y2}
witness Y3 ${Y3}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;
const body = formatCheckpoint({ origin: ORIGIN, size: 7, root: new Uint8Array(32) });
const cosigned = (...names: readonly string[]): string =>
  signNote(body, [parseSkey(log.skey)]) +
  witnesses
    .filter(({ name }) => names.includes(name))
    .map(({ skey }) => signatureLine(parseCosigner(skey).cosign(body, 1_700_000_000)))
    .join('');

test('the example of the specification: two of X and one of Y', () => {
  const policy = parseTlogPolicy(EXAMPLE);
  expect(verifyUnderPolicy(cosigned('X1', 'X3', 'Y2'), policy)).toMatchObject({
    checkpoint: { size: 7 },
    witnesses: [{ name: 'X1', timeS: 1_700_000_000 }, { name: 'X3' }, { name: 'Y2' }],
  });
  for (const names of [[], ['X1'], ['X1', 'X2'], ['X1', 'Y1', 'Y2', 'Y3'], ['Y1', 'Y2', 'Y3']])
    expect(() => verifyUnderPolicy(cosigned(...names), policy)).toThrow(expect.objectContaining({ code: 'no-quorum' }));
});

test('a quorum is what counting members by hand says', () => {
  const policy = parseTlogPolicy(EXAMPLE);
  fc.assert(
    fc.property(fc.subarray(witnesses.map(({ name }) => name)), (names) => {
      const x = names.filter((name) => name.startsWith('X')).length;
      expect(hasQuorum(policy, new Set(names))).toBe(x >= 2 && names.length > x);
    }),
  );
});

test('the time of a quorum is the last at which those who signed then or later are one', () => {
  const policy = parseTlogPolicy(EXAMPLE);
  const times = fc.uniqueArray(fc.record({ name: fc.constantFrom(...witnesses.map(({ name }) => name)), timeS: fc.nat(9) }), { selector: ({ name }) => name });
  fc.assert(
    fc.property(times, (signed) => {
      const enough = (timeS: number): boolean => hasQuorum(policy, new Set(signed.filter((one) => one.timeS >= timeS).map(({ name }) => name)));
      const last = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0].find(enough) ?? null;
      expect(quorumTimeS(policy, signed)).toBe(last);
    }),
  );
  expect(quorumTimeS(parseTlogPolicy(`log ${log.vkey}\nquorum none\n`), [])).toBeNull();
});

test('a log must have signed, under its own name', () => {
  const policy = parseTlogPolicy(EXAMPLE);
  const stranger = generateNoteKey(ORIGIN);
  const lines = cosigned('X1', 'X2', 'Y1')
    .split('\n')
    .filter((line) => line.startsWith('— w.'))
    .map((line) => `${line}\n`)
    .join('');
  expect(() => verifyUnderPolicy(signNote(body, [parseSkey(stranger.skey)]) + lines, policy)).toThrow(expect.objectContaining({ code: 'unsigned' }));
  const other = formatCheckpoint({ origin: 'other.example', size: 7, root: new Uint8Array(32) });
  expect(() => verifyUnderPolicy(signNote(other, [parseSkey(log.skey)]), parseTlogPolicy(`log ${log.vkey}\nquorum none\n`))).toThrow(
    expect.objectContaining({ code: 'wrong-origin' }),
  );
});

test('a witness with a cosignature that does not verify refuses the note', () => {
  const wrong = cosigned('X1').replace('\n7\n', '\n8\n');
  expect(() => verifyUnderPolicy(wrong, parseTlogPolicy(EXAMPLE))).toThrow(expect.objectContaining({ code: 'bad-signature' }));
});

describe('what is read', () => {
  test('is written again and read again as the same', () => {
    const text = formatTlogPolicy(parseTlogPolicy(EXAMPLE));
    expect(text).toContain('group Y-witnesses 1 Y1 Y2 Y3\n');
    expect(formatTlogPolicy(parseTlogPolicy(text))).toBe(text);
  });

  test.each([
    ['a policy without witnesses', 'quorum none\n'],
    ['comments, empty lines, tabs, no newline at the end', `\n# comment\n\t # another\n\twitness \t w1  ${X1}   https://w1.example/  \n\n  quorum\tw1`],
    ['names that are words of the format', `witness all ${X1}\nwitness any ${X2}\ngroup group 2 all any\nquorum group\n`],
  ])('%s', (_, text) => {
    expect(() => parseTlogPolicy(text)).not.toThrow();
  });

  test('URLs are kept, names are octets: two spellings are two names', () => {
    const policy = parseTlogPolicy(`log ${log.vkey} https://log.example/\nwitness K ${X1} https://w.example/\nwitness \u212a ${X2}\nquorum K\n`);
    expect(policy.logs[0]?.url).toBe('https://log.example/');
    expect(policy.witnesses.map(({ name, url }) => [name, url])).toEqual([
      ['K', 'https://w.example/'],
      ['\u212a', undefined],
    ]);
    const bytes = Buffer.concat([Buffer.from('witness w'), Uint8Array.of(0x80), Buffer.from(` ${X1}\nquorum w`), Uint8Array.of(0x80), Buffer.from('\n')]);
    expect(parseTlogPolicy(bytes).witnesses).toHaveLength(1);
  });
});

const again = (vkey = ''): string => formatVkey('impostor.example', parseVkey(vkey).publicKey, parseVkey(vkey).type);
const plainKey = generateNoteKey('w.example/plain').vkey;

test.each([
  ['a control character', 'quorum none\n\x01', 'line 2'],
  ['a carriage return', 'quorum none\r\n', 'line 1'],
  ['an unknown word', 'quibble w1\nquorum none\n', 'line 1'],
  ['a comment after the items', `witness w1 ${X1} https://w1.example/ # comment\nquorum w1\n`, 'line 1'],
  ['a log without a key', 'log\nquorum none\n', 'line 1'],
  ['a log with no key', 'log garbage\nquorum none\n', 'line 1'],
  ['a log with a witness key', `log ${X1}\nquorum none\n`, 'line 1'],
  ['the same log twice', `log ${log.vkey}\nlog ${log.vkey} https://log.example/\nquorum none\n`, 'line 2'],
  ['a witness without a key', 'witness w1\nquorum none\n', 'line 1'],
  ['a witness with a log key', `witness w1 ${plainKey}\nquorum w1\n`, 'line 1'],
  ['a witness named none', `witness none ${X1}\nquorum none\n`, 'line 1'],
  ['one name for two witnesses', `witness w1 ${X1}\nwitness w1 ${X2}\nquorum w1\n`, 'line 2'],
  ['one key for two witnesses', `witness w1 ${X1}\nwitness w2 ${again(X1)}\nquorum w1\n`, 'line 2'],
  ['a group with the name of a witness', `witness w1 ${X1}\ngroup w1 any w1\nquorum w1\n`, 'line 2'],
  ['a group without members', `witness w1 ${X1}\ngroup g1 1\nquorum w1\n`, 'line 2'],
  ['a group named none', `witness w1 ${X1}\ngroup none any w1\nquorum none\n`, 'line 2'],
  ['a threshold of zero', `witness w1 ${X1}\ngroup g1 0 w1\nquorum g1\n`, 'line 2'],
  ['a threshold below zero', `witness w1 ${X1}\ngroup g1 -1 w1\nquorum g1\n`, 'line 2'],
  ['a threshold with a leading zero', `witness w1 ${X1}\ngroup g1 01 w1\nquorum g1\n`, 'line 2'],
  ['a threshold above the members', `witness w1 ${X1}\ngroup g1 2 w1\nquorum g1\n`, 'line 2'],
  ['an unknown member', `witness w1 ${X1}\ngroup g1 any w2\nquorum g1\n`, 'line 2'],
  ['a member that is defined later', `group g1 any w1\nwitness w1 ${X1}\nquorum g1\n`, 'line 1'],
  ['none as a member', `witness w1 ${X1}\ngroup g1 any none w1\nquorum g1\n`, 'line 2'],
  ['a member twice in a group', `witness w1 ${X1}\ngroup g1 all w1 w1\nquorum g1\n`, 'line 2'],
  ['a member of two groups', `witness w1 ${X1}\nwitness w2 ${X2}\ngroup g1 any w1 w2\ngroup g2 any w1\nquorum g1\n`, 'line 4'],
  ['no quorum', `witness w1 ${X1}\n`, 'none'],
  ['two quorums', `witness w1 ${X1}\nquorum w1\nquorum w1\n`, 'line 3'],
  ['an unknown quorum', 'quorum unknown\n', 'line 1'],
  ['a quorum that is defined later', `quorum w1\nwitness w1 ${X1}\n`, 'line 1'],
  ['a quorum without a name', 'quorum\n', 'line 1'],
])('%s is refused', (_, text, where) => {
  expect(() => parseTlogPolicy(text)).toThrow(expect.objectContaining({ code: 'malformed-policy', message: expect.stringContaining(where) }));
});

test('32 logs, witnesses and groups are read', () => {
  const numbers = Array.from({ length: 32 }, (_, i) => i);
  const lines = [
    ...numbers.map((i) => `log ${generateNoteKey(`log.example/${i}`).vkey}`),
    ...numbers.map((i) => `witness w${i} ${generateNoteKey(`w.example/${i}`, 'cosignature').vkey}`),
    ...numbers.map((i) => `group g${i} any w${i}`),
    'quorum g31\n',
  ];
  const policy = parseTlogPolicy(lines.join('\n'));
  expect([policy.logs.length, policy.witnesses.length, policy.groups.length]).toEqual([32, 32, 32]);
  expect([hasQuorum(policy, new Set(['w31'])), hasQuorum(policy, new Set(['w30']))]).toEqual([true, false]);
});
