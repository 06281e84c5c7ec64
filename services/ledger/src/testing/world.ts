/** An invented network to keep a ledger for: its genesis, its key, its entries. For tests only. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateNoteKey } from '@huecry/ledger';
import {
  AppendRequest,
  AppendResponse,
  ConsistencyRequest,
  ConsistencyResponse,
  Entry,
  ProofRequest,
  ProofResponse,
  ReadRequest,
  ReadResponse,
  entryOf,
} from '@huecry/proto';
import { pino } from 'pino';
import type { Timing } from '../config.ts';
import { Ledger } from '../ledger.ts';

export const text = (value: string): Uint8Array => new TextEncoder().encode(value);
export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

export const FAST: Timing = { groupMs: 1, checkpointMs: 5, retryMs: 20, haltAfterMs: 600_000, freshMs: 86_400_000 };

export interface World {
  readonly dataDir: string;
  readonly skey: string;
  /** Ed25519. */
  readonly vkey: string;
  /** With ML-DSA-44 beside it. */
  readonly vkeys: readonly string[];
  readonly genesis: Uint8Array;
}

const worlds = new Set<string>();

/** Removes the folders of all worlds made so far. */
export function removeWorlds(): void {
  for (const folder of worlds) rmSync(folder, { recursive: true, force: true });
  worlds.clear();
}

export function sampleWorld(dataDir: string = mkdtempSync(join(tmpdir(), 'huecry-ledger-'))): World {
  const origin = 'ledger.example/huecry';
  const { skey, vkey } = generateNoteKey(origin);
  const second = generateNoteKey(origin, 'ml-dsa-44');
  const genesis = text(JSON.stringify({ format: 'huecry-genesis/1', network: 'sample', ledger: { origin, vkey, mlDsaVkey: second.vkey } }));
  worlds.add(dataDir);
  return { dataDir, skey: `${skey}\n${second.skey}`, vkey, vkeys: [vkey, second.vkey], genesis };
}

export const openLedger = (world: World, timing: Partial<Timing> = {}): Promise<Ledger> =>
  Ledger.open({ ...world, timing: { ...FAST, ...timing }, log: pino({ level: 'silent' }), now: Date.now });

const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

export const noticeEntry = (jws: string, timeMs = 1, unwitnessed = false): Uint8Array =>
  plain(Entry.encode({ ...entryOf(timeMs, { notice: { jws: text(jws) } }), unwitnessed }));
export const decisionEntry = (noticePosition: number, jws = 'decision', timeMs = 1): Uint8Array =>
  plain(Entry.encode(entryOf(timeMs, { decision: { noticePosition, jws: text(jws) } })));
export const receiptsEntry = (...digests: Uint8Array[]): Uint8Array => plain(Entry.encode(entryOf(1, { receipts: { digests } })));
export const registryEntry = (prev: Uint8Array, payload: string, timeMs = 1): Uint8Array =>
  plain(Entry.encode(entryOf(timeMs, { registry: { prev, statement: { payload: text(payload), signatures: [] } } })));

export interface Item {
  readonly key: string;
  readonly entry: Uint8Array;
  readonly essential?: boolean;
}

export const appendRequest = (registryPosition: number, ...items: Item[]): Uint8Array =>
  AppendRequest.encode({ registryPosition, items: items.map(({ key, entry, essential = false }) => ({ key: sha256(text(key)), entry, essential })) });

/** The requests as calls. */
export function callsOf(ledger: Pick<Ledger, 'append' | 'proof' | 'read' | 'consistency'>) {
  return {
    append: async (registryPosition: number, ...items: Item[]): Promise<AppendResponse> =>
      AppendResponse.decode(await ledger.append(appendRequest(registryPosition, ...items))),
    proof: async (...positions: number[]): Promise<ProofResponse> =>
      ProofResponse.decode(await ledger.proof(ProofRequest.encode({ positions, size: 0, withEntries: false }))),
    consistency: async (first: number, second: number): Promise<ConsistencyResponse> =>
      ConsistencyResponse.decode(await ledger.consistency(ConsistencyRequest.encode({ first, second }))),
    read: async (from: number, max: number, options: { registryOnly?: boolean; withProofs?: boolean } = {}): Promise<ReadResponse> =>
      ReadResponse.decode(
        await ledger.read(ReadRequest.encode({ from, max, registryOnly: options.registryOnly ?? false, withProofs: options.withProofs ?? false })),
      ),
  };
}
