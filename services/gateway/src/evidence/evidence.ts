import { assembleEvidence, checkableCheckpoint, type EvidenceParts, formatEvidence, verifyEvidence } from '@huecry/evidence';
import { parseProof } from '@huecry/ledger';
import { EntriesProofRequest, EntriesProofResponse } from '@huecry/proto';
import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { NotYet } from '../trust/trust.ts';
import type { Collected } from './collect.ts';

type Entries = EvidenceParts['entries'];

/** Of one question, as the exchange bounds them: with the entries, and without. */
const SHOWN = 16;
const PROVED = 64;

/** How often it is begun again where the notice goes on meanwhile. */
const ATTEMPTS = 3;

/**
 * The evidence file of what `collect` finds: its ledger entries and the whole registry, proved under one checkpoint that this gateway
 * believes. Proofs are waited for, and meanwhile a law may be read or an end may come: what goes into the file is collected when nothing more
 * is waited for. Nothing is given out that does not verify.
 * @throws GatewayError unavailable, and what `collect` throws
 */
export async function evidenceFile<T extends { readonly found: Collected }>(context: GatewayContext, collect: () => T): Promise<T & { readonly text: string }> {
  const { registry, log } = context;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const positions = positionsOf(collect().found);
    const { checkpoint, size, entries } = await proveAll(context, positions);
    const collected = collect();
    // A receipt or a revision came: it is in the next attempt.
    if (positionsOf(collected.found).join() !== positions.join()) continue;
    const state = registry.stateBefore(size);
    const text = formatEvidence(assembleEvidence({ ...collected.found, checkpoint: checkableCheckpoint(checkpoint, state), entries }));
    const [problem] = verifyEvidence(text, { genesisDigest: state.network }).problems;
    if (problem !== undefined) {
      log.error({ code: problem.code, path: problem.path }, 'an evidence file that was made here does not verify, and was not given out');
      throw new GatewayError('unavailable', `the evidence does not verify (${problem.code} ${problem.path}) and was not given out: an operator must look`);
    }
    return { ...collected, text };
  }
  throw new GatewayError('unavailable', 'more was said of the notice each time that its proofs were there: try again shortly');
}

/** Of the entries about it, ascending. */
function positionsOf({ notice, decisions, releases, receipts, refusal, recall }: Collected): readonly number[] {
  const named = [notice, ...decisions, ...releases, ...receipts, ...(refusal === null ? [] : [refusal]), ...(recall === null ? [] : [recall])];
  return [...new Set(named.map(({ position }) => position))].toSorted((a, b) => a - b);
}

/** These entries and all of the registry, in one tree that we believe. */
async function proveAll(
  context: GatewayContext,
  positions: readonly number[],
): Promise<{ readonly checkpoint: string; readonly size: number; readonly entries: Entries }> {
  const { registry, trust } = context;
  const { checkpoint, size, entries } = await provedEntries(context, positions);
  try {
    await trust.believe(checkpoint);
  } catch (cause) {
    if (cause instanceof NotYet)
      throw new GatewayError('unavailable', `the ledger's newest checkpoint is not believed now (${cause.code}): try again shortly`, { cause });
    throw cause;
  }
  // Whatever was stated below the checkpoint is in our copy when this has passed.
  if (!(await registry.sync())) throw new GatewayError('unavailable', 'the registry could not be read: try again shortly');
  const stated = registryEntries(context, size);
  const paths = await provedPaths(
    context,
    stated.map(({ position }) => position),
    size,
  );
  const statements = stated.map(({ position, bytes }, i) => ({ position, entry: bytes, path: paths[i] ?? [] }));
  return { checkpoint, size, entries: [...statements, ...entries] };
}

function registryEntries({ registry }: GatewayContext, size: number): readonly { readonly position: number; readonly bytes: Uint8Array }[] {
  const all: { readonly position: number; readonly bytes: Uint8Array }[] = [];
  for (let from = 0; ; ) {
    const page = registry.entries(from, 500);
    all.push(...page.filter(({ position }) => position < size));
    const last = page.at(-1);
    if (last === undefined || last.position >= size) return all;
    from = last.position + 1;
  }
}

async function asked({ bus }: GatewayContext, request: EntriesProofRequest): Promise<EntriesProofResponse> {
  let response: EntriesProofResponse;
  try {
    response = EntriesProofResponse.decode(await bus.proveEntries(EntriesProofRequest.encode(request)));
  } catch (cause) {
    throw new GatewayError('unavailable', 'the exchange did not answer: try again shortly', { cause });
  }
  if (response.error !== '') throw new GatewayError('unavailable', `the exchange gave no proofs (${response.error}): try again shortly`);
  return response;
}

/** Entries with their paths in one tree: the newest one that has all of them, and its checkpoint. */
async function provedEntries(
  context: GatewayContext,
  positions: readonly number[],
): Promise<{ readonly checkpoint: string; readonly size: number; readonly entries: Entries }> {
  // The last ones first: the checkpoint that covers them covers the others.
  const order = positions.toReversed();
  const entries: Entries[number][] = [];
  let checkpoint = '';
  let size = 0;
  for (let at = 0; at < order.length; at += SHOWN) {
    const page = order.slice(at, at + SHOWN);
    const answer = await asked(context, { positions: page, size, withEntries: true });
    const proofs = answer.proofs.map(parseProof);
    if (at === 0) {
      checkpoint = proofs[0]?.checkpoint ?? '';
      size = sizeOf(checkpoint);
    }
    for (const [i, position] of page.entries()) {
      const path = at === 0 ? proofs[i]?.proof : answer.paths[i]?.hashes;
      const entry = answer.entries[i];
      if (path === undefined || entry === undefined) throw new GatewayError('unavailable', 'the exchange left out a proof: try again shortly');
      entries.push({ position, entry, path });
    }
  }
  return { checkpoint, size, entries };
}

async function provedPaths(context: GatewayContext, positions: readonly number[], size: number): Promise<readonly (readonly Uint8Array[])[]> {
  const paths: (readonly Uint8Array[])[] = [];
  for (let at = 0; at < positions.length; at += PROVED) {
    const answer = await asked(context, { positions: positions.slice(at, at + PROVED), size, withEntries: false });
    paths.push(...answer.paths.map(({ hashes }) => hashes));
  }
  return paths;
}

/** Its second line. Whether it is a checkpoint at all is found out when it is believed. */
const sizeOf = (note: string): number => {
  const size = Number(note.split('\n')[1]);
  if (!Number.isSafeInteger(size) || size < 1) throw new GatewayError('unavailable', 'the exchange answered with what is no checkpoint: try again shortly');
  return size;
};
