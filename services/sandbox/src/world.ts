/** The sandbox's world: seven members, nine gateways, their illustrative law. Nothing here speaks for a real state. */

export interface WorldMember {
  readonly code: string;
  readonly name: string;
  /** Named in the genesis file; the others are admitted later by the quorum. */
  readonly genesis: boolean;
  readonly gateways: readonly { readonly agency: string; readonly name: string; readonly bureau: boolean }[];
  /** Appointed by the others to release what the rules hold. */
  readonly reviews?: boolean;
  readonly deathPenalty: boolean;
  readonly treaties: readonly string[];
  /** Whose data protection it recognises as adequate. */
  readonly recognises: readonly string[];
  /** To whom it assures that the death penalty will not be sought or carried out. */
  readonly assures: readonly string[];
}

export const QUORUM = 3;

export const WORLD: readonly WorldMember[] = [
  {
    code: 'fr',
    name: 'France (illustrative)',
    genesis: true,
    gateways: [
      { agency: 'dcpj', name: 'Judicial police, national central bureau', bureau: true },
      { agency: 'ofast', name: 'Anti-narcotics office', bureau: false },
    ],
    deathPenalty: false,
    treaties: ['UNTOC', 'UNCAC', 'HAGUE-1980', 'BUDAPEST', 'EAW', 'PRUM'],
    recognises: ['de', 'jp'],
    assures: [],
  },
  {
    code: 'de',
    name: 'Germany (illustrative)',
    genesis: true,
    gateways: [
      { agency: 'bka', name: 'Federal criminal police, national central bureau', bureau: true },
      { agency: 'zka', name: 'Customs criminal office', bureau: false },
    ],
    deathPenalty: false,
    treaties: ['UNTOC', 'UNCAC', 'HAGUE-1980', 'BUDAPEST', 'EAW', 'PRUM'],
    recognises: ['fr', 'jp'],
    assures: [],
  },
  {
    code: 'br',
    name: 'Brazil (illustrative)',
    genesis: true,
    gateways: [{ agency: 'pf', name: 'Federal police, national central bureau', bureau: true }],
    deathPenalty: false,
    treaties: ['UNTOC', 'UNCAC', 'HAGUE-1980', 'BUDAPEST'],
    recognises: ['fr', 'de'],
    assures: [],
  },
  {
    code: 'jp',
    name: 'Japan (illustrative)',
    genesis: true,
    gateways: [{ agency: 'npa', name: 'National police agency, national central bureau', bureau: true }],
    deathPenalty: true,
    treaties: ['UNTOC', 'UNCAC', 'HAGUE-1980', 'BUDAPEST'],
    recognises: ['fr', 'de'],
    assures: ['fr', 'de', 'br'],
  },
  {
    code: 'eg',
    name: 'Egypt (illustrative)',
    genesis: false,
    gateways: [{ agency: 'ncb', name: 'National central bureau', bureau: true }],
    deathPenalty: true,
    treaties: ['UNTOC', 'UNCAC'],
    recognises: [],
    assures: [],
  },
  {
    code: 'x-un',
    name: 'United Nations (illustrative)',
    genesis: false,
    gateways: [{ agency: 'dppa', name: 'Sanctions branch', bureau: true }],
    deathPenalty: false,
    treaties: [],
    recognises: [],
    assures: [],
  },
  {
    code: 'x-review',
    name: 'Commission for the review of notices (illustrative)',
    genesis: false,
    gateways: [{ agency: 'desk', name: 'Review desk', bureau: true }],
    reviews: true,
    deathPenalty: false,
    treaties: [],
    recognises: [],
    assures: [],
  },
];
