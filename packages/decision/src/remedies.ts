/** Every code with which a decision refuses one recipient, and what the sender has to do. */
export const REMEDIES = {
  'unknown-recipient': 'address gateways that the registry lists now',
  'recipient-key-invalid': "seal to the recipient's key in force as a new revision",
  'no-bundle': 'both members need a policy bundle in force, and the notice must name bundles that the registry knows',
  'origin-restriction': 'the notice goes only to members whom its origin does not exclude: address no other',
  'policy-refused': 'the rules named do not allow this notice to go to this recipient',
  'release-required': 'this notice needs a release: address a gateway of a reviewing body too, so that it can be given',
  expired: 'give the notice an expiry in the future and submit it as a new revision',
} as const;

export type RecipientRefusalCode = keyof typeof REMEDIES;
