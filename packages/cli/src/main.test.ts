import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

/** The command as a person runs it: its own process, its exit status, its two streams. What needs a gateway is in test/e2e. */
const folder = mkdtempSync(join(tmpdir(), 'huecry-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const huecry = (...args: string[]) => {
  const { HUECRY_AS: _as, HUECRY_GATEWAY: _gateway, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { cwd: folder, env, encoding: 'utf8' });
  return { status, stdout, stderr };
};

describe('help', () => {
  test('names every command', () => {
    const { status, stdout } = huecry('--help');
    expect(status).toBe(0);
    for (const command of ['notice', 'review', 'policy', 'audit', 'member', 'keys', 'facts']) expect(stdout).toContain(command);
  });

  test.each(['publish', 'revise'])('notice %s offers a dry-run and a confirmation', (command) => {
    const { stdout } = huecry('notice', command, '--help');
    for (const option of ['--dry-run', '--confirm [digest]', '--exclude', '--contact-only']) expect(stdout).toContain(option);
  });

  test.each(['publish', 'import', 'list', 'show', 'watch', 'status', 'revise', 'history', 'request', 'requests', 'search', 'export', 'violations'])(
    'notice %s explains itself and takes --json',
    (command) => {
      const { status, stdout } = huecry('notice', command, '--help');
      expect(status).toBe(0);
      expect(stdout).toContain('--json');
    },
  );
});

describe('a data set of facts, without any gateway', () => {
  test('check counts its lists and says which are partial; a faulty one is refused with its place', () => {
    const { lists, partial } = JSON.parse(huecry('facts', 'check', '--json').stdout) as {
      lists: { part: string; source: string; asOf: string }[];
      partial: string[];
    };
    expect(lists.length).toBeGreaterThan(40);
    expect(lists.every(({ source, asOf }) => source !== '' && asOf !== '')).toBe(true);
    expect(partial).toContain('UNTOC');
    const copy = join(folder, 'law');
    cpSync(join(import.meta.dirname, '../../law/data'), copy, { recursive: true });
    expect(huecry('facts', 'check', 'law')).toMatchObject({ status: 0, stdout: expect.stringContaining('may be used') });
    const file = join(copy, 'treaties', 'untoc.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"asOf"', '"on"'));
    expect(huecry('facts', 'check', 'law')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('treaties/untoc.json') });
  });
});

describe('a bundle, without any gateway', () => {
  test('init makes one that validates and passes its own table, and does not write over it', () => {
    expect(huecry('policy', 'init', 'rules', '--member', 'fr', '--language', 'fr')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('policy validate rules'),
    });
    expect(huecry('policy', 'validate', 'rules')).toMatchObject({ status: 0, stdout: expect.stringContaining('valid: 0 rules of fr') });
    expect(huecry('policy', 'test', 'rules')).toMatchObject({ status: 0, stdout: expect.stringContaining('all 2 as they say') });
    expect(huecry('policy', 'init', 'rules', '--member', 'fr')).toMatchObject({ status: 2, stderr: expect.stringContaining('name a new folder') });
  });

  test('validate shows each fault with its line and what to do, and the status says no', () => {
    huecry('policy', 'init', 'faulty', '--member', 'fr');
    const rule = '@id("none") @point("exchange")\n@cite("art. 1")\nforbid (principal, action == Action::"receive", resource);\n';
    writeFileSync(join(folder, 'faulty', 'export.cedar'), rule);
    const { status, stdout } = huecry('policy', 'validate', 'faulty');
    expect(status).toBe(1);
    for (const words of ['export.cedar:1, rule none [missing-annotation]', '1 | @id("none")', 'expected @reason', 'what to do:', 'not valid: 1 fault'])
      expect(stdout).toContain(words);
    const { problems } = JSON.parse(huecry('policy', 'validate', 'faulty', '--json').stdout) as { problems: unknown };
    expect(problems).toMatchObject([{ code: 'missing-annotation', file: 'export.cedar', line: 1, rule: 'none' }]);
    expect(huecry('policy', 'test', 'faulty')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('missing-annotation') });
  });

  test('diff says what changes for whom, when, and by which rule', () => {
    for (const name of ['old', 'new']) {
      huecry('policy', 'init', name, '--member', 'fr');
      const unless = name === 'new' ? '\nunless { context.adequacy }' : '';
      const rules = [
        'permit (principal, action in [Action::"receive", Action::"disclose"], resource);',
        `forbid (principal, action == Action::"disclose", resource)\nwhen { context.category == Category::"photo" }${unless};`,
      ];
      const text = rules.map((rule, index) => `@id("rule-${index}") @point("origin, exchange") @cite("art. 1") @reason("why")\n${rule}`).join('\n');
      writeFileSync(join(folder, name, 'export.cedar'), text);
    }
    const { status, stdout } = huecry('policy', 'diff', 'old', 'new');
    expect(status).toBe(0);
    for (const words of ['photo to any member: withheld → disclosed', 'adequate protection recognised: yes', 'by fr/export/rule-1'])
      expect(stdout).toContain(words);
    expect(JSON.parse(huecry('policy', 'diff', 'old', 'new', '--json').stdout)).toMatchObject({
      among: null,
      changes: [{ direction: 'out', action: 'disclose', categories: ['photo'], recipients: null, before: 'withheld', after: 'disclosed' }],
    });
    expect(huecry('policy', 'diff', 'old', 'old').stdout).toContain('nothing changes');
    expect(huecry('policy', 'diff', 'in-force', 'new')).toMatchObject({ status: 1, stderr: expect.stringContaining('--as fr/dcpj') });
  });

  test('test shows what differs, and the status says no', () => {
    huecry('policy', 'init', 'differs', '--member', 'fr');
    const row = { name: 'something leaves', as: 'export', point: 'exchange', given: {}, categories: ['identity'], expect: { outcome: 'permit' } };
    writeFileSync(join(folder, 'differs', 'tests.json'), JSON.stringify([row]));
    const { status, stdout } = huecry('policy', 'test', 'differs');
    expect(status).toBe(1);
    expect(stdout).toContain('outcome: expected "permit", found "refuse"');
    expect(huecry('policy', 'test', 'nowhere')).toMatchObject({ status: 1, stderr: expect.stringContaining('huecry policy init') });
  });
});

