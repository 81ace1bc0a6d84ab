import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allPreviewed,
  blocksApply,
  blocksPreview,
  connectionName,
  hasEnded,
  holdsLease,
  jobAfter,
  LEASE_GRACE_MS,
  LEASE_LIFE_MS,
  LEASE_RENEW_MS,
  LEASE_SILENCE_MS,
  mayTakeLease,
  type Neighbour,
  OPEN_STATES,
  OPERATION_ACTS,
  standsFor,
  stateAfter,
  wakes,
} from './rules.ts';
import { OPERATION_STATES, type OperationState } from './schemas.ts';

const anyAct = fc.constantFrom(...OPERATION_ACTS);
const anyState = fc.constantFrom(...OPERATION_STATES);
function walk(acts: readonly (typeof OPERATION_ACTS)[number][]): OperationState[] {
  const states: OperationState[] = ['requested'];
  for (const act of acts) states.push(stateAfter(states.at(-1)!, act) ?? states.at(-1)!);
  return states;
}

describe("an operation's life", () => {
  test.each([
    ['requested', 'start-preview', 'previewing'],
    ['previewing', 'previewed', 'previewed'],
    ['previewing', 'interrupt-preview', 'requested'],
    ['previewing', 'postpone', 'waiting'],
    ['previewed', 'release', 'approved'],
    ['previewed', 'start-apply', null],
    ['approved', 'wait', 'approved'],
    ['approved', 'start-apply', 'applying'],
    ['applying', 'postpone', 'approved'],
    ['applying', 'plan-changed', 'previewed'],
    ['applying', 'verified', null],
    ['applying', 'applied', 'verifying'],
    ['verifying', 'verified', 'done'],
    ['verifying', 'cut', 'unknown'],
    ['unknown', 'cancel', null],
    ['unknown', 'start-recovery', 'applying'],
    ['done', 'start-preview', null],
  ] as const)('%s, %s → %s', (state, act, next) => {
    expect(stateAfter(state, act)).toBe(next);
  });

  test('never leaves an end, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 60 }), (acts) => {
        const states = walk(acts);
        const end = states.findIndex(hasEnded);
        if (end >= 0) expect(new Set(states.slice(end)).size).toBe(1);
      }),
    );
  });

  test('is never done without approval, apply and verification before', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 60 }), (acts) => {
        const states = walk(acts);
        if (!states.includes('done')) return;
        const before = ['previewed', 'approved', 'applying', 'verifying', 'done'].map((state) =>
          states.indexOf(state as OperationState),
        );
        expect(before).toEqual(before.toSorted((a, b) => a - b));
        expect(before).not.toContain(-1);
      }),
    );
  });

  test('always goes on by itself or waits for a person, from every state that is no end', () => {
    for (const state of OPERATION_STATES) {
      const waitsForPeople = state === 'previewed' || state === 'previewing';
      expect(jobAfter(state) !== null || waitsForPeople || hasEnded(state)).toBe(true);
    }
  });
});

const operation = (id: string, state: OperationState, ordinal = 1): Neighbour => ({ id, number: id, state, ordinal });

describe('operations of one stack', () => {
  test('wait while one of them is open, and say for which', () => {
    for (const state of OPEN_STATES) {
      expect(blocksPreview(operation('b', 'requested'), [operation('a', state)])).toEqual({
        code: 'OPERATION',
        number: 'a',
      });
    }
  });
  test('come in the order in which they were asked for', () => {
    const waiting = [operation('a', 'waiting'), operation('b', 'requested')];
    expect(blocksPreview(waiting[1]!, waiting)).toEqual({ code: 'OPERATION', number: 'a' });
    expect(blocksPreview(waiting[0]!, waiting)).toBeNull();
  });
  test('are not held up by those that ended', () => {
    expect(blocksPreview(operation('b', 'requested'), [operation('a', 'done'), operation('0', 'failed')])).toBeNull();
  });
  test('wake exactly one when one ends: the oldest that waits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ minLength: 2, maxLength: 8 }), anyState), { maxLength: 8 }),
        (others) => {
          const sameStack = others.map(([id, state]) => operation(id, state));
          const { previews } = wakes(operation('ended', 'done'), { sameStack, sameRequest: [] });
          const waiting = sameStack
            .filter(({ state }) => state === 'waiting' || state === 'requested')
            .map(({ id }) => id);
          expect(previews).toEqual(waiting.toSorted().slice(0, 1));
        },
      ),
    );
  });
});

