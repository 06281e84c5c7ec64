import type { Address, MemberCode } from '@huecry/notice';
import type { Bundle } from '@huecry/policy';
import { Entry, ProtoError, SignedStatement } from '@huecry/proto';
import { createHash } from 'node:crypto';
import { Map } from 'immutable';
import { type Signed, verifySignatures } from './authority.ts';
import { readBundle, requireTestsPass } from './bundles.ts';
import { type RegistryCode, RegistryError } from './errors.ts';
import { type Genesis, genesisDigest } from './genesis.ts';
import { keyOfJwk, signingRecord } from './keys.ts';
import { bundleInForce } from './lookups.ts';
import type { PayloadOf, StatementPayload, StatementType } from './payload.ts';
import { claimKeys, type Rules } from './rules/context.ts';
import { exchangeRules } from './rules/exchange.ts';
import { gatewayRules } from './rules/gateways.ts';
import { lawRules } from './rules/law.ts';
import { memberRules, newMember } from './rules/members.ts';
import { witnessRules } from './rules/witnesses.ts';
import { tableRules } from './rules/tables.ts';
import { treatyRules } from './rules/treaties.ts';
import { GENESIS_MARK, type Mark } from './records.ts';
import type { Adoption, CodeList, Gateway, RegistryState, Treaty } from './state.ts';
import { type ParsedStatement, parseStatement } from './statement.ts';

/** A statement may be this much older or newer than the entry that carries it. A quorum takes time to gather. */
export const MAX_STATEMENT_AGE_MS = 30 * 24 * 3600 * 1000;
export const MAX_CLOCK_SKEW_MS = 10 * 60 * 1000;

const RULES: Rules<StatementType> = { ...memberRules, ...gatewayRules, ...exchangeRules, ...lawRules, ...treatyRules, ...tableRules, ...witnessRules };

export interface Refused {
  readonly code: RegistryCode;
  readonly reason: string;
}
export type StatementAnswer = { readonly ok: true } | ({ readonly ok: false } & Refused);
/** `applied: false` with a code: the entry stands in the log and changes nothing. */
export type Applied =
  | { readonly state: RegistryState; readonly applied: true; readonly code?: never; readonly reason?: never }
  | ({ readonly state: RegistryState; readonly applied: false } & Refused);

/** The registry as the genesis file says, before the ledger's first entry. */
export function initialState(genesis: Genesis): RegistryState {
  const roots = genesis.members.map((entry) => newMember(entry, keyOfJwk(entry.root), GENESIS_MARK));
  const exchangeKeys = genesis.exchange.keys.map((key) => signingRecord(key, GENESIS_MARK));
  const common: Adoption = { bundle: genesis.commonBundle, validFrom: 0, adopted: GENESIS_MARK };
  const empty: RegistryState = {
    genesis,
    witnessPolicy: null,
    network: genesis.digest,
    mode: genesis.mode,
    position: 0,
    entryDigest: new Uint8Array(0),
    members: Map(roots.map((member) => [member.code, member])),
    gateways: Map<Address, Gateway>(),
    treaties: Map<string, Treaty>(),
    codeLists: Map<string, readonly CodeList[]>(),
    exchangeKeys,
    bundles: Map<string, Bundle>([[common.bundle.digest, common.bundle]]),
    adoptions: Map<MemberCode | 'common', readonly Adoption[]>([['common', [common]]]),
    keyOwners: Map<string, string>(),
    statementIds: Map<string, number>(),
  };
  const claimed = roots.reduce((state, { code, root }) => claimKeys(state, code, [root]), empty);
  return claimKeys(claimed, 'exchange', exchangeKeys);
}

/**
 * Whether a statement may become the next registry entry, made at `nowMs`: what {@link applyEntry} asks, and that a bundle
 * passes its own tests. Tests are for those who admit, not for the fold: what a test gives may change with the engine, and
 * readers must come to the same state for ever.
 */
export function checkStatement(state: RegistryState, statementBytes: Uint8Array, nowMs: number): StatementAnswer {
  const outcome = attempt(() => {
    const statement = parseStatement(statementBytes);
    judge(state, statement, { position: state.position, timeMs: nowMs });
    if (statement.payload.type === 'policy.bundle') testBundle(state, statement.payload, nowMs);
  });
  return 'refused' in outcome ? { ok: false, ...outcome.refused } : { ok: true };
}

/**
 * Folds the next genesis or registry entry. Every reader comes to the same answer: an invalid statement leaves
 * members, keys and law as they are and only moves `position` and `entryDigest`.
 * @throws RegistryError out-of-order where the caller skipped back or gave another kind of entry; wrong-network where
 *   entry 0 is not the pinned genesis file
 */
