/** The outside judge: a Go program over Debian's golang.org/x/mod, built here and asked as a process. */
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const Go = z.strictObject({ go: z.string(), goroot: z.string(), gopath: z.string(), cache: z.string() });
const execute = promisify(execFile);

export interface Verdict {
  readonly agrees: boolean;
  /** One line of JSON where it agrees, what is wrong where it does not. */
  readonly says: string;
}

export type Judge = (...args: readonly string[]) => Promise<Verdict>;

/** Brings Go where the machine has none (into `.tools`, nothing is installed) and builds the judge. */
export async function buildJudge(): Promise<Judge> {
  const { stdout } = await execute(process.execPath, [join(root, 'scripts/go.mjs')]);
  const { go, goroot, gopath, cache } = Go.parse(JSON.parse(stdout));
  const binary = join(cache, '../go-judge/judge');
  mkdirSync(dirname(binary), { recursive: true });
  await execute(go, ['build', '-o', binary, '.'], {
    cwd: join(import.meta.dirname, 'go'),
    // GOPATH mode: x/mod is found where Debian puts it, and nothing is ever fetched.
    env: { PATH: process.env.PATH, GOROOT: goroot, GOPATH: gopath, GOCACHE: cache, GO111MODULE: 'off', GOFLAGS: '', CGO_ENABLED: '0', GOPROXY: 'off' },
  });
  return async (...args) => {
    try {
      return { agrees: true, says: (await execute(binary, [...args])).stdout.trim() };
    } catch (error) {
      // Only exit code 1 is a verdict; a judge that cannot run has not refused anything.
      const failed = z.object({ code: z.literal(1), stderr: z.string() }).safeParse(error);
      if (!failed.success) throw error;
      return { agrees: false, says: failed.data.stderr.trim() };
    }
  };
}
