import { randomUUID } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MemberCode } from '@huecry/notice';
import { type Bundle, runBundleTests } from '@huecry/policy';
import {
  bundleInForce,
  checkStatement,
  coSignStatement,
  parseStatement,
  quorumOf,
  type RegistryState,
  type StatementSigner,
  signStatement,
  statementPayload,
} from '@huecry/registry';
import { openKeystore } from '@huecry/seal/keystore';
import { SdkError } from '@huecry/sdk';
import type { Command } from 'commander';
import { requireBundle } from '../bundle-folder.ts';
import { type CommonOptions, type Context, openClient, openOutput } from '../context.ts';
import { CliError } from '../errors.ts';
import { readRegistry } from '../registry-copy.ts';
import { withGateway } from './options.ts';

interface SignOptions extends CommonOptions {
  readonly key?: string;
  readonly from?: string;
  readonly out?: string;
  readonly statement?: string;
}

const POLL_MS = 200;
const FROM =
  'first day (2026-12-01) or moment (2026-12-01T06:00:00Z) in UTC on which it is in force (default: the day that the bundle names, at the earliest now)';

export function addAdopt(policy: Command, context: Context): void {
  withGateway(policy.command('sign [dir]'))
    .description('make the signed statement that brings a bundle into force, or add a signature to one, and write it to a file')
    .requiredOption('--key <dir>', "keystore folder with the member's root or bundle key")
    .requiredOption('--out <file>', 'where the statement is written')
    .option('--from <date>', FROM)
    .option('--statement <file>', 'add a signature to this statement instead (the common rules need a quorum of members)')
    .action(async (dir: string | undefined, _options: SignOptions, command: Command) => {
      const options = command.optsWithGlobals<SignOptions>();
      const output = openOutput(context, options);
      const state = await readRegistry(openClient(context, options));
      const statement = makeStatement(context, state, dir, options, output);
      writeFileSync(resolve(context.folder, options.out ?? 'statement'), statement);
      const { signatures } = parseStatement(statement);
      const answer = checkStatement(state, statement, Date.now());
      output.result(
        {
          file: options.out,
          signatures: signatures.map(({ member, kid }) => ({ member, kid })),
          admissible: answer.ok,
          ...(answer.ok ? {} : { code: answer.code, reason: answer.reason }),
        },
        () => {
          output.line(`${output.paint('green', 'signed')} by ${signatures.map(({ member }) => member).join(', ')}: ${options.out}`);
          output.line(
            answer.ok
              ? `the registry would take it: huecry policy adopt --statement ${options.out}`
              : answer.code === 'quorum-missing'
                ? `it needs ${quorumOf(state)} members: give the file to the next, who adds a signature with huecry policy sign --statement ${options.out} --key KEYS --out ${options.out}`
                : `the registry would not take it: ${answer.reason} [${answer.code}]`,
          );
        },
      );
    });

  withGateway(policy.command('adopt [dir]'))
    .description('bring a bundle into force: check it, run its tests, sign the statement and hand it to the registry')
    .option('--key <dir>', "keystore folder with the member's root or bundle key (required, unless --statement is given)")
    .option('--from <date>', FROM)
    .option('--statement <file>', 'hand in a statement that was signed with huecry policy sign')
    .addHelpText('after', '\nExample:\n  huecry --as fr/dcpj policy adopt rules --key .data/demo/members/fr')
    .action(async (dir: string | undefined, _options: SignOptions, command: Command) => {
      const options = command.optsWithGlobals<SignOptions>();
      const output = openOutput(context, options);
      const client = openClient(context, options);
      const state = await readRegistry(client);
      const statement = options.statement === undefined ? makeStatement(context, state, dir, options, output) : readBytes(context, options.statement);
      const { payload } = parseStatement(statement);
      if (payload.type !== 'policy.bundle') throw new CliError('usage', `the statement is a ${payload.type}, not a bundle`);
      const answer = checkStatement(state, statement, Date.now());
      if (!answer.ok) throw new CliError('failed', `the registry would refuse it, so it was not handed in: ${answer.reason} [${answer.code}]`);
      let position: number;
      try {
        ({ position } = await client.submitStatement(statement));
      } catch (error) {
        // The registry's own code and reason say where in the bundle it is.
        if (error instanceof SdkError && error.issues.length > 0)
          throw new CliError('failed', `the registry refused it: ${error.issues.map(({ code, message }) => `${message} [${code}]`).join('; ')}`, error);
        throw error;
      }
      // The gateway decides by its own copy, which it proves first: until then the rules of before are in force with it.
      while ((await client.registry(position)).entries[0]?.position !== position) {
        await sleep(POLL_MS, undefined, { signal: context.signal });
      }
      const from = new Date(payload.validFrom * 1000).toISOString();
      output.result({ digest: payload.digest, position, validFrom: from }, () => {
        output.line(`${output.paint('green', 'adopted')}: bundle ${payload.digest}, ledger entry ${position}, in force from ${from}`);
        output.note('notices in flight are let through only where both the rules that they name and those in force permit it');
      });
    });
}

