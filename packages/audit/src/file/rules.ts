import { isMemberCode } from '@huecry/notice';
import { AuditHeader, AuditOpening, ProtoError } from '@huecry/proto';
import { AuditFileError } from './errors.ts';

/** The first bytes of every audit file: what it is, and the version of its form. */
export const MAGIC = Uint8Array.from(Buffer.from('HUECRYA1', 'ascii'));
/** Before each message its length, a big-endian u32; a length of 0 ends the file. */
export const LENGTH_BYTES = 4;
export const MAX_HEADER_BYTES = 64 * 1024;
export const MAX_OPENING_BYTES = 4 * 1024 * 1024 - 64 * 1024;

export const AUDIT_ROLES = ['oversight', 'member'] as const;
export type AuditRole = (typeof AUDIT_ROLES)[number];

export interface AuditFileHeader {
  readonly role: AuditRole;
  /** The member whose traffic it is; empty for oversight. */
  readonly member: string;
  /** The ledger's origin line. */
  readonly origin: string;
  /** SHA-256 of the genesis file. */
  readonly genesis: Uint8Array;
  /** When it was made, Unix time in ms. */
  readonly madeMs: number;
  /** Openings belong to entries below this position. */
  readonly size: number;
}

/** @throws AuditFileError malformed, too-large */
export function parseHeader(bytes: Uint8Array, offset: number): AuditFileHeader {
  let header: AuditHeader;
  try {
    header = AuditHeader.decode(bytes);
  } catch (error) {
    if (error instanceof ProtoError) throw new AuditFileError('malformed', offset, `the header: ${error.message}`, error);
    throw error;
  }
  const { role, member } = header;
  if (role !== 'oversight' && role !== 'member') throw new AuditFileError('malformed', offset, 'expected the role oversight or member in the header');
  if (role === 'oversight' ? member !== '' : !isMemberCode(member)) {
    throw new AuditFileError('malformed', offset, 'expected a member code in the header of a member file, and none in one of oversight');
  }
  if (header.origin === '' || header.genesis.length !== 32 || header.size < 1) {
    throw new AuditFileError('malformed', offset, "expected the ledger's origin, a genesis digest of 32 bytes and a size of at least 1 in the header");
  }
  return { ...header, role };
}

/** What holds from one opening to the next, for who writes and who reads. */
export class OpeningRules {
  readonly #header: AuditFileHeader;
  #last: number;

  /** `after`: the position of the opening before the first; 0 at the beginning, since the genesis entry has nothing to open. */
  constructor(header: AuditFileHeader, after = 0) {
    this.#header = header;
    this.#last = after;
  }

  /** @throws AuditFileError malformed, wrong-order, beyond-size, forbidden-content */
  check(opening: AuditOpening, offset: number): void {
    const { position, notice, decision, receipts, refusal, release, recall } = opening;
    if ([notice, decision, receipts, refusal, release, recall].filter((body) => body !== null).length !== 1) {
      throw new AuditFileError('malformed', offset, `expected one body in the opening of entry ${position}`);
    }
    if (position <= this.#last) {
      throw new AuditFileError(
        'wrong-order',
        offset,
        `the opening of entry ${position} stands after that of entry ${this.#last}: expected ascending positions from 1`,
      );
    }
    if (position >= this.#header.size) {
      throw new AuditFileError('beyond-size', offset, `the opening of entry ${position} is beyond the size ${this.#header.size} of the header`);
    }
    if (this.#header.role === 'oversight' && notice !== null && notice.content.length > 0) {
      throw new AuditFileError('forbidden-content', offset, `the opening of entry ${position} holds content, which oversight does not see`);
    }
    this.#last = position;
  }
}

/** @throws AuditFileError malformed */
export function parseOpening(bytes: Uint8Array, offset: number): AuditOpening {
  try {
    return AuditOpening.decode(bytes);
  } catch (error) {
    if (error instanceof ProtoError) throw new AuditFileError('malformed', offset, error.message, error);
    throw error;
  }
}
