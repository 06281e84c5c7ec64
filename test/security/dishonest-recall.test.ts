import { Answer } from '@huecry/proto';
import { parseReceipt } from '@huecry/seal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { law } from '../network/laws.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

/** An exchange that carries recalls otherwise than its own decisions say. */
let network: Network;
let origin: Office;
let bka: Office;
beforeAll(async () => {
  network = await openNetwork(Date.UTC(2026, 8, 1) / 1000);
  await network.adopt(law('fr'), 'fr');
  await network.adopt(law('de'), 'de');
  await network.adopt(law('jp'), 'jp');
  origin = await network.office('fr/dcpj');
  bka = await network.office('de/bka');
  await network.office('jp/npa');
});
afterAll(() => network?.stop());

const recallOf = async (id: string) => (await origin.client.status(id)).recall;
const reason = async (): Promise<string> => (await origin.client.health()).reason ?? '';

/** A recall that counts as done though a holder was left out, and the decision that the exchange kept back. */
async function hidden(mark: string): Promise<{ readonly id: string; readonly decision: Uint8Array }> {
  const kept: Uint8Array[] = [];
  network.alter = (message) => {
    if (message.subject === 'hc.recalled.de.bka') return null;
    if (message.subject.startsWith('hc.proof.fr.dcpj')) {
      kept.push(message.data);
      return null;
    }
    if (message.subject !== 'hc.answer.fr.dcpj') return message;
    const answer = Answer.decode(message.data);
    // Its own word that it has the notice would give it away.
    if (answer.receipt.length > 0 && parseReceipt(answer.receipt).claims.iss === 'de/bka') return null;
    return { ...message, data: Answer.encode({ ...answer, recipients: answer.recipients.filter((to) => to !== 'de/bka') }) };
  };
  const { id } = await origin.client.publish(noticeOf(mark), { to: ['de/bka', 'jp/npa'] });
  await until(async () => (await bka.client.get(id).catch(() => null))?.state === 'stored' && kept.length > 0);
  await origin.client.recall(id, { code: 'mistaken-identity' });
  await until(async () => (await recallOf(id))?.state === 'settled');
  const [decision] = kept;
  if (decision === undefined) throw new Error('the decision was kept back');
  return { id, decision };
}

test('that hides a holder, and the decision that gave it the notice until the recall is done: the recall is not done', async () => {
  const { id, decision } = await hidden('Verschwiegen');
  expect(await network.deliver('fr/dcpj', decision, 'proof')).toBe('ack');
  expect((await bka.client.get(id)).content).not.toBeNull();
  const recall = await recallOf(id);
  expect(recall?.recipients.map(({ recipient, state }) => [recipient, state])).toEqual([
    ['de/bka', 'told'],
    ['jp/npa', 'purged'],
  ]);
  expect(recall?.state).toBe('logged');
  expect(await reason()).toContain('recall-incomplete');
});

test('and is honest again: the recall goes out once more, and is done when the holder has purged', async () => {
  const { id, decision } = await hidden('Nachgeholt');
  network.alter = (message) => message;
  network.pass(60);
  expect(await network.deliver('fr/dcpj', decision, 'proof')).toBe('ack');
  await until(async () => (await recallOf(id))?.recipients.filter(({ state }) => state === 'purged').length === 2);
  await until(async () => (await recallOf(id))?.state === 'settled');
  await expect(bka.client.get(id)).rejects.toMatchObject({ code: 'recalled' });
});
