import { describe, expect, test } from 'vitest';
import {
  EMPTY_ROOT,
  formatAddCheckpoint,
  formatCheckpoint,
  formatFork,
  generateNoteKey,
  openNote,
  parseAddCheckpoint,
  parseCosigner,
  parseSkey,
  parseVkey,
  proveConsistency,
  requestCosignature,
  signNote,
  verifyFork,
  Witness,
  type WitnessAnswer,
} from './index.ts';
import { hashesOf, history, LOG, MemoryWitnessStore, ORIGIN, sampleWitness } from './testing/witness.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const one = await history(40, (position) => `entry ${position}`);
const two = await history(40, (position) => (position === 9 ? 'another entry' : `entry ${position}`));

async function world() {
  const store = new MemoryWitnessStore();
  const { witness, verifiers } = sampleWitness(store);
  const add = async (oldSize: number, size: number, log = one, proofFrom = oldSize): Promise<WitnessAnswer> => {
    const proof = proofFrom === 0 || proofFrom >= size ? [] : await proveConsistency(hashesOf(log.tree, size), proofFrom, size);
    return witness.addCheckpoint(bytes(formatAddCheckpoint({ oldSize, proof, checkpoint: log.note(size) })));
  };
  return { store, witness, verifiers, add };
}

describe('a witness', () => {
  test('cosigns the first checkpoint and every one that continues it, with each of its keys and the time', async () => {
    const { add, verifiers, store } = await world();
    for (const [oldSize, size] of [
      [0, 7],
      [7, 8],
      [8, 8],
      [8, 40],
    ] as const) {
      const { status, body } = await add(oldSize, size);
      expect(status).toBe(200);
      expect(openNote(one.note(size) + body, verifiers).signatures).toHaveLength(2);
      expect(store.heads.get(ORIGIN)?.size).toBe(size);
    }
    expect(store.forks).toEqual([]);
  });

  test('remembers before it answers: where it cannot, nobody gets a cosignature', async () => {
    const store = new MemoryWitnessStore();
    store.advance = () => Promise.reject(new Error('the disk is full'));
    const { witness } = sampleWitness(store);
    await expect(witness.addCheckpoint(bytes(formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: one.note(5) })))).rejects.toThrow('the disk is full');
    const works = new MemoryWitnessStore();
    const again = sampleWitness(works);
    expect((await again.witness.addCheckpoint(bytes(formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: one.note(5) })))).status).toBe(200);
  });

  test('says its size where the old size is another: 409', async () => {
    const { add } = await world();
    await add(0, 20);
    expect(await add(0, 30)).toMatchObject({ status: 409, contentType: 'text/x.tlog.size', body: '20\n' });
    expect(await add(7, 30)).toMatchObject({ status: 409, body: '20\n' });
  });

  test('never goes back: a smaller tree is refused whatever is said about the old size', async () => {
    const { add, store } = await world();
    await add(0, 20);
    for (const old of [0, 5, 10]) expect(await add(old, 10)).toMatchObject({ status: 409, body: '20\n' });
    expect(await add(20, 10)).toMatchObject({ status: 400 });
    expect(store.heads.get(ORIGIN)?.size).toBe(20);
  });

  test('refuses another history of the same size and keeps the proof: 409', async () => {
    const { add, store } = await world();
    await add(0, 20);
    expect(await add(20, 20, two)).toMatchObject({ status: 409, reason: 'fork' });
    expect(await add(0, 20, two)).toMatchObject({ status: 409, reason: 'fork' });
    const [fork] = store.forks;
    expect(verifyFork(fork === undefined ? '' : formatFork(fork), LOG.vkey)).toMatchObject({ size1: 20, size2: 20 });
  });

  test('refuses another history of a larger size and keeps the proof: 422', async () => {
    const { add, store } = await world();
    await add(0, 19);
    expect(await add(19, 33, two)).toMatchObject({ status: 422, reason: 'fork' });
    const [fork] = store.forks;
    expect(verifyFork(fork === undefined ? '' : formatFork(fork), LOG.vkey)).toMatchObject({ size1: 19, size2: 33 });
    expect(store.heads.get(ORIGIN)?.size).toBe(19);
    expect(await add(19, 33)).toMatchObject({ status: 200 });
  });

  test('takes a wrong proof for a mistake, not for a second history: 422', async () => {
    const { add, store } = await world();
    await add(0, 19);
    expect(await add(19, 33, one, 18)).toMatchObject({ status: 422, reason: 'inconsistent' });
    expect(await add(19, 33, one, 0)).toMatchObject({ status: 422, reason: 'inconsistent' });
    expect(store.forks).toEqual([]);
  });

  test('knows its logs: 404 for another origin, 403 for another key', async () => {
    const { witness } = await world();
    const post = (origin: string, key: { readonly skey: string }) =>
      witness.addCheckpoint(
        bytes(
          formatAddCheckpoint({
            oldSize: 0,
            proof: [],
            checkpoint: signNote(formatCheckpoint({ origin, size: 1, root: new Uint8Array(32) }), [parseSkey(key.skey)]),
          }),
        ),
      );
    expect(await post('other.example/log', generateNoteKey('other.example/log'))).toMatchObject({ status: 404 });
    expect(await post(ORIGIN, generateNoteKey(ORIGIN))).toMatchObject({ status: 403 });
    // The key of a known log that signs under another origin does not get in by it.
    expect(await post('other.example/log', LOG)).toMatchObject({ status: 404 });
  });

  test('of a log with two keys it asks for both signatures', async () => {
    const second = generateNoteKey(ORIGIN, 'ml-dsa-44');
    const { cosigners, store, now } = {
      cosigners: [parseCosigner(generateNoteKey('witness.example/de', 'cosignature').skey)],
      store: new MemoryWitnessStore(),
      now: () => 0,
    };
    const witness = new Witness({ logs: [{ origin: ORIGIN, keys: [parseVkey(LOG.vkey), parseVkey(second.vkey)] }], cosigners, store, now });
    const statusOf = async (...skeys: readonly string[]) => {
      const checkpoint = signNote(formatCheckpoint({ origin: ORIGIN, size: 1, root: new Uint8Array(32) }), skeys.map(parseSkey));
      return (await witness.addCheckpoint(bytes(formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint })))).status;
    };
    expect([await statusOf(LOG.skey), await statusOf(second.skey), await statusOf(LOG.skey, second.skey)]).toEqual([403, 403, 200]);
  });

  test('from size zero no proof is taken; an empty tree promises nothing', async () => {
    const { witness, store } = await world();
    const empty = signNote(formatCheckpoint({ origin: ORIGIN, size: 0, root: EMPTY_ROOT }), [parseSkey(LOG.skey)]);
    const send = (proof: readonly Uint8Array[], checkpoint: string) => witness.addCheckpoint(bytes(formatAddCheckpoint({ oldSize: 0, proof, checkpoint })));
    expect(await send([new Uint8Array(32)], one.note(3))).toMatchObject({ status: 422 });
    expect(await send([], empty)).toMatchObject({ status: 200 });
    expect(await send([], one.note(3))).toMatchObject({ status: 200 });
    expect(await send([], empty)).toMatchObject({ status: 409, body: '3\n' });
    expect(store.heads.get(ORIGIN)?.size).toBe(3);
  });

  test.each([
    ['nothing', ''],
    ['no old size', `\n\n${one.note(1)}`],
    ['a size with a leading zero', `old 01\n\n${one.note(1)}`],
    ['a size below zero', `old -1\n\n${one.note(1)}`],
    ['a hash that is too short', `old 1\nAAAA\n\n${one.note(2)}`],
    ['64 hashes', `old 1\n${`${'A'.repeat(43)}=\n`.repeat(64)}\n${one.note(2)}`],
    ['no empty line', `old 0\n${one.note(1)}`.replace('\n\n', '\n')],
  ])('refuses %s: 400', async (_, body) => {
    const { witness } = await world();
    expect(await witness.addCheckpoint(bytes(body))).toMatchObject({ status: 400, reason: 'malformed' });
  });

  test('decides one request after the other: of two that race, one is told the other’s size', async () => {
    const { add, store } = await world();
    await add(0, 10);
    const answers = await Promise.all([add(10, 12), add(10, 14), add(10, 11)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    const won = [12, 14, 11][answers.findIndex(({ status }) => status === 200)];
    expect(store.heads.get(ORIGIN)?.size).toBe(won);
  });
});

