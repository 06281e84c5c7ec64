import { relative } from 'node:path';
import pc from 'picocolors';
import type { RunningExchange } from './exchange.ts';

/** A path as a person would type it: short where it is below the current folder. */
export const shortPath = (path: string): string => {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
};

/** What can be asked of the files that a demo leaves, with nothing running. */
const offline = (folder: string): readonly string[] => [
  `npm run -s huecry -- audit verify ${folder}/ledger/tree --vkey ${folder}/ledger/vkeys`,
  `npm run -s huecry -- audit export --exchange ${folder}/exchange/config.json --out ${folder}/oversight.hca`,
  `npm run -s huecry -- audit replay ${folder}/ledger/tree --vkey ${folder}/ledger/vkeys --file ${folder}/oversight.hca`,
];

/** After a demo that has ended. */
export function printOfflineSteps(print: (text: string) => void, data: string): void {
  const folder = shortPath(data);
  print(pc.bold('\nNothing runs any more. Of the files that it left, try:'));
  for (const command of offline(folder)) print(`  ${command}`);
  const where = folder === '.data/demo' ? '' : ` --data ${folder}`;
  print(`A member's own audit file comes from its gateway: npm run demo --${where || ' --data .data/demo'}, then in a second terminal`);
  print(`  npm run -s huecry --${where} --as fr/dcpj audit export --out ${folder}/fr.hca`);
}

/** Commands that work as they stand, pasted into a second terminal in the checkout. */
export function printNextSteps(print: (text: string) => void, { data, exchange }: { data: string; exchange: RunningExchange }): void {
  const folder = shortPath(data);
  const where = folder === '.data/demo' ? '' : ` --data ${folder}`;
  const huecry = `npm run -s huecry --${where}`;
  print(pc.bold('\nThe exchange stays up. In a second terminal, try:'));
  for (const command of [
    `${huecry} --as de/bka notice list`,
    `${huecry} --as de/bka notice search samira`,
    `${huecry} --as jp/npa notice watch --after 0`,
    `${huecry} --as fr/dcpj notice publish docs/guides/yellow.json --to de/bka,jp/npa --wait`,
    `${huecry} --as fr/dcpj policy explain --notice docs/guides/yellow.json --recipient eg/ncb`,
    `${huecry} --as br/pf member list`,
    `${huecry} --as de/bka notice recalls`,
    `${huecry} --as x-review/desk review list`,
    `${huecry} --as fr/dcpj audit export --out ${folder}/fr.hca`,
    ...offline(folder),
  ])
    print(`  ${command}`);
  print('What that review list shows is held: review status ID, then review release ID, or review refuse ID --reason TEXT, ends it.');
  print(`\nA gateway's API, for programs: ${exchange.gateways.get('fr/dcpj')?.url}/docs (its token is in ${folder}/gateways/fr-dcpj/token)`);
  if (exchange.ledgerUrl !== null) print(`The ledger, for any C2SP tlog client: ${exchange.ledgerUrl}/checkpoint`);
  print('Ctrl-C ends it; the same command goes on where it was.');
}
