import * as ed25519 from '@noble/ed25519';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Checkpoint,
  cosignatureTime,
  formatCheckpoint,
  formatVkey,
  generateNoteKey,
  openCheckpoint,
  openNote,
  parseCosigner,
  parseSkey,
  parseVkey,
  signatureLine,
  signNote,
} from './index.ts';

ed25519.hashes.sha512 = (message: Uint8Array) => new Uint8Array(createHash('sha512').update(message).digest());

const ORIGIN = 'ledger.example/huecry';
const WITNESS = 'witness.example/fr';
const checkpoint: Checkpoint = {
  origin: ORIGIN,
  size: 20_852_163,
  root: new Uint8Array(Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64')),
};
const body = formatCheckpoint(checkpoint);
const log = generateNoteKey(ORIGIN);

const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};
/** The signed messages written down once more, from the specification. */
const SPECIFIED = {
  cosignature: (timeS: number) => Buffer.from(`cosignature/v1\ntime ${timeS}\n${body}`),
  'ml-dsa-44': (timeS: number) =>
    Buffer.concat([
      Buffer.from('subtree/v1\n\0'),
      Buffer.from([WITNESS.length]),
      Buffer.from(WITNESS),
      u64(timeS),
      Buffer.from([ORIGIN.length]),
      Buffer.from(ORIGIN),
      u64(0),
      u64(checkpoint.size),
      checkpoint.root,
    ]),
};
const keyBytes = (line: string): Uint8Array => new Uint8Array(Buffer.from(line.replace(/^.*\+[0-9a-f]{8}\+/, ''), 'base64').subarray(1));

