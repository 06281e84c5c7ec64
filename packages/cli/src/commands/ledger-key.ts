import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateNoteKey, LedgerError } from '@huecry/ledger';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openOutput } from '../context.ts';
import { CliError } from '../errors.ts';

interface KeyOptions extends CommonOptions {
  readonly out: string;
}

/** `huecry ledger key`: the two keys that a log signs with, before there is a genesis file that names them. */
export function addLedgerKey(ledger: Command, context: Context): void {
  ledger
    .command('key <origin>')
    .description("make a new ledger's keys, Ed25519 and ML-DSA-44, before the genesis file that names them is written")
    .requiredOption('--out <dir>', 'folder for key (private, for the ledger service alone), vkey and vkeys (public); a key that is there is never replaced')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      "\nThe genesis file's ledger member takes what this prints: origin, vkey, mlDsaVkey.\n\nExample:\n  huecry ledger key ledger.example/huecry --out ledger",
    )
    .action((origin: string, _options: KeyOptions, command: Command) => {
      const options = command.optsWithGlobals<KeyOptions>();
      const output = openOutput(context, options);
      const folder = resolve(context.folder, options.out);
      const [first, second] = keysOf(origin);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, 'key');
      if (existsSync(file)) throw new CliError('failed', `${file} is there already: a log keeps its keys; name another folder for a new log`);
      writeFileSync(file, `${first.skey}\n${second.skey}\n`, { mode: 0o600, flag: 'wx' });
      writeFileSync(join(folder, 'vkey'), `${first.vkey}\n`);
      writeFileSync(join(folder, 'vkeys'), `${first.vkey}\n${second.vkey}\n`);
      output.result({ origin, vkey: first.vkey, mlDsaVkey: second.vkey }, () => {
        output.line(`"ledger": ${JSON.stringify({ origin, vkey: first.vkey, mlDsaVkey: second.vkey }, null, 2)}`);
      });
    });
}

function keysOf(origin: string): readonly [ReturnType<typeof generateNoteKey>, ReturnType<typeof generateNoteKey>] {
  try {
    return [generateNoteKey(origin), generateNoteKey(origin, 'ml-dsa-44')];
  } catch (cause) {
    if (cause instanceof LedgerError) throw new CliError('failed', cause.message, cause);
    throw cause;
  }
}
