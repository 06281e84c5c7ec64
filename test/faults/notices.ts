import { GATEWAYS } from './stand.ts';

/** One recipient that may have it, one that is refused it. */
export const RECIPIENTS = [GATEWAYS.recipient, GATEWAYS.refused];

/** What stands in fields that this recipient must never hold: one that the origin's law withholds, one that the exchange drops. */
export const WITHHELD_WORD = 'Withheld-Condition';

/** An invented notice, told from the others by its number. */
export const noticeNumber = (number: number): object => ({
  kind: 'yellow',
  profile: 'full',
  diffusion: true,
  purpose: 'locate',
  offenceClass: '0000',
  basis: ['HAGUE-1980'],
  handling: { code: 'H0', tlp: 'GREEN' },
  content: {
    subject: {
      status: 'missing',
      name: { family: `Exemplaire-${number}`, given: 'Noé' },
      sex: 'M',
      nationalities: ['de'],
      birth: { date: { year: 2015, month: 5 }, place: 'Ville-Fictive', country: 'de' },
      health: { conditions: `${WITHHELD_WORD}-${number}` },
      minor: { underAge: true, guardian: 'The mother.' },
    },
    associates: [{ family: `${WITHHELD_WORD}-${number}`, relation: 'travels with the child' }],
    event: {
      type: 'disappearance',
      date: { year: 2026, month: 3, day: 14 },
      place: 'Ville-Fictive',
      country: 'fr',
      circumstances: 'Last seen at the station.',
    },
    source: { issuer: 'de', reference: `EX-${number}` },
  },
});

/** An invented warning of an imminent threat: it goes on while ordinary intake is halted. */
export const alertNumber = (number: number): object => ({
  kind: 'orange',
  profile: 'full',
  purpose: 'warn',
  offenceClass: '0901',
  basis: ['INTERPOL-RPD'],
  handling: { code: 'H0', tlp: 'GREEN' },
  content: {
    event: { type: 'explosive parcel', country: 'de', circumstances: `Invented parcels of series ${number} catch fire.`, advice: 'Do not open.' },
    source: { issuer: 'de', reference: `AL-${number}` },
  },
});
