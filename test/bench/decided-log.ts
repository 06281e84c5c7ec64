/** A log whose every decision can be made again: real law, sealed notices, signed receipts, and the audit file that opens all of it. */
import { join } from 'node:path';
import { Entry } from '@huecry/proto';
import { signer } from '../../services/exchange/src/testing/world.ts';
import { Scribe } from '../replay/scribe.ts';
import type { Signed } from './log.ts';

const ORIGIN = 'fr/dcpj';
const RECIPIENTS = ['fr/ofast', 'de/bka', 'de/lka', 'de/zka', 'jp/npa', 'jp/tokyo', 'jp/osaka', 'jp/kyoto'];

export interface DecidedLog {
  /** Folder of the tree. */
  readonly tree: string;
  readonly vkey: string;
  readonly genesisDigest: string;
  /** The audit file of oversight. */
  readonly file: string;
  readonly entries: readonly Uint8Array[];
  /** Notices and decisions: what a replay of the tiles verifies. */
  readonly inTiles: readonly Signed[];
  /** And the receipts that the file opens. */
  readonly inFile: readonly Signed[];
}

/** Notices to eight recipients, their decisions, and every second one's eight receipts. */
export async function writeDecidedLog(folder: string, notices: number): Promise<DecidedLog> {
  const scribe = new Scribe();
  for (const gateway of RECIPIENTS.filter((to) => !scribe.state.gateways.has(to as never))) scribe.register(gateway);
  const inFile: Signed[] = [];
  for (let i = 0; i < notices; i++) {
    const notice = scribe.pass(ORIGIN, RECIPIENTS);
    if (i % 2 === 0)
      for (const to of RECIPIENTS) {
        scribe.receipt(notice, to);
        const opening = scribe.openings.at(-1);
        const receipts = opening !== undefined && 'receipts' in opening ? (opening.receipts?.receipts ?? []) : [];
        inFile.push(...receipts.map(({ jws }) => ({ jws, publicKey: signer(to).publicKey })));
      }
    scribe.nowSeconds += 7;
  }
  const inTiles = scribe.entries.flatMap((bytes): Signed[] => {
    const { notice, decision } = Entry.decode(bytes);
    if (notice !== null) return [{ jws: notice.jws, publicKey: signer(ORIGIN).publicKey }];
    return decision === null ? [] : [{ jws: decision.jws, publicKey: signer('exchange').publicKey }];
  });
  const tree = await scribe.writeTree(join(folder, 'tree'));
  const file = await scribe.writeOversight(join(folder, 'oversight'));
  return { tree, vkey: scribe.vkey, genesisDigest: scribe.state.network, file, entries: scribe.entries, inTiles, inFile: [...inTiles, ...inFile] };
}
