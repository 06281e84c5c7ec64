export { TestkitError, type TestkitErrorCode } from './errors.ts';
export { type TemporaryFolder, temporaryFolder, vectorsFolder } from './folders.ts';
export { type Guard, guard } from './guard.ts';
export type { KillPlan } from './kill-at.ts';
export { type NatsOptions, natsServerBin, type RunningNats, startNats } from './nats.ts';
export { freePort } from './ports.ts';
export { type CuttingProxy, startProxy } from './proxy.ts';
export * from './samples/index.ts';
export * from './arbitraries/index.ts';
