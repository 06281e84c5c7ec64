import { spawnSync } from 'node:child_process';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { natsServerBin, temporaryFolder } from '@huecry/testkit';
import { median } from './measure.ts';

/** What the figures depend on. No host name, no path. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly openssl: string;
  readonly natsServer: string;
  /** Median time until one page that was written is on the disk. */
  readonly syncMs: number;
  /** Processes that wanted a core before the bench began, averaged over a minute: above 0 something else was running. */
  readonly loadBefore: number;
}

const SYNCS = 50;
const PAGE_BYTES = 4096;

function syncMs(): number {
  const folder = temporaryFolder('huecry-bench-');
  const file = openSync(join(folder.path, 'sync'), 'w');
  try {
    const page = Buffer.alloc(PAGE_BYTES, 1);
    const took = Array.from({ length: SYNCS }, () => {
      const started = performance.now();
      writeSync(file, page);
      fdatasyncSync(file);
      return performance.now() - started;
    });
    return median(took);
  } finally {
    closeSync(file);
    folder.remove();
  }
}

export function describeMachine(): Machine {
  const { stdout } = spawnSync(natsServerBin(), ['-v'], { encoding: 'utf8' });
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${release().split('-')[0] ?? ''} ${arch()}`,
    node: process.versions.node,
    openssl: process.versions.openssl,
    natsServer: /v(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1] ?? 'unknown',
    syncMs: syncMs(),
    loadBefore: loadavg()[0] ?? 0,
  };
}
