import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A second, naive reader of a C2SP tree: it shares no code with packages/ledger and recomputes
 * the root from the entry bundles by the recursive definition of RFC 6962 section 2.1.
 */
const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

function root(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Uint8Array.of(1), root(leaves.slice(0, split)), root(leaves.slice(split)));
}

const tileName = (index: number): string => {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const groups = digits.match(/\d{3}/gu) ?? [];
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
};

export function readPlainTree(folder: string, vkeyLine: string): { origin: string; size: number; root: string; entries: Buffer[] } {
  const note = readFileSync(join(folder, 'checkpoint'), 'utf8');
  const end = note.indexOf('\n\n');
  const text = note.slice(0, end + 1);
  const [origin = '', sizeText = '', rootText = ''] = text.split('\n');
  const size = Number(sizeText);

  const [name, keyHash, key = ''] = vkeyLine.trim().split(/\+(?=[0-9a-f]{8}\+)|(?<=\+[0-9a-f]{8})\+/u);
  const keyBytes = Buffer.from(key, 'base64');
  if (keyBytes[0] !== 1) throw new Error('the verifier key is not Ed25519');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: keyBytes.subarray(1).toString('base64url') }, format: 'jwk' });
  const signatures = note
    .slice(end + 2)
    .split('\n')
    .filter((line) => line.startsWith(`— ${name} `))
    .map((line) => Buffer.from(line.split(' ')[2] ?? '', 'base64'));
  const signature = signatures.find((bytes) => bytes.subarray(0, 4).toString('hex') === keyHash);
  if (!signature || !verify(null, Buffer.from(text), publicKey, signature.subarray(4))) throw new Error('the checkpoint signature does not verify');

  const entries: Buffer[] = [];
  for (let index = 0; entries.length < size; index += 1) {
    const width = Math.min(256, size - entries.length);
    const base = join(folder, 'tile', 'entries', tileName(index));
    const path = width === 256 || existsSync(base) ? base : `${base}.p/${width}`;
    const bundle = readFileSync(path);
    for (let at = 0, n = 0; n < width; n += 1) {
      const length = bundle.readUInt16BE(at);
      entries.push(bundle.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
  }
  const computed = root(entries.map((entry) => sha256(Uint8Array.of(0), entry))).toString('base64');
  if (computed !== rootText) throw new Error(`the root over the entries is ${computed}, the checkpoint says ${rootText}`);
  return { origin, size, root: rootText, entries };
}
