/** A notice in which each category has a word that stands nowhere else: `Name…`, `Ort…`, `Circumstances…`, `REF…`. */
export const noticeOf = (mark: string, more: object = {}) => ({
  kind: 'yellow',
  profile: 'full',
  diffusion: true,
  purpose: 'locate',
  offenceClass: '0000',
  basis: ['national-law'],
  handling: { code: 'H0', tlp: 'GREEN' },
  content: {
    subject: {
      status: 'missing',
      name: { family: `Name${mark}`, given: 'Noé' },
      birth: { date: { year: 1985, month: 5 }, place: `Ort${mark}`, country: 'fr' },
    },
    event: { type: 'disappearance', place: 'Ville-Fictive', circumstances: `Circumstances${mark} at the station.` },
    source: { issuer: 'fr', reference: `REF${mark}` },
  },
  ...more,
});