describe('the log that asks', () => {
  async function client(log = one) {
    const { witness, verifiers, store } = await world();
    const [verifier] = verifiers;
    if (verifier === undefined) throw new Error('no verifier');
    const ask = (size: number, lastSize = 0, from = log) =>
      requestCosignature({
        checkpoint: from.note(size),
        size,
        hashes: hashesOf(from.tree, size),
        lastSize,
        verifier,
        post: async (body) => witness.addCheckpoint(bytes(body)),
      });
    return { ask, store, verifier };
  }

  test('needs to know nothing of the witness: it learns the size and proves from there', async () => {
    const { ask, verifier } = await client();
    for (const size of [5, 17, 17, 40]) {
      const outcome = await ask(size);
      expect(outcome.kind).toBe('cosigned');
      if (outcome.kind === 'cosigned') expect(openNote(one.note(size) + outcome.line, [verifier]).signatures).toHaveLength(1);
    }
  });

  test('is told that the witness is ahead, or disagrees', async () => {
    const { ask } = await client();
    await ask(20);
    expect(await ask(10)).toEqual({ kind: 'ahead', status: 409, size: 20 });
    expect(await ask(20, 20, two)).toMatchObject({ kind: 'disagrees' });
    expect(await ask(30, 20, two)).toMatchObject({ kind: 'disagrees', status: 422 });
  });

  test('takes no answer for a cosignature that is none', async () => {
    const { verifier } = await client();
    const ask = (status: number, body: string) =>
      requestCosignature({ checkpoint: one.note(5), size: 5, hashes: hashesOf(one.tree, 5), lastSize: 0, verifier, post: async () => ({ status, body }) });
    await expect(ask(200, '')).rejects.toThrow(expect.objectContaining({ code: 'unsigned' }));
    await expect(ask(200, 'ok\n')).rejects.toThrow(expect.objectContaining({ code: 'malformed-note' }));
    expect(await ask(500, 'oh')).toMatchObject({ kind: 'refused', status: 500 });
    expect(await ask(409, 'not a size')).toMatchObject({ kind: 'refused' });
    expect(await ask(409, '3\n')).toMatchObject({ kind: 'refused', size: 3 });
  });
});

test('a request reads back as it was written', async () => {
  const proof = await proveConsistency(hashesOf(one.tree, 40), 13, 40);
  const request = { oldSize: 13, proof, checkpoint: one.note(40) };
  expect(parseAddCheckpoint(bytes(formatAddCheckpoint(request)))).toEqual(request);
});