test('a deployment of the same inputs is not asked for twice, unless the last one failed', () => {
  const last = (state: OperationState, inputs: unknown = { a: [1], b: { c: 2 } }) => ({
    state,
    verb: 'deploy',
    program: 'municipal',
    inputs,
  });
  const wanted = { program: 'municipal', inputs: { b: { c: 2 }, a: [1] } };
  expect(standsFor(last('done'), wanted)).toBe(true);
  expect(standsFor(last('applying'), wanted)).toBe(true);
  expect(standsFor(last('failed'), wanted)).toBe(false);
  expect(standsFor(last('done', { a: [2], b: { c: 2 } }), wanted)).toBe(false);
  expect(standsFor(last('done'), { ...wanted, program: 'sectoral' })).toBe(false);
});

describe('operations of one request', () => {
  test('wait for their base, and go once every base is done', () => {
    const line = operation('line', 'approved');
    const bases = (a: OperationState, b: OperationState) => [
      operation('base-a', a, 0),
      operation('base-b', b, 0),
      line,
    ];
    expect(blocksApply(line, bases('done', 'applying'))).toEqual({ code: 'BASE', number: 'base-b' });
    expect(blocksApply(line, bases('done', 'done'))).toBeNull();
    expect(
      wakes(operation('base-b', 'done', 0), { sameStack: [], sameRequest: bases('done', 'done') }).applies,
    ).toEqual(['line']);
    expect(
      wakes(operation('base-b', 'failed', 0), { sameStack: [], sameRequest: bases('done', 'failed') }).applies,
    ).toEqual([]);
  });
  test('go to review together, when all have a plan', () => {
    const states = (...list: OperationState[]) => list.map((state) => ({ state }));
    expect(allPreviewed(states('previewed', 'previewing'))).toBe(false);
    expect(allPreviewed(states('previewed', 'previewed'))).toBe(true);
    expect(allPreviewed(states('done', 'previewed'))).toBe(true);
    expect(allPreviewed(states('done', 'done'))).toBe(false);
  });
});

describe('the lease of a stack', () => {
  const now = new Date('2026-03-01T00:00:00Z');
  const lease = (expiresInMs: number) => ({ holder: 'a', fence: 7n, expiresAt: new Date(now.getTime() + expiresInMs) });

  test('has one holder: another gets it only when life and grace are over', () => {
    expect(mayTakeLease(null, now)).toBe(true);
    expect(mayTakeLease(lease(1), now)).toBe(false);
    expect(mayTakeLease(lease(-LEASE_GRACE_MS + 1), now)).toBe(false);
    expect(mayTakeLease(lease(-LEASE_GRACE_MS), now)).toBe(true);
  });
  test('is held by its last fence alone, and not after its end', () => {
    expect(holdsLease(lease(1), { fence: 7n }, now)).toBe(true);
    expect(holdsLease(lease(1), { fence: 6n }, now)).toBe(false);
    expect(holdsLease(lease(0), { fence: 7n }, now)).toBe(false);
    expect(holdsLease(null, { fence: 7n }, now)).toBe(false);
  });
  test('outlives the silence after which its run ends itself, and that outlives two lost renewals', () => {
    expect(LEASE_SILENCE_MS).toBeLessThan(LEASE_LIFE_MS);
    expect(LEASE_RENEW_MS * 3).toBeLessThan(LEASE_SILENCE_MS);
  });
  test('names its state connections within what PostgreSQL keeps of a name', () => {
    expect(connectionName('019a0000-0000-7000-8000-000000000000', 2n ** 40n).length).toBeLessThanOrEqual(63);
  });
});
