import { parseEvidence, type Evidence } from './format.ts';
import { checkAgain, type DecideAgain } from './parts/again.ts';
import { checkReceipts, checkRefusal, checkReleases } from './parts/answers.ts';
import { checkDecisions, type ProvenDecision } from './parts/decisions.ts';
import { checkInventory, checkUsed, checkWithheld } from './parts/listed.ts';
import { checkCheckpoint, checkGenesis, checkInclusion, checkWitnesses, readEntries } from './parts/log.ts';
import { checkContent, checkNotice, checkRecipients, checkRouting, type Proven } from './parts/notice.ts';
import { checkRecall } from './parts/recall.ts';
import { foldRegistry } from './parts/registry.ts';
import { type EvidenceReport, ReportBuilder, type Said } from './report.ts';

export interface VerifyOptions {
  /** The genesis digest that the reader pinned (base64url SHA-256): everything rests on it. */
  readonly genesisDigest?: string | undefined;
  /** Decides again; without it the report says that nobody did. */
  readonly decide?: DecideAgain | undefined;
}

/**
 * Checks an evidence file from its bytes alone: no server is asked. Every part is looked at by itself, so that the report names each one
 * that is missing or was altered; what a wrong part says is left out. A file of another genesis than the pinned one is looked at no further.
 */
export function verifyEvidence(file: Uint8Array | string, options: VerifyOptions = {}): EvidenceReport {
  const report = new ReportBuilder();
  const { genesisDigest: pinned } = options;
  const whole = report.part('file', '');
  const evidence = whole.attempt('', () => parseEvidence(file));
  if (evidence === undefined) return report.end({ pinned: false, genesisDigest: null, notice: null, recalled: null, limits: [] });
  whole.say('file', { entries: evidence.entries.length });

  // 1. The log: what the entries are, and that they stand in it.
  checkInventory(evidence, report.part('inventory', '/inventory'));
  const entries = report.part('entries', '/entries');
  const log = readEntries(evidence, entries);
  const genesis = checkGenesis(log, pinned, report);
  if (genesis !== undefined && pinned !== undefined && genesis.digest !== pinned) {
    // Whoever made up a genesis has its keys: whatever follows would verify, and mean nothing.
    entries.leave();
    return report.end({ pinned: true, genesisDigest: genesis.digest, notice: null, recalled: null, limits: [{ id: 'limit-stopped', values: {} }] });
  }
  const checkpoint = checkCheckpoint(evidence, genesis, report);
  checkInclusion(evidence, log, checkpoint, entries);
  checkUsed(evidence, log, entries);
  // 2. The registry: whose keys are whose, and who must have seen the log.
  const history = foldRegistry(log, genesis, report);
  const witnessed = checkWitnesses(evidence, checkpoint, history?.latest, report);
  report.restOnAll();
  // 3. The notice, and what was disclosed of it.
  const notice = checkNotice(evidence, log, history, report);
  let decisions: readonly ProvenDecision[] = [];
  let undecided: readonly Said[] = [];
  let recalled: () => EvidenceReport['recalled'] = () => null;
  if (notice !== undefined) {
    const kind = checkRouting(evidence, notice, report);
    const recipients = checkRecipients(evidence, notice, report);
    checkContent(evidence, notice, kind, report);
    // 4. What was decided on it, and what was said of it since.
    decisions = checkDecisions(evidence, log, history, notice, recipients, report);
    checkReleases(evidence, log, history, notice, decisions, report);
    undecided = options.decide === undefined ? [] : checkAgain(evidence, notice, decisions, options.decide, report);
    if (options.decide === undefined && decisions.length > 0) undecided = [{ id: 'limit-engine', values: {} }];
    checkRefusal(evidence, log, history, notice, report);
    checkReceipts(evidence, log, history, notice, report);
    recalled = checkRecall(evidence, log, history, notice, report);
  }
  checkWithheld(evidence, log, notice, report);
  const withdrawn = recalled();

  return report.end({
    pinned: pinned !== undefined,
    genesisDigest: genesis?.digest ?? null,
    notice: notice === undefined ? null : summaryOf(notice),
    recalled: withdrawn,
    limits: limitsOf(evidence, {
      pinned: pinned !== undefined,
      witnessed,
      size: checkpoint?.size ?? 0,
      decisions,
      refused: evidence.refusal !== null,
      undecided,
      recalled: withdrawn !== null,
    }),
  });
}

const summaryOf = ({ parsed, digest, position }: Proven): EvidenceReport['notice'] => ({
  origin: parsed.claims.iss,
  id: parsed.claims.jti,
  rev: parsed.claims.rev,
  digest,
  position,
});

interface Found {
  readonly pinned: boolean;
  readonly witnessed: boolean;
  readonly size: number;
  readonly decisions: readonly ProvenDecision[];
  readonly refused: boolean;
  readonly undecided: readonly Said[];
  readonly recalled: boolean;
}

/** What no file of this kind can prove, and what this one does not. */
function limitsOf(evidence: Evidence, { pinned, witnessed, size, decisions, refused, undecided, recalled }: Found): Said[] {
  const last = decisions.at(-1);
  const limits: Said[] = [];
  const add = (id: Said['id'], values: Said['values'] = {}): void => void limits.push({ id, values });
  if (!pinned) add('limit-unpinned');
  if (!witnessed) add('limit-unwitnessed');
  if (last === undefined && !refused) add('limit-undecided');
  limits.push(...undecided);
  add(recalled ? 'limit-later-recalled' : 'limit-later', { size });
  if (last !== undefined) add('limit-registry', { position: last.parsed.claims.registryPosition - 1 });
  add('limit-fields');
  add('limit-others');
  if (evidence.receipts.length > 0) add('limit-word');
  add('limit-clock');
  return limits;
}
