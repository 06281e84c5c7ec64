/** The ledger's core as a process of its own that takes requests over IPC: what the crash tests kill. For tests only. */
import { readFileSync } from 'node:fs';
import { callsOf, noticeEntry, openLedger, type World } from './world.ts';

const [worldFile = '', prefix = '', countText = '0'] = process.argv.slice(2);
const json: { dataDir: string; skey: string; vkey: string; vkeys: string[]; genesis: string } = JSON.parse(readFileSync(worldFile, 'utf8'));
const world: World = { ...json, genesis: new Uint8Array(Buffer.from(json.genesis, 'base64')) };

const ledger = await openLedger(world, { groupMs: 0, checkpointMs: 1 });
const { append, proof } = callsOf(ledger);
process.send?.({ ready: ledger.status() });
// One request at a time, each with two entries; every third asks for its proof.
for (let i = 0; i < Number(countText); i++) {
  const items = ['a', 'b'].map((half) => ({ key: `${prefix} ${i} ${half}`, entry: noticeEntry(`${prefix} ${i} ${half}`) }));
  const { error, positions } = await append(1, ...items);
  process.send?.({ acknowledged: items.map(({ key }, at) => [key, positions[at]]), error });
  if (i % 3 === 0) await proof(...positions);
}
await ledger.close();
process.disconnect();