export function applyEntry(state: RegistryState, position: number, entry: Entry): Applied {
  if (!Number.isSafeInteger(position) || position < state.position) {
    throw new RegistryError('out-of-order', `expected an entry at position ${state.position} or later, found ${position}`);
  }
  const moved = { position: position + 1, entryDigest: new Uint8Array(createHash('sha256').update(Entry.encode(entry)).digest()) };
  if (entry.genesis) return applyGenesis(state, position, entry.genesis.genesis, moved);
  if (!entry.registry) throw new RegistryError('out-of-order', 'expected a genesis or registry entry, found another kind');

  const { prev, statement } = entry.registry;
  const outcome = attempt(() => {
    if (Buffer.compare(prev, state.entryDigest) !== 0) {
      throw new RegistryError('broken-chain', 'the entry does not name the registry entry before it: one is missing, or this one is not in its place');
    }
    if (!statement) throw new RegistryError('malformed', 'the registry entry carries no statement');
    return judge(state, parseStatement(SignedStatement.encode(statement)), { position, timeMs: entry.timeMs });
  });
  if ('refused' in outcome) return { state: { ...state, ...moved }, applied: false, ...outcome.refused };
  return { state: { ...outcome.value, ...moved }, applied: true };
}

function applyGenesis(state: RegistryState, position: number, bytes: Uint8Array, moved: Pick<RegistryState, 'position' | 'entryDigest'>): Applied {
  if (position === 0) {
    if (genesisDigest(bytes) !== state.network)
      throw new RegistryError('wrong-network', `the ledger begins with genesis ${genesisDigest(bytes)}, pinned is ${state.network}`);
    return { state: { ...state, ...moved }, applied: true };
  }
  return { state: { ...state, ...moved }, applied: false, code: 'out-of-order', reason: 'a genesis entry stands at position 0 and nowhere else' };
}

/** The way of a statement, step by step. Gives the state with it, or throws the RegistryError that refuses it. */
function judge(state: RegistryState, statement: ParsedStatement, at: Mark): RegistryState {
  const { payload } = statement;
  if (statement.signatures.some(({ mode }) => mode !== state.mode))
    throw new RegistryError('wrong-mode', `expected a statement for ${state.mode}, found another mode`);
  if (payload.network !== state.network) throw new RegistryError('wrong-network', `the statement is for network ${payload.network}, this is ${state.network}`);
  checkTime(payload.iat * 1000, at.timeMs);
  const earlier = state.statementIds.get(payload.id);
  if (earlier !== undefined) throw new RegistryError('replayed', `statement ${payload.id} stands at position ${earlier} already`);
  const signed = verifySignatures(state, statement, at);
  const next = dispatch(payload.type, state, payload, signed, at);
  return { ...next, statementIds: next.statementIds.set(payload.id, at.position) };
}

function testBundle(state: RegistryState, payload: PayloadOf<'policy.bundle'>, nowMs: number): void {
  const bundle = readBundle(payload.bundle, payload.digest);
  const common = bundle.member === 'common' ? bundle : bundleInForce(state, 'common', nowMs);
  requireTestsPass(bundle, common ?? state.genesis.commonBundle);
}

function checkTime(iatMs: number, atMs: number): void {
  if (iatMs > atMs + MAX_CLOCK_SKEW_MS)
    throw new RegistryError('iat-in-future', 'the statement is dated more than ten minutes ahead of its entry: check the clock');
  if (iatMs < atMs - MAX_STATEMENT_AGE_MS) throw new RegistryError('iat-too-old', 'the statement is dated more than 30 days before its entry: sign it anew');
}

function dispatch<T extends StatementType>(type: T, state: RegistryState, payload: StatementPayload, signed: Signed, at: Mark): RegistryState {
  return RULES[type](state, payload as PayloadOf<T>, signed, at);
}

function attempt<T>(run: () => T): { readonly value: T } | { readonly refused: Refused } {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof RegistryError) return { refused: { code: error.code, reason: error.message } };
    throw error;
  }
}

/** A registry entry's refusal, with its place. */
export interface RefusedEntry extends Refused {
  readonly position: number;
}

/**
 * Folds a run of genesis and registry entries onto a state (or a genesis file's initial state).
 * @throws RegistryError malformed where bytes are not an entry; as {@link applyEntry}
 */
export function registryFromEntries(
  from: Genesis | RegistryState,
  entries: Iterable<{ readonly position: number; readonly bytes: Uint8Array }>,
): { readonly state: RegistryState; readonly refused: readonly RefusedEntry[] } {
  let state = 'genesis' in from ? from : initialState(from);
  const refused: RefusedEntry[] = [];
  for (const { position, bytes } of entries) {
    const outcome = applyEntry(state, position, decodeEntry(bytes, position));
    state = outcome.state;
    if (!outcome.applied) refused.push({ position, code: outcome.code, reason: outcome.reason });
  }
  return { state, refused };
}

export function decodeEntry(bytes: Uint8Array, position: number): Entry {
  try {
    return Entry.decode(bytes);
  } catch (error) {
    if (error instanceof ProtoError) throw new RegistryError('malformed', `the entry at position ${position}: ${error.message}`, error);
    throw error;
  }
}
