/** The exchange's process with the real NATS server and the real ledger's process, and gateways made by hand on bus and seal. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BusMessage, connectGateway, type GatewayBus, provision } from '@huecry/bus';
import { type Address, type Category, type Kind, memberOf } from '@huecry/notice';
import { bundleDigest } from '@huecry/policy';
import { sampleBundles } from '@huecry/policy/samples';
import { generateNoteKey, openCheckpoint, parseProof, verifyProof } from '@huecry/ledger';
import { Answer, Entry, Proof, Receipt, RegistryRequest, RegistryResponse, Reject, Release, StatementRequest, StatementResponse, entryOf } from '@huecry/proto';
import { applyRegistryResponse, initialState, type LedgerVerifier, type RegistryState } from '@huecry/registry';
import { signRelease, verifyDecision, verifyRefusal } from '@huecry/seal';
import { openKeystore } from '@huecry/seal/keystore';
import { openDelivery } from '@huecry/seal/open';
import { guard, type RunningNats, startNats, type TemporaryFolder, temporaryFolder } from '@huecry/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from './bytes.ts';
import { box, DE, type Desk, FR, FR2, GATEWAYS, JP, LEAVES, makeWorld, openDesk, ROUTING, signer, type World } from './testing/world.ts';

const SERVICES = join(import.meta.dirname, '../..');
const CHANNELS = ['deliver', 'reject', 'proof', 'answer'] as const;
type Channel = (typeof CHANNELS)[number];

interface Service {
  readonly url: string;
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

interface Hand {
  readonly bus: GatewayBus;
  readonly desk: Desk;
  readonly got: Record<Channel, BusMessage[]>;
}

let folder: TemporaryFolder;
let nats: RunningNats;
let world: World;
let ledger: Service;
let exchange: Service;
let exchangeKey: Uint8Array;
let registry: RegistryState;
let verifier: LedgerVerifier;
let startExchange: () => Promise<Service>;
let startLedger: () => Promise<Service>;
const hands = new Map<Address, Hand>();
const hand = (of: Address): Hand => hands.get(of) as Hand;
const nowSeconds = (): number => Math.floor(Date.now() / 1000);

async function start(name: string, config: object): Promise<Service> {
  const file = join(folder.path, `${name}.json`);
  writeFileSync(file, JSON.stringify(config));
  const child: ChildProcess = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(SERVICES, name, 'src/main.ts'), '--config', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const watch = guard(child.pid ?? -1);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  void ended.then(() => watch.release());
  const url = await new Promise<string>((resolve, reject) => {
    const log: string[] = [];
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      log.push(line);
      const entry = JSON.parse(line) as { msg?: string; url?: string };
      if (entry.msg === 'ready') resolve(entry.url ?? '');
    });
    void ended.then(() => reject(new Error(`${name} ended before it was ready:\n${log.join('\n')}`)));
  });
  return {
    url,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Waits for as long as the test runs: what never comes fails by vitest's limit. */
async function until<T>(find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await sleep(10);
  }
}
const gets = <T>(of: Address, channel: Channel, read: (data: Uint8Array) => T, matches: (value: T) => boolean): Promise<T> =>
  until(() =>
    hand(of)
      .got[channel].map(({ data }) => read(data))
      .find(matches),
  );
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

let submissions = 0;
async function submit(from: Address, data: Uint8Array, kind: Kind = 'yellow'): Promise<void> {
  submissions += 1;
  await hand(from).bus.submit(kind, data, `submission-${submissions}`);
}
const proofOf = (of: Address, digest: Uint8Array): Promise<Proof> => gets(of, 'proof', Proof.decode, ({ notice }) => same(notice, digest));
async function refusalOf(of: Address, digest: Uint8Array) {
  const reject = await gets(of, 'reject', Reject.decode, ({ jws }) => same(verifyRefusal(jws, exchangeKey).claims.notice, digest));
  return { ...verifyRefusal(reject.jws, exchangeKey).claims, position: reject.hasPosition ? reject.position : null };
}