function makeStatement(
  context: Context,
  state: RegistryState,
  dir: string | undefined,
  options: SignOptions,
  output: ReturnType<typeof openOutput>,
): Uint8Array {
  if (options.key === undefined) throw new CliError('usage', "say where the member's key is: --key DIR, a keystore folder such as .data/demo/members/fr");
  if (options.statement !== undefined) {
    if (dir !== undefined) throw new CliError('usage', 'give either a bundle to make a statement of, or --statement FILE to sign, not both');
    return coSignStatement(readBytes(context, options.statement), [signerFor(context, state, options.key, null)], state.mode);
  }
  if (dir === undefined) throw new CliError('usage', 'give the folder of the bundle, or --statement FILE');
  const bundle = requireBundle(context, output, dir);
  requirePassing(state, bundle, dir);
  const signer = signerFor(context, state, options.key, bundle.member);
  const body = { type: 'policy.bundle', bundle: bundle.source, digest: bundle.digest, validFrom: secondsOf(options.from, bundle) } as const;
  return signStatement(statementPayload(body, { id: randomUUID(), network: state.network, iat: Math.floor(Date.now() / 1000) }), [signer], state.mode);
}

function requirePassing(state: RegistryState, bundle: Bundle, dir: string): void {
  const common = bundle.member === 'common' ? bundle : bundleInForce(state, 'common', Date.now());
  const failed = common === null ? [] : runBundleTests(bundle, common).filter(({ ok }) => !ok);
  if (failed.length > 0)
    throw new CliError(
      'failed',
      `${failed.length} of the bundle's own tests fail beside the common rules in force, so nothing was signed: huecry policy test ${dir} shows them`,
    );
}

/** The key of the folder that the registry knows as a root, or as a bundle key of this member. */
function signerFor(context: Context, state: RegistryState, folder: string, owner: Bundle['member'] | null): StatementSigner {
  const path = resolve(context.folder, folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CliError(
      'unreadable-file',
      `there is no keystore folder ${folder}: a member's keys stand where it provisioned them, in the sandbox in .data/demo/members/CODE`,
    );
  const keystore = openKeystore(path);
  const kids = new Set(keystore.list().flatMap(({ use, kid }) => (use === 'sign' ? [kid] : [])));
  for (const { code, root, bundleKeys } of state.members.values()) {
    const mine = [root.kid, ...bundleKeys.map(({ kid }) => kid)].find((kid) => kids.has(kid));
    if (mine === undefined) continue;
    if (owner !== null && owner !== 'common' && owner !== code)
      throw new CliError('usage', `the bundle is that of ${owner}, the key in ${folder} is that of ${code}: only ${owner} signs its own rules`);
    return { member: code satisfies MemberCode, signer: keystore.signer(mine) };
  }
  throw new CliError('usage', `no key in ${folder} is a member's root or bundle key in the registry: name the folder that holds it`);
}

function secondsOf(from: string | undefined, bundle: Bundle): number {
  const nowSeconds = Math.floor(Date.now() / 1000);
  if (from === undefined) return Math.max(nowSeconds, Math.floor(Date.parse(`${bundle.source.validFrom}T00:00:00Z`) / 1000));
  const ms = /^\d{4}-\d\d-\d\d$/u.test(from) ? Date.parse(`${from}T00:00:00Z`) : /^\d{4}-\d\d-\d\dT[0-9:.]+Z$/u.test(from) ? Date.parse(from) : Number.NaN;
  if (Number.isNaN(ms)) throw new CliError('usage', `${from} is not a day such as 2026-12-01, nor a moment such as 2026-12-01T06:00:00Z`);
  return Math.floor(ms / 1000);
}

function readBytes(context: Context, file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(resolve(context.folder, file)));
  } catch (cause) {
    throw new CliError('unreadable-file', `cannot read the statement ${file}: check that it exists and that you may read it`, cause);
  }
}
