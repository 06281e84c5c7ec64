export { decideAll, type DecideContext, decideRefused, decideReleased, type NoticeFacts } from './decide.ts';
export { type RecipientRefusalCode, REMEDIES } from './remedies.ts';
