/** What tests and the bench need to run a whole exchange; the command itself is main.ts. */
export { layout, type Layout } from './layout.ts';
export { type ServiceOptions, type ServiceProcess, startService } from './processes.ts';
export { openWorld, type World } from './provision.ts';
export { signStatements, submitStatements } from './statements.ts';