describe.each([
  { type: 'cosignature', length: 64, verify: ed25519.verify },
  { type: 'ml-dsa-44', length: 2_420, verify: (signature: Uint8Array, message: Uint8Array, key: Uint8Array) => ml_dsa44.verify(signature, message, key) },
] as const)('cosignatures of type $type', ({ type, length, verify }) => {
  const { skey, vkey } = generateNoteKey(WITNESS, type);
  const cosigner = parseCosigner(skey);
  const signed = signNote(body, [parseSkey(log.skey)]) + signatureLine(cosigner.cosign(body, 1_679_315_147));

  test('stand on the checkpoint beside the log’s signature, and say their time', () => {
    expect(openCheckpoint(signed, log.vkey)).toEqual(checkpoint);
    const { signatures } = openNote(signed, [log.vkey, vkey]);
    expect(signatures.map(({ name }) => name)).toEqual([ORIGIN, WITNESS]);
    expect(cosignatureTime(signatures[1]?.signature ?? new Uint8Array())).toBe(1_679_315_147);
  });

  test('are what another implementation verifies over the message of the specification', () => {
    const { signature } = cosigner.cosign(body, 1_679_315_147);
    expect(signature).toHaveLength(8 + length);
    expect(Buffer.compare(signature.subarray(0, 8), u64(1_679_315_147))).toBe(0);
    expect(verify(signature.subarray(8), SPECIFIED[type](1_679_315_147), keyBytes(vkey))).toBe(true);
    expect(verify(signature.subarray(8), SPECIFIED[type](1_679_315_148), keyBytes(vkey))).toBe(false);
  });

  test('made by another implementation are accepted', () => {
    const seed = keyBytes(skey);
    const signature = type === 'cosignature' ? ed25519.sign(SPECIFIED[type](77), seed) : ml_dsa44.sign(SPECIFIED[type](77), ml_dsa44.keygen(seed).secretKey);
    const keyId = parseVkey(vkey).keyId;
    const note = signNote(body, [parseSkey(log.skey)]) + signatureLine({ name: WITNESS, keyId, signature: Buffer.concat([u64(77), signature]) });
    expect(openNote(note, [vkey]).signatures).toHaveLength(1);
  });

  test('are refused with another time, size, origin or root, or any bit changed', () => {
    const { signature } = cosigner.cosign(body, 5);
    const verifier = parseVkey(vkey);
    const bytes = (value: string): Uint8Array => new TextEncoder().encode(value);
    expect(verifier.verify(bytes(body), signature)).toBe(true);
    for (const other of [{ size: 1 }, { origin: 'other.example' }, { root: new Uint8Array(32) }])
      expect(verifier.verify(bytes(formatCheckpoint({ ...checkpoint, ...other })), signature)).toBe(false);
    expect(verifier.verify(bytes(`${body}an extension\n`), signature)).toBe(false);
    expect(verifier.verify(bytes(body), signature.subarray(0, -1))).toBe(false);
    expect(verifier.verify(bytes(body), new Uint8Array(0))).toBe(false);
    fc.assert(
      fc.property(fc.nat(signature.length * 8 - 1), (bit) => {
        const changed = signature.slice();
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(verifier.verify(bytes(body), changed)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('a damaged one of a known witness refuses the note, one of an unknown witness is set aside', () => {
    const other = generateNoteKey(WITNESS, type).vkey;
    expect(openNote(signed, [log.vkey, other]).unverified).toHaveLength(1);
    const wrong = signed.replace(`\n${checkpoint.size}\n`, '\n1\n');
    expect(() => openNote(wrong, [vkey])).toThrow(expect.objectContaining({ code: 'bad-signature' }));
  });
});

describe('keys', () => {
  test('of every type are lines that read back, with the id of name, type and key', () => {
    for (const [type, byte] of [
      ['ed25519', 1],
      ['cosignature', 4],
      ['ml-dsa-44', 6],
    ] as const) {
      const { vkey } = generateNoteKey('a.example/w', type);
      const { name, publicKey, keyId } = parseVkey(vkey);
      expect(formatVkey(name, publicKey, type)).toBe(vkey);
      const id = createHash('sha256').update('a.example/w\n').update(Uint8Array.of(byte)).update(publicKey).digest().readUInt32BE(0);
      expect(keyId).toBe(id);
    }
  });

  test('the line of a public witness (remora.n621.de) has the id that its operator published', () => {
    expect(parseVkey('remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2')).toMatchObject({ name: 'remora.n621.de', type: 'cosignature' });
  });

  test('one Ed25519 key under type 1 and type 4 is two keys: neither signs for the other', () => {
    const { skey, vkey } = generateNoteKey(WITNESS, 'cosignature');
    const asLog = formatVkey(WITNESS, parseVkey(vkey).publicKey);
    const note = signNote(body, [parseSkey(log.skey)]) + signatureLine(parseCosigner(skey).cosign(body, 1));
    expect(() => openNote(note, [asLog])).toThrow(expect.objectContaining({ code: 'unsigned' }));
    expect(() => parseSkey(skey)).toThrow(expect.objectContaining({ code: 'malformed-key' }));
    expect(() => parseCosigner(log.skey)).toThrow(expect.objectContaining({ code: 'malformed-key' }));
    expect(() => openCheckpoint(note, vkey)).toThrow(expect.objectContaining({ code: 'malformed-key' }));
  });

  test.each([
    ['another length', Buffer.concat([Uint8Array.of(6), new Uint8Array(32)])],
    ['an unknown type', Buffer.concat([Uint8Array.of(2), new Uint8Array(32)])],
  ])('a line with %s is refused', (_, material) => {
    expect(() => parseVkey(`a.example+00000000+${material.toString('base64')}`)).toThrow(expect.objectContaining({ code: 'malformed-key' }));
  });
});

describe('a log with an ML-DSA-44 key beside its Ed25519 key', () => {
  const second = generateNoteKey(ORIGIN, 'ml-dsa-44');
  const note = signNote(body, [parseSkey(log.skey), parseSkey(second.skey)]);

  test('is read by who knows one key, or both', () => {
    for (const keys of [log.vkey, second.vkey, [log.vkey, second.vkey]]) expect(openCheckpoint(note, keys)).toEqual(checkpoint);
  });

  test('must have signed with both where both are known: the second line cannot be left out', () => {
    const [firstOnly = ''] = note.split(/(?<=\n\n— [^\n]+\n)/);
    expect(openCheckpoint(firstOnly, log.vkey)).toEqual(checkpoint);
    expect(() => openCheckpoint(firstOnly, [log.vkey, second.vkey])).toThrow(expect.objectContaining({ code: 'unsigned' }));
  });
});
