import { Entry } from '@huecry/proto';
import { describe, expect, test } from 'vitest';
import { applyEntry, gateways, initialState, RegistryError, registryFromEntries, type StatementBody } from './index.ts';
import { admitBody, gatewayBody, QUORUM, World } from './testing/world.ts';

const facts: StatementBody = { type: 'member.facts', deathPenalty: false, source: 'Constitution', asOf: '2026-01-31' };

describe('the log', () => {
  test('a refused statement changes nothing but the place in the log', () => {
    const world = new World();
    const before = world.state;
    const outcome = world.append(7, world.entryOf(world.statement(admitBody('eg'), ['fr'])));
    expect(outcome).toMatchObject({ applied: false, code: 'quorum-missing' });
    expect(world.state.position).toBe(8);
    expect(world.state.entryDigest).not.toEqual(before.entryDigest);
    const { position: _p, entryDigest: _d, ...kept } = world.state;
    const { position: _q, entryDigest: _e, ...had } = before;
    for (const [name, value] of Object.entries(kept)) expect(value).toBe(had[name as keyof typeof had]);
    // Its id is not used up: with the missing signatures it may stand.
    const id = '00000000-0000-4000-8000-eeeeeeeeeeee';
    expect(world.say(admitBody('eg'), ['fr'], { id })).toBe('quorum-missing');
    expect(world.say(admitBody('eg'), QUORUM, { id })).toBe('applied');
  });

  test('an entry names the registry entry before it, or it is refused', () => {
    const world = new World();
    const first = world.state.entryDigest;
    world.say(facts, ['fr']);
    const statement = world.statement(gatewayBody('fr/dcpj'), ['fr']);
    for (const prev of [first, new Uint8Array(32), new Uint8Array(0)]) {
      expect(applyEntry(world.state, world.state.position, world.entryOf(statement, prev))).toMatchObject({ applied: false, code: 'broken-chain' });
    }
    expect(world.log(statement)).toBe('applied');
  });

  test('entry 0 is the pinned genesis, and nothing else is', () => {
    const world = new World();
    const other = new World({ network: 'another network' });
    const [genesis] = other.entries;
    const entry = Entry.decode(genesis?.bytes ?? new Uint8Array(0));
    const thrown = (run: () => unknown): string => {
      try {
        run();
        return 'nothing';
      } catch (error) {
        return error instanceof RegistryError ? error.code : 'another error';
      }
    };
    expect(thrown(() => applyEntry(initialState(world.genesis), 0, entry))).toBe('wrong-network');
    expect(applyEntry(world.state, 5, entry)).toMatchObject({ applied: false, code: 'out-of-order' });
    expect(thrown(() => applyEntry(world.state, 0, entry))).toBe('out-of-order');
    expect(thrown(() => applyEntry(world.state, 1.5, entry))).toBe('out-of-order');
    expect(thrown(() => applyEntry(world.state, 5, { ...entry, genesis: null, notice: { jws: new Uint8Array(1) } }))).toBe('out-of-order');
    expect(thrown(() => registryFromEntries(world.genesis, [{ position: 0, bytes: Uint8Array.of(1) }]))).toBe('malformed');
    // Without entry 0 nothing chains.
    expect(applyEntry(initialState(world.genesis), 1, world.entryOf(world.statement(facts, ['fr'])))).toMatchObject({ code: 'broken-chain' });
  });

  test('the same entries give the same state, and name the refused', () => {
    const world = new World();
    world.say(facts, ['fr']);
    world.say(facts, ['zz']);
    world.say(gatewayBody('fr/dcpj'), ['fr']);
    const { state, refused } = registryFromEntries(world.genesis, world.entries);
    expect(refused.map(({ position, code }) => ({ position, code }))).toEqual([{ position: 2, code: 'unknown-member' }]);
    expect(state.entryDigest).toEqual(world.state.entryDigest);
    expect(gateways(state)).toEqual(gateways(world.state));
    const half = registryFromEntries(world.genesis, world.entries.slice(0, 2)).state;
    expect(registryFromEntries(half, world.entries.slice(2)).state.entryDigest).toEqual(state.entryDigest);
  });
});
