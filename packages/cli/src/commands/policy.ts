import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { addAdopt } from './policy-adopt.ts';
import { addBundleCommands } from './policy-bundle.ts';
import { addDiff } from './policy-diff.ts';
import { addExplain } from './policy-explain.ts';
import { addShow } from './policy-show.ts';
import { addWhatIf } from './policy-what-if.ts';

export function addPolicy(program: Command, context: Context): void {
  const policy = program.command('policy').description('why a recipient gets what it gets, and how a member changes its rules');
  addExplain(policy, context);
  addBundleCommands(policy, context);
  addDiff(policy, context);
  addWhatIf(policy, context);
  addAdopt(policy, context);
  addShow(policy, context);
}
