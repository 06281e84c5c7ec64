export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
export { cosignatureTime } from './cosignature.ts';
export type { TreeFile } from './edge.ts';
export { LedgerError, type LedgerErrorCode } from './errors.ts';
export { comparePath, findFork, type Fork, type ForkFacts, formatFork, parseFork, verifyFork } from './fork.ts';
export { type Damage, fsckTree, type FsckOptions, type FsckReport, type ProvenBundle } from './fsck.ts';
export { EMPTY_ROOT, leafHash, nodeHash, sha256 } from './hash.ts';
export { rootOf, type TreeNode, verifyConsistency, verifyInclusion } from './merkle.ts';
export { formatVkey, generateNoteKey, type KeyType } from './keys.ts';
export { type OpenedNote, openNote, signatureLine, signNote } from './note.ts';
export { type EntryProof, formatProof, parseProof, verifyProof } from './proof.ts';
export { type HashReader, proveConsistency, proveInclusion, provePath, readRoot } from './prove.ts';
export { openCheckpoint } from './signed-checkpoint.ts';
export { readBundle, tileHashes, type TreeReader } from './reader.ts';
export {
  decodeBundle,
  encodeBundle,
  entriesPath,
  MAX_ENTRY_BYTES,
  parseTilePath,
  TILE_HEIGHT,
  TILE_WIDTH,
  type TileName,
  tilePath,
  tileWidth,
} from './tiles.ts';
export { type Cosigner, type NoteSignature, type NoteSigner, type NoteVerifier, parseCosigner, parseSkey, parseVkey, type Vkey } from './verifier.ts';
export { verifyTree, type VerifyOptions } from './verify.ts';
export {
  formatTlogPolicy,
  hasQuorum,
  parseTlogPolicy,
  type PolicyGroup,
  type PolicyLog,
  type PolicyWitness,
  type TlogPolicy,
  quorumTimeS,
  verifyUnderPolicy,
  type Witnessed,
} from './tlog-policy.ts';
export { TileTree } from './tile-tree.ts';
export { TileWriter, type TreeStorage } from './writer.ts';
export { Witness, type WitnessAnswer, type WitnessedHead, type WitnessedLog, type WitnessOptions, type WitnessStore } from './witness.ts';
export { type CosignatureOutcome, type CosignatureRequest, requestCosignature } from './witness-client.ts';
export { type AddCheckpoint, formatAddCheckpoint, MAX_REQUEST_BYTES, parseAddCheckpoint } from './witness-request.ts';
