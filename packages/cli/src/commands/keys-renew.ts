import { randomUUID } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAddress, type MemberCode, memberOf, parseAddress } from '@huecry/notice';
import { parseStatement, signStatement, type StatementBody, statementPayload } from '@huecry/registry';
import { openKeystore } from '@huecry/seal/keystore';
import { api, type Client, SdkError } from '@huecry/sdk';
import type { Command } from 'commander';
import { type CommonOptions, type Context, openClient, openOutput, readFile, readJson } from '../context.ts';
import { CliError } from '../errors.ts';
import { withGateway } from './options.ts';

interface Options extends CommonOptions {
  readonly key?: string;
  readonly out?: string;
  readonly statement?: string;
}

const POLL_MS = 200;
const day = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 16)}Z`;

export function addKeysRenew(keys: Command, context: Context): void {
  withGateway(keys.command('next'))
    .description('show which of its own keys the gateway has made for the time to come, and what its member has to sign')
    .option('--out <file>', 'also write it to a file, to be signed on another machine with huecry keys sign')
    .action(async (_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const output = openOutput(context, options);
      const next = await openClient(context, options).nextKeys();
      if (options.out !== undefined) writeFileSync(resolve(context.folder, options.out), `${JSON.stringify(next, null, 2)}\n`);
      output.result(next, () => {
        output.pairs([
          ['signing keys', next.endsAt.sign === null ? output.paint('red', 'none is valid') : `registered until ${next.endsAt.sign}`],
          ['box keys', next.endsAt.box === null ? output.paint('red', 'none is valid') : `registered until ${next.endsAt.box}`],
        ]);
        if (next.statement === null) return output.note('nothing has to be registered now');
        output.table(['use', 'key id', 'from', 'until'], rowsOf(next.statement));
        output.note(`${next.member}'s root (${next.rootKid ?? 'unknown'}) has to sign this: huecry keys renew --key DIR, where DIR holds it`);
      });
    });

  keys
    .command('sign <next>')
    .description("sign what huecry keys next has written, on the machine that holds the member's root; nothing is sent")
    .requiredOption('--key <dir>', "keystore folder with the member's root key")
    .requiredOption('--out <file>', 'where the signed statement is written')
    .option('--json', 'print JSON')
    .action(async (file: string, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const output = openOutput(context, options);
      const parsed = api.NextKeysResponse.safeParse(await readJson(context, file));
      if (!parsed.success) throw new CliError('usage', `${file} is not what huecry keys next --out writes`);
      const { out = 'statement', key = '.' } = options;
      writeFileSync(resolve(context.folder, out), signNext(context, parsed.data, key));
      const rows = parsed.data.statement === null ? [] : rowsOf(parsed.data.statement);
      output.result({ file: out, member: parsed.data.member, keys: rows.length }, () => {
        output.table(['use', 'key id', 'from', 'until'], rows);
        output.line(`${output.paint('green', 'signed')} for ${parsed.data.statement?.address}: hand it in with huecry keys renew --statement ${out}`);
      });
    });

  withGateway(keys.command('renew'))
    .description("register the gateway's next keys: sign them with the member's root, or hand in what was signed elsewhere")
    .option('--key <dir>', "keystore folder with the member's root key (required, unless --statement is given)")
    .option('--statement <file>', 'hand in a statement that huecry keys sign has written')
    .addHelpText('after', '\nExample:\n  huecry --as fr/dcpj keys renew --key .data/demo/members/fr')
    .action(async (_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const output = openOutput(context, options);
      const client = openClient(context, options);
      const statement = options.statement === undefined ? await signed(context, client, options.key) : new Uint8Array(readFile(context, options.statement));
      if (statement === null) return output.result({ registered: 0 }, () => output.line('nothing has to be registered now'));
      const { payload } = parseStatement(statement);
      if (payload.type !== 'key.add') throw new CliError('usage', `the statement is a ${payload.type}, and adds no keys`);
      const position = await handIn(client, statement);
      while ((await client.registry(position)).entries[0]?.position !== position) await sleep(POLL_MS, undefined, { signal: context.signal });
      const count = payload.signing.length + payload.boxes.length;
      output.result({ registered: count, position }, () =>
        output.line(`${output.paint('green', 'registered')}: ${count} ${count === 1 ? 'key' : 'keys'} of ${payload.address}, ledger entry ${position}`),
      );
    });
}

async function signed(context: Context, client: Client, key: string | undefined): Promise<Uint8Array | null> {
  if (key === undefined) throw new CliError('usage', "say where the member's root key is: --key DIR, a keystore folder such as .data/demo/members/fr");
  const next = await client.nextKeys();
  return next.statement === null ? null : signNext(context, next, key);
}

/** Signs nothing but keys of a gateway of the root's own member. */
function signNext(context: Context, next: api.NextKeys, folder: string): Uint8Array {
  const { statement, member, rootKid, network, mode } = next;
  if (statement === null) throw new CliError('usage', 'nothing has to be registered now');
  if (!isAddress(statement.address) || memberOf(parseAddress(statement.address)) !== member)
    throw new CliError('failed', `the statement is about ${statement.address}, which is no gateway of ${member}: nothing was signed`);
  const path = resolve(context.folder, folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw new CliError('unreadable-file', `there is no keystore folder ${folder}`);
  const keystore = openKeystore(path);
  const root = keystore.list().find(({ use, kid }) => use === 'sign' && kid === rootKid);
  if (root === undefined) throw new CliError('usage', `${folder} does not hold the root key of ${member} (${rootKid ?? 'unknown'}): name the folder that does`);
  const body: StatementBody = { ...statement, address: parseAddress(statement.address) };
  const payload = statementPayload(body, { id: randomUUID(), network, iat: Math.floor(Date.now() / 1000) });
  return signStatement(payload, [{ member: member as MemberCode, signer: keystore.signer(root.kid) }], mode);
}

async function handIn(client: Client, statement: Uint8Array): Promise<number> {
  try {
    return (await client.submitStatement(statement)).position;
  } catch (error) {
    if (error instanceof SdkError && error.issues.length > 0)
      throw new CliError('failed', `the registry refused it: ${error.issues.map(({ code, message }) => `${message} [${code}]`).join('; ')}`, error);
    throw error;
  }
}

const rowsOf = ({ signing, boxes }: NonNullable<api.NextKeys['statement']>): string[][] => [
  ...signing.map(({ jwk, notBefore, notAfter }) => ['sign', jwk.kid, day(notBefore), day(notAfter)]),
  ...boxes.map(({ kid, notBefore, notAfter }) => ['box', kid, day(notBefore), day(notAfter)]),
];
