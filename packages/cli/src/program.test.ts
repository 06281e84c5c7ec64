import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import type { Context } from './context.ts';
import { createProgram } from './program.ts';
import { asCommands } from './routes.ts';

const context: Context = {
  terminal: { out: () => {}, err: () => {}, outIsTty: false, errIsTty: false, columns: 80 },
  environment: {},
  folder: '.',
  readStdin: () => Promise.resolve(Buffer.alloc(0)),
  ask: () => Promise.resolve(null),
  signal: new AbortController().signal,
};

const below = (command: Command): Command[] => [command, ...command.commands.flatMap(below)];
const nameOf = (command: Command): string => (command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`);
const commands = below(createProgram(context)).filter(({ commands: children }) => children.length === 0);

describe('the help of every command', () => {
  test('there are many', () => {
    expect(commands.length).toBeGreaterThan(40);
    expect(commands.filter(({ options }) => options.some(({ mandatory }) => mandatory)).length).toBeGreaterThan(10);
  });

  test.each(commands.map((command) => [nameOf(command), command] as const))('%s: marks what it cannot do without, and nothing else', (_name, command) => {
    const help = command.helpInformation();
    const usage = help.slice(0, help.indexOf('\n\n')).replaceAll(/\s+/gu, ' ');
    const entries = help.split(/\n {2}(?=-)/u).slice(1);
    for (const { flags, mandatory } of command.options) {
      const entry = entries.find((text) => text.startsWith(`${flags} `) || text.startsWith(`${flags}\n`)) ?? '';
      expect([flags, /\(required\)/u.test(entry.replaceAll(/\s+/gu, ' '))]).toEqual([flags, mandatory]);
      expect([flags, usage.includes(` ${flags} `)]).toEqual([flags, mandatory]);
    }
  });

  test('required options come first, those of every command last', () => {
    const publish = commands.find((command) => nameOf(command) === 'huecry notice publish');
    const shown = [...(publish?.helpInformation() ?? '').matchAll(/^ {2}(--[a-z-]+)/gmu)].map((match) => match[1]);
    expect(shown[0]).toBe('--to');
    expect(shown.indexOf('--as')).toBeGreaterThan(shown.indexOf('--wait'));
  });
});

test('advice that names an HTTP call names the command', () => {
  expect(asCommands('found another; see GET /v1/members')).toBe('found another; see huecry member list');
  expect(asCommands('GET /v1/notices/{id} says when')).toBe('huecry notice show ID says when');
});
