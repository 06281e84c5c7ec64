import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, type Account, type User } from '@nats-io/jwt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Mode } from '../subjects.ts';
import { addMember, openProvisioned, provision, type Provisioned } from './provision.ts';
import { knowsSyncInterval, serverConf } from './server-conf.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'huecry-provision-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const make = (mode: Mode = 'live'): Promise<Provisioned> =>
  provision({ dir: join(dir, 'nats'), mode, members: [{ code: 'fr', agencies: ['dcpj', 'ofast'] }], serverVersion: '2.9.10' });
const userOf = (path: string): User => decode<User>(/-----\n(.+)\n/.exec(readFileSync(path, 'utf8'))?.[1] ?? '').nats as User;
const accountOf = (made: Provisioned, key: string): Account => decode<Account>(readFileSync(join(made.dir, 'jwt', `${key}.jwt`), 'utf8')).nats as Account;

describe('provision', () => {
  test('private files are for their owner only', async () => {
    const made = await make();
    const files = readdirSync(made.dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(12);
    for (const { parentPath, name } of files) {
      expect(statSync(join(parentPath, name)).mode & 0o777, name).toBe(0o600);
      expect(statSync(parentPath).mode & 0o777, parentPath).toBe(0o700);
    }
  });

  test('a renamed import holds no `*`: a gateway could crash a 2.9 server with it', async () => {
    const made = await make();
    const { imports = [] } = accountOf(made, made.members['fr']?.account ?? '');
    expect(imports.length).toBe(14);
    for (const { subject, local_subject } of imports) {
      if (local_subject !== subject) expect(`${subject} ${local_subject}`).not.toContain('*');
    }
  });

  test('only EXCHANGE has JetStream', async () => {
    const made = await make();
    expect(accountOf(made, made.exchangeAccount).limits?.disk_storage).toBe(-1);
    for (const key of [made.systemAccount, made.members['fr']?.account ?? '']) expect(accountOf(made, key).limits?.disk_storage).toBeUndefined();
  });

  test('a gateway names its own subjects only, of its own mode', async () => {
    const made = await make('exercise');
    const { pub, sub } = userOf(made.members['fr']?.gateways['fr/dcpj'] ?? '');
    for (const subject of pub?.allow ?? []) {
      expect(subject).toMatch(
        /^hcx\.(submit|urgent|receipt|release|recall)\.fr\.dcpj\b|^hcx\.registry\.fr\.(read|submit)$|^hcx\.attachment\.fr\.dcpj\.(put|get)$|^hcx\.prove\.fr\.dcpj\.(entries|consistency)$|^JS\.hcx\.API\.CONSUMER\.(MSG\.NEXT|INFO)\.DELIVER_fr\.dcpj-\w+$|^\$JS\.ACK\.DELIVER_fr\.dcpj-\w+\.>$/,
      );
    }
    expect(sub?.allow).toEqual(['_INBOX.fr.dcpj.>']);
  });

  test('members and agencies are added; what was there stays', async () => {
    const before = await make();
    const creds = readFileSync(before.members['fr']?.gateways['fr/dcpj'] ?? '', 'utf8');
    await addMember(before.dir, { code: 'fr', agencies: ['dcpj', 'dcrfpn'] });
    const after = await addMember(before.dir, { code: 'x-un', agencies: ['dppa'] });
    expect(openProvisioned(before.dir)).toEqual(after);
    expect(Object.keys(after.members['fr']?.gateways ?? {})).toEqual(['fr/dcpj', 'fr/ofast', 'fr/dcrfpn']);
    expect(readFileSync(after.members['fr']?.gateways['fr/dcpj'] ?? '', 'utf8')).toBe(creds);
    expect(existsSync(after.members['x-un']?.gateways['x-un/dppa'] ?? '')).toBe(true);
  });

  test('a folder in use, a bad member and a bad agency are refused', async () => {
    const made = await make();
    await expect(make()).rejects.toMatchObject({ code: 'bad-config' });
    await expect(addMember(made.dir, { code: 'FR', agencies: [] })).rejects.toMatchObject({ code: 'bad-address' });
    await expect(addMember(made.dir, { code: 'fr', agencies: ['a.b'] })).rejects.toMatchObject({ code: 'bad-address' });
    expect(() => openProvisioned(join(dir, 'nothing'))).toThrow(expect.objectContaining({ code: 'bad-config' }));
  });

  test('every write is synced on servers that can; the word is kept from those that refuse it', () => {
    const conf = (serverVersion: string): string =>
      serverConf({ operatorJwt: 'o', systemAccount: 's', jwtDir: '/j', storeDir: '/s', port: -1, serverVersion, maxFileStoreBytes: 1 });
    expect(conf('2.9.10')).not.toContain('sync_interval');
    expect(conf('2.10.0')).toContain('sync_interval: always');
    expect(['2.9.25', '2.10.27', '2.14.0', '3.0.0', 'v2.11.1'].map(knowsSyncInterval)).toEqual([false, true, true, true, true]);
  });
});
