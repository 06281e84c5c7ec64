import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput, readFile } from '../context.ts';
import { CliError } from '../errors.ts';
import { withGateway } from './options.ts';

interface FileOptions extends CommonOptions {
  readonly out: string;
}

/** Files that notices bring with them. */
export function addAttachments(notice: Command, context: Context): void {
  withGateway(notice.command('attach <files...>'))
    .description('hand over files that a notice will bring with it; prints the sha256 and sizeBytes that the notice must name')
    .addHelpText(
      'after',
      '\nA photo stands in a notice as content.subject.photos[]: {sha256, mediaType, sizeBytes}. Publish it within a day.\n\nExample:\n  huecry --as fr/dcpj notice attach photo.jpg',
    )
    .action(async (files: string[], _options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const output = openOutput(context, options);
      const client = openClient(context, options);
      const attached: { readonly file: string; readonly sha256: string; readonly sizeBytes: number }[] = [];
      for (const file of files) attached.push({ file, ...(await client.attach(new Uint8Array(readFile(context, file)))) });
      output.result(attached, () =>
        output.table(
          ['file', 'sha256', 'sizeBytes'],
          attached.map(({ file, sha256, sizeBytes }) => [file, sha256, String(sizeBytes)]),
        ),
      );
    });

  withGateway(notice.command('file <id> <sha256>'))
    .description('save a file that a notice brings with it; notice show lists them')
    .requiredOption('--out <file>', 'where to write it; an existing file is not overwritten')
    .action(async (id: string, sha256: string, _options: FileOptions, command: Command) => {
      const options = command.optsWithGlobals<FileOptions>();
      const output = openOutput(context, options);
      const content = await openClient(context, options).attachment(id, sha256);
      const path = resolve(context.folder, options.out);
      try {
        writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
      } catch (cause) {
        throw new CliError('unwritable-file', `cannot write ${options.out}: choose a file that does not exist yet, in a folder where you may write`, cause);
      }
      output.result({ file: options.out, sha256, sizeBytes: content.length }, () => output.line(`${content.length} bytes written to ${options.out}`));
    });
}
