import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import {
  parseDecision,
  parseRecall,
  parseReceipt,
  parseRefusal,
  parseRelease,
  type ReceiptInput,
  type RecallInput,
  type RefusalInput,
  type ReleaseInput,
  signDecision,
  signRecall,
  signReceipt,
  signRefusal,
  signRelease,
  verifyDecision,
  verifyRecall,
  verifyReceipt,
  verifyRefusal,
  verifyRelease,
} from './index.ts';
import { address, codeOf, decide, exchangeSigner, JTI, NOW, originSigner, withheldByExchange } from './testing/sample.ts';
import type { DecisionInput } from './types.ts';

const notice = new Uint8Array(32).fill(5);
const receipt: ReceiptInput = { mode: 'live', iss: address('de/bka'), origin: address('br/pf'), notice, jti: JTI, rev: 1, state: 'opened', iat: NOW };
const refusal: RefusalInput = {
  mode: 'live',
  iss: 'exchange.example',
  origin: address('br/pf'),
  notice,
  jti: null,
  rev: null,
  code: 'bad-signature',
  reason: 'The signature does not verify',
  iat: NOW,
};
const decisionInput: DecisionInput = {
  mode: 'live',
  iss: 'exchange.example',
  notice,
  jti: JTI,
  rev: 1,
  origin: address('br/pf'),
  noticePosition: 3,
  registryPosition: 2,
  iat: NOW,
  decisions: [decide('jp/npa', 'refuse', []), decide('de/bka', 'deliver', ['identity'], [withheldByExchange]), decide('fr/dcpj', 'hold', ['identity'])],
};

describe('receipts', () => {
  test('say no time that no calendar has', () => {
    const latest = 253_402_300_799;
    const codeAt = (retainUntil: number): string => codeOf(() => parseReceipt(signReceipt({ ...receipt, retainUntil }, originSigner)));
    expect([latest, latest + 1, Number.MAX_SAFE_INTEGER].map(codeAt)).toEqual(['accepted', 'malformed', 'malformed']);
  });

  test('come back as they were signed, with and without what is optional', () => {
    const full: ReceiptInput = {
      ...receipt,
      state: 'refused',
      code: 'policy-refused',
      reason: 'A reason',
      retainUntil: NOW + 5,
      flags: [{ rule: 'r', cite: 'c', reason: 'x' }],
    };
    for (const input of [receipt, full, { ...receipt, state: 'purged' as const, categories: ['birth', 'identity'] as const }]) {
      const { mode, claims } = verifyReceipt(signReceipt(input, originSigner), originSigner.publicKey);
      expect({ mode, ...claims }).toEqual(input);
    }
  });

  test('of another signer, type or shape are refused', () => {
    const jws = signReceipt(receipt, originSigner);
    expect(codeOf(() => verifyReceipt(jws, exchangeSigner.publicKey))).toBe('bad-signature');
    expect(codeOf(() => parseRefusal(jws))).toBe('wrong-type');
    expect(codeOf(() => signReceipt({ ...receipt, state: 'lost' as 'opened' }, originSigner))).toBe('malformed');
    expect(codeOf(() => signReceipt({ ...receipt, reason: 'x'.repeat(2049) }, originSigner))).toBe('malformed');
    // One set of categories has one spelling, and only a purge speaks of some of them.
    const purged = { ...receipt, state: 'purged' } as const;
    for (const categories of [[], ['identity', 'birth'], ['birth', 'birth']] as const)
      expect(codeOf(() => signReceipt({ ...purged, categories }, originSigner))).toBe('malformed');
    expect(codeOf(() => signReceipt({ ...receipt, state: 'opened', categories: ['birth'] }, originSigner))).toBe('malformed');
    expect(codeOf(() => parseReceipt(new Uint8Array(48 * 1024 + 1)))).toBe('too-large');
    expect(parseReceipt(jws).header.kid).toBe(originSigner.kid);
  });
});

test('refusals come back as they were signed', () => {
  for (const input of [refusal, { ...refusal, jti: JTI, rev: 4 }]) {
    const { mode, claims } = verifyRefusal(signRefusal(input, exchangeSigner), exchangeSigner.publicKey);
    expect({ mode, ...claims }).toEqual(input);
  }
  expect(codeOf(() => signRefusal({ ...refusal, code: '' }, exchangeSigner))).toBe('malformed');
  expect(codeOf(() => verifyRefusal(signRefusal(refusal, exchangeSigner), originSigner.publicKey))).toBe('bad-signature');
});

describe('decisions', () => {
  const { jws, elements } = signDecision(decisionInput, exchangeSigner);

  test('are signed once for all, and each recipient can be shown its own alone', () => {
    const { claims, decisions } = verifyDecision(jws, elements, exchangeSigner.publicKey);
    const { mode: _, decisions: input, ...rest } = decisionInput;
    expect(claims).toEqual(rest);
    expect(decisions).toEqual(input);
    elements.forEach((element, i) => expect(verifyDecision(jws, [element], exchangeSigner.publicKey).decisions).toEqual([input[i]]));
    expect(parseDecision(jws).recipientDigests).toHaveLength(8);
    expect(Buffer.from(jws).toString().includes('bka')).toBe(false);
  });

  test('of another signer, doubled, or with an element of another are refused', () => {
    const other = signDecision(decisionInput, exchangeSigner);
    const [first = new Uint8Array(0)] = elements;
    expect(codeOf(() => verifyDecision(jws, elements, originSigner.publicKey))).toBe('bad-signature');
    expect(codeOf(() => verifyDecision(jws, other.elements, exchangeSigner.publicKey))).toBe('digest-mismatch');
    expect(codeOf(() => verifyDecision(jws, [first, first], exchangeSigner.publicKey))).toBe('digest-mismatch');
    expect(codeOf(() => signDecision({ ...decisionInput, decisions: [decide('jp/npa', 'refuse', []), decide('jp/npa', 'refuse', [])] }, exchangeSigner))).toBe(
      'malformed',
    );
    expect(codeOf(() => signDecision({ ...decisionInput, decisions: [decide('jp/npa', 'refuse', ['identity'])] }, exchangeSigner))).toBe('malformed');
    const many = Array.from({ length: 513 }, (_, i) => decide(`de/a${i}`, 'refuse', []));
    expect(codeOf(() => signDecision({ ...decisionInput, decisions: many }, exchangeSigner))).toBe('too-many-recipients');
  });
});

