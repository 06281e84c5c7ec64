export { activeMembers, quorumOf } from './authority.ts';
export { REGISTRY_CODES, type RegistryCode, RegistryError } from './errors.ts';
export {
  type Applied,
  applyEntry,
  checkStatement,
  initialState,
  MAX_CLOCK_SKEW_MS,
  MAX_STATEMENT_AGE_MS,
  type Refused,
  type RefusedEntry,
  registryFromEntries,
  type StatementAnswer,
} from './fold.ts';
export { type FactSource, factSources } from './fact-sources.ts';
export { formatGenesis, type Genesis, genesisDigest, type GenesisFile, ledgerVkeys, parseGenesis } from './genesis.ts';
export {
  type BoxKey,
  boxKey,
  boxKeyById,
  bundleByDigest,
  bundleInForce,
  exchangeKey,
  gateways,
  type KeyAnswer,
  type KeyRefusal,
  members,
  type MemberSummary,
  reviewers,
  signingKey,
} from './lookups.ts';
export type { BoxKeySpec, PayloadOf, SigningKeySpec, StatementBody, StatementPayload, StatementType } from './payload.ts';
export { pairFacts } from './pair.ts';
export { codesSchema, ladderSchema, offenceClassesSchema, reservationSchema, TREATY_KINDS } from './payload-facts.ts';
export { applyRegistryResponse, type CaughtUp, type LedgerVerifier, type ProvenPlace } from './response.ts';
export type { Mark, Span } from './records.ts';
export type { Gateway, Member, RegistryState } from './state.ts';
export { FACT_TOPICS, type FactTopic, statedFacts, type StatedFact, type StatedFilter } from './stated.ts';
export { coSignStatement, type ParsedStatement, parseStatement, signStatement, statementPayload, type StatementSigner } from './statement.ts';
