/** Makes sure that a child does not outlive us, however we end. */
import { spawn } from 'node:child_process';

/**
 * A shell that waits for its standard input to end, which happens when we close it or die, even by SIGKILL; then it kills the
 * process. The start time (field 22 of /proc/<pid>/stat) tells the process from a later one with the same number; where there
 * is no /proc the number alone decides.
 */
const WATCH = `
start_of() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }
began="$(start_of "$1")"
read -r _
[ "$(start_of "$1")" = "$began" ] && kill -9 "$1" 2>/dev/null
exit 0`;

export interface Guard {
  /** The process has ended by itself: nothing to kill any more. */
  release(): void;
}

/** Kills `pid` (SIGKILL) as soon as this process ends, unless released before. */
export function guard(pid: number): Guard {
  const watcher = spawn('/bin/sh', ['-c', WATCH, 'guard', String(pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  watcher.on('error', () => undefined);
  watcher.stdin.on('error', () => undefined);
  watcher.unref();
  (watcher.stdin as unknown as { unref?: () => void }).unref?.();
  return { release: () => void watcher.kill('SIGKILL') };
}
