import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EvidenceReport, Language, ReportPart } from '@huecry/evidence';
import type { Category } from '@huecry/notice';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput, readFile } from '../context.ts';
import { CliError } from '../errors.ts';
import { languageOption } from '../language.ts';
import type { Colour, Output } from '../output.ts';
import { present, withGateway } from './options.ts';

interface VerifyOptions extends CommonOptions {
  readonly genesisDigest?: string;
  readonly language: Language;
}

interface ExportOptions extends CommonOptions {
  readonly out: string;
  readonly categories?: readonly string[];
  readonly fields?: readonly string[];
  readonly rev?: string;
}

interface PageOptions extends CommonOptions {
  readonly out: string;
}

interface RedactOptions extends CommonOptions {
  readonly remove: readonly string[];
  readonly out: string;
}

/** Evidence files: checked and redacted without asking anybody. */
export function addEvidence(program: Command, context: Context): void {
  const evidence = program.command('evidence').description('one file that proves a notice, what was decided on it and what became of it');

  withGateway(evidence.command('export <id>'))
    .description('write the file that proves a notice that was sent or received here')
    .requiredOption('--out <file>', 'where to write it; an existing file is not overwritten')
    .option('--categories <categories...>', 'show the fields of these categories only (none: no field at all)')
    .option('--fields <pointers...>', 'show these fields, such as /subject/name, with all below them')
    .option('--rev <number>', 'of this revision; the newest unless given')
    .addHelpText(
      'after',
      '\nWithout --categories and --fields it shows every field that may be given out now. The origin has the receipts; a recipient has what concerns\nitself. The gateway logs who took it.\n\nExample:\n  huecry --as fr/dcpj evidence export 0190… --categories identity judicial --out notice.evidence',
    )
    .action(async (id: string, _options: ExportOptions, command: Command) => {
      const options = command.optsWithGlobals<ExportOptions>();
      const output = openOutput(context, options);
      const { categories, fields, rev } = options;
      const choice = present({
        categories: categories?.filter((one) => one !== 'none') as Category[] | undefined,
        fields,
        rev: rev === undefined ? undefined : Number(rev),
      });
      const bytes = await openClient(context, options).evidence(id, choice);
      writeNew(context, options.out, bytes);
      output.result({ file: options.out, sizeBytes: bytes.length }, () =>
        output.line(`${options.out} written, ${bytes.length} bytes; check it with: huecry evidence verify ${options.out}`),
      );
    });

  evidence
    .command('verify <file>')
    .description('check an evidence file offline, and say part by part what it proves')
    .option('--genesis-digest <digest>', 'digest of the genesis file that your member pinned (base64url SHA-256): everything rests on it')
    .addOption(languageOption(context))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nNo server is asked. The digest is the base64url SHA-256 of the genesis file; take it from your own member, not from whoever gave you the\nevidence.\n\nExample:\n  huecry evidence verify notice.evidence --genesis-digest 47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU\n\nExit status 0: everything in it verifies. 1: something is wrong or missing; it is named by a code and its place in the file.',
    )
    .action(async (file: string, _options: VerifyOptions, command: Command) => {
      const options = command.optsWithGlobals<VerifyOptions>();
      const output = openOutput(context, options);
      const { genesisDigest } = options;
      if (genesisDigest !== undefined && !/^[A-Za-z0-9_-]{43}$/u.test(genesisDigest))
        throw new CliError('usage', 'a genesis digest has 43 characters of base64url: take it from your own member');
      const bytes = new Uint8Array(readFile(context, file));
      // Loaded here alone: the policy engine behind it would slow every other command's start.
      const words = await import('@huecry/evidence');
      const { decideAgainWith } = await import('../decide-again.ts');
      const report = words.verifyEvidence(bytes, { genesisDigest, decide: decideAgainWith() });
      output.result(report, () => show(output, report, options.language, words));
      if (!report.ok) process.exitCode = 1;
    });

  evidence
    .command('redact <file>')
    .description('take disclosures out of an evidence file; what is left verifies, and says by its digest what was taken out')
    .requiredOption(
      '--remove <what...>',
      "a category (contact), a field's pointer with all below it (/subject/name), a recipient (de/bka), or routing, restrictions, recipients, receipts, releases, refusal",
    )
    .requiredOption('--out <file>', 'where to write it; an existing file is not overwritten')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      "\nA field's digest and its category stay in the file, never its value. What other members wrote as a reason of a rule or a receipt stays as\nlong as that part does: read the result before you hand it on.\n\nExample:\n  huecry evidence redact notice.evidence --remove contact /subject/name de/bka --out for-the-court.evidence",
    )
    .action(async (file: string, _options: RedactOptions, command: Command) => {
      const options = command.optsWithGlobals<RedactOptions>();
      const output = openOutput(context, options);
      const bytes = new Uint8Array(readFile(context, file));
      const { EvidenceError, formatEvidence, parseEvidence, redactEvidence, verifyEvidence } = await import('@huecry/evidence');
      let text: string;
      try {
        // What does not verify before is not made smaller: its faults would be harder to see.
        const [problem] = verifyEvidence(bytes).problems;
        if (problem !== undefined) throw new CliError('failed', `the file does not verify (${problem.code} ${problem.path || '/'}): nothing was written`);
        text = formatEvidence(redactEvidence(parseEvidence(bytes), options.remove));
      } catch (cause) {
        if (cause instanceof EvidenceError) throw new CliError(cause.code === 'nothing-removed' ? 'usage' : 'failed', cause.message, cause);
        throw cause;
      }
      const withheld = parseEvidence(text).inventory.openings.filter((one) => one.withheld === true);
      writeNew(context, options.out, text);
      output.result({ file: options.out, withheld }, () =>
        output.line(
          `${options.out} written; ${withheld.length === 1 ? '1 part is withheld in it and named by its digest' : `${withheld.length} parts are withheld in it and named by their digests`}`,
        ),
      );
    });

  evidence
    .command('page')
    .description('write the verifier page: one HTML file that checks evidence files in a browser, without a network')
    .requiredOption('--out <file>', 'where to write it; an existing file is not overwritten')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nGive it to whoever has no installation. It is made from the sources here and is the same each time.\n\nExample:\n  huecry evidence page --out verifier.html',
    )
    .action(async (_options: PageOptions, command: Command) => {
      const options = command.optsWithGlobals<PageOptions>();
      const output = openOutput(context, options);
      const { verifierPage } = await import('@huecry/evidence/page');
      const html = await verifierPage();
      writeNew(context, options.out, html);
      const sha256 = createHash('sha256').update(html).digest('hex');
      output.result({ file: options.out, sha256, sizeBytes: html.length }, () => output.line(`${options.out} written; its SHA-256 is ${sha256}`));
    });
}

