export { type Checkpoint, formatCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoint.ts';
export type { TreeFile } from './edge.ts';
export { LedgerError, type LedgerErrorCode } from './errors.ts';
export { EMPTY_ROOT, leafHash, nodeHash } from './hash.ts';
export { rootOf, type TreeNode, verifyConsistency, verifyInclusion } from './merkle.ts';
export {
  formatVkey,
  generateNoteKey,
  type NoteSignature,
  type NoteSigner,
  type NoteVerifier,
  type OpenedNote,
  openNote,
  parseSkey,
  parseVkey,
  signatureLine,
  signNote,
  type Vkey,
} from './note.ts';
export { type EntryProof, formatProof, parseProof, verifyProof } from './proof.ts';
export { type HashReader, proveConsistency, proveInclusion, readRoot } from './prove.ts';
export { tileHashes, type TreeReader } from './reader.ts';
export { decodeBundle, encodeBundle, entriesPath, MAX_ENTRY_BYTES, parseTilePath, TILE_WIDTH, type TileName, tilePath } from './tiles.ts';
export { verifyTree, type VerifyOptions } from './verify.ts';
export { TileWriter, type TreeStorage } from './writer.ts';
