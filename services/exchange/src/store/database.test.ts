import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '@huecry/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';

let folder: TemporaryFolder;
let database: Database;
beforeEach(() => {
  folder = temporaryFolder();
  database = openDatabase(join(folder.path, 'exchange.db'), 'network');
});
afterEach(async () => {
  await database.close();
  folder.remove();
});

const add = (key: string) => () => database.run('INSERT INTO meta (key, value) VALUES (?, ?)', key, 'x').changes;
const keys = (): unknown[] => database.all("SELECT key FROM meta WHERE key <> 'network' ORDER BY key").map(({ key }) => key);

test('a commit is durable and returns what its work did', async () => {
  expect(await database.commit(add('a'))).toBe(1);
  expect(database.one('PRAGMA synchronous')).toEqual({ synchronous: 2 });
  expect(database.one('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
  await database.close();
  database = openDatabase(join(folder.path, 'exchange.db'), 'network');
  expect(keys()).toEqual(['a']);
});

test('work that fails takes nothing else with it, and leaves nothing of its own', async () => {
  const half = (): void => {
    add('half')();
    throw new Error('invented');
  };
  const outcomes = await Promise.allSettled([database.commit(add('a')), database.commit(half), database.commit(add('b'))]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(keys()).toEqual(['a', 'b']);
});

test('a file of another network or version is refused', async () => {
  const path = join(folder.path, 'exchange.db');
  await database.close();
  expect(() => openDatabase(path, 'another')).toThrow(expect.objectContaining({ code: 'bad-config' }));
  database = openDatabase(path, 'network');
  await database.commit(() => undefined);
  database.run('PRAGMA user_version = 99');
  await database.close();
  expect(() => openDatabase(path, 'network')).toThrow(expect.objectContaining({ code: 'bad-config' }));
  rmSync(path);
  database = openDatabase(path, 'network');
});
