import type { OutboxLate, WaitingRecipient } from '../store/outbox-late.ts';

/** A recipient of ours begins to wait, for its law or key (`waiting`) or for a review (`held`); or, `active: false`, no longer does. */
export interface WaitEvent extends WaitingRecipient {
  readonly active: boolean;
}

/** Tells who waits. The rows are the truth; this compares them with what was told last, so that a restart tells anew what stands. */
export interface Waits {
  /** Rows may have changed: tells the difference. Costs nothing while nobody listens. */
  look(): void;
  /** What stands, and from now on each that begins or ends, to `listener`. Ends with `signal`. */
  follow(listener: (event: WaitEvent) => void, signal: AbortSignal): void;
}

const keyOf = ({ id, rev, recipient, state, code }: WaitingRecipient): string => `${id} ${rev} ${recipient} ${state} ${code}`;

export function createWaits(late: Pick<OutboxLate, 'standing'>): Waits {
  let known = new Map<string, WaitingRecipient>();
  const listeners = new Set<(event: WaitEvent) => void>();
  const look = (): void => {
    if (listeners.size === 0) return;
    const standing = new Map(late.standing().map((one) => [keyOf(one), one]));
    const over = [...known].filter(([key]) => !standing.has(key)).map(([, one]) => ({ ...one, active: false }));
    const begun = [...standing].filter(([key]) => !known.has(key)).map(([, one]) => ({ ...one, active: true }));
    known = standing;
    // Ends first: who waits for something else now is not told to wait no longer last.
    for (const event of [...over, ...begun]) for (const listener of listeners) listener(event);
  };
  return {
    look,
    follow(listener, signal) {
      if (signal.aborted) return;
      // What nobody listened to is not told as an end now.
      if (listeners.size === 0) known = new Map();
      else look();
      for (const one of known.values()) listener({ ...one, active: true });
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
      look();
    },
  };
}