const CATEGORY_OF = new Map<string, Category>(LEAVES.map(({ pointer, category }) => [pointer, category]));
const delivered = async (to: Address, from: Address, digest: Uint8Array) => {
  const open = (data: Uint8Array) =>
    openDelivery(data, {
      me: to,
      mode: 'live',
      nowSeconds: nowSeconds(),
      boxKey: (kid) => (kid === box(to).kid ? box(to) : undefined),
      originKey: () => signer(from).publicKey,
      exchangeKey: () => exchangeKey,
      categoryOf: (_kind, pointer) => CATEGORY_OF.get(pointer),
    });
  // A delivery from another origin does not open with this one's key.
  const mine = () =>
    hand(to)
      .got.deliver.filter(({ subject }) => subject.split('.')[4] === memberOf(from))
      .flatMap(({ data }) => {
        try {
          return [open(data)];
        } catch {
          return [];
        }
      });
  return until(() => mine().find((opened) => same(opened.digest, digest)));
};

async function state(statement: Uint8Array, by: Address): Promise<StatementResponse> {
  return StatementResponse.decode(await hand(by).bus.registrySubmit(StatementRequest.encode({ statement }), 60_000));
}
/** As a gateway does it: every entry proved under the ledger's signed checkpoint. */
async function readRegistry(upTo: number): Promise<void> {
  while (registry.position < upTo) {
    const response = RegistryResponse.decode(await hand(DE).bus.registryRead(RegistryRequest.encode({ from: registry.position })));
    expect(response.error).toBe('');
    registry = applyRegistryResponse(registry, response, verifier).state;
  }
}

beforeAll(async () => {
  folder = temporaryFolder();
  const at = (...parts: string[]): string => join(folder.path, ...parts);
  const byMember = Map.groupBy(GATEWAYS, (gateway) => memberOf(gateway));
  const members = [...byMember].map(([code, of]) => ({ code, agencies: of.map((gateway) => gateway.split('/')[1] ?? '') }));
  const provisioned = await provision({ dir: at('nats'), members, mode: 'live' });
  nats = await startNats({ dir: at('nats-run'), conf: provisioned.conf });

  const note = generateNoteKey('ledger.test');
  const key = openKeystore(at('exchange-keys')).generateSigning('exchange');
  exchangeKey = key.publicKey;
  world = makeWorld(nowSeconds() - 5, { ledger: { origin: 'ledger.test', vkey: note.vkey }, exchangeKey });
  registry = initialState(world.genesis);
  verifier = { verifyProof: (text, entry) => verifyProof(text, entry, note.vkey), openCheckpoint: (text) => openCheckpoint(text, note.vkey) };
  writeFileSync(at('genesis.json'), world.genesisBytes);
  writeFileSync(at('ledger.key'), `${note.skey}\n`, { mode: 0o600 });
  const shared = { genesis: at('genesis.json'), http: { host: '127.0.0.1', port: 0 }, logLevel: 'info' };
  startLedger = () => start('ledger', { ...shared, nats: { url: nats.url, creds: provisioned.creds.ledger }, dataDir: at('ledger'), key: at('ledger.key') });
  ledger = await startLedger();
  startExchange = () =>
    start('exchange', { ...shared, nats: { url: nats.url, creds: provisioned.creds.exchange }, dataDir: at('exchange'), keystore: at('exchange-keys') });
  exchange = await startExchange();

  for (const gateway of GATEWAYS) {
    const creds = readFileSync(provisioned.members[memberOf(gateway)]?.gateways[gateway] ?? '', 'utf8');
    const bus = await connectGateway({ servers: nats.url, creds, address: gateway, mode: 'live' });
    hands.set(gateway, { bus, desk: openDesk(gateway, nowSeconds, () => registry), got: { deliver: [], reject: [], proof: [], answer: [] } });
  }
  for (const statement of world.founding) {
    const answer = await state(statement, FR);
    if (answer.error !== '') throw new Error(`${answer.error}: ${answer.reason}`);
  }
  for (const { bus, got } of hands.values()) {
    for (const channel of CHANNELS) {
      bus.consume(channel, async (message) => {
        got[channel].push(message);
        return 'ack';
      });
    }
  }
  await readRegistry(world.founding.length + 1);
});

