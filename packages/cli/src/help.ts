import { Help, type HelpConfiguration } from 'commander';

/** Options that say where to ask and how to print: the same for every command, and shown last. */
const EVERYWHERE = new Set(['--as', '--data', '--gateway', '--token-file', '--json', '--language', '--help']);

/** Help that says which options a command cannot do without: first, marked, and in the usage line. */
export const HELP: HelpConfiguration = {
  commandUsage(command) {
    const usage = Help.prototype.commandUsage.call(this, command);
    const required = command.options.filter(({ mandatory }) => mandatory).map(({ flags }) => flags);
    return required.length === 0 ? usage : usage.replace('[options]', () => `${required.join(' ')} [options]`);
  },
  visibleOptions(command) {
    const rank = ({ mandatory, long }: { mandatory: boolean; long?: string | undefined }): number => (mandatory ? 0 : EVERYWHERE.has(long ?? '') ? 2 : 1);
    return Help.prototype.visibleOptions.call(this, command).toSorted((a, b) => rank(a) - rank(b));
  },
  optionDescription(option) {
    const text = Help.prototype.optionDescription.call(this, option);
    return option.mandatory ? `${text} (required)` : text;
  },
};
