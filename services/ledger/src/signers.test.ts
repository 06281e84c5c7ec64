import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateNoteKey, openCheckpoint } from '@huecry/ledger';
import { afterEach, expect, test } from 'vitest';
import { createHttp } from './http.ts';
import { signersOf } from './signers.ts';
import { callsOf, noticeEntry, openLedger, removeWorlds, sampleWorld, text } from './testing/world.ts';

afterEach(removeWorlds);

const withoutLine = (note: string, line: number): string =>
  note
    .split('\n')
    .filter((_, i) => i !== line)
    .join('\n');

test('the log signs with Ed25519 and ML-DSA-44; who knows one key checks one, who knows two asks for both', async () => {
  const world = sampleWorld();
  const ledger = await openLedger(world);
  const { append, proof } = callsOf(ledger);
  await append(1, { key: 'one', entry: noticeEntry('one') });
  const [tlogProof = ''] = (await proof(1)).proofs;
  const note = readFileSync(join(world.dataDir, 'tree/checkpoint'), 'utf8');
  const [ed25519 = '', mlDsa = ''] = world.vkeys;
  for (const vkeys of [ed25519, mlDsa, world.vkeys]) expect(openCheckpoint(note, vkeys)).toMatchObject({ size: 2 });
  expect(tlogProof.endsWith(note)).toBe(true);

  // Lines 0 to 3 are origin, size, root and the blank one.
  expect(openCheckpoint(withoutLine(note, 5), ed25519)).toMatchObject({ size: 2 });
  expect(openCheckpoint(withoutLine(note, 4), mlDsa)).toMatchObject({ size: 2 });
  for (const line of [4, 5]) expect(() => openCheckpoint(withoutLine(note, line), world.vkeys)).toThrowError(expect.objectContaining({ code: 'unsigned' }));
  expect(() => openCheckpoint(note.replace('\n2\n', '\n3\n'), mlDsa)).toThrowError(expect.objectContaining({ code: 'bad-signature' }));

  const app = await createHttp(ledger);
  expect((await app.inject('/vkey')).body).toBe(`${ed25519}\n`);
  expect((await app.inject('/vkeys')).body).toBe(`${ed25519}\n${mlDsa}\n`);
  await app.close();
  await ledger.close();
  expect(readFileSync(join(world.dataDir, 'vkeys'), 'utf8')).toBe(`${ed25519}\n${mlDsa}\n`);
});

test('the key file holds exactly the keys that the genesis file names', () => {
  const { skey, genesis, vkeys } = sampleWorld();
  const [first = '', second = ''] = skey.split('\n');
  expect(signersOf(`${second}\n${first}\n`, genesis).map(({ vkey }) => vkey)).toEqual(vkeys);
  const refused = expect.objectContaining({ code: 'bad-config' });
  for (const lines of [first, second, `${first}\n${generateNoteKey('ledger.example/huecry', 'ml-dsa-44').skey}`, `${skey}\nnone`, ''])
    expect(() => signersOf(lines, genesis)).toThrowError(refused);

  // A genesis file from before there was a second key: the log signs with one, and takes no key that nobody could ask for.
  const old = text(JSON.stringify({ ledger: { origin: 'ledger.example/huecry', vkey: vkeys[0] } }));
  expect(signersOf(first, old).map(({ vkey }) => vkey)).toEqual(vkeys.slice(0, 1));
  expect(() => signersOf(skey, old)).toThrowError(refused);
});
