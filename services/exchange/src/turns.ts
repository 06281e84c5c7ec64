/** Work under one name, one after the other; different names run beside each other. */
export type Turns = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = last.get(name);
    const mine = before === undefined ? work() : before.then(work, work);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    last.set(name, settled);
    void settled.then(() => last.get(name) === settled && last.delete(name));
    return mine;
  };
}

/** A notice with all its revisions: its submissions, releases and its recall take turns, so that nothing of it goes out beside its recall. */
export const noticeName = (iss: string, jti: string): string => `${iss} ${jti}`;
