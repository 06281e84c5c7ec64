import type { DryRunRecipient } from '@huecry/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { law, PERMIT_EXPORT, PERMIT_IMPORT, rule } from '../network/laws.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

const BEGAN = Date.UTC(2026, 8, 1) / 1000;
const DISCLOSE = (category: string): string =>
  `forbid (principal, action == Action::"disclose", resource) when { context.category == Category::"${category}" };`;
const EXPORT = `${PERMIT_EXPORT}
${rule('no-source-out', 'origin', DISCLOSE('source'))}
${rule('no-birth-out', 'origin', DISCLOSE('birth'), { more: '@silent\n' })}`;
const IMPORT = `${PERMIT_IMPORT}
${rule('kept-short', 'recipient', 'permit (principal, action == Action::"receive", resource);', { more: '@retain("P30D")\n' })}
${rule('no-act', 'recipient', 'forbid (principal, action == Action::"act", resource);')}`;

let network: Network;
let origin: Office;
let strict = false;
beforeAll(async () => {
  network = await openNetwork(BEGAN, () => ({ requireConfirmation: strict }));
  await network.adopt(law('fr', { exportCedar: EXPORT }), 'fr');
  await network.adopt(law('de', { importCedar: IMPORT }), 'de');
  await network.adopt(
    law('jp', { importCedar: rule('nothing-yellow', 'exchange, recipient', 'forbid (principal, action == Action::"receive", resource);') }),
    'jp',
  );
  origin = await network.office('fr/dcpj');
  await network.office('de/bka');
});
afterAll(() => network?.stop());

const cells = ({ categories }: DryRunRecipient, outcome: string): string[] =>
  categories.filter((one) => one.outcome === outcome).map(({ category }) => category);
const rowOf = async (mark: string, to: string, more: object = {}): Promise<DryRunRecipient> => {
  const { recipients } = await origin.client.dryRun(noticeOf(mark), { to: [to], ...more });
  const [row] = recipients;
  if (row === undefined) throw new Error('a row expected');
  return row;
};