/** Writes a file that does not exist yet, for its owner alone. */
export function writeNew({ folder }: Context, file: string, text: string | Uint8Array): void {
  try {
    writeFileSync(resolve(folder, file), text, { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    throw new CliError('unwritable-file', `cannot write ${file}: choose a file that does not exist yet, in a folder where you may write`, cause);
  }
}

type Words = Pick<typeof import('@huecry/evidence'), 'PART_LABELS' | 'STATE_LABELS' | 'VERDICTS' | 'plainText' | 'problemInWords' | 'sentence'>;
const COLOURS: Readonly<Record<ReportPart['state'], Colour>> = { proved: 'green', wrong: 'red', withheld: 'yellow', unchecked: 'yellow' };

function show(output: Output, { ok, pinned, parts, limits, recalled }: EvidenceReport, language: Language, words: Words): void {
  for (const { part, path, state, says, problems, field } of parts) {
    output.line(
      `${output.paint(COLOURS[state], words.STATE_LABELS[language][state])}  ${output.paint('bold', words.PART_LABELS[language][part])}  ${output.paint('dim', path)}`,
    );
    for (const said of says) output.line(`    ${words.sentence(language, said)}`);
    if (field !== undefined) output.line(`    ${words.plainText(JSON.stringify(field.value))}`);
    for (const problem of problems) output.line(`    ${output.paint('red', problem.code)} ${problem.path || '/'}: ${words.problemInWords(language, problem)}`);
  }
  const verdicts = words.VERDICTS[language];
  if (limits.length > 0) output.line(`\n${verdicts.limits}:`);
  for (const limit of limits) output.line(`  - ${words.sentence(language, limit)}`);
  if (recalled !== null) output.line(`\n${output.paint('red', verdicts.recalled)}`);
  output.line(`\n${ok ? output.paint(pinned ? 'green' : 'yellow', pinned ? verdicts.good : verdicts.unpinned) : output.paint('red', verdicts.wrong)}`);
}
