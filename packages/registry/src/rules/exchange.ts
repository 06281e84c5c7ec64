import { requireQuorum } from '../authority.ts';
import { signingRecord } from '../keys.ts';
import { claimKeys, revokeIn, type Rules } from './context.ts';

/** The exchange's keys are the members' to give and to take. */
export const exchangeRules: Rules<'exchange-key.add' | 'exchange-key.revoke'> = {
  'exchange-key.add'(state, payload, signed, at) {
    requireQuorum(state, signed);
    const key = signingRecord(payload.key, at);
    return { ...claimKeys(state, 'exchange', [key]), exchangeKeys: [...state.exchangeKeys, key] };
  },

  'exchange-key.revoke'(state, payload, signed, at) {
    requireQuorum(state, signed);
    return { ...state, exchangeKeys: revokeIn(state.exchangeKeys, payload.kid, at, payload.reason) };
  },
};
