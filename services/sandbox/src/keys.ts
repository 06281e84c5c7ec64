import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MemberCode, parseAddress } from '@huecry/notice';
import { signStatement, statementPayload } from '@huecry/registry';
import { openKeystore } from '@huecry/seal/keystore';
import type { Client } from '@huecry/sdk';
import { namedSigning, type World } from './provision.ts';

const EVERY_MS = 60_000;

/** Registers what a gateway has made for the time to come, as its member's operator does with `huecry keys renew`. Gives how many keys. */
export async function renewKeys(world: World, client: Client, nowSeconds: number): Promise<number> {
  const { statement, member, network, mode } = await client.nextKeys();
  if (statement === null) return 0;
  const roots = openKeystore(world.at.memberKeys(member));
  const payload = statementPayload({ ...statement, address: parseAddress(statement.address) }, { id: randomUUID(), network, iat: nowSeconds });
  await client.submitStatement(signStatement(payload, [{ member: member as MemberCode, signer: roots.signer(namedSigning(roots, 'root').kid) }], mode));
  return statement.signing.length + statement.boxes.length;
}

/** Does so for all gateways, at once and then every minute: the sandbox plays every member. `onError` hears what is tried again. */
export function keepKeys(
  world: World,
  gateways: ReadonlyMap<string, { readonly client: Client }>,
  onError: (address: string, error: unknown) => void,
): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      for (const [address, { client }] of gateways) {
        if (stopped.signal.aborted) return;
        await renewKeys(world, client, Math.floor(Date.now() / 1000)).catch((error: unknown) => onError(address, error));
      }
      await sleep(EVERY_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      stopped.abort();
      await running;
    },
  };
}
