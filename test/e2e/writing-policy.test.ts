import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Does what docs/guides/writing-policy.md tells a lawyer to do, in its order, and checks that what it says is printed is printed. */
const repository = join(import.meta.dirname, '..', '..');
const guide = readFileSync(join(repository, 'docs', 'guides', 'writing-policy.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'huecry-policy-'));
const data = join(folder, 'demo');
const rules = join(folder, 'rules');
const environment = { ...process.env, HUECRY_DATA: data, HUECRY_LANG: 'en', NO_COLOR: '1' };
const shell = promisify(execFile);

interface Step {
  readonly script: string;
  /** Lines that stand in what is printed, in this order; `…` is anything. */
  readonly printed: readonly string[];
  readonly status: number;
}

const steps: Step[] = [...guide.matchAll(/^```sh\n(.*?)^```\n```text\n(.*?)^```$/gmsu)].map(([, script = '', text = '']) => {
  const lines = text.trim().split('\n');
  const status = /^status (\d+)$/u.exec(lines.at(-1) ?? '')?.[1];
  return { script, printed: status === undefined ? lines : lines.slice(0, -1), status: Number(status ?? 0) };
});

const placed = (text: string): string => text.replaceAll('.data/rules', rules).replaceAll('.data/demo', data);

async function run(script: string): Promise<{ readonly printed: string; readonly status: number }> {
  const options = { cwd: repository, env: environment, maxBuffer: 64 * 1024 * 1024 };
  try {
    const { stdout, stderr } = await shell('bash', ['-c', placed(script)], options);
    return { printed: stdout + stderr, status: 0 };
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number };
    return { printed: stdout + stderr, status: code };
  }
}

/** A line of the guide as it may be printed: in a table or not. */
function patternOf(line: string): RegExp {
  const parts = placed(line.trim())
    .split('…')
    .map((part) =>
      part
        .trim()
        .replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
        .replaceAll(/\s+/gu, String.raw`\s+`),
    );
  return new RegExp(parts.join('[^\\n]*'), 'u');
}

let demo: ChildProcess;

beforeAll(async () => {
  demo = spawn('npm', ['run', 'demo'], { cwd: repository, env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((ready, failed) => {
    demo.once('exit', () => failed(new Error('the demo ended by itself')));
    createInterface({ input: demo.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      if (line.includes('Ctrl-C ends it')) ready();
    });
  });
}, 900_000);

afterAll(async () => {
  demo.removeAllListeners('exit');
  const ended = new Promise((resolve) => demo.once('close', resolve));
  demo.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

test('the guide has a step for each command', () => {
  expect(steps.length).toBeGreaterThanOrEqual(10);
  const scripts = steps.map(({ script }) => script).join('\n');
  for (const command of ['init', 'validate', 'test', 'diff', 'what-if', 'adopt', 'show', 'explain']) expect(scripts).toContain(`policy ${command}`);
});

describe('from an empty bundle to rules in force', () => {
  test.each(steps.map((step, index) => [`step ${index + 1}: ${step.script.split('\n').findLast((line) => line.startsWith('npm')) ?? ''}`, step] as const))(
    '%s',
    async (_name, { script, printed, status }) => {
      const result = await run(script);
      let rest = result.printed;
      for (const line of printed) {
        const found = patternOf(line).exec(rest);
        expect(found, `expected "${line}" in:\n${rest}`).not.toBeNull();
        rest = rest.slice((found?.index ?? 0) + (found?.[0].length ?? 0));
      }
      expect(result.status).toBe(status);
    },
  );
});
