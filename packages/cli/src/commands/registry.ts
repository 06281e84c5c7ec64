import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput } from '../context.ts';
import { CliError } from '../errors.ts';
import { addKeysRenew } from './keys-renew.ts';
import { withGateway } from './options.ts';

export function addRegistry(program: Command, context: Context): void {
  const member = program.command('member').description('who takes part, as the ledger proves it');
  withGateway(member.command('list'))
    .description('list the members')
    .action(async (_options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const output = openOutput(context, options);
      const { members, position } = await openClient(context, options).members();
      output.result({ position, members }, () => {
        output.table(
          ['member', 'name', 'state', 'gateways', 'bundle'],
          members.map((one) => [
            one.code,
            one.name,
            one.suspended ? output.paint('red', output.say('suspended')) : output.say('active'),
            one.gateways.map((gateway) => gateway.address).join(' '),
            one.bundle === null ? output.say('none') : `${one.bundle.version} ${one.bundle.digest.slice(0, 12)}…`,
          ]),
        );
        output.note(output.say('as of ledger position {position}', { position }));
      });
    });
  withGateway(member.command('show <code>'))
    .description('show one member: gateways, treaties with their sources, rules in force')
    .action(async (code: string, _options: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const output = openOutput(context, options);
      const { members } = await openClient(context, options).members();
      const found = members.find((one) => one.code === code);
      if (found === undefined) throw new CliError('usage', `there is no member ${code}: huecry member list shows them`);
      output.result(found, () => {
        output.pairs([
          ['member', found.code],
          ['name', found.name],
          ['state', output.say(found.suspended ? 'suspended' : 'active')],
          ['bundle', found.bundle === null ? output.say('none') : `${found.bundle.version}, digest ${found.bundle.digest}`],
        ]);
        output.table(
          ['gateway', 'name'],
          found.gateways.map((one) => [one.address, one.name]),
        );
        output.table(
          ['treaty', 'in force', 'until', 'source'],
          found.treaties.map((one) => [one.treaty, one.inForce, one.until ?? '', one.source]),
        );
      });
    });

  const keys = program.command('keys').description('public keys, as the ledger proves them, and the next ones of a gateway');
  addKeysRenew(keys, context);
  withGateway(keys.command('list'))
    .description('list the keys of every gateway and of the exchange')
    .option('--address <address>', 'only this gateway')
    .action(async (_options: CommonOptions & { address?: string }, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { address?: string }>();
      const output = openOutput(context, options);
      const { keys: all, position } = await openClient(context, options).keys();
      const shown = all.filter((key) => options.address === undefined || key.address === options.address);
      output.result({ position, keys: shown }, () =>
        output.table(
          ['address', 'use', 'key id', 'from', 'until', 'state'],
          shown.map((key) => [key.address, key.use, key.kid, key.notBefore, key.notAfter, output.paint(key.state === 'valid' ? 'green' : 'red', key.state)]),
        ),
      );
    });
}
