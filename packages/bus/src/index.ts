export { BusError, type BusErrorCode } from './errors.ts';
export {
  addressTokens,
  answerSubject,
  apiPrefix,
  type Channel,
  CHANNELS,
  deliverStream,
  deliverSubject,
  type Mode,
  type ParsedSubject,
  parseSubject,
  proofSubject,
  recalledSubject,
  rejectSubject,
  senderOf,
  submitSubject,
} from './subjects.ts';
export type { BusMessage, BusStatus, ConnectOptions, Consumption, ExchangeBus, GatewayBus, LedgerBus, OutgoingMessage, Serving, Verdict } from './types.ts';
export { connectGateway, type GatewayOptions } from './gateway.ts';
export { connectExchange, type ExchangeOptions } from './exchange.ts';
export { connectLedger, type LedgerOptions } from './ledger.ts';
export { MAX_PAYLOAD_BYTES, type StreamLimits } from './streams.ts';
export {
  addMember,
  type MemberRequest,
  openProvisioned,
  provision,
  type Provisioned,
  type ProvisionedMember,
  type ProvisionOptions,
} from './provision/provision.ts';
export { issueCreds, issueGatewayCreds } from './provision/users.ts';
