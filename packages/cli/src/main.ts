#!/usr/bin/env node
import { createInterface } from 'node:readline/promises';
import { buffer } from 'node:stream/consumers';
import { SdkError } from '@huecry/sdk';
import { CommanderError } from 'commander';
import type { Context } from './context.ts';
import { CliError } from './errors.ts';
import { createProgram } from './program.ts';
import { asCommands } from './routes.ts';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());
// The reader of a pipe may leave early (| head): that is its right, not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

async function ask(question: string): Promise<string | null> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question, { signal: stop.signal });
  } finally {
    terminal.close();
  }
}

const context: Context = {
  terminal: {
    out: (line) => process.stdout.write(line),
    err: (line) => process.stderr.write(line),
    outIsTty: process.stdout.isTTY === true,
    errIsTty: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? 120,
  },
  environment: process.env,
  folder: process.cwd(),
  readStdin: () => buffer(process.stdin),
  ask,
  signal: stop.signal,
};

const wantsJson = process.argv.includes('--json');

function report(error: unknown): void {
  if (error instanceof CommanderError) {
    // Commander has printed help and usage errors itself.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  process.exitCode = error instanceof CliError && error.code === 'usage' ? 2 : 1;
  const code = error instanceof CliError || error instanceof SdkError ? error.code : 'failed';
  const message = asCommands(error instanceof Error ? error.message : String(error));
  const detail = error instanceof SdkError && error.detail !== null ? asCommands(error.detail) : null;
  const issues = error instanceof SdkError ? error.issues.map((issue) => ({ ...issue, message: asCommands(issue.message) })) : [];
  if (wantsJson) {
    process.stderr.write(`${JSON.stringify({ error: { code, message, ...(detail === null ? {} : { detail }), ...(issues.length > 0 ? { issues } : {}) } })}\n`);
    return;
  }
  process.stderr.write(`huecry: ${message} [${code}]\n`);
  if (detail !== null) process.stderr.write(`  ${detail}\n`);
  for (const issue of issues) process.stderr.write(`  ${issue.pointer || '(the whole notice)'}: ${issue.message} [${issue.code}]\n`);
}

try {
  await createProgram(context).parseAsync();
} catch (error) {
  report(error);
}
