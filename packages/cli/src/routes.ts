/** What a gateway's advice to programs is on the command line: the longest first. */
const COMMANDS: readonly (readonly [string, string])[] = [
  ['POST /v1/notices/{id}/requests', 'huecry notice request ID'],
  ['GET /v1/notices/{id}/status', 'huecry notice status ID'],
  ['GET /v1/notices/{id}', 'huecry notice show ID'],
  ['POST /v1/notices', 'huecry notice publish'],
  [
    'POST /v1/policy/dry-run, look at the matrix, and send its confirmation as confirm',
    'huecry notice publish --dry-run, look at the matrix, and give --confirm',
  ],
  ['POST /v1/policy/dry-run', 'huecry notice publish --dry-run'],
  ['GET /v1/reviews/{id}', 'huecry review status ID'],
  ['GET /v1/reviews', 'huecry review list'],
  ['GET /v1/members', 'huecry member list'],
  ['GET /v1/keys', 'huecry keys list'],
  ['GET /v1/violations', 'huecry notice violations'],
  ['GET /v1/health', 'huecry health'],
];

/** A gateway's message with the commands that do what the HTTP calls it names do. */
export const asCommands = (message: string): string => COMMANDS.reduce((text, [call, command]) => text.replaceAll(call, command), message);