describe('releases', () => {
  const release: ReleaseInput = {
    mode: 'live',
    iss: address('x-review/desk'),
    origin: address('br/pf'),
    notice,
    jti: JTI,
    rev: 1,
    recipients: [address('de/bka'), address('jp/npa')],
    outcome: 'release',
    code: '',
    reason: '',
    cite: '',
    iat: NOW,
  };
  const refuse: ReleaseInput = { ...release, outcome: 'refuse', code: 'political', reason: 'An invented reason', cite: 'Constitution, art. 3' };

  test('come back as they were signed, in either mode', () => {
    for (const input of [release, refuse, { ...refuse, mode: 'exercise' as const }]) {
      const { mode, claims } = verifyRelease(signRelease(input, originSigner), originSigner.publicKey);
      expect({ mode, ...claims }).toEqual(input);
    }
  });

  test('of another signer, type or shape are refused', () => {
    const jws = signRelease(release, originSigner);
    expect(codeOf(() => verifyRelease(jws, exchangeSigner.publicKey))).toBe('bad-signature');
    expect(codeOf(() => parseReceipt(jws))).toBe('wrong-type');
    expect(codeOf(() => parseRelease(signReceipt(receipt, originSigner)))).toBe('wrong-type');
    expect(codeOf(() => parseRelease(new Uint8Array(48 * 1024 + 1)))).toBe('too-large');
    const bad = (change: object): string => codeOf(() => signRelease({ ...release, ...change }, originSigner));
    expect([
      bad({ recipients: [] }),
      bad({ recipients: release.recipients.toReversed() }),
      bad({ recipients: ['de/bka', 'de/bka'] }),
      bad({ recipients: Array.from({ length: 513 }, (_, i) => `de/a${String(i).padStart(3, '0')}`) }),
      bad({ outcome: 'hold' }),
      bad({ outcome: 'refuse' }),
      bad({ code: 'Not a code' }),
      bad({ reason: 'x'.repeat(2049) }),
    ]).toEqual(Array.from({ length: 8 }, () => 'malformed'));
    const most = Array.from({ length: 512 }, (_, i) => address(`x-reviewbodies/${String(i).padStart(32, 'a')}`)).toSorted();
    expect(parseRelease(signRelease({ ...release, recipients: most }, originSigner)).claims.recipients).toEqual(most);
  });

  test('whatever single character is changed, no release verifies', () => {
    const jws = signRelease(refuse, originSigner);
    for (let at = 0; at < jws.length; at += 1) {
      const altered = jws.map((byte, index) => (index === at ? (byte === 0x41 ? 0x42 : 0x41) : byte));
      expect(codeOf(() => verifyRelease(altered, originSigner.publicKey))).not.toBe('accepted');
    }
  });
});

describe('recalls', () => {
  const recall: RecallInput = {
    mode: 'live',
    iss: address('br/pf2'),
    origin: address('br/pf'),
    notice,
    jti: JTI,
    rev: 2,
    code: 'mistaken-identity',
    reason: 'An invented reason',
    iat: NOW,
  };

  test('come back as they were signed, in either mode', () => {
    for (const input of [recall, { ...recall, reason: '' }, { ...recall, mode: 'exercise' as const }]) {
      const { mode, claims } = verifyRecall(signRecall(input, originSigner), originSigner.publicKey);
      expect({ mode, ...claims }).toEqual(input);
    }
  });

  test('of another signer, type or shape are refused', () => {
    const jws = signRecall(recall, originSigner);
    expect(codeOf(() => verifyRecall(jws, exchangeSigner.publicKey))).toBe('bad-signature');
    expect(codeOf(() => parseRelease(jws))).toBe('wrong-type');
    expect(codeOf(() => parseRecall(signReceipt(receipt, originSigner)))).toBe('wrong-type');
    expect(codeOf(() => parseRecall(new Uint8Array(48 * 1024 + 1)))).toBe('too-large');
    const bad = (change: object): string => codeOf(() => signRecall({ ...recall, ...change }, originSigner));
    expect([
      bad({ code: '' }),
      bad({ code: 'Not a code' }),
      bad({ code: 'x'.repeat(65) }),
      bad({ reason: 'x'.repeat(2049) }),
      bad({ rev: 0 }),
      bad({ jti: 'no id' }),
      bad({ origin: 'nobody' }),
    ]).toEqual(Array.from({ length: 7 }, () => 'malformed'));
  });

  test('whatever single character is changed, no recall verifies', () => {
    const jws = signRecall(recall, originSigner);
    for (let at = 0; at < jws.length; at += 1) {
      const altered = jws.map((byte, index) => (index === at ? (byte === 0x41 ? 0x42 : 0x41) : byte));
      expect(codeOf(() => verifyRecall(altered, originSigner.publicKey))).not.toBe('accepted');
    }
  });
});
