/** From a data folder to a log that may be written: locked, brought together, compared with what was signed, begun with this genesis. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseVkey, tileHashes } from '@huecry/ledger';
import type { Logger } from 'pino';
import { LedgerServiceError } from './errors.ts';
import { CHECKED_FIRST, type CheckDamage, FullCheck } from './full-check.ts';
import { pinGenesis } from './genesis.ts';
import { mendDatabase } from './mend-database.ts';
import type { LedgerOptions } from './options.ts';
import { openSaved, recoverTree } from './recovery.ts';
import { registryIsSigned } from './registry-check.ts';
import { RollbackGuard } from './rollback-guard.ts';
import { signersOf } from './signers.ts';
import { LedgerStore } from './store.ts';
import { replaceFile, TreeFolder } from './tree-folder.ts';

/**
 * Takes the writer's lock and gives the parts of the log; the lock is free again where it throws. `witnessed`: the members' policy
 * asks for cosignatures; `whole`: all that was signed has been looked at already.
 * @throws LedgerServiceError `bad-config`, `second-writer`, `wrong-genesis`, `rolled-back`, `damaged`
 */
export async function openLog(options: LedgerOptions) {
  const { dataDir, genesis, log } = options;
  const signers = signersOf(options.skey, genesis);
  const vkeys = signers.map(({ vkey }) => vkey);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const store = LedgerStore.open(join(dataDir, 'ledger.db'));
  try {
    const tree = await TreeFolder.open(join(dataDir, 'tree'), join(dataDir, 'scratch'));
    const verifiers = vkeys.map(parseVkey);
    if (options.mendDatabase === true) logMended(log, await mendDatabase(store, tree, verifiers));
    const policy = options.witnesses?.policy(store);
    const witnessed = policy !== undefined && policy.quorum !== 'none';
    const { writer, published, signed, mended } = await recoverTree(store, tree, verifiers, witnessed);
    if (mended.length > 0)
      log.error(
        { code: 'damaged', paths: mended.slice(0, 20), count: mended.length },
        'files of the tree were missing or wrong: written again from the database',
      );
    const guard = new RollbackGuard({
      verifiers,
      policy: () => options.witnesses?.policy(store),
      readHead: options.witnesses?.readHead,
      signed: () => openSaved(store, verifiers),
      hashes: (size) => tileHashes(tree.reader, size),
      onFound: (error, witness) => log.error({ code: error.code, witness, err: error }, 'this log was put back: nothing is signed any more'),
    });
    await guard.askAll();
    if (guard.found !== undefined) throw guard.found;
    const check = new FullCheck({ store, tree, verifiers, signed, onDamage: logDamage(log) });
    // What every new entry is judged by is proved before there is one; of a large log the rest is looked at while it runs.
    const whole = signed === undefined || signed.size <= CHECKED_FIRST || !(await registryIsSigned(store, tree, signed));
    if (whole) await check.run();
    if (check.isWrong(0)) throw new LedgerServiceError('damaged', `the genesis entry of ledger.db is not the one that was signed: ${check.status.action}`);
    pinGenesis(store, genesis, options.now());
    // The first by itself, for tools that know Ed25519 alone.
    await replaceFile(join(dataDir, 'vkey'), `${vkeys[0]}\n`);
    await replaceFile(join(dataDir, 'vkeys'), vkeys.map((vkey) => `${vkey}\n`).join(''));
    return { store, tree, signers, vkeys, writer, published, signed, witnessed, guard, check, whole };
  } catch (error) {
    store.close();
    throw error;
  }
}

const logDamage =
  (log: Logger) =>
  (damage: CheckDamage, mended: boolean): void =>
    log.error(
      { code: 'damaged', file: damage.file, found: damage.code, entries: damage.entries.slice(0, 20), count: damage.entries.length },
      mended
        ? 'a file of the tree was not as it was signed: written again from the database'
        : 'what was signed is damaged: intake is closed until it is mended',
    );

function logMended(log: Logger, positions: readonly number[]): void {
  log.warn({ positions: positions.slice(0, 20), count: positions.length }, 'entries of the database were taken from the signed tree');
}
