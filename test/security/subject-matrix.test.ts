/**
 * Every role × every subject on the real server: as the subject of a publish, of a subscription, and as the reply subject of
 * something the role may send. What is seen to happen is compared with the tables in docs/spec/nats.md.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jetstreamManager } from '@nats-io/jetstream';
import { formatTable, type Reach, REACHES, readTable } from './matrix-table.ts';
import { buildWorld, HOME, type Role, ROLES, type Seen, type World } from './matrix-world.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world?.close());

describe('subject matrix', () => {
  test('the server refuses a user of the exercise operator, and a client without credentials', async () => {
    expect(await world.refused('exercise')).toMatch(/authorization/i);
    expect(await world.refused('nobody')).toMatch(/authorization/i);
  });

  test('publish', async () => {
    await compare('Publish', publishReach);
  });

  test('subscribe', async () => {
    await compare('Subscribe', subscribeReach);
  });

  test('reply', async () => {
    await compare('Reply', replyReach);
  });

  test('no stream lets itself be purged or thinned out, even by the owner of its account', async () => {
    const api = await jetstreamManager(world.probes.EXCHANGE, { checkAPI: false });
    for (const stream of ['SUBMIT', 'URGENT', 'RECEIPT', 'RELEASE', 'RECALL', 'DELIVER_fr', 'DELIVER_de']) {
      await expect(api.streams.purge(stream)).rejects.toThrow(/purge not permitted/);
      await expect(api.streams.deleteMessage(stream, 1)).rejects.toThrow(/message delete not permitted/);
      await expect(api.streams.update(stream, { deny_purge: false })).rejects.toThrow(/can not cancel deny purge/);
      await expect(api.streams.update(stream, { deny_delete: false })).rejects.toThrow(/can not cancel deny message deletes/);
    }
  });
});

/** Roles that must leave what others hold as it is, whatever they send. */
const MAY_CHANGE: Partial<Record<Role, RegExp>> = {
  'fr/dcpj': /^(SUBMIT hc\.submit|URGENT hc\.urgent|RECEIPT hc\.receipt|RELEASE hc\.release|RECALL hc\.recall)\.fr\.dcpj\b|^DELIVER_fr dcpj-/,
  'fr/ofast': /^(SUBMIT hc\.submit|URGENT hc\.urgent|RECEIPT hc\.receipt|RELEASE hc\.release|RECALL hc\.recall)\.fr\.ofast\b|^DELIVER_fr ofast-/,
  'fr bureau': /^(SUBMIT hc\.submit|URGENT hc\.urgent|RECEIPT hc\.receipt|RELEASE hc\.release|RECALL hc\.recall)\.fr\.|^DELIVER_fr /,
  'de bureau': /^(SUBMIT hc\.submit|URGENT hc\.urgent|RECEIPT hc\.receipt|RELEASE hc\.release|RECALL hc\.recall)\.de\.|^DELIVER_de /,
  ledger: /^$/,
  system: /^$/,
};

async function compare(heading: string, reachOf: (role: Role, subject: string) => Promise<Reach>): Promise<void> {
  const wanted = readTable(heading);
  const found = new Map(wanted.map(({ subject }) => [subject, {} as Record<Role, Reach>]));
  for (const role of ROLES) {
    const before = await holdings();
    for (const [subject, cells] of found) cells[role] = HOME[role] === null ? 'no' : await reachOf(role, subject);
    const mayChange = MAY_CHANGE[role];
    if (heading === 'Subscribe' || mayChange === undefined) continue;
    const after = await holdings();
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
    expect(
      changed.filter((key) => !mayChange.test(key)),
      `${role} changed in JetStream what is not its own`,
    ).toEqual([]);
  }
  expect(found.size).toBeGreaterThan(15);
  expect(formatTable([...found].map(([subject, cells]) => ({ subject, cells })))).toBe(formatTable(wanted));
}

/** How far a message went, from the point of view of a role. */
function reachIn(role: Role, heard: (seen: Seen) => boolean): Reach {
  const home = HOME[role];
  const places = new Set(
    world
      .seen()
      .filter(heard)
      .map(({ place }) => place),
  );
  // No word of the tables could excuse this one.
  for (const foreign of ['fr', 'de'] as const) if (foreign !== home && places.has(foreign)) throw new Error(`${role} reached account ${foreign}`);
  if (places.has('EXCHANGE')) return 'exchange';
  if (home !== 'SYS' && places.has('SYS')) return 'server';
  return places.size > 0 ? 'own' : 'no';
}

let marks = 0;
const nextMark = (): string => `mark-${++marks}-`;

async function publishReach(role: Role, subject: string): Promise<Reach> {
  world.forget();
  const mark = nextMark();
  world.clients.get(role)?.publish(subject, bodyFor(subject, mark));
  await world.fence(role);
  return reachIn(role, ({ text }) => text.includes(mark));
}