afterAll(async () => {
  for (const { bus } of hands.values()) await bus.close();
  await exchange?.stop();
  await ledger?.stop();
  await nats?.stop();
  folder?.remove();
});

test('a notice is filtered, delivered, proved, receipted and answered', async () => {
  const sealed = hand(FR2).desk.make([DE, JP]);
  await submit(FR2, sealed.submission);
  const de = await delivered(DE, FR2, sealed.digest);
  expect(de.leaves.map(({ category }) => category).toSorted()).toEqual(['asset', 'birth', 'identity']);
  expect(de.withheld).toMatchObject([{ category: 'belief', point: 'exchange', rule: expect.stringMatching(/belief/) }]);
  const jp = await delivered(JP, FR2, sealed.digest);
  expect(jp.leaves.some(({ category }) => category === 'belief')).toBe(false);

  const proof = await proofOf(FR2, sealed.digest);
  const timeOf = (text: string): number => Number(Buffer.from(parseProof(text).extra ?? []).readBigUInt64BE());
  const entries: [string, Entry][] = [
    [proof.proof, entryOf(timeOf(proof.proof), { notice: { jws: sealed.jws } })],
    [proof.decisionProof, entryOf(timeOf(proof.decisionProof), { decision: { noticePosition: proof.position, jws: proof.decision } })],
  ];
  expect(entries.map(([text, entry]) => verifier.verifyProof(text, Entry.encode(entry)).index)).toEqual([proof.position, proof.decisionPosition]);
  expect(verifyDecision(proof.decision, proof.elements, exchangeKey).decisions.map(({ outcome }) => outcome)).toEqual(['deliver', 'deliver']);

  const receipt = hand(DE).desk.receipt(sealed);
  await hand(DE).bus.receipt(Receipt.encode({ jws: receipt }), 'receipt-1');
  const answer = await gets(FR2, 'answer', Answer.decode, (found) => same(found.receipt, receipt));
  expect(sha256(answer.salt, receipt)).toHaveLength(32);
});

test('a recipient that is refused gets a blank, and the origin the reason', async () => {
  const sealed = hand(FR).desk.make([DE, JP], { routing: { ...ROUTING, purpose: 'warn' } });
  await submit(FR, sealed.submission);
  expect(await delivered(JP, FR, sealed.digest)).toMatchObject({ blank: true, leaves: [] });
  const proof = await proofOf(FR, sealed.digest);
  const { decisions } = verifyDecision(proof.decision, proof.elements, exchangeKey);
  expect(decisions.map(({ code }) => code)).toEqual(['policy-refused', 'policy-refused']);
});

