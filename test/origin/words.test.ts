import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeInWords, TOLD_IN, type ToldIn } from '@huecry/policy';
import { connect, SdkError } from '@huecry/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REMEDIES } from '../../services/exchange/src/refusals.ts';
import { VIOLATIONS } from '../../services/gateway/src/violations.ts';
import { law, PERMIT_EXPORT, rule } from '../network/laws.ts';
import { admitLawless } from '../network/lawless.ts';
import { type Network, type Office, openNetwork, until } from '../network/network.ts';
import { noticeOf } from '../network/notices.ts';

/** Everything that a person reads of a refusal, of what was withheld and of what waits is there in four languages. */
const ROOT = join(import.meta.dirname, '../..');
const sources = ['services/gateway/src/outbox', 'services/gateway/src/inbox', 'services/gateway/src', 'packages/policy/src', 'packages/decision/src'].flatMap(
  (folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.ts') && !name.includes('test'))
      .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
);
const found = (pattern: RegExp): string[] =>
  [...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].flatMap(([, code = '']) => (code === '' ? [] : [code]))))].toSorted();

/** A reviewer's own words, and a code of the API's errors alone. */
const NOT_FOR_PEOPLE: ReadonlySet<string> = new Set(['exchange/review', 'kind-changed']);

describe('each code', () => {
  const codes = [
    ...Object.keys(REMEDIES),
    ...VIOLATIONS,
    // As they stand in the code: a new one is found here before a person finds it in one language only.
    ...found(/code: '([a-z-]+)'/gu),
    ...found(/(?:refused|refusedBy|refuseAtOrigin)\((?:context, )?(?:entry|to), '([a-z-]+)'/gu),
    ...found(/rule: '((?:origin|exchange|recipient|common)\/[a-z-]+)'/gu),
  ].filter((code) => !NOT_FOR_PEOPLE.has(code));
  test.each([...new Set(codes)].toSorted())('%s', (code) => {
    const texts = TOLD_IN.map((language) => codeInWords(code, language) ?? '');
    for (const text of texts) expect(text.length, code).toBeGreaterThan(8);
    expect(new Set(texts).size).toBe(TOLD_IN.length);
    expect(texts[3]).toMatch(/^[\p{Script=Arabic}\p{M}\p{P}\s]+$/u);
  });
  test('are many, and what is none has no words', () => {
    expect(new Set(codes).size).toBeGreaterThan(40);
    expect(codeInWords('fr/export/anything', 'fr')).toBeUndefined();
  });
});

let network: Network;
let origin: Office;
beforeAll(async () => {
  network = await openNetwork(Date.UTC(2026, 8, 1) / 1000);
  const reasons = '@reason_fr("pas de naissance")\n@reason_es("sin nacimiento")\n@reason_ar("بلا ميلاد")\n';
  const birth = rule('no-birth', 'origin', 'forbid (principal, action == Action::"disclose", resource) when { context.category == Category::"birth" };', {
    reason: 'no birth',
    more: reasons,
  });
  await network.adopt(law('fr', { exportCedar: `${PERMIT_EXPORT}\n${birth}` }), 'fr');
  await network.adopt(law('de'), 'de');
  await network.adopt(law('jp', { importCedar: '' }), 'jp');
  origin = await network.office('fr/dcpj');
  await network.office('de/bka');
  await admitLawless(network, 'br', 'br/pf');
});
afterAll(() => network?.stop());

describe('in the language asked for', () => {
  const restrictions = { exclude: ['fr'], contactOnly: ['de'] };
  const to = ['br/pf', 'de/bka', 'jp/npa'];
  const wanted: Record<ToldIn, RegExp> = { en: /no policy bundle/u, fr: /aucun droit en vigueur/u, es: /no hay normas en vigor/u, ar: /لا توجد قواعد سارية/u };
  let id = '';

  test.each(TOLD_IN)('the dry-run: %s', async (language) => {
    const { recipients, prediction } = await origin.client.dryRun(noticeOf('Worte'), { to, restrictions, language });
    expect(prediction).toMatch({ en: /predicted/u, fr: /prévu/u, es: /prevé/u, ar: /متوقَّع/u }[language]);
    const of = (address: string) => recipients.find(({ recipient }) => recipient === address);
    expect(of('br/pf')).toMatchObject({ outcome: 'wait', reason: expect.stringMatching(wanted[language]) });
    expect(of('jp/npa')?.reason).toBe(language === 'en' ? of('jp/npa')?.reason : codeInWords('default-deny', language));
    const cells = Object.fromEntries(of('de/bka')?.categories.map(({ category, reason }) => [category, reason]) ?? []);
    expect(cells['birth']).toBe({ en: 'no birth', fr: 'pas de naissance', es: 'sin nacimiento', ar: 'بلا ميلاد' }[language]);
    if (language !== 'en') expect(cells['identity']).toBe(codeInWords('contact-me', language));
  });

  test.each(TOLD_IN)('status and explanation: %s', async (language) => {
    id ||= (await origin.client.publish(noticeOf('Worte'), { to, restrictions })).id;
    await until(async () => (await origin.client.status(id)).state === 'settled');
    const { recipients } = await origin.client.status(id, undefined, language);
    const of = (address: string) => recipients.find(({ recipient }) => recipient === address);
    expect(of('br/pf')).toMatchObject({ state: 'waiting', reason: expect.stringMatching(wanted[language]) });
    const reasons = of('de/bka')?.withheld.map(({ rule: name, reason }) => [name, reason]) ?? [];
    expect(Object.fromEntries(reasons)['fr/export/no-birth']).toBe({ en: 'no birth', fr: 'pas de naissance', es: 'sin nacimiento', ar: 'بلا ميلاد' }[language]);
    const { lines } = await origin.client.explain({ id, recipient: 'br/pf', language });
    expect(lines.join('\n')).toMatch(wanted[language]);
    const contact = (await origin.client.explain({ id, recipient: 'de/bka', language })).withheld.find(({ category }) => category === 'identity');
    if (language !== 'en') expect(contact?.reason).toBe(codeInWords('contact-me', language));
  });

  test.each(TOLD_IN)('an error, with what was the matter in English: %s', async (language) => {
    const client = connect({ url: origin.url, token: 'token', language });
    const error = await client.status('0190a000-0000-7000-8000-000000000000').catch((cause: unknown) => cause as SdkError);
    const english = await origin.client.status('0190a000-0000-7000-8000-000000000000').catch((cause: unknown) => cause as SdkError);
    if (!(error instanceof SdkError) || !(english instanceof SdkError)) throw new Error('both are refused');
    expect(error.code).toBe('not-found');
    expect(error.detail).toBe(language === 'en' ? null : english.message);
    expect(error.message === english.message).toBe(language === 'en');
    const none = await fetch(`${origin.url}/v1/members`, { headers: { 'accept-language': language } });
    expect([none.status, none.headers.get('content-language')]).toEqual([401, language]);
  });
});
