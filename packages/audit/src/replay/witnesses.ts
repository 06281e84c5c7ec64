import { hasQuorum, LedgerError, openNote, parseTlogPolicy, type TlogPolicy, cosignatureTime } from '@huecry/ledger';
import type { RegistryState } from '@huecry/registry';
import type { Problem, WitnessReport } from '../report.ts';

/** Who has cosigned the checkpoint, and whether that is enough by the policy in force at its size. */
export function readWitnesses(note: Uint8Array, state: RegistryState | null, file: string | undefined): WitnessReport {
  const stated = state?.witnessPolicy ?? null;
  const from = file !== undefined ? 'file' : stated !== null ? 'registry' : 'none';
  const statement = from === 'registry' ? (stated?.from.position ?? null) : null;
  const nobody = { from, statement, quorum: null, satisfied: from === 'none', cosigned: [], missing: [], problem: null } as const;
  if (from === 'none') return nobody;
  const failed = (code: Problem['code'], reason: string): WitnessReport => ({ ...nobody, satisfied: false, problem: { code, path: 'checkpoint', reason } });
  let policy: TlogPolicy;
  try {
    policy = parseTlogPolicy(file ?? stated?.policy ?? '');
  } catch (error) {
    if (error instanceof LedgerError) return failed(error.code, `the witness policy: ${error.message}`);
    throw error;
  }
  try {
    const verifiers = [...policy.logs, ...policy.witnesses].map(({ verifier }) => verifier);
    const { signatures } = openNote(note, verifiers);
    const cosigned: { name: string; time: string }[] = [];
    for (const { name, verifier } of policy.witnesses) {
      const one = signatures.find((signature) => signature.name === verifier.name && signature.keyId === verifier.keyId);
      const timeS = one === undefined ? undefined : cosignatureTime(one.signature);
      if (one !== undefined) cosigned.push({ name, time: new Date((timeS ?? 0) * 1000).toISOString() });
    }
    const names = new Set(cosigned.map(({ name }) => name));
    const satisfied = hasQuorum(policy, names);
    const missing = policy.witnesses.map(({ name }) => name).filter((name) => !names.has(name));
    const reason = `the quorum "${policy.quorum}" is missing: ${cosigned.length} of ${policy.witnesses.length} witnesses have cosigned${missing.length > 0 ? `; not ${missing.join(', ')}` : ''}`;
    const problem: Problem | null = satisfied ? null : { code: 'no-quorum', path: 'checkpoint', reason };
    return { from, statement, quorum: policy.quorum, satisfied, cosigned, missing, problem };
  } catch (error) {
    if (error instanceof LedgerError) return failed(error.code, error.message);
    throw error;
  }
}
