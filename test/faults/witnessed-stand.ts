/** An exchange whose members ask for two of three witnesses, all of them real processes; without two, ordinary intake halts soon. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ledgerVkeys } from '@huecry/registry';
import { type RunningWitness, startWitness } from '../witness/stand.ts';
import { GATEWAYS, type ServiceName, Stand, type StandOptions } from './stand.ts';
import { state } from './state.ts';

const HALT_AFTER_MS = 4_000;
const REGISTRY_MAX_AGE_MS = 5_000;
const WHO = ['fr', 'de', 'jp'];

export interface Health {
  readonly status: string;
  readonly reason?: string | null;
  readonly halted?: { readonly sinceMs: number } | null;
}

export interface WitnessedStand {
  readonly stand: Stand;
  /** As the members stated it. */
  readonly policy: string;
  /** Kills two: no quorum is left. */
  loseQuorum(): Promise<void>;
  /** All are started again, where and as they were. */
  returnQuorum(): Promise<void>;
  health(of: Extract<ServiceName, 'ledger' | 'exchange'>): Promise<Health>;
  /** Ends every process. */
  stop(): Promise<void>;
}

export async function openWitnessedStand(gateways: StandOptions['gateways'] = GATEWAYS): Promise<WitnessedStand> {
  // A halt lasts longer than a gateway may go without reading the registry: it must be able to read what was witnessed before.
  const stand = await Stand.open({ gateways, ledgerTiming: { haltAfterMs: HALT_AFTER_MS }, timing: { registryMaxAgeMs: REGISTRY_MAX_AGE_MS } });
  const world = { dataDir: stand.world.at.data, genesis: new Uint8Array(readFileSync(stand.world.at.genesis)) };
  let witnesses: RunningWitness[] = [];
  const killAll = async (): Promise<void> => {
    for (const witness of witnesses) await witness.kill();
  };
  const start = async (): Promise<void> => {
    const before = witnesses;
    witnesses = await Promise.all(WHO.map((name, i) => startWitness(world as never, name, Number(new URL(before[i]?.url ?? 'http://x').port))));
  };
  await start();
  const lines = witnesses.map(({ name, vkey, url }) => `witness ${name} ${vkey} ${url}`);
  const policy = [`log ${ledgerVkeys(stand.world.genesis)[0]}`, ...lines, `group members 2 ${WHO.join(' ')}`, 'quorum members\n'].join('\n');
  const { error, reason } = await state(stand, { type: 'witness.policy', policy });
  if (error !== '') throw new Error(`the witness policy was refused: ${error} ${reason}`);
  return {
    stand,
    policy,
    async loseQuorum() {
      for (const witness of witnesses.slice(0, 2)) await witness.kill();
    },
    async returnQuorum() {
      await killAll();
      await start();
    },
    health: async (of) => (await fetch(`${stand.url(of)}/health`)).json() as Promise<Health>,
    async stop() {
      await stand.stop();
      await killAll();
    },
  };
}

/** As long as it takes; what cannot be asked while a process is dead is asked again. */
export async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done().catch(() => false))) await sleep(50);
}