describe('an error says what to do', () => {
  test.each([
    ['an unknown command', ['nottice', 'list'], 2, "unknown command 'nottice'"],
    ['a missing option', ['notice', 'publish', 'x.json'], 2, '--to'],
    ['a wrong colour', ['notice', 'list', '--kind', 'pink'], 2, 'Allowed choices are red'],
    ['a number that is none', ['notice', 'list', '--limit', 'many'], 2, 'whole number'],
    ['no gateway named', ['notice', 'list'], 1, '--as fr/dcpj'],
    ['a gateway that is not there', ['--as', 'fr/nobody', 'notice', 'list'], 1, 'npm run demo'],
    ['neither id nor file', ['policy', 'explain', '--recipient', 'de/bka', '--as', 'fr/dcpj'], 2, '--notice FILE'],
    ['a key file that is not there', ['audit', 'verify', '.', '--vkey', 'nowhere'], 1, 'nowhere'],
  ] as const)('%s', (_name, args, status, words) => {
    const got = huecry(...args);
    expect(got.status).toBe(status);
    expect(got.stderr).toContain(words);
    expect(got.stdout).toBe('');
  });

  test('a gateway that is not there, where others are', () => {
    mkdirSync(join(folder, 'data', 'gateways', 'x-un-dppa'), { recursive: true });
    mkdirSync(join(folder, 'data', 'gateways', 'de-bka'), { recursive: true });
    expect(huecry('--as', 'fr/nobody', '--data', 'data', 'notice', 'list').stderr).toContain('use one of its gateways (de/bka, x-un/dppa)');
  });

  test('a file that is not UTF-8, or not JSON, is refused before anything is sent', () => {
    const gateway = ['--gateway', 'http://127.0.0.1:1', '--token-file', 'token'];
    writeFileSync(join(folder, 'token'), 'token\n');
    writeFileSync(join(folder, 'good.json'), '\uFEFF[]');
    writeFileSync(join(folder, 'latin1.json'), Buffer.from('{"name":"GÖZ"}', 'latin1'));
    writeFileSync(join(folder, 'torn.json'), '{"name":');
    expect(huecry('notice', 'import', 'good.json', ...gateway).status).toBe(0);
    expect(huecry('notice', 'import', 'good.json', 'latin1.json', ...gateway)).toMatchObject({ status: 1, stdout: '' });
    expect(huecry('notice', 'import', 'latin1.json', ...gateway).stderr).toContain('not in UTF-8');
    expect(huecry('notice', 'import', 'good.json', 'torn.json', ...gateway)).toMatchObject({ status: 1, stdout: '' });
  });

  test('a URL that is none', () => {
    writeFileSync(join(folder, 'token'), 'token\n');
    expect(huecry('notice', 'list', '--gateway', 'foo', '--token-file', 'token')).toMatchObject({ status: 2, stdout: '' });
  });

  test('a tree that is not there is named, and the status says no', () => {
    writeFileSync(join(folder, 'vkey'), 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx\n');
    const { status, stdout } = huecry('audit', 'verify', 'no-tree', '--vkey', 'vkey', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, problems: [{ path: 'checkpoint' }] });
  });

  test('with --json it is one JSON document on stderr', () => {
    const { status, stderr, stdout } = huecry('notice', 'list', '--json');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'no-gateway' } });
  });

  test('a gateway that does not answer', () => {
    writeFileSync(join(folder, 'token'), 'token\n');
    const { status, stderr } = huecry('notice', 'list', '--gateway', 'http://127.0.0.1:1', '--token-file', 'token');
    expect(status).toBe(1);
    expect(stderr).toContain('[unreachable]');
  });
});
