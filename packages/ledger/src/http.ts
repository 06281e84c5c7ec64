/** A tree behind an HTTP prefix, as C2SP tlog-tiles serves it: a log, a mirror, a bucket of static files. */
import { parseTilePath } from './tiles.ts';
import type { TreeReader } from './reader.ts';

/** A full bundle of the largest entries. */
const MAX_BYTES = 256 * (2 + 65_535);
const PATIENCE_MS = 30_000;
const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 100;

/** The prefix could not be read: whether the file is there is not known. */
export class UnreachableError extends Error {
  readonly code = 'unreachable';

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'UnreachableError';
  }
}

/**
 * Reads below an `http:` or `https:` prefix. Nothing that comes from there is believed before it is checked, so redirects are followed
 * and no certificate matters for what is true. A file that is not there (404, 410) is null; anything else is asked again, a few times.
 * @throws UnreachableError from `read`
 */
export function readHttp(prefix: string | URL): TreeReader {
  const base = String(prefix).replace(/\/*$/, '/');
  return {
    async read(path) {
      if (path !== 'checkpoint' && parseTilePath(path) === undefined) return null;
      for (let attempt = 1; ; attempt++) {
        try {
          return await get(`${base}${path}`);
        } catch (error) {
          if (attempt === ATTEMPTS) throw error instanceof UnreachableError ? error : new UnreachableError(`cannot read ${base}${path}`, error);
        }
        await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 4 ** (attempt - 1)));
      }
    },
  };
}

async function get(url: string): Promise<Uint8Array | null> {
  const response = await fetch(url, { headers: { 'accept-encoding': 'gzip, identity' }, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (response.status === 404 || response.status === 410) {
    await response.body?.cancel();
    return null;
  }
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    throw new UnreachableError(`${url} answered with status ${response.status}`);
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.length;
    // No file of a tree is larger: what goes on is none.
    if (length > MAX_BYTES) throw new UnreachableError(`${url} is larger than any file of a tree`);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
