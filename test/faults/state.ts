import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectGateway } from '@huecry/bus';
import type { Address, MemberCode } from '@huecry/notice';
import { StatementRequest, StatementResponse } from '@huecry/proto';
import { signStatement, type StatementBody, statementPayload } from '@huecry/registry';
import { openKeystore } from '@huecry/seal/keystore';
import { namedSigning } from '../../services/sandbox/src/provision.ts';
import { WORLD } from '../../services/sandbox/src/world.ts';
import type { Stand } from './stand.ts';

/** A majority of the sandbox's members. */
const MAJORITY = WORLD.slice(0, 7).map(({ code }) => code);

/** A statement by a majority, or by these members, through a gateway of fr; asked again until there is an answer. */
export async function state({ world, servers }: Stand, body: StatementBody, by: readonly string[] = MAJORITY): Promise<StatementResponse> {
  const creds = readFileSync(world.nats.members['fr']?.gateways['fr/ofast'] ?? '', 'utf8');
  const bus = await connectGateway({ servers, creds, address: 'fr/ofast' as Address, mode: 'live' });
  const payload = statementPayload(body, { id: randomUUID(), network: world.genesis.digest, iat: Math.floor(Date.now() / 1000) });
  const signers = by.map((code) => {
    const keystore = openKeystore(world.at.memberKeys(code));
    return { member: code as MemberCode, signer: keystore.signer(namedSigning(keystore, 'root').kid) };
  });
  const data = StatementRequest.encode({ statement: signStatement(payload, signers) });
  for (;;) {
    const answer = await bus.registrySubmit(data).then(StatementResponse.decode, () => null);
    if (answer !== null && answer.error !== 'unavailable') {
      await bus.close();
      return answer;
    }
    await sleep(200);
  }
}