test('what is refused is told to whoever submitted it, and does not stop the next', async () => {
  const { desk } = hand(FR);
  const flip = (bytes: Uint8Array, at: number): Uint8Array => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
  const inside = ({ submission }: { submission: Uint8Array }, part: Uint8Array | string, offset: number) =>
    flip(submission, Buffer.from(submission).indexOf(part) + offset);
  const loose = { seq: 9_000, seqPrev: new Uint8Array(32) };
  const now = nowSeconds();
  const first = desk.make([DE]);
  await submit(FR, first.submission);

  const garbage = new Uint8Array([1, 2, 3, 4]);
  const exercise = desk.make([DE], { ...loose, mode: 'exercise' });
  const foreign = desk.make([DE], loose);
  const unknownKey = hand(JP).desk.make([DE], { ...loose, iss: FR });
  const forged = desk.make([DE], loose);
  // Another letter of base64url: a JWS that cannot be read at all would be named by the digest of the whole message.
  const at = Buffer.from(forged.submission).indexOf(forged.jws) + forged.jws.length - 20;
  const [A, B] = Buffer.from('AB');
  const altered = forged.submission.map((byte, index) => (index === at ? (byte === A ? (B ?? 0) : (A ?? 0)) : byte));
  const unsigned: [string, Address, Uint8Array, Uint8Array][] = [
    ['malformed', FR, garbage, sha256(garbage)],
    ['wrong-mode', FR, exercise.submission, exercise.digest],
    ['foreign-subject', FR2, foreign.submission, foreign.digest],
    ['unknown-key', FR, unknownKey.submission, unknownKey.digest],
    ['bad-signature', FR, altered, sha256(altered.subarray(Buffer.from(altered).indexOf('eyJ'), Buffer.from(altered).indexOf('eyJ') + forged.jws.length))],
  ];
  for (const [, from, data] of unsigned) await submit(from, data);
  for (const [code, from, , digest] of unsigned) expect(await refusalOf(from, digest)).toMatchObject({ code, position: null, origin: from });

  const expired = desk.make([DE], { iat: now - 100, exp: now - 10 });
  const early = desk.make([DE], { iat: now + 5_000, exp: now + 6_000 });
  const equivocal = desk.make([DE], { jti: first.input.jti });
  const taken = desk.make([DE], { seq: first.input.seq, seqPrev: first.input.seqPrev });
  const broken = desk.make([DE], { seqPrev: new Uint8Array(32).fill(1) });
  const incomplete = desk.make([DE]);
  const signed: [string, Uint8Array, Uint8Array][] = [
    ['expired', expired.submission, expired.digest],
    ['clock-skew', early.submission, early.digest],
    ['equivocation', equivocal.submission, equivocal.digest],
    ['seq-taken', taken.submission, taken.digest],
    ['seq-broken', broken.submission, broken.digest],
    ['digest-mismatch', inside(incomplete, 'slot:asset', 200), incomplete.digest],
  ];
  for (const [, data] of signed) await submit(FR, data);
  for (const [code, , digest] of signed) {
    const { position, ...refusal } = await refusalOf(FR, digest);
    expect(refusal).toMatchObject({ code, origin: FR });
    expect(position).not.toBeNull();
  }

  const next = desk.make([DE]);
  await submit(FR, next.submission);
  expect((await delivered(DE, FR, next.digest)).blank).toBe(false);
});

