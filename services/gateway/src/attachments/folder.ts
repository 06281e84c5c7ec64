import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Ciphertexts of files, under their ids: `out` those of our own notices, `in` those of notices we hold. */
export type Side = 'out' | 'in';

/** The gateway's folder of attachments. What stands here is closed; the keys are elsewhere. */
export interface AttachmentFolder {
  /** Writes a file whose id is known only at its end; durable on return of `keep`. */
  begin(side: Side): { write(chunk: Uint8Array): void; keep(id: string): void; drop(): void };
  /** How much of an incoming file is here. */
  partBytes(id: string): number;
  addPart(id: string, data: Uint8Array): void;
  /** Ends an incoming file: false, and nothing is left of it, where it is not what its id says. */
  keepPart(id: string): boolean;
  has(side: Side, id: string): boolean;
  read(side: Side, id: string): Uint8Array;
  remove(side: Side, id: string): void;
  /** Removes what `isWanted` does not know, whole files and parts; what a crash left behind goes here. */
  sweep(side: Side, isWanted: (id: string) => boolean): number;
}

const PART = '.part';
const DRAFT = '.draft';

export function openAttachmentFolder(path: string): AttachmentFolder {
  for (const side of ['out', 'in']) mkdirSync(join(path, side), { recursive: true, mode: 0o700 });
  const at = (side: Side, name: string): string => join(path, side, name);
  let drafts = 0;

  return {
    begin(side) {
      drafts += 1;
      const draft = at(side, `${process.pid}-${drafts}${DRAFT}`);
      const file = openSync(draft, 'wx', 0o600);
      return {
        write: (chunk) => void writeSync(file, chunk),
        keep(id) {
          fsyncSync(file);
          closeSync(file);
          renameSync(draft, at(side, id));
          syncFolder(join(path, side));
        },
        drop() {
          closeSync(file);
          rmSync(draft, { force: true });
        },
      };
    },
    partBytes: (id) => statSync(at('in', `${id}${PART}`), { throwIfNoEntry: false })?.size ?? 0,
    addPart(id, data) {
      const file = openSync(at('in', `${id}${PART}`), 'a', 0o600);
      try {
        writeSync(file, data);
      } finally {
        closeSync(file);
      }
    },
    keepPart(id) {
      const part = at('in', `${id}${PART}`);
      if (createHash('sha256').update(readFileSync(part)).digest('base64url') !== id) {
        rmSync(part, { force: true });
        return false;
      }
      const file = openSync(part, 'r');
      fsyncSync(file);
      closeSync(file);
      renameSync(part, at('in', id));
      syncFolder(join(path, 'in'));
      return true;
    },
    has: (side, id) => existsSync(at(side, id)),
    read: (side, id) => new Uint8Array(readFileSync(at(side, id))),
    remove: (side, id) => rmSync(at(side, id), { force: true }),
    sweep(side, isWanted) {
      let removed = 0;
      for (const name of readdirSync(join(path, side))) {
        // A draft of this run may be under way; one of an earlier run never ends.
        if (name.endsWith(DRAFT) ? name.startsWith(`${process.pid}-`) : isWanted(name.replace(PART, ''))) continue;
        rmSync(at(side, name), { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
