import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Runs what README.md tells a newcomer to run, as it stands there, on a data folder of its own. */
const repository = join(import.meta.dirname, '..', '..');
const readme = readFileSync(join(repository, 'README.md'), 'utf8');
const data = mkdtempSync(join(tmpdir(), 'huecry-readme-'));
const environment = { ...process.env, HUECRY_DATA: data };
const shell = promisify(execFile);

const blocks = (language: string): string[] => [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gmsu'))].map((match) => match[1] ?? '');
const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));
/** This very run, and the one that stays up. */
const NOT_AGAIN = new Set(['npm test', 'npm run demo', 'npm run demo -- --once']);

const run = async (command: string): Promise<{ stdout: string; code: number }> => {
  try {
    const { stdout } = await shell('bash', ['-c', command.replaceAll('.data/demo', data)], { cwd: repository, env: environment, maxBuffer: 64 * 1024 * 1024 });
    return { stdout, code: 0 };
  } catch (error) {
    const { stdout, code } = error as { stdout: string; code: number };
    return { stdout, code };
  }
};

let demo: ChildProcess;
const printed: string[] = [];

beforeAll(async () => {
  expect(commands).toContain('npm run demo -- --once');
  expect((await run('npm run demo -- --once')).code).toBe(0);
  demo = spawn('npm', ['run', 'demo'], { cwd: repository, env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((ready, failed) => {
    demo.once('exit', () => failed(new Error('the demo ended by itself')));
    createInterface({ input: demo.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      printed.push(line);
      if (line.includes('Ctrl-C ends it')) ready();
    });
  });
}, 900_000);

afterAll(async () => {
  demo.removeAllListeners('exit');
  // `close` and not `exit`: npm goes at once, and its output closes when the last process of the exchange has gone.
  const ended = new Promise((resolve) => demo.once('close', resolve));
  demo.kill('SIGTERM');
  await ended;
  rmSync(data, { recursive: true, force: true });
});

describe('README', () => {
  test.each(commands.filter((command) => !NOT_AGAIN.has(command)))('%s', async (command) => {
    const { stdout, code } = await run(command);
    // The listing has one bad record on purpose: it is refused alone, and the status says so.
    if (command.includes('notice import')) {
      expect(stdout).toContain('refused: 1');
      expect(code).toBe(1);
    } else {
      expect(code).toBe(0);
      expect(stdout.trim()).not.toBe('');
    }
  });

  test('the SDK example publishes, and follows what comes in', async () => {
    const [example = ''] = blocks('ts');
    const { url, tokenFile } = JSON.parse(readFileSync(join(data, 'gateways', 'fr-dcpj', 'client.json'), 'utf8')) as { url: string; tokenFile: string };
    // Below test/, so that its imports resolve; it declares only what the example takes as given.
    const file = join(repository, 'test', 'e2e', 'readme-example.generated.ts');
    const given = `import { readFileSync } from 'node:fs';\nconst notice: unknown = JSON.parse(readFileSync('docs/guides/yellow.json', 'utf8'));\n`;
    writeFileSync(file, given + example.replace('http://127.0.0.1:8080', url));
    try {
      const line = await new Promise<string>((resolve, reject) => {
        const child = spawn(process.execPath, [file], {
          cwd: repository,
          env: { ...environment, HUECRY_TOKEN: readFileSync(tokenFile, 'utf8').trim() },
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        child.once('exit', (code) => reject(new Error(`the example ended with ${code}`)));
        createInterface({ input: child.stdout }).once('line', (text) => {
          resolve(text);
          child.kill();
        });
      });
      expect(line).toMatch(/^\S+ \S+\/\S+ [0-9a-f-]{36}$/u);
    } finally {
      rmSync(file, { force: true });
    }
  });
});

describe('what the demo says to try next', () => {
  test('every command works as printed', async () => {
    const shown = printed.map((line) => line.trim()).filter((line) => line.startsWith('npm run -s huecry'));
    expect(shown.length).toBeGreaterThanOrEqual(5);
    for (const command of shown) {
      const { stdout, code } = await run(command.includes('notice watch') ? `${command} --count 1` : command);
      expect({ command, code }).toEqual({ command, code: 0 });
      expect(stdout.trim()).not.toBe('');
    }
  });
});
