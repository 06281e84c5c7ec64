import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Client, connect } from '@huecry/sdk';
import { z } from 'zod';
import { CliError } from './errors.ts';
import { languageOf, systemLanguage } from './language.ts';
import { createOutput, type Output, type Terminal } from './output.ts';

/** Options that every command takes. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly as?: string;
  readonly data?: string;
  readonly gateway?: string;
  readonly tokenFile?: string;
  readonly language?: string;
}

export interface Environment {
  readonly HUECRY_AS?: string | undefined;
  readonly HUECRY_DATA?: string | undefined;
  readonly HUECRY_GATEWAY?: string | undefined;
  readonly HUECRY_TOKEN_FILE?: string | undefined;
  readonly HUECRY_LANG?: string | undefined;
  readonly LANG?: string | undefined;
  readonly XDG_STATE_HOME?: string | undefined;
}

export interface Context {
  readonly terminal: Terminal;
  readonly environment: Environment;
  readonly folder: string;
  readonly readStdin: () => Promise<Buffer>;
  /** A person's answer; null where nobody can be asked. */
  readonly ask: (question: string) => Promise<string | null>;
  readonly signal: AbortSignal;
}

const ClientFile = z.object({ url: z.url(), tokenFile: z.string().min(1), auditTokenFile: z.string().min(1).optional() });
const DEFAULT_DATA = '.data/demo';

const HOW = `say which gateway to use: --as fr/dcpj (with --data DIR where the exchange does not stand in ${DEFAULT_DATA}), or --gateway URL --token-file FILE; the variables HUECRY_AS, HUECRY_DATA, HUECRY_GATEWAY and HUECRY_TOKEN_FILE say the same`;

const readBytes = (path: string, what: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new CliError('unreadable-file', `cannot read ${what} ${path}: check that it exists and that you may read it`, cause);
  }
};

const readText = (path: string, what: string): string => readBytes(path, what).toString('utf8');

/** Where parsing ended, without the text around it: that may be a notice's. */
const where = (cause: unknown): string => {
  const found = cause instanceof Error ? /line \d+ column \d+/u.exec(cause.message) : null;
  return found === null ? '' : ` (see ${found[0]})`;
};

/** The gateways of a local exchange, for a person who named another. */
const gatewaysIn = (data: string): string[] => {
  try {
    return readdirSync(join(data, 'gateways'))
      .map((name) => name.replace(/^(x-[a-z0-9]+|[a-z]{2})-/u, '$1/'))
      .toSorted();
  } catch {
    return [];
  }
};

/** The bytes of a file that the person named. */
export const readFile = (context: Context, path: string): Buffer => readBytes(resolve(context.folder, path), 'the file');

/** Parses a JSON file (or `-` for standard input). */
export async function readJson(context: Context, path: string): Promise<unknown> {
  const bytes = path === '-' ? await context.readStdin() : readBytes(resolve(context.folder, path), 'the file');
  const what = path === '-' ? 'standard input' : path;
  let text: string;
  try {
    // Fatal: a name in another encoding is refused here, never sent out garbled. A byte order mark is dropped.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new CliError('not-json', `${what} is not in UTF-8: convert it first, for example with iconv -f latin1 -t utf-8`, cause);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new CliError('not-json', `${what} is not JSON: check that it is complete${where(cause)}`, cause);
  }
}

/** The client of the gateway that the options name, as an agency's system or as an auditor. */
export function openClient(context: Context, options: CommonOptions, role: 'system' | 'auditor' = 'system'): Client {
  const { environment, folder } = context;
  const as = options.as ?? (options.gateway === undefined ? environment.HUECRY_AS : undefined);
  if (as !== undefined) {
    const data = resolve(folder, options.data ?? environment.HUECRY_DATA ?? DEFAULT_DATA);
    const file = join(data, 'gateways', as.replace('/', '-'), 'client.json');
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (cause) {
      const others = gatewaysIn(data);
      if (others.length > 0) throw new CliError('no-gateway', `there is no gateway ${as} in ${data}: use one of its gateways (${others.join(', ')})`, cause);
      throw new CliError('no-gateway', `there is no gateway ${as} in ${data} (no ${file}): start the exchange with npm run demo, or ${HOW}`, cause);
    }
    const parsed = ClientFile.safeParse(JSON.parse(text));
    if (!parsed.success) throw new CliError('no-gateway', `${file} does not name a url and a tokenFile: start the gateway anew`);
    const { url: known, tokenFile: systemToken, auditTokenFile = join(dirname(file), 'audit-token') } = parsed.data;
    const token = role === 'auditor' ? readText(auditTokenFile, "the auditor's token file") : readText(systemToken, 'the token file');
    return connect({ url: known, token: token.trim(), language: languageFor(context, options) });
  }
  const url = options.gateway ?? environment.HUECRY_GATEWAY;
  const tokenFile = options.tokenFile ?? environment.HUECRY_TOKEN_FILE;
  if (url !== undefined && !/^https?:\/\//u.test(url)) throw new CliError('usage', `${url} is not a gateway's URL: give one such as http://127.0.0.1:8080`);
  if (url === undefined || tokenFile === undefined) throw new CliError('no-gateway', HOW);
  return connect({ url, token: readText(resolve(folder, tokenFile), 'the token file').trim(), language: languageFor(context, options) });
}

/** JSON is for programs, and one in every language. */
const languageFor = (context: Context, { language, json }: CommonOptions) =>
  json === true ? 'en' : languageOf(language ?? systemLanguage(context.environment));

export const openOutput = (context: Context, options: CommonOptions): Output =>
  createOutput(context.terminal, options.json === true, languageFor(context, options));
