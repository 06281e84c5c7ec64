import { createPublicKey, hash } from 'node:crypto';
import { auditTree, fileTreeReader, formatReport } from '@huecry/audit';
import { temporaryFolder } from '@huecry/testkit';
import { compactVerify } from 'jose';
import sodium from 'sodium-native';
import { type Contender, compare, type Row } from './measure.ts';
import { type Signed, writeLog, type WrittenLog } from './log.ts';

const NOTICES = 1_500;

function ourAudit({ folder, vkeys, genesis, entries }: WrittenLog): Contender {
  const options = { reader: fileTreeReader(folder), vkey: vkeys, genesisDigest: genesis.digest };
  return {
    async run() {
      const report = await auditTree(options);
      if (!report.ok || report.checked !== entries.length) throw new Error(formatReport(report));
    },
  };
}

const hashAll = (entries: readonly Uint8Array[]): void => {
  for (const entry of entries) hash('sha256', entry, 'buffer');
};

/** Every signature with the bytes it covers in memory already, and each entry hashed once: no files, no tree, no parsing, no registry. */
function floorAudit({ entries, signed }: WrittenLog): Contender {
  const marks = signed.map(({ jws, publicKey }) => {
    const dot = jws.lastIndexOf(0x2e);
    return { publicKey, message: jws.subarray(0, dot), mark: Buffer.from(Buffer.from(jws.subarray(dot + 1)).toString('latin1'), 'base64url') };
  });
  return {
    run() {
      hashAll(entries);
      for (const { publicKey, message, mark } of marks) if (!sodium.crypto_sign_verify_detached(mark, message, publicKey)) throw new Error('does not verify');
    },
  };
}

/** `jose` on each JWS and a hash of each entry. Less than an audit: no files, no tree, no order, no registry. */
function stockAudit({ entries, signed }: WrittenLog): Contender {
  const keys = new Map<Uint8Array, ReturnType<typeof createPublicKey>>();
  const keyOf = ({ publicKey }: Signed): ReturnType<typeof createPublicKey> => {
    const known =
      keys.get(publicKey) ?? createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' });
    keys.set(publicKey, known);
    return known;
  };
  return {
    async run() {
      hashAll(entries);
      for (const one of signed) await compactVerify(one.jws, keyOf(one));
    },
  };
}

/** Entries of a ledger audited in a second, everything that the audit checks included. */
export async function benchAudit(): Promise<Row[]> {
  const folder = temporaryFolder('huecry-bench-');
  try {
    const log = await writeLog(folder.path, NOTICES);
    const contenders = { ours: ourAudit(log), floor: floorAudit(log), stock: stockAudit(log) };
    return [await compare('audit', 'entries/s', contenders, { perRun: log.entries.length, rounds: 7, roundSeconds: 0.5 })];
  } finally {
    folder.remove();
  }
}