describe('a dry-run', () => {
  test('says for each recipient and category what becomes of it, by which rule, and publishes nothing', async () => {
    const matrix = await origin.client.dryRun(noticeOf('Matrix'), { to: ['de/bka', 'jp/npa'] });
    const [de, jp] = matrix.recipients;
    expect(de).toMatchObject({
      recipient: 'de/bka',
      outcome: 'deliver',
      points: { origin: 'deliver', exchange: 'deliver', recipient: 'deliver' },
      retentionDays: 30,
      flags: [{ rule: 'de/import/no-act' }],
    });
    if (de === undefined) throw new Error('a row expected');
    expect(cells(de, 'disclosed')).toContain('identity');
    expect(de.categories.find(({ category }) => category === 'source')).toMatchObject({
      outcome: 'withheld',
      point: 'origin',
      rule: 'fr/export/no-source-out',
      cite: 'Sample Act, s. no-source-out',
    });
    expect(de.categories.find(({ category }) => category === 'birth')).toMatchObject({
      outcome: 'not-addressed',
      point: 'origin',
      rule: 'fr/export/no-birth-out',
    });
    expect(jp).toMatchObject({
      outcome: 'refuse',
      points: { origin: 'deliver', exchange: 'refuse', recipient: null },
      refusedBy: expect.arrayContaining([expect.objectContaining({ rule: 'jp/import/nothing-yellow', point: 'exchange' })]),
    });
    expect(matrix.prediction).toMatch(/predicted from the bundle/u);
    expect((await origin.client.list({ box: 'out' })).items).toEqual([]);
  });

  test('knows restrictions, revisions and who is not there', async () => {
    expect(await rowOf('Grenze', 'de/bka', { restrictions: { exclude: ['de'] } })).toMatchObject({
      outcome: 'refuse',
      code: 'origin-restriction',
      points: { origin: 'refuse', exchange: null },
    });
    const contact = await rowOf('Grenze', 'de/bka', { restrictions: { contactOnly: ['de/bka'] } });
    expect([contact.outcome, cells(contact, 'disclosed')]).toEqual(['deliver', []]);
    expect(contact.categories.find(({ category }) => category === 'identity')).toMatchObject({ rule: 'origin/contact-me' });
    await expect(origin.client.dryRun(noticeOf('x'), { to: ['de/nobody'] })).rejects.toMatchObject({ code: 'unknown-recipient' });
    await expect(origin.client.dryRun(noticeOf('x'), {})).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(origin.client.dryRun(noticeOf('x'), { revises: crypto.randomUUID() })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is what happens: what was shown and confirmed is what the recipient holds', async () => {
    const to = ['de/bka', 'jp/npa'];
    const { confirmation, recipients } = await origin.client.dryRun(noticeOf('Wahr'), { to });
    const { id } = await origin.client.publish(noticeOf('Wahr'), { to, confirm: confirmation });
    await until(async () => (await origin.client.status(id)).state === 'settled');
    const status = await origin.client.status(id);
    const held = await (await network.office('de/bka')).client.get(id);
    const shown = recipients.find(({ recipient }) => recipient === 'de/bka');
    if (shown === undefined) throw new Error('a row expected');
    expect([...held.categories].toSorted()).toEqual(cells(shown, 'disclosed'));
    expect(held.withheld.toSorted()).toEqual(cells(shown, 'withheld'));
    expect(held.flags.map(({ rule: name }) => name)).toEqual(shown.flags.map(({ rule: name }) => name));
    expect(new Date(held.retainUntil ?? 0).getTime() / 1000).toBe(network.nowSeconds() + (shown.retentionDays ?? 0) * 86_400);
    expect(status.recipients.find(({ recipient }) => recipient === 'jp/npa')).toMatchObject({
      state: 'refused',
      point: 'exchange',
      rule: recipients.find(({ recipient }) => recipient === 'jp/npa')?.refusedBy[0]?.rule,
    });

    // Of a revision: who is left out is told, and stands in the matrix.
    const next = await origin.client.dryRun(noticeOf('Wahr'), { revises: id, to: ['jp/npa'] });
    expect(next.recipients).toMatchObject([
      { recipient: 'de/bka', addressed: false, outcome: 'deliver' },
      { recipient: 'jp/npa', outcome: 'refuse' },
    ]);
    await origin.client.revise(id, noticeOf('Wahr'), { to: ['jp/npa'], confirm: next.confirmation });
  });
});

describe('a confirmation', () => {
  test('holds for this notice, these recipients, these rules, and nothing else', async () => {
    const { confirmation: confirm } = await origin.client.dryRun(noticeOf('Fest'), { to: ['de/bka'] });
    const stale = { code: 'confirmation-stale', status: 409, retryable: false };
    await expect(origin.client.publish(noticeOf('Anders'), { to: ['de/bka'], confirm })).rejects.toMatchObject(stale);
    await expect(origin.client.publish(noticeOf('Fest'), { to: ['de/bka', 'jp/npa'], confirm })).rejects.toMatchObject(stale);
    await expect(origin.client.publish(noticeOf('Fest'), { to: ['de/bka'], restrictions: { contactOnly: ['de'] }, confirm })).rejects.toMatchObject(stale);
    await expect(origin.client.publish(noticeOf('Fest'), { to: ['de/bka'], confirm: 'x'.repeat(43) })).rejects.toMatchObject(stale);
    // In another language it is the same.
    expect((await origin.client.dryRun(noticeOf('Fest'), { to: ['de/bka'], language: 'fr' })).confirmation).toBe(confirm);
    // A rule of the recipient that changes nothing in the matrix is another law all the same.
    await network.adopt(law('de', { importCedar: IMPORT }), 'de');
    await expect(origin.client.publish(noticeOf('Fest'), { to: ['de/bka'], confirm })).rejects.toMatchObject(stale);
    const again = await origin.client.dryRun(noticeOf('Fest'), { to: ['de/bka'] });
    const { id } = await origin.client.publish(noticeOf('Fest'), { to: ['de/bka'], confirm: again.confirmation });
    await until(async () => (await origin.client.status(id)).state === 'settled');
  });

  test('is required where the gateway is told so', async () => {
    strict = true;
    await origin.restart();
    await until(async () => (await origin.client.health()).state === 'ready');
    const required = { code: 'confirmation-required', status: 409 };
    await expect(origin.client.publish(noticeOf('Streng'), { to: ['de/bka'] })).rejects.toMatchObject(required);
    const { confirmation: confirm } = await origin.client.dryRun(noticeOf('Streng'), { to: ['de/bka'] });
    const { id } = await origin.client.publish(noticeOf('Streng'), { to: ['de/bka'], confirm });
    await until(async () => (await origin.client.status(id)).state === 'settled');
    await expect(origin.client.revise(id, noticeOf('Streng'))).rejects.toMatchObject(required);
  });
});
