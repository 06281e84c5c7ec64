/** C2SP tlog-policy: which logs are known, which witnesses, and how many of them must have cosigned a checkpoint. */
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { cosignatureTime } from './cosignature.ts';
import { fromDecimal, textOf, utf8 } from './encoding.ts';
import { LedgerError } from './errors.ts';
import { openNote } from './note.ts';
import { formatVkey, type KeyType } from './keys.ts';
import { type NoteVerifier, parseVkey } from './verifier.ts';

export interface PolicyLog {
  readonly verifier: NoteVerifier;
  readonly url?: string;
}

export interface PolicyWitness {
  readonly name: string;
  readonly verifier: NoteVerifier;
  /** The submission prefix of the witness protocol. */
  readonly url?: string;
}

/** Has seen a checkpoint where `threshold` of its members have. Members are witnesses and groups. */
export interface PolicyGroup {
  readonly name: string;
  readonly threshold: number;
  readonly members: readonly string[];
}

export interface TlogPolicy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** A witness, a group, or `none`: no cosignature is asked for. */
  readonly quorum: string;
}

/** A checkpoint that the policy accepts, and who has cosigned it. */
export interface Witnessed {
  readonly checkpoint: Checkpoint;
  readonly witnesses: readonly { readonly name: string; readonly timeS: number }[];
}

/** Bounds on what is parsed; the specification asks for 32 of each at least. */
const MAX_POLICY_BYTES = 1_000_000;
const MAX_OF_EACH = 256;
export const NO_QUORUM = 'none';
const LOG_TYPES: readonly KeyType[] = ['ed25519', 'ml-dsa-44'];
const WITNESS_TYPES: readonly KeyType[] = ['cosignature', 'ml-dsa-44'];

/**
 * Parses a policy file. Names are compared octet by octet; where they are UTF-8 they are given as such.
 * @throws LedgerError `malformed-policy`, naming the line
 */