/** A request that would do what the subject says, if it arrived. */
function bodyFor(subject: string, mark: string): string {
  const config = { durable_name: 'stolen', name: 'stolen', ack_policy: 'explicit' };
  if (subject.includes('.CONSUMER.CREATE.') || subject.includes('.DURABLE.CREATE.'))
    return JSON.stringify({ stream_name: subject.split('.')[4], config, mark });
  if (subject.includes('STREAM.CREATE') || subject.includes('STREAM.UPDATE'))
    return JSON.stringify({ name: subject.split('.').at(-1), subjects: ['stolen.>'], mark });
  if (subject.includes('MSG.NEXT')) return JSON.stringify({ batch: 1, no_wait: true, mark });
  return JSON.stringify({ seq: 1, mark });
}

async function subscribeReach(role: Role, pattern: string): Promise<Reach> {
  const client = world.clients.get(role);
  const home = HOME[role];
  if (client === undefined || home === null) return 'no';
  const subject = pattern === '>' ? 'hc.proof.de.bka' : pattern.replaceAll('*', 'x').replace(/>$/, 'x.y');
  const heard: string[] = [];
  const subscription = client.subscribe(pattern, { callback: (error, message) => void (error ?? heard.push(message.string())) });
  await client.flush();
  const foreign = nextMark();
  const local = nextMark();
  for (const place of ['fr', 'de', 'EXCHANGE', 'SYS'] as const) {
    world.probes[place].publish(subject, `${place === home ? local : foreign}${place}`);
    await world.probes[place].flush();
  }
  await world.fence(role);
  subscription.unsubscribe();
  await client.flush().catch(() => undefined);
  const hears = (text: string): boolean => heard.some((item) => item.startsWith(text));
  if (home === 'EXCHANGE') return hears(local) ? 'exchange' : 'no';
  // Another member's probe is never heard; what the exchange says on a subject is heard by no subscription of a member.
  if (hears(foreign)) return 'exchange';
  return hears(local) ? 'own' : 'no';
}

/** Everything a role may send that is answered: each answer is aimed at the subject. The farthest reach counts. */
const VEHICLES: Partial<Record<Role, readonly string[]>> = {
  'fr/dcpj': vehicles('fr', 'dcpj'),
  'fr/ofast': vehicles('fr', 'ofast'),
  'fr bureau': vehicles('fr', 'dcpj'),
  'de bureau': vehicles('de', 'bka'),
  exchange: ['hc.proof.fr.dcpj', '$JS.API.CONSUMER.INFO.SUBMIT.fr', 'hc.ledger.read'],
  system: ['$SYS.REQ.SERVER.PING'],
};
function vehicles(code: string, agency: string): string[] {
  const api = (call: string): string => `JS.hc.API.CONSUMER.${call}.DELIVER_${code}.${agency}-answer`;
  const asked = [`hc.registry.${code}.read`, `hc.attachment.${code}.${agency}.get`, `hc.prove.${code}.${agency}.entries`];
  return [
    `hc.submit.${code}.${agency}.red`,
    `hc.urgent.${code}.${agency}.orange`,
    `hc.receipt.${code}.${agency}`,
    `hc.release.${code}.${agency}`,
    `hc.recall.${code}.${agency}`,
    ...asked,
    api('INFO'),
    api('MSG.NEXT'),
  ];
}

async function replyReach(role: Role, reply: string): Promise<Reach> {
  let farthest: Reach = 'no';
  const remote = reply.replace(/^JS\.hc\./, '$JS.');
  for (const vehicle of VEHICLES[role] ?? []) {
    world.forget();
    const mark = nextMark();
    const refusals = world.refusals(role);
    // A pull's answer may be a message: it keeps its own subject on the way to where it was aimed.
    const pulled = vehicle.includes('.MSG.NEXT.') ? /^hc\.(answer|submit|urgent)\./ : /^$/;
    const answered = ({ subject, text, place }: Seen): boolean =>
      ((subject === reply || subject === remote) && !text.includes(mark)) || (pulled.test(subject) && place === HOME[role]);
    world.clients.get(role)?.publish(vehicle, bodyFor(vehicle, mark), { reply });
    await world.fence(role);
    // JetStream answers from another thread of the server: wait for the answer, wherever it goes, or for the refusal.
    await until(() => world.seen().some(answered) || world.refusals(role) > refusals, `${role}: an answer to ${vehicle}, aimed at ${reply}`);
    await world.fence(role);
    const reach = reachIn(role, answered);
    if (REACHES.indexOf(reach) > REACHES.indexOf(farthest)) farthest = reach;
  }
  return farthest;
}

async function until(condition: () => boolean, what: string): Promise<void> {
  for (let round = 0; !condition(); round++) {
    if (round > 2_000) throw new Error(`never seen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** All of JetStream: messages per stream and subject, and how far each consumer has read. */
async function holdings(): Promise<Map<string, string>> {
  const api = await jetstreamManager(world.probes.EXCHANGE, { checkAPI: false });
  const held = new Map<string, string>();
  for await (const name of api.streams.names()) {
    const { state } = await api.streams.info(name, { subjects_filter: '>' });
    held.set(`${name} stream`, 'there');
    for (const [subject, count] of Object.entries(state.subjects ?? {})) held.set(`${name} ${subject}`, String(count));
    for await (const reader of api.consumers.list(name)) held.set(`${name} ${reader.name}`, `${reader.ack_floor.stream_seq} ${reader.delivered.stream_seq}`);
  }
  return held;
}
