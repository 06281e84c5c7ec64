/** Finds the line (from 1) on which the value at `path` begins. `text` must be valid JSON; a path that is not there gives its nearest parent's line. */
export function lineOfPath(text: string, path: readonly PropertyKey[]): number {
  let at = 0;
  const blank = (): void => {
    while (/\s/u.test(text[at] ?? '')) at += 1;
  };
  const string = (): string => {
    const begin = at;
    at += 1;
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at += 1;
    return String(JSON.parse(text.slice(begin, at)));
  };
  /** Steps over one value, and tells each child where it begins. */
  const value = (child: (key: string) => void): void => {
    blank();
    const open = text[at];
    if (open === '"') {
      string();
      return;
    }
    if (open !== '{' && open !== '[') {
      while (at < text.length && !/[\s,\]}]/u.test(text[at] ?? ',')) at += 1;
      return;
    }
    at += 1;
    for (let index = 0; ; index += 1) {
      blank();
      if (text[at] === ',') {
        at += 1;
        blank();
      }
      if (text[at] === '}' || text[at] === ']' || at >= text.length) break;
      let key = String(index);
      if (open === '{') {
        key = string();
        blank();
        at += 1;
      }
      blank();
      child(key);
    }
    at += 1;
  };
  const skip = (): void => value(skip);

  let found = 0;
  const find = (rest: readonly PropertyKey[]): void => {
    blank();
    found = at;
    const [next, ...deeper] = rest;
    let hit: number | undefined;
    value((key) => {
      if (next === undefined || key !== String(next)) {
        skip();
        return;
      }
      find(deeper);
      hit = found;
    });
    if (hit !== undefined) found = hit;
  };
  find(path);
  return text.slice(0, found).split('\n').length;
}
