import { SAMPLE_MEMBERS } from '@huecry/policy/samples';

/** The sandbox's world: twelve members and a reviewing body, with their gateways. Their law is the data set of packages/law and the sample bundles; nothing here speaks for a real state. */
export interface WorldMember {
  readonly code: (typeof SAMPLE_MEMBERS)[number];
  readonly name: string;
  /** Named in the genesis file; the others are admitted later by the quorum. */
  readonly genesis: boolean;
  readonly gateways: readonly { readonly agency: string; readonly name: string; readonly bureau: boolean }[];
}

/** The genesis number: of more members a majority must sign. */
export const QUORUM = 3;

const bureau = (agency: string, name: string) => ({ agency, name, bureau: true });
const agency = (code: string, name: string) => ({ agency: code, name, bureau: false });

export const WORLD: readonly WorldMember[] = [
  {
    code: 'fr',
    name: 'France (illustrative)',
    genesis: true,
    gateways: [bureau('dcpj', 'Judicial police, national central bureau'), agency('ofast', 'Anti-narcotics office')],
  },
  {
    code: 'de',
    name: 'Germany (illustrative)',
    genesis: true,
    gateways: [bureau('bka', 'Federal criminal police, national central bureau'), agency('zka', 'Customs criminal office')],
  },
  { code: 'br', name: 'Brazil (illustrative)', genesis: true, gateways: [bureau('pf', 'Federal police, national central bureau')] },
  { code: 'jp', name: 'Japan (illustrative)', genesis: true, gateways: [bureau('npa', 'National police agency, national central bureau')] },
  { code: 'eg', name: 'Egypt (illustrative)', genesis: false, gateways: [bureau('ncb', 'National central bureau')] },
  { code: 'x-un', name: 'United Nations (illustrative)', genesis: false, gateways: [bureau('dppa', 'Sanctions branch')] },
  { code: 'it', name: 'Italy (illustrative)', genesis: false, gateways: [bureau('scip', 'International police cooperation service, national central bureau')] },
  { code: 'gb', name: 'United Kingdom (illustrative)', genesis: false, gateways: [bureau('nca', 'National crime agency, national central bureau')] },
  { code: 'za', name: 'South Africa (illustrative)', genesis: false, gateways: [bureau('saps', 'Police service, national central bureau')] },
  { code: 'vn', name: 'Viet Nam (illustrative)', genesis: false, gateways: [bureau('mps', 'Ministry of public security, national central bureau')] },
  { code: 'kp', name: 'DPR Korea (illustrative)', genesis: false, gateways: [bureau('mps', 'Ministry of public security')] },
  { code: 'x-icc', name: 'International Criminal Court (illustrative)', genesis: false, gateways: [bureau('otp', 'Office of the Prosecutor')] },
  { code: 'x-review', name: 'Reviewing body (invented)', genesis: false, gateways: [bureau('desk', 'Review desk')] },
];
