import type { Address, Classification, MemberCode } from '@huecry/notice';
import type { Bundle } from '@huecry/policy';
import type { Mode } from '@huecry/seal';
import type { Map as PersistentMap } from 'immutable';
import type { Genesis } from './genesis.ts';
import type { ReservationEffect, TreatyKind } from './payload-facts.ts';
import type { BoxKeyRecord, Mark, Provenance, Root, SigningKeyRecord, Span } from './records.ts';

/** A fact that holds from one date to another, as a member stated it. Dates are `YYYY-MM-DD`, `until` the first day on which it no longer holds. */
export interface DatedFact extends Provenance {
  readonly from: string;
  readonly until: string | null;
}

/** What a party does not accept of a treaty; with dates of its own where it was made later or withdrawn. */
export interface Reservation {
  readonly effect: ReservationEffect;
  readonly article: string;
  readonly text: string;
  readonly from: string | null;
  readonly until: string | null;
}

/** One stretch of time for which a member is party to a treaty. */
export interface Participation extends DatedFact {
  readonly reservations: readonly Reservation[];
  /** The statement that ended it, where it was denounced. */
  readonly denounced: Provenance | null;
}

/** A treaty as the members defined it together. */
export interface Treaty extends Provenance {
  readonly id: string;
  readonly title: string;
  readonly kind: TreatyKind;
  /** Date of adoption or opening for signature. */
  readonly opened: string;
  /** Date on which it entered into force at all; null where it has not. */
  readonly inForce: string | null;
  /** The two parties of a bilateral treaty; empty for others. */
  readonly parties: readonly MemberCode[];
  /** Not every party in the world is stated here. */
  readonly partial: boolean;
}

/** How one member's law sees one offence class. */
export interface OffenceRow {
  readonly crime: boolean;
  /** Highest penalty in whole months; null where it is no crime, only fined, or not stated. */
  readonly maxPenaltyMonths: number | 'life' | 'death' | null;
  readonly cite: string;
}

/** A member's table of offences from one day on. */
export interface OffenceTable extends Provenance {
  readonly validFrom: string;
  readonly classes: Readonly<Record<string, OffenceRow>>;
}

/** A member's own levels of classification, lowest first, from one day on. */
export interface ClassificationLadder extends Provenance {
  readonly validFrom: string;
  readonly levels: readonly { readonly name: string; readonly equivalent: Classification }[];
}

/** A list of codes that the members adopted together. */
export interface CodeList extends Provenance {
  readonly list: string;
  readonly version: string;
  readonly codes: readonly { readonly code: string; readonly title: string }[];
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
  readonly deathPenalty: ({ readonly value: boolean } & Provenance) | null;
  /** By treaty: when this member was party to it. The stretches do not overlap and stand in their order. */
  readonly treaties: PersistentMap<string, readonly Participation[]>;
  /** When this member recognised another's data protection as adequate. */
  readonly adequacy: PersistentMap<MemberCode, readonly DatedFact[]>;
  /** When this member assured another that the death penalty is not sought or carried out. */
  readonly assurances: PersistentMap<MemberCode, readonly DatedFact[]>;
  /** Tables of offences, in the order in which they were stated. */
  readonly offences: readonly OffenceTable[];
  readonly ladders: readonly ClassificationLadder[];
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
  /** Who must have cosigned the ledger's checkpoints, as the members decided; null while nobody must. */
  readonly witnessPolicy: { readonly policy: string; readonly from: Mark } | null;
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
  readonly treaties: PersistentMap<string, Treaty>;
  /** By list: its versions, in the order in which they were adopted. */
  readonly codeLists: PersistentMap<string, readonly CodeList[]>;
  readonly exchangeKeys: readonly SigningKeyRecord[];
  readonly bundles: PersistentMap<string, Bundle>;
  readonly adoptions: PersistentMap<MemberCode | 'common', readonly Adoption[]>;
  /** Every key id ever registered, and whose it is: a key is never registered twice. */
  readonly keyOwners: PersistentMap<string, string>;
  /** Ids of the statements applied, with their positions. */
  readonly statementIds: PersistentMap<string, number>;
}
