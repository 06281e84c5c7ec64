import { type Address, memberOf } from '@huecry/notice';
import { requireRoot, type Signed } from '../authority.ts';
import { RegistryError } from '../errors.ts';
import { boxRecord, signingRecord } from '../keys.ts';
import type { BoxKeySpec, SigningKeySpec } from '../payload.ts';
import type { BoxKeyRecord, Mark, SigningKeyRecord } from '../records.ts';
import type { Gateway, RegistryState } from '../state.ts';
import { claimKeys, revokeIn, type Rules } from './context.ts';

type Standing = 'good-standing' | 'even-suspended';

function requireOwner(signed: Signed, address: Address, standing: Standing = 'good-standing'): void {
  const signer = signed[0]?.member.code;
  if (signer !== undefined && signer !== memberOf(address)) {
    throw new RegistryError('foreign-address', `${address} belongs to ${memberOf(address)}, the statement is signed by ${signer}`);
  }
  requireRoot(signed, memberOf(address), standing);
}

/** @throws RegistryError unknown-gateway */
function gatewayAt(state: RegistryState, address: Address): Gateway {
  const gateway = state.gateways.get(address);
  if (gateway === undefined || gateway.deregistered !== null) throw new RegistryError('unknown-gateway', `${address} is not a registered gateway`);
  return gateway;
}

const withGateway = (state: RegistryState, gateway: Gateway): RegistryState => ({ ...state, gateways: state.gateways.set(gateway.address, gateway) });

function withKeys(
  state: RegistryState,
  gateway: Gateway,
  specs: { readonly signing: readonly SigningKeySpec[]; readonly boxes: readonly BoxKeySpec[] },
  at: Mark,
): RegistryState {
  const signing = specs.signing.map((spec) => signingRecord(spec, at));
  const boxes = specs.boxes.map((spec) => boxRecord(spec, at));
  const claimed = claimKeys(state, gateway.address, [...signing, ...boxes]);
  return withGateway(claimed, { ...gateway, signing: [...gateway.signing, ...signing], boxes: [...gateway.boxes, ...boxes] });
}

const revokeAll = <K extends SigningKeyRecord | BoxKeyRecord>(keys: readonly K[], at: Mark, reason: string): readonly K[] =>
  keys.map((key) => (key.revoked === null ? { ...key, revoked: { ...at, reason } } : key));

/** A member's root and its gateways. */
export const gatewayRules: Rules<'gateway.register' | 'gateway.deregister' | 'key.add' | 'key.revoke'> = {
  'gateway.register'(state, payload, signed, at) {
    requireOwner(signed, payload.address);
    const earlier = state.gateways.get(payload.address);
    if (earlier !== undefined && earlier.deregistered === null)
      throw new RegistryError('address-taken', `${payload.address} is registered already; add keys with key.add`);
    const gateway: Gateway = {
      address: payload.address,
      name: payload.name,
      bureau: payload.bureau ?? false,
      registered: at,
      deregistered: null,
      // Keys of an earlier registration are revoked and stay for the readers of old entries.
      signing: earlier?.signing ?? [],
      boxes: earlier?.boxes ?? [],
    };
    return withKeys(state, gateway, payload, at);
  },

  'gateway.deregister'(state, payload, signed, at) {
    requireOwner(signed, payload.address, 'even-suspended');
    const gateway = gatewayAt(state, payload.address);
    const { signing, boxes } = gateway;
    return withGateway(state, { ...gateway, deregistered: at, signing: revokeAll(signing, at, payload.reason), boxes: revokeAll(boxes, at, payload.reason) });
  },

  'key.add'(state, payload, signed, at) {
    requireOwner(signed, payload.address);
    const gateway = gatewayAt(state, payload.address);
    if (payload.signing.length + payload.boxes.length === 0) throw new RegistryError('no-change', 'the statement adds no key');
    return withKeys(state, gateway, payload, at);
  },

  'key.revoke'(state, payload, signed, at) {
    requireOwner(signed, payload.address, 'even-suspended');
    const gateway = gatewayAt(state, payload.address);
    const { address, kid, reason } = payload;
    if (gateway.signing.some((key) => key.kid === kid)) return withGateway(state, { ...gateway, signing: revokeIn(gateway.signing, kid, at, reason) });
    if (gateway.boxes.some((key) => key.kid === kid)) return withGateway(state, { ...gateway, boxes: revokeIn(gateway.boxes, kid, at, reason) });
    throw new RegistryError('unknown-key', `${address} has no key ${kid}`);
  },
};
