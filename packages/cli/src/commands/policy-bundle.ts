import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isMemberCode } from '@huecry/notice';
import { BUNDLE_FILES, emptyBundle, runBundleTests } from '@huecry/policy';
import type { Command } from 'commander';
import { commonRules, readFolder, requireBundle, showProblems } from '../bundle-folder.ts';
import { type CommonOptions, type Context, openOutput } from '../context.ts';
import { CliError } from '../errors.ts';

interface InitOptions extends CommonOptions {
  readonly member: string;
  readonly language: string;
}

interface TestOptions extends CommonOptions {
  readonly common?: string;
}

/** What needs no gateway: begin a bundle, check it, run its table. */
export function addBundleCommands(policy: Command, context: Context): void {
  policy
    .command('init <dir>')
    .description('begin a bundle: four files that are valid, say what to do next, and let nothing through yet')
    .requiredOption('--member <code>', 'whose rules they are, for example fr')
    .option('--language <code>', 'language in which the reasons are written', 'en')
    .option('--json', 'print JSON')
    .action((dir: string, _options: InitOptions, command: Command) => {
      const options = command.optsWithGlobals<InitOptions>();
      const output = openOutput(context, options);
      if (!isMemberCode(options.member)) throw new CliError('usage', `${options.member} is not a member's code: give one such as fr or x-un`);
      if (!/^[a-z]{2,3}$/u.test(options.language)) throw new CliError('usage', `${options.language} is not a language: give a code such as en, fr, es or ar`);
      const folder = resolve(context.folder, dir);
      const standing = BUNDLE_FILES.filter((file) => existsSync(join(folder, file)));
      if (standing.length > 0) throw new CliError('usage', `${dir} holds ${standing.join(', ')} already: name a new folder, or remove them first`);
      const files = emptyBundle(options.member, { language: options.language, validFrom: new Date().toISOString().slice(0, 10) });
      mkdirSync(folder, { recursive: true });
      for (const file of BUNDLE_FILES) writeFileSync(join(folder, file), files[file]);
      output.result({ folder, member: options.member, files: BUNDLE_FILES }, () => {
        output.line(`${output.paint('green', 'made')} ${dir}: ${BUNDLE_FILES.join(', ')}`);
        output.line('It is valid and lets nothing through. Next:');
        output.line(`  1. write what may leave in ${dir}/export.cedar, and what may come in in ${dir}/import.cedar: both say how`);
        output.line(`  2. huecry policy validate ${dir}`);
        output.line(`  3. write in ${dir}/tests.json what must flow and what must not, then: huecry policy test ${dir}`);
        output.line(`  4. huecry policy diff in-force ${dir}`);
        output.line('The whole way, from here to a bundle in force: docs/guides/writing-policy.md');
      });
    });

  policy
    .command('validate <dir>')
    .description('check a bundle: every fault with its file, line and rule, and what to do about it')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExit status 0: the bundle is valid. 1: it is not.')
    .action((dir: string, _options: CommonOptions, command: Command) => {
      const output = openOutput(context, command.optsWithGlobals<CommonOptions>());
      const { bundle, problems } = readFolder(context, dir);
      if (bundle === null) process.exitCode = 1;
      output.result(bundle === null ? { valid: false, problems } : { valid: true, problems, member: bundle.member, digest: bundle.digest }, () => {
        if (bundle === null) {
          showProblems(output, problems, output.line);
          output.line(`${output.paint('red', 'not valid')}: ${problems.length} ${problems.length === 1 ? 'fault' : 'faults'} in ${dir}`);
          return;
        }
        const count = bundle.rules.length;
        output.line(`${output.paint('green', 'valid')}: ${count} ${count === 1 ? 'rule' : 'rules'} of ${bundle.member}, digest ${bundle.digest}`);
      });
    });

  policy
    .command('test <dir>')
    .description('run the table of a bundle: each row, and what differs from it')
    .option('--common <dir>', 'the common rules to test beside (default: those of this version)')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExit status 0: every row is as it says. 1: some are not, or the bundle is not valid.')
    .action((dir: string, _options: TestOptions, command: Command) => {
      const options = command.optsWithGlobals<TestOptions>();
      const output = openOutput(context, options);
      const bundle = requireBundle(context, output, dir);
      const outcomes = runBundleTests(bundle, commonRules(context, output, options.common));
      const failed = outcomes.filter(({ ok }) => !ok).length;
      const named = new Set(
        bundle.source.tests.flatMap(({ expect }) => [...Object.values(expect.withheld ?? {}), ...(expect.refusedBy ?? []), ...(expect.flags ?? [])]),
      );
      const untested = bundle.rules.filter(({ effect, name }) => effect === 'forbid' && !named.has(name)).map(({ name }) => name);
      if (failed > 0) process.exitCode = 1;
      output.result({ ok: failed === 0, tests: outcomes, untested }, () => {
        output.table(
          ['', 'test', 'what differs'],
          outcomes.map(({ name, ok, differences }) => [ok ? output.paint('green', 'ok') : output.paint('red', 'not ok'), name, differences.join('\n')]),
        );
        output.line(failed === 0 ? `all ${outcomes.length} as they say` : `${failed} of ${outcomes.length} not as they say`);
        if (untested.length > 0) output.line(`no row is decided by: ${untested.join(', ')}`);
      });
    });
}
