/** A ledger of real signed notices and decisions, written as the ledger service writes it, for the audit to read. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatCheckpoint, generateNoteKey, parseSkey, signNote, TileWriter } from '@huecry/ledger';
import type { Address, MemberCode } from '@huecry/notice';
import { commonBundle } from '@huecry/policy/samples';
import { Entry, SignedStatement, NO_BODY } from '@huecry/proto';
import { applyEntry, formatGenesis, type Genesis, initialState, parseGenesis, signStatement, statementPayload } from '@huecry/registry';
import { publicJwk, seal, signDecision, signerFromSeed } from '@huecry/seal';
import { randomBytes } from 'node:crypto';
import { nextId } from './desks.ts';
import { BUNDLE, exchange, inputFor, NOW, signer } from './sample.ts';

const ORIGIN = 'sandbox.huecry.example/bench';
const SENDER = 'zz/bench' as Address;
const EMPTY: Entry = { timeMs: NOW * 1000, ...NO_BODY };
const PERIOD = { notBefore: NOW - 3600, notAfter: NOW + 86_400 };

export interface Signed {
  readonly jws: Uint8Array;
  readonly publicKey: Uint8Array;
}

export interface WrittenLog {
  readonly folder: string;
  readonly vkeys: readonly string[];
  readonly genesis: Genesis;
  readonly entries: readonly Uint8Array[];
  /** The notices and decisions in it. */
  readonly signed: readonly Signed[];
}

export interface Beginning {
  /** Private key lines, one a line. */
  readonly skey: string;
  readonly vkeys: readonly string[];
  readonly genesis: Genesis;
  /** The genesis entry, and the registration of the gateway that sends. */
  readonly entries: readonly Uint8Array[];
}

/** Two members, and one gateway of the first. */
export function begin(): Beginning {
  const keys = [generateNoteKey(ORIGIN), generateNoteKey(ORIGIN, 'ml-dsa-44')];
  const vkeys = keys.map(({ vkey }) => vkey);
  const [vkey = '', mlDsaVkey = ''] = vkeys;
  const root = signerFromSeed(randomBytes(32));
  const other = signerFromSeed(randomBytes(32));
  const genesisBytes = formatGenesis({
    format: 'huecry-genesis/1',
    network: 'bench',
    mode: 'live',
    quorum: 2,
    members: [
      { code: 'zz' as MemberCode, name: 'Bureau of zz', root: publicJwk(root.publicKey) },
      { code: 'yy' as MemberCode, name: 'Bureau of yy', root: publicJwk(other.publicKey) },
    ],
    ledger: { origin: ORIGIN, vkey, mlDsaVkey },
    exchange: { name: 'bench-exchange', keys: [{ jwk: publicJwk(exchange.publicKey), ...PERIOD }] },
    common: commonBundle(),
  });
  const genesis = parseGenesis(genesisBytes);
  const first: Entry = { ...EMPTY, genesis: { genesis: genesisBytes } };
  const { state } = applyEntry(initialState(genesis), 0, first);
  const payload = statementPayload(
    { type: 'gateway.register', address: SENDER, name: 'Bench', signing: [{ jwk: publicJwk(signer.publicKey), ...PERIOD }], boxes: [] },
    { id: randomUUID(), network: genesis.digest, iat: NOW },
  );
  const statement = SignedStatement.decode(signStatement(payload, [{ member: 'zz' as MemberCode, signer: root }]));
  const skey = keys.map((key) => key.skey).join('\n');
  return { skey, vkeys, genesis, entries: [Entry.encode(first), Entry.encode({ ...EMPTY, registry: { prev: state.entryDigest, statement } })] };
}

/** Two members, one of which sends this many notices to eight recipients each; every notice has its decision. */
export async function writeLog(folder: string, notices: number): Promise<WrittenLog> {
  const { skey, vkeys, genesis, entries: first } = begin();
  const entries = [...first];
  const registryPosition = entries.length;
  const signed: Signed[] = [];
  let last: Uint8Array | null = null;
  for (let seq = 1; seq <= notices; seq += 1) {
    const input = inputFor(8, { iss: SENDER, jti: nextId(), seq, seqPrev: last });
    const { jws, digest } = seal(input, signer);
    const noticePosition = entries.push(Entry.encode({ ...EMPTY, notice: { jws } })) - 1;
    const decision = signDecision(
      {
        mode: 'live',
        iss: 'bench-exchange',
        notice: digest,
        jti: input.jti,
        rev: 1,
        origin: SENDER,
        noticePosition,
        registryPosition,
        iat: NOW,
        decisions: input.recipients.map(({ to, categories }) => ({
          to,
          outcome: 'deliver' as const,
          code: '',
          categories: [...categories],
          withheld: [],
          refusedBy: [],
          bundles: { origin: BUNDLE, recipient: BUNDLE, common: BUNDLE },
          factsDigest: BUNDLE,
        })),
      },
      exchange,
    );
    entries.push(Entry.encode({ ...EMPTY, decision: { noticePosition, jws: decision.jws } }));
    signed.push({ jws, publicKey: signer.publicKey }, { jws: decision.jws, publicKey: exchange.publicKey });
    last = digest;
  }
  await writeTree(folder, skey, entries);
  return { folder, vkeys, genesis, entries, signed };
}

async function writeTree(folder: string, skey: string, entries: readonly Uint8Array[]): Promise<void> {
  const put = (path: string, bytes: Uint8Array | string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  const writer = TileWriter.empty();
  await writer.append({ write: async (files) => files.forEach(({ path, bytes }) => put(path, bytes)) }, entries);
  put('checkpoint', signNote(formatCheckpoint({ origin: ORIGIN, size: writer.size, root: writer.root() }), skey.split('\n').map(parseSkey)));
}
