import { describe, expect, test } from 'vitest';
import { CATEGORIES, KINDS, type Address, type MemberCode } from '@huecry/notice';
import {
  answerSubject,
  channelFilter,
  deliverSubject,
  gatewayConsumer,
  inboxPrefix,
  ledgerSubject,
  parseSubject,
  proofSubject,
  proveSubject,
  receiptSubject,
  recalledSubject,
  recallSubject,
  releaseSubject,
  registrySubject,
  rejectSubject,
  senderOf,
  submitSubject,
} from './subjects.ts';

const bka = 'de/bka' as Address;
const fr = 'fr' as MemberCode;
const un = 'x-un' as MemberCode;

describe('subjects', () => {
  test('what is built is read back', () => {
    for (const mode of ['live', 'exercise'] as const) {
      for (const kind of KINDS) {
        expect(parseSubject(submitSubject(mode, bka, kind))).toEqual({ type: 'submit', mode, from: bka, member: 'de', kind });
        expect(parseSubject(deliverSubject(mode, bka, un, kind))).toEqual({ type: 'deliver', mode, to: bka, member: 'de', origin: un, kind });
      }
      expect(parseSubject(receiptSubject(mode, bka))).toEqual({ type: 'receipt', mode, from: bka, member: 'de' });
      expect(parseSubject(releaseSubject(mode, bka))).toEqual({ type: 'release', mode, from: bka, member: 'de' });
      expect(parseSubject(recallSubject(mode, bka))).toEqual({ type: 'recall', mode, from: bka, member: 'de' });
      expect(parseSubject(recalledSubject(mode, bka))).toEqual({ type: 'recalled', mode, to: bka, member: 'de' });
      expect(parseSubject(rejectSubject(mode, bka))).toEqual({ type: 'reject', mode, to: bka, member: 'de' });
      expect(parseSubject(proofSubject(mode, bka))).toEqual({ type: 'proof', mode, to: bka, member: 'de' });
      expect(parseSubject(answerSubject(mode, bka))).toEqual({ type: 'answer', mode, to: bka, member: 'de' });
      expect(parseSubject(registrySubject(mode, fr, 'read'))).toEqual({ type: 'registry', mode, member: 'fr', call: 'read' });
      expect(parseSubject(proveSubject(mode, bka, 'entries'))).toEqual({ type: 'prove', mode, from: bka, member: 'de', call: 'entries' });
      expect(parseSubject(ledgerSubject(mode, 'consistency'))).toEqual({ type: 'ledger', mode, call: 'consistency' });
      expect(parseSubject(ledgerSubject(mode, 'append'))).toEqual({ type: 'ledger', mode, call: 'append' });
    }
  });

  test('the words of DESIGN §7', () => {
    expect(submitSubject('live', 'fr/dcpj' as Address, 'red')).toBe('hc.submit.fr.dcpj.red');
    expect(submitSubject('live', 'fr/dcpj' as Address, 'orange')).toBe('hc.urgent.fr.dcpj.orange');
    expect(deliverSubject('exercise', bka, fr, 'un-special')).toBe('hcx.deliver.de.bka.fr.un-special');
    expect(gatewayConsumer(bka, 'deliver')).toBe('bka-deliver');
    expect(channelFilter('live', bka, 'deliver')).toBe('hc.deliver.de.bka.*.*');
    expect(channelFilter('live', bka, 'proof')).toBe('hc.proof.de.bka');
    expect(inboxPrefix(bka)).toBe('_INBOX.de.bka');
  });

  test.each([
    '',
    'hc',
    'hc.submit.fr.dcpj',
    'hc.submit.fr.dcpj.red.more',
    'hc.urgent.fr.dcpj.red',
    'hc.urgent.fr.dcpj',
    'hc.submit.FR.dcpj.red',
    'hc.submit.fr.dcpj.crimson',
    `hc.submit.fr.dcpj.${CATEGORIES[0]}`,
    'hc.submit.fra.dcpj.red',
    'hc.submit.x-u.dcpj.red',
    'hc.submit.fr.*.red',
    'hc.submit.fr..red',
    'hc.deliver.de.bka.red',
    'hc.registry.fr.write',
    'hc.ledger.append.x',
    'hc.prove.fr.dcpj',
    'hc.prove.fr.dcpj.anything',
    'hc.review.fr.dcpj',
    'hd.submit.fr.dcpj.red',
    'submit.fr.dcpj.red',
  ])('%j is no subject of ours', (subject) => expect(parseSubject(subject)).toBeNull());

  test.each(['fr', 'fr/', '/dcpj', 'fr/dcpj/x', 'fr/dc.pj', 'fr/*', 'fr/>', 'FR/dcpj', 'fr/dcpj ', 'f/dcpj', `fr/${'a'.repeat(33)}`])(
    '%j cannot become tokens',
    (address) => expect(() => submitSubject('live', address as Address, 'red')).toThrow(expect.objectContaining({ code: 'bad-address' })),
  );

  test('the sender of an unreadable message is still known', () => {
    expect(senderOf('hc.submit.fr.dcpj.crimson')).toBe('fr/dcpj');
    expect(senderOf('hc.urgent.fr.dcpj.red')).toBe('fr/dcpj');
    expect(senderOf('hc.receipt.x-un.dppa')).toBe('x-un/dppa');
    expect(senderOf('hc.release.x-un.dppa')).toBe('x-un/dppa');
    expect(senderOf('hc.recall.x-un.dppa')).toBe('x-un/dppa');
    expect(senderOf('hc.deliver.fr.dcpj.de.red')).toBeNull();
    expect(senderOf('hc.submit.*.dcpj.red')).toBeNull();
  });
});
