import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { provision } from '@huecry/bus';
import { type TemporaryFolder, temporaryFolder } from './folders.ts';
import { startNats } from './nats.ts';
import { freePort } from './ports.ts';

const folders: TemporaryFolder[] = [];
const newFolder = (): TemporaryFolder => {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A killed process that nobody has waited for is still in the table.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};
const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
};
const ready = async (dir: string): Promise<string> => (await provision({ dir, mode: 'live', members: [] })).conf;

describe('startNats', () => {
  test('starts, is killed, comes back on the same port, ends', async () => {
    const folder = newFolder();
    const nats = await startNats({ dir: folder.path, conf: await ready(folder.path) });
    const first = nats.pid;
    expect(alive(first)).toBe(true);
    expect(Number(readFileSync(join(folder.path, 'nats-server.pid'), 'utf8'))).toBe(first);
    await nats.kill();
    expect(alive(first)).toBe(false);
    await nats.restart();
    expect(nats.pid).not.toBe(first);
    expect(nats.url).toBe(`nats://127.0.0.1:${nats.port}`);
    const second = nats.pid;
    await nats.stop();
    await nats.stop();
    expect(alive(second)).toBe(false);
  });

  test('says why it did not start: no binary, bad configuration, port taken', async () => {
    const folder = newFolder();
    const conf = await ready(folder.path);
    await expect(startNats({ dir: folder.path, conf, bin: '/nowhere/nats-server' })).rejects.toMatchObject({ code: 'no-server' });
    await expect(startNats({ dir: folder.path, conf: '/nowhere/server.conf' })).rejects.toThrow(/no such file/);
    const port = await freePort();
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
    await expect(startNats({ dir: folder.path, conf, port })).rejects.toThrow(/address already in use/);
    squatter.close();
  });

  test('does not outlive a parent that was killed', async () => {
    const folder = newFolder();
    const conf = await ready(folder.path);
    const script = `import { startNats } from ${JSON.stringify(join(import.meta.dirname, 'nats.ts'))};
      const nats = await startNats(${JSON.stringify({ dir: folder.path, conf })});
      console.log(nats.pid);
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    parent.stdout.on('data', (data: Buffer) => (printed += data.toString()));
    await until(() => printed.includes('\n'));
    const pid = Number(printed.trim());
    expect(alive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await until(() => !alive(pid));
  });
});

describe('kill-at', () => {
  const run = (folder: string, plan: object): Promise<{ signal: string | null; output: string }> => {
    const script = `import { channel } from 'node:diagnostics_channel';
      for (const name of ['a', 'b', 'a', 'b']) { channel('huecry:step').publish({ name }); process.stdout.write(name); }`;
    const child = spawn(process.execPath, ['--import', join(import.meta.dirname, 'kill-at.ts'), '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, HUECRY_KILL: JSON.stringify({ marker: join(folder, 'marker'), ...plan }) },
    });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    return new Promise((resolve) => child.on('close', (_code, signal) => resolve({ signal, output })));
  };

  test('kills at the nth time of the step, before the service goes on, once', async () => {
    const folder = newFolder();
    expect(await run(folder.path, { step: 'b', nth: 2, target: 'self' })).toEqual({ signal: 'SIGKILL', output: 'aba' });
    expect(JSON.parse(readFileSync(join(folder.path, 'marker'), 'utf8'))).toMatchObject({ step: 'b', nth: 2, target: 'self' });
    expect(await run(folder.path, { step: 'b', nth: 2, target: 'self' })).toEqual({ signal: null, output: 'abab' });
  });

  test('kills another process by its pid file, and goes on itself', async () => {
    const folder = newFolder();
    const nats = await startNats({ dir: folder.path, conf: await ready(folder.path) });
    const { pid } = nats;
    expect(await run(folder.path, { step: 'a', target: join(folder.path, 'nats-server.pid') })).toEqual({ signal: null, output: 'abab' });
    await until(() => !alive(pid));
    await nats.stop();
  });

  test('a step that never comes leaves no marker', async () => {
    const folder = newFolder();
    expect(await run(folder.path, { step: 'c', target: 'self' })).toEqual({ signal: null, output: 'abab' });
    expect(existsSync(join(folder.path, 'marker'))).toBe(false);
  });
});