export function parseTlogPolicy(file: string | Uint8Array): TlogPolicy {
  const bytes = typeof file === 'string' ? utf8(file) : file;
  if (bytes.length > MAX_POLICY_BYTES) throw new LedgerError('malformed-policy', `expected a policy of at most ${MAX_POLICY_BYTES} bytes`);
  const builder = new PolicyBuilder();
  // One character per octet, so that nothing of Unicode decides what a name or a line is.
  for (const [i, line] of Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').split('\n').entries()) builder.line(line, i + 1);
  return builder.end();
}

const unlatin = (text: string): string => textOf(Buffer.from(text, 'latin1')) ?? text;

class PolicyBuilder {
  readonly #logs: PolicyLog[] = [];
  readonly #witnesses: PolicyWitness[] = [];
  readonly #groups: PolicyGroup[] = [];
  readonly #names = new Set<string>();
  readonly #members = new Set<string>();
  readonly #keys = { log: new Set<string>(), witness: new Set<string>() };
  #quorum: string | undefined;
  #number = 0;

  line(line: string, number: number): void {
    this.#number = number;
    // oxlint-disable-next-line no-control-regex -- tab is the one control character that may stand here
    if (/[\x00-\x08\x0b-\x1f\x7f]/.test(line)) this.#fail('no control characters but tab and newline');
    const [keyword, ...items] = line.split(/[ \t]+/).filter((item) => item !== '');
    if (keyword === undefined || keyword.startsWith('#')) return;
    if (keyword === 'log') this.#log(items);
    else if (keyword === 'witness') this.#witness(items);
    else if (keyword === 'group') this.#group(items);
    else if (keyword === 'quorum') this.#setQuorum(items);
    else this.#fail('log, witness, group or quorum');
    if (Math.max(this.#logs.length, this.#witnesses.length, this.#groups.length) > MAX_OF_EACH) this.#fail(`at most ${MAX_OF_EACH} of each`);
  }

  end(): TlogPolicy {
    if (this.#quorum === undefined) throw new LedgerError('malformed-policy', 'expected exactly one quorum line, found none');
    return { logs: this.#logs, witnesses: this.#witnesses, groups: this.#groups, quorum: this.#quorum };
  }

  #log(items: readonly string[]): void {
    const [vkey, url, ...rest] = items;
    if (vkey === undefined || rest.length > 0) return this.#fail('log <vkey> [<url>]');
    this.#logs.push({ verifier: this.#key(vkey, 'log', LOG_TYPES), ...urlOf(url) });
  }

  #witness(items: readonly string[]): void {
    const [name, vkey, url, ...rest] = items;
    if (name === undefined || vkey === undefined || rest.length > 0) return this.#fail('witness <name> <vkey> [<url>]');
    this.#witnesses.push({ name: this.#define(name), verifier: this.#key(vkey, 'witness', WITNESS_TYPES), ...urlOf(url) });
  }

  #group(items: readonly string[]): void {
    const [name, count, ...members] = items;
    if (name === undefined || count === undefined || members.length === 0) return this.#fail('group <name> all|any|<k> <name>...');
    const threshold = count === 'all' ? members.length : count === 'any' ? 1 : fromDecimal(count);
    if (threshold === undefined || threshold < 1 || threshold > members.length) return this.#fail(`a threshold of 1 to ${members.length}`);
    for (const member of members) {
      if (!this.#names.has(member)) this.#fail('group members that were defined on lines before');
      if (this.#members.has(member)) this.#fail('each name to be a member of one group at most');
      this.#members.add(member);
    }
    this.#groups.push({ name: this.#define(name), threshold, members: members.map(unlatin) });
  }

  #setQuorum(items: readonly string[]): void {
    const [name, ...rest] = items;
    if (name === undefined || rest.length > 0) return this.#fail('quorum <name>');
    if (this.#quorum !== undefined) return this.#fail('exactly one quorum line');
    if (name !== NO_QUORUM && !this.#names.has(name)) return this.#fail('a quorum that was defined on a line before, or none');
    this.#quorum = unlatin(name);
  }

  #define(name: string): string {
    if (name === NO_QUORUM) this.#fail('another name than none');
    if (this.#names.has(name)) this.#fail('each name to be defined once');
    this.#names.add(name);
    return unlatin(name);
  }

  /** The same public key under two names would be two witnesses that are one. */
  #key(line: string, what: 'log' | 'witness', types: readonly KeyType[]): NoteVerifier {
    const verifier = this.#parse(unlatin(line));
    const raw = Buffer.from(verifier.publicKey).toString('hex');
    if (!types.includes(verifier.type)) this.#fail(`a key of a type that a ${what} may have, found ${verifier.type}`);
    if (this.#keys[what].has(raw)) this.#fail(`each ${what} key to stand once`);
    this.#keys[what].add(raw);
    return verifier;
  }

  #parse(line: string): NoteVerifier {
    try {
      return parseVkey(line);
    } catch (cause) {
      throw new LedgerError('malformed-policy', `line ${this.#number}: expected a verifier key`, { cause });
    }
  }

  #fail(expected: string): never {
    throw new LedgerError('malformed-policy', `line ${this.#number}: expected ${expected}`);
  }
}

const urlOf = (url: string | undefined): { readonly url?: string } => (url === undefined ? {} : { url: unlatin(url) });

/** The policy as a file. Read again it gives the same policy. */
export function formatTlogPolicy({ logs, witnesses, groups, quorum }: TlogPolicy): string {
  const line = (...items: readonly (string | undefined)[]): string => `${items.filter((item) => item !== undefined).join(' ')}\n`;
  const vkeyOf = ({ name, publicKey, type }: NoteVerifier): string => formatVkey(name, publicKey, type);
  return [
    ...logs.map(({ verifier, url }) => line('log', vkeyOf(verifier), url)),
    ...witnesses.map(({ name, verifier, url }) => line('witness', name, vkeyOf(verifier), url)),
    ...groups.map(({ name, threshold, members }) => line('group', name, String(threshold), ...members)),
    line('quorum', quorum),
  ].join('');
}

/** Whether these witnesses, by their names in the policy, are enough. */
export function hasQuorum({ groups, quorum }: TlogPolicy, cosigned: ReadonlySet<string>): boolean {
  if (quorum === NO_QUORUM) return true;
  const seen = new Set(cosigned);
  // A group names only what stands before it.
  for (const { name, threshold, members } of groups) if (members.filter((member) => seen.has(member)).length >= threshold) seen.add(name);
  return seen.has(quorum);
}

/**
 * The latest second at or after which as many as the quorum asks for have cosigned: at that time no larger checkpoint had a quorum that
 * shares an honest witness with this one. Null where they are no quorum, or none is asked for.
 */
export function quorumTimeS(policy: TlogPolicy, witnesses: Witnessed['witnesses']): number | null {
  if (policy.quorum === NO_QUORUM) return null;
  const seen = new Set<string>();
  for (const { name, timeS } of witnesses.toSorted((a, b) => b.timeS - a.timeS)) {
    seen.add(name);
    if (hasQuorum(policy, seen)) return timeS;
  }
  return null;
}

/**
 * Opens a checkpoint that one of the policy's logs has signed and its quorum of witnesses has cosigned.
 * @throws LedgerError `no-quorum` where too few have; `malformed-note`, `bad-signature`, `unsigned`, `malformed-checkpoint`, `wrong-origin`
 */
export function verifyUnderPolicy(note: string | Uint8Array, policy: TlogPolicy): Witnessed {
  const { text, signatures } = openNote(note, [...policy.logs.map(({ verifier }) => verifier), ...policy.witnesses.map(({ verifier }) => verifier)]);
  const checkpoint = parseCheckpoint(text);
  const signed = ({ name, keyId }: NoteVerifier) => signatures.find((signature) => signature.name === name && signature.keyId === keyId);
  const logs = policy.logs.filter(({ verifier }) => signed(verifier) !== undefined);
  if (logs.length === 0) throw new LedgerError('unsigned', 'expected the signature of a log of the policy, found none');
  if (!logs.some(({ verifier }) => verifier.name === checkpoint.origin))
    throw new LedgerError('wrong-origin', 'expected the origin line to be the name of the key that signed it');
  const witnesses = policy.witnesses.flatMap(({ name, verifier }) => {
    const cosignature = signed(verifier);
    return cosignature === undefined ? [] : [{ name, timeS: cosignatureTime(cosignature.signature) ?? 0 }];
  });
  if (!hasQuorum(policy, new Set(witnesses.map(({ name }) => name))))
    throw new LedgerError('no-quorum', `the quorum of the policy is missing: ${witnesses.length} of its ${policy.witnesses.length} witnesses have cosigned`);
  return { checkpoint, witnesses };
}
