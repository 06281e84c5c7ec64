import { randomUUID } from 'node:crypto';
import type { MemberCode } from '@huecry/notice';
import { signStatement, statementPayload } from '@huecry/registry';
import { openKeystore } from '@huecry/seal/keystore';
import { ORIGIN, type Stand } from './stand.ts';

/** A majority of the thirteen members. */
const SIGNERS = ['fr', 'de', 'br', 'jp', 'eg', 'it', 'gb'];

/** The members state that all of these witnesses must have cosigned. Gives the policy. */
export async function statePolicy(stand: Stand, witnesses: readonly { readonly name: string; readonly vkey: string; readonly url: string }[]): Promise<string> {
  const { genesis, at } = stand.world;
  const lines = witnesses.map(({ name, vkey, url }) => `witness ${name} ${vkey} ${url}`);
  const policy = `log ${genesis.ledger.vkey}\n${lines.join('\n')}\ngroup members all ${witnesses.map(({ name }) => name).join(' ')}\nquorum members\n`;
  const payload = statementPayload({ type: 'witness.policy', policy }, { id: randomUUID(), network: genesis.digest, iat: Math.floor(Date.now() / 1000) });
  const signers = SIGNERS.map((member) => {
    const keystore = openKeystore(at.memberKeys(member));
    return { member: member as MemberCode, signer: keystore.signer(keystore.list()[0]?.kid ?? '') };
  });
  await stand.gateways[ORIGIN].client.submitStatement(signStatement(payload, signers));
  return policy;
}
