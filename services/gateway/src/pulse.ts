/** Runs work when woken and when the time that it names has come: one run at a time, and it ends when told. */
export interface Pulse {
  /** There is, or may be, something to do now. Cheap; calling it during a run makes one more run. */
  wake(): void;
  /** Resolves when the run under way has ended; no other begins. */
  stop(): Promise<void>;
}

const LONGEST_MS = 2 ** 31 - 1;
const AFTER_ERROR_MS = 1_000;

/**
 * @param work does one piece and gives the milliseconds until the next (0: at once), or null: nothing until woken
 * @param onError gets what `work` throws; it runs again after a second
 */
export function startPulse(work: () => Promise<number | null>, onError: (error: unknown) => void): Pulse {
  let woken = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let active = false;
  let running: Promise<void> = Promise.resolve();

  const run = async (): Promise<void> => {
    while (woken && !stopped) {
      woken = false;
      let delayMs: number | null;
      try {
        delayMs = await work();
      } catch (error) {
        onError(error);
        delayMs = AFTER_ERROR_MS;
      }
      if (delayMs === 0) {
        woken = true;
        // Others get their turn between two pieces: sealing a long list must not starve the HTTP server.
        await new Promise((resolve) => setImmediate(resolve));
      } else if (delayMs !== null && !stopped) {
        clearTimeout(timer);
        timer = setTimeout(wake, Math.min(delayMs, LONGEST_MS));
      }
    }
    active = false;
  };
  const wake = (): void => {
    woken = true;
    if (stopped || active) return;
    clearTimeout(timer);
    // Before the run begins: work may wake us before it first waits.
    active = true;
    running = run();
  };

  return {
    wake,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
