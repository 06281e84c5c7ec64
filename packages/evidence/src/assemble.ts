import { openNote, parseTlogPolicy, parseVkey, signatureLine } from '@huecry/ledger';
import { ledgerVkeys, type RegistryState } from '@huecry/registry';
import { base64url, latin1 } from './encoding.ts';
import type { Evidence, SaltedOpening } from './format.ts';
import { inventoryOf } from './inventory.ts';

/** A signed object and the salt under which its digest was logged. */
export interface Salted {
  readonly position: number;
  readonly salt: Uint8Array;
  readonly jws: Uint8Array;
}

/** What an evidence file is made of, as raw bytes. Everything stands under one checkpoint. */
export interface EvidenceParts {
  /** The signed checkpoint of the tree in which `entries` are proved. */
  readonly checkpoint: string;
  /** Genesis and registry entries below the checkpoint, and every entry that an opening names. `path` is RFC 6962's, leaf's sibling first. */
  readonly entries: readonly { readonly position: number; readonly entry: Uint8Array; readonly path: readonly Uint8Array[] }[];
  readonly notice: {
    readonly position: number;
    readonly routing: Uint8Array | null;
    readonly restrictions: Uint8Array | null;
    readonly elements: readonly Uint8Array[];
    readonly content: readonly Uint8Array[];
  };
  readonly decisions: readonly { readonly position: number; readonly elements: readonly Uint8Array[] }[];
  readonly releases: readonly Salted[];
  readonly receipts: readonly Salted[];
  readonly refusal: Salted | null;
  /** The origin's withdrawal; null where there is none. */
  readonly recall: Salted | null;
}

const byPosition = (a: { readonly position: number }, b: { readonly position: number }): number => a.position - b.position;

/**
 * Puts an evidence file together. Nothing is verified: `verifyEvidence` says whether it holds.
 * @throws SealError, ProtoError where the notice cannot be read
 */
export function assembleEvidence({ checkpoint, entries, notice, decisions, releases, receipts, refusal, recall }: EvidenceParts): Evidence {
  const salted = ({ position, salt, jws }: Salted): SaltedOpening => ({ position, salt: base64url(salt), jws: latin1(jws) });
  const value = {
    format: 'huecry-evidence/1' as const,
    checkpoint,
    entries: entries.map(({ position, entry, path }) => ({ position, entry: base64url(entry), path: path.map(base64url) })).toSorted(byPosition),
    notice: {
      position: notice.position,
      routing: notice.routing === null ? null : base64url(notice.routing),
      restrictions: notice.restrictions === null ? null : base64url(notice.restrictions),
      elements: notice.elements.map(base64url),
      content: notice.content.map(base64url),
    },
    decisions: decisions.map(({ position, elements }) => ({ position, elements: elements.map(base64url) })).toSorted(byPosition),
    releases: releases.map(salted).toSorted(byPosition),
    receipts: receipts.map(salted).toSorted(byPosition),
    refusal: refusal === null ? null : salted(refusal),
    ...(recall === null ? {} : { recall: salted(recall) }),
  };
  return { ...value, inventory: inventoryOf(value, []) };
}

/**
 * A checkpoint with the signature lines alone that its readers can check: the log's, and those of the witnesses in the members' policy.
 * @throws LedgerError as opening it does
 */
export function checkableCheckpoint(note: string, state: RegistryState): string {
  const policy = state.witnessPolicy === null ? null : parseTlogPolicy(state.witnessPolicy.policy);
  const { text, signatures } = openNote(note, [...ledgerVkeys(state.genesis).map(parseVkey), ...(policy?.witnesses.map(({ verifier }) => verifier) ?? [])]);
  return `${text}\n${signatures.map(signatureLine).join('')}`;
}
