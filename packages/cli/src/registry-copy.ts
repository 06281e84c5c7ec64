import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MemberCode } from '@huecry/notice';
import { type Bundle, type DiffWorld, emptyBundle, checkBundle, type PairFacts } from '@huecry/policy';
import { bundleByDigest, bundleInForce, initialState, members, pairFacts, parseGenesis, type RegistryState, registryFromEntries } from '@huecry/registry';
import type { Client } from '@huecry/sdk';
import { requireBundle } from './bundle-folder.ts';
import type { CommonOptions, Context } from './context.ts';
import { CliError } from './errors.ts';
import type { Output } from './output.ts';

/** The registry as the gateway proved it, folded here. */
export async function readRegistry(client: Client): Promise<RegistryState> {
  let state: RegistryState | null = null;
  for (let from: number | null = 0; from !== null; ) {
    const page = await client.registry(from);
    state ??= initialState(parseGenesis(Buffer.from(page.genesis, 'base64url')));
    state = registryFromEntries(
      state,
      page.entries.map(({ position, entry }) => ({ position, bytes: new Uint8Array(Buffer.from(entry, 'base64url')) })),
    ).state;
    from = page.next;
  }
  if (state === null || state.position === 0) throw new CliError('failed', 'the gateway has not read the registry yet: try again shortly');
  return state;
}

/** Whether the command was told of a gateway. */
export const namesGateway = ({ environment }: Context, options: CommonOptions): boolean =>
  [options.as, options.gateway, environment.HUECRY_AS, environment.HUECRY_GATEWAY].some((value) => value !== undefined);

/**
 * The bundle that a person names: a folder, a digest, or `in-force` (whose member the other bundle of the command tells). A member without a
 * bundle in force has the empty one, which lets nothing through.
 */
export function findBundle(
  context: Context,
  output: Output,
  name: string,
  registry: { readonly state: RegistryState; readonly atMs: number } | null,
  member: Bundle['member'] | null,
): Bundle {
  if (existsSync(resolve(context.folder, name)) && name !== 'in-force') return requireBundle(context, output, name);
  if (registry === null)
    throw new CliError(
      'no-gateway',
      `there is no folder ${name}; a digest or in-force is looked up in the registry: say at which gateway, for example --as fr/dcpj`,
    );
  if (name !== 'in-force') {
    const found = bundleByDigest(registry.state, name);
    if (found === null)
      throw new CliError('usage', `${name} is neither a folder nor the digest of a bundle that was ever adopted: huecry member list shows those in force`);
    return found;
  }
  if (member === null) throw new CliError('usage', 'in-force needs the other bundle to say whose: give a folder or a digest for one of the two');
  const found = bundleInForce(registry.state, member, registry.atMs);
  if (found !== null) return found;
  if (member === 'common') throw new CliError('failed', 'no common rules are in force');
  output.note(`${member} has no bundle in force: compared with one that lets nothing through`);
  const empty = checkBundle(emptyBundle(member, { language: 'en', validFrom: '2000-01-01' })).bundle;
  if (empty === null) throw new CliError('failed', 'the empty bundle is not valid: report this');
  return empty;
}

/** The members and their facts and rules as they are in the registry now. */
export function worldOf(state: RegistryState, atMs: number): DiffWorld {
  const known = new Map<string, PairFacts>();
  return {
    members: members(state).map(({ code }) => code),
    pair(origin: MemberCode, recipient: MemberCode, offenceClass: string) {
      const key = `${origin} ${recipient} ${offenceClass}`;
      const found = known.get(key) ?? pairFacts(state, origin, recipient, atMs, offenceClass);
      known.set(key, found);
      return found;
    },
    bundle: (member) => bundleInForce(state, member, atMs),
  };
}
