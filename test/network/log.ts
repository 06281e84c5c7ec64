import {
  formatCheckpoint,
  formatProof,
  generateNoteKey,
  leafHash,
  parseSkey,
  proveInclusion,
  provePath,
  rootOf,
  signNote,
  verifyInclusion,
} from '@huecry/ledger';
import {
  AppendRequest,
  AppendResponse,
  ConsistencyRequest,
  ConsistencyResponse,
  Entry,
  entryHint,
  ProofRequest,
  ProofResponse,
  ReadRequest,
  ReadResponse,
} from '@huecry/proto';

export const LOG_KEY = generateNoteKey('ledger.test');

/** A ledger in memory that keeps the real one's promises: order, keys, the stale check, and proofs under a signed checkpoint. */
export function provedLog(genesis: Entry) {
  const entries: Uint8Array[] = [];
  const leaves: Uint8Array[] = [];
  const byKey = new Map<string, number>();
  const signer = parseSkey(LOG_KEY.skey);
  let registryPosition = 0;
  const push = (bytes: Uint8Array): number => {
    entries.push(bytes);
    leaves.push(leafHash(bytes));
    const entry = Entry.decode(bytes);
    if (entry.registry !== null || entry.genesis !== null) registryPosition = entries.length;
    return entries.length - 1;
  };
  push(Entry.encode(genesis));

  const checkpoint = (): { size: number; root: Uint8Array; note: string } => {
    const root = rootOf(leaves);
    return { size: entries.length, root, note: signNote(formatCheckpoint({ origin: signer.name, size: entries.length, root }), [signer]) };
  };
  const hashes = {
    readHashes: async (nodes: readonly { readonly level: number; readonly index: number }[]) =>
      nodes.map(({ level, index }) => rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))),
  };
  const prove = async (position: number, { size, root, note }: ReturnType<typeof checkpoint>): Promise<string> => {
    const proof = await proveInclusion(hashes, position, size);
    if (!verifyInclusion(position, size, leaves[position] ?? root, root, proof)) throw new Error('the log of the test proves nothing');
    return formatProof({ index: position, proof, checkpoint: note, extra: entryHint(Entry.decode(entries[position] ?? root)) });
  };

  return {
    entries: (): Entry[] => entries.map((bytes) => Entry.decode(bytes)),
    push,
    async ledgerAppend(data: Uint8Array): Promise<Uint8Array> {
      const { registryPosition: seen, items } = AppendRequest.decode(data);
      const positions: number[] = [];
      for (const { key, entry } of items) {
        const name = Buffer.from(key).toString('hex');
        const known = byKey.get(name);
        if (known === undefined && seen < registryPosition)
          return AppendResponse.encode({ error: 'stale-registry', positions: [], registryPosition, unwitnessed: [], haltedSinceMs: 0 });
        const position = known ?? push(entry);
        byKey.set(name, position);
        positions.push(position);
      }
      return AppendResponse.encode({ error: '', positions, registryPosition, unwitnessed: positions.map(() => false), haltedSinceMs: 0 });
    },
    async ledgerProof(data: Uint8Array): Promise<Uint8Array> {
      const { positions, size, withEntries } = ProofRequest.decode(data);
      const at = checkpoint();
      const paths = size === 0 ? [] : await Promise.all(positions.map(async (position) => ({ hashes: await proveInclusion(hashes, position, size) })));
      return ProofResponse.encode({
        error: '',
        entries: withEntries ? positions.map((position) => entries[position] ?? new Uint8Array(0)) : [],
        paths,
        proofs: size === 0 ? await Promise.all(positions.map((position) => prove(position, at))) : [],
      });
    },
    async ledgerConsistency(data: Uint8Array): Promise<Uint8Array> {
      const { first, second } = ConsistencyRequest.decode(data);
      return ConsistencyResponse.encode({ error: '', path: await provePath(hashes, first, second) });
    },
    async ledgerRead(data: Uint8Array): Promise<Uint8Array> {
      const { from, max, withProofs } = ReadRequest.decode(data);
      const at = checkpoint();
      const found: { position: number; entry: Uint8Array; proof: string }[] = [];
      for (let position = from; position < entries.length && found.length < max; position += 1) {
        const entry = entries[position] ?? new Uint8Array(0);
        const { registry, genesis: first } = Entry.decode(entry);
        if (registry !== null || first !== null) found.push({ position, entry, proof: withProofs ? await prove(position, at) : '' });
      }
      return ReadResponse.encode({ error: '', entries: found, size: at.size, checkpoint: at.note });
    },
  };
}
