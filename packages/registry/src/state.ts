import type { Address, MemberCode } from '@huecry/notice';
import type { Bundle } from '@huecry/policy';
import type { Mode } from '@huecry/seal';
import type { Map as PersistentMap } from 'immutable';
import type { Genesis } from './genesis.ts';
import type { BoxKeyRecord, Mark, Root, SigningKeyRecord, Span } from './records.ts';

/** A fact that holds from one date to another, as a member stated it. Dates are `YYYY-MM-DD`, `until` the first day on which it no longer holds. */
export interface DatedFact {
  readonly from: string;
  readonly until: string | null;
  readonly source: string;
}

export interface Member {
  readonly code: MemberCode;
  readonly name: string;
  readonly root: Root;
  readonly admitted: Mark;
  readonly suspensions: readonly Span[];
  readonly sanctions: readonly Span[];
  /** From where to where in the log it is a reviewing body: it may release what the rules hold. */
  readonly reviews: readonly Span[];
  /** Null: not stated, which counts as true wherever it matters. */
  readonly deathPenalty: { readonly value: boolean; readonly source: string } | null;
  readonly treaties: PersistentMap<string, DatedFact>;
  /** Members whose data protection this member recognises as adequate. */
  readonly adequacy: PersistentMap<MemberCode, DatedFact>;
  /** Members to which this member assured that the death penalty is not sought or carried out. */
  readonly assurances: PersistentMap<MemberCode, DatedFact>;
  /** Keys that may sign this member's bundles besides its root. */
  readonly bundleKeys: readonly SigningKeyRecord[];
}

export interface Gateway {
  readonly address: Address;
  readonly name: string;
  /** The default address of its member. */
  readonly bureau: boolean;
  readonly registered: Mark;
  readonly deregistered: Mark | null;
  readonly signing: readonly SigningKeyRecord[];
  readonly boxes: readonly BoxKeyRecord[];
}

/** One bundle coming into force: the newest by position whose `validFrom` (seconds) has come is in force. */
export interface Adoption {
  readonly bundle: Bundle;
  readonly validFrom: number;
  readonly adopted: Mark;
}

/**
 * The registry at one ledger position. A value: every change makes a new one that shares what did not change, so
 * old states stay valid and are cheap to keep.
 */
export interface RegistryState {
  readonly genesis: Genesis;
  /** The genesis digest; every statement names it. */
  readonly network: string;
  readonly mode: Mode;
  /** Next position after the last registry (or genesis) entry folded; 0 before the genesis entry. */
  readonly position: number;
  /** SHA-256 of that entry's bytes; empty before the genesis entry. The next entry's `prev`. */
  readonly entryDigest: Uint8Array;
  readonly members: PersistentMap<MemberCode, Member>;
  readonly gateways: PersistentMap<Address, Gateway>;
  readonly exchangeKeys: readonly SigningKeyRecord[];
  readonly bundles: PersistentMap<string, Bundle>;
  readonly adoptions: PersistentMap<MemberCode | 'common', readonly Adoption[]>;
  /** Every key id ever registered, and whose it is: a key is never registered twice. */
  readonly keyOwners: PersistentMap<string, string>;
  /** Ids of the statements applied, with their positions. */
  readonly statementIds: PersistentMap<string, number>;
}