test('a notice that is held is released by the reviewing body, over the broker and through a restart, and then goes through', async () => {
  const { exportCedar, ...rest } = sampleBundles().fr;
  const hold =
    '@id("review") @point("exchange") @cite("Invented Review Act, s. 1") @reason("reviewed first") @hold forbid (principal, action == Action::"receive", resource) when { resource.purpose == Purpose::"identify" } unless { principal.reviewer };';
  const bundle = { ...rest, tests: [], version: 'with a hold', exportCedar: `${exportCedar}\n${hold}\n` };
  for (const statement of [
    world.statement({ type: 'review.appoint', member: memberOf(JP), source: 'invented', asOf: '2026-01-01' }, 'fr', 'de'),
    world.statement({ type: 'policy.bundle', bundle, digest: bundleDigest(bundle), validFrom: nowSeconds() - 1 }, 'fr'),
  ]) {
    const answer = await state(statement, FR);
    expect(answer.error).toBe('');
    await readRegistry(answer.position + 1);
  }
  const sealed = hand(FR2).desk.make([DE, JP], { routing: { ...ROUTING, purpose: 'identify' } });
  await submit(FR2, sealed.submission);
  const review = await delivered(JP, FR2, sealed.digest);
  expect(review.held).toMatchObject([{ to: DE, outcome: 'hold', refusedBy: [{ rule: 'fr/export/review' }] }]);
  const first = await proofOf(FR2, sealed.digest);

  await exchange.kill();
  exchange = await startExchange();
  const { jti, rev } = sealed.input;
  const words = { outcome: 'release', code: '', reason: 'an invented reason', cite: '', iat: nowSeconds() } as const;
  const release = signRelease({ mode: 'live', iss: JP, origin: FR2, notice: sealed.digest, jti, rev, recipients: [DE], ...words }, signer(JP));
  await hand(JP).bus.release(Release.encode({ jws: release }), 'release-1');

  const ruling = await gets(FR2, 'proof', Proof.decode, (proof) => same(proof.notice, sealed.digest) && proof.release.length > 0);
  const timeOf = (text: string): number => Number(Buffer.from(parseProof(text).extra ?? []).readBigUInt64BE());
  const digest = sha256(ruling.releaseSalt, release);
  const entry = entryOf(timeOf(ruling.releaseProof), { release: { noticePosition: first.position, digest } });
  expect(verifier.verifyProof(ruling.releaseProof, Entry.encode(entry)).index).toBe(ruling.releasePosition);
  expect(verifyDecision(ruling.decision, ruling.elements, exchangeKey).decisions).toMatchObject([{ to: DE, outcome: 'deliver' }]);
  const answer = await gets(JP, 'answer', Answer.decode, (found) => same(found.release, release));
  expect(answer.position).toBe(ruling.releasePosition);

  await submit(FR2, sealed.submission);
  const through = await delivered(DE, FR2, sealed.digest);
  expect(through).toMatchObject({ blank: false, decisionPosition: ruling.decisionPosition });
});

test('killed and started again, it gives a submission that comes again its original answer', async () => {
  const sealed = hand(FR).desk.make([DE]);
  await submit(FR, sealed.submission);
  const proof = await proofOf(FR, sealed.digest);
  await exchange.kill();
  exchange = await startExchange();
  hand(FR).got.proof.length = 0;
  await submit(FR, sealed.submission);
  const again = await proofOf(FR, sealed.digest);
  expect({ ...again, proof: '', decisionProof: '' }).toEqual({ ...proof, proof: '', decisionProof: '' });
});

test('a key that is revoked by statement signs nothing more', async () => {
  const before = hand(JP).desk.make([DE]);
  const answer = await state(world.statement({ type: 'key.revoke', address: JP, kid: signer(JP).kid, reason: 'invented loss' }, 'jp'), JP);
  expect(answer.error).toBe('');
  await readRegistry(answer.position + 1);
  await submit(JP, before.submission);
  expect(await refusalOf(JP, before.digest)).toMatchObject({ code: 'revoked-key', position: null });
});

test('health and metrics are served, without a word about anybody; SIGTERM drains', async () => {
  const health = await (await fetch(`${exchange.url}/health`)).json();
  expect(health).toMatchObject({ status: 'ok', mode: 'live' });
  const metrics = await (await fetch(`${exchange.url}/metrics`)).text();
  expect(metrics).toMatch(/huecry_exchange_submissions_total\{outcome="known",kind="yellow"\} 1/);
  expect(metrics).not.toMatch(/dcpj|bka|019a0000/);
  expect((await fetch(`${exchange.url}/`)).status).toBe(404);
  expect((await fetch(`${exchange.url}/health`, { method: 'POST' })).status).toBe(405);
  expect(await exchange.stop()).toBe(0);
  exchange = await startExchange();
});

test('started before the ledger, it waits for it', async () => {
  await exchange.stop();
  await ledger.stop();
  const waiting = startExchange();
  expect(await Promise.race([waiting.then(() => 'ready'), sleep(1_500, 'waiting')])).toBe('waiting');
  ledger = await startLedger();
  exchange = await waiting;
  const sealed = hand(FR).desk.make([DE]);
  await submit(FR, sealed.submission);
  expect((await proofOf(FR, sealed.digest)).notice).toEqual(sealed.digest);
});
