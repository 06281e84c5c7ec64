import { randomUUID } from 'node:crypto';
import type { MemberCode } from '@huecry/notice';
import { signStatement, statementPayload } from '@huecry/registry';
import { openKeystore } from '@huecry/seal/keystore';
import type { Client } from '@huecry/sdk';
import { setTimeout as sleep } from 'node:timers/promises';
import { namedSigning, type World } from './provision.ts';
import { WORLD } from './world.ts';

const POLL_MS = 50;
/** A majority of the members' witnesses: any two quorums have a witness in common, and it cosigns one history only. */
const majority = (count: number): number => Math.floor(count / 2) + 1;

/** The gateway beside which a member runs its witness: its bureau. */
export const witnessing = WORLD.map(({ code, gateways }) => ({ code, address: `${code}/${gateways.find(({ bureau }) => bureau)?.agency ?? ''}` }));

/** What a gateway of the sandbox has in its configuration to run its member's witness; nothing for others. */
export const witnessConfig = (address: string): object => {
  const found = witnessing.find((one) => one.address === address);
  return found === undefined ? {} : { witness: { name: `witness.sandbox.example/${found.code}` } };
};

/**
 * States who must have cosigned the ledger: a majority of the members' witnesses as they run now. Their ports are others at each start, and
 * the same keys; the statement is made anew where they have moved.
 */
export async function stateWitnesses(world: World, clients: ReadonlyMap<string, { readonly client: Client }>, nowSeconds: number): Promise<void> {
  const lines: string[] = [];
  for (const { code, address } of witnessing) {
    const { url, vkey } = await running(clientOf(clients, address));
    lines.push(`witness ${code} ${vkey} ${url}`);
  }
  const policy = [
    `log ${world.genesis.ledger.vkey}`,
    ...lines,
    `group members ${majority(witnessing.length)} ${witnessing.map(({ code }) => code).join(' ')}`,
    'quorum members\n',
  ].join('\n');
  const [relay = ''] = clients.keys();
  const client = clientOf(clients, relay);
  if ((await client.ledger()).policy?.policy === policy) return;
  const payload = statementPayload({ type: 'witness.policy', policy }, { id: randomUUID(), network: world.genesis.digest, iat: nowSeconds });
  const signed = signStatement(
    payload,
    WORLD.slice(0, majority(WORLD.length)).map(({ code }) => {
      const keystore = openKeystore(world.at.memberKeys(code));
      return { member: code as MemberCode, signer: keystore.signer(namedSigning(keystore, 'root').kid) };
    }),
  );
  await client.submitStatement(signed);
}

async function running(client: Client): Promise<{ readonly url: string; readonly vkey: string }> {
  for (;;) {
    const { witness } = await client.health();
    const [vkey] = witness?.vkeys ?? [];
    if (witness !== null && witness.url !== null && vkey !== undefined) return { url: witness.url, vkey };
    await sleep(POLL_MS);
  }
}

function clientOf(clients: ReadonlyMap<string, { readonly client: Client }>, address: string): Client {
  const found = clients.get(address);
  if (found === undefined) throw new Error(`there is no gateway ${address}`);
  return found.client;
}

/** Waits until everything in the log is published under the quorum: before that its tree does not show what was last done. */
export async function awaitPublished(ledgerUrl: string): Promise<void> {
  for (;;) {
    const health = (await (await fetch(`${ledgerUrl}/health`)).json()) as { readonly committed: number; readonly published: number };
    if (health.committed === health.published) return;
    await sleep(POLL_MS);
  }
}
