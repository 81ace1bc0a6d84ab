import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CUT_GRACE_MS, ProgressWatch, type WatchClock } from './progress-watch.ts';

const SILENCE_MS = 300_000;

/** A clock that moves when told to. */
function playedClock() {
  let now = 0;
  let due: { at: number; callback: () => void } | null = null;
  const clock: WatchClock = {
    setTimeout: (callback, ms) => {
      due = { at: now + ms, callback };
    },
    clearTimeout: () => {
      due = null;
    },
  };
  const pass = (ms: number) => {
    const end = now + ms;
    while (due && due.at <= end) {
      const { at, callback } = due;
      now = at;
      due = null;
      callback();
    }
    now = end;
  };
  return { clock, pass };
}
function watched() {
  const { clock, pass } = playedClock();
  const did: string[] = [];
  const cut = () => did.push('cut');
  const kill = () => did.push('kill');
  return { did, pass, watch: new ProgressWatch({ silenceMs: SILENCE_MS, cut, kill }, clock) };
}

test('a run that says nothing from its beginning is cut after the silence allowed, and not before', () => {
  const { did, pass, watch } = watched();
  pass(SILENCE_MS - 1);
  expect([did, watch.stalledAfterMs]).toEqual([[], null]);
  pass(1);
  expect([did, watch.stalledAfterMs]).toEqual([['cut'], SILENCE_MS]);
});

test('a run that waits for something on the cluster is given the time-out of that, and the same silence', () => {
  const { did, pass, watch } = watched();
  watch.progressed(600_000);
  pass(600_000 + SILENCE_MS - 1);
  expect(did).toEqual([]);
  pass(1);
  expect([did, watch.stalledAfterMs]).toEqual([['cut'], 600_000 + SILENCE_MS]);
});

test('a run that does not hear its cut is killed, whatever it still says', () => {
  const { did, pass, watch } = watched();
  pass(SILENCE_MS);
  watch.progressed(600_000);
  pass(CUT_GRACE_MS - 1);
  expect(did).toEqual(['cut']);
  pass(1);
  expect(did).toEqual(['cut', 'kill']);
});

test('a run that has ended is left alone, also when it ends after its cut', () => {
  for (const before of [0, SILENCE_MS]) {
    const { did, pass, watch } = watched();
    pass(before);
    watch.release();
    pass(10 * CUT_GRACE_MS + SILENCE_MS);
    expect(did).not.toContain('kill');
    expect(watch.stalledAfterMs).toBe(before === 0 ? null : SILENCE_MS);
  }
});

test('whatever a run says and when, it is cut exactly when it was silent for longer than it last said and the margin', () => {
  const signs = fc.array(fc.record({ afterMs: fc.nat(900_000), awaitMs: fc.nat(600_000) }), { maxLength: 12 });
  fc.assert(
    fc.property(signs, fc.nat(1_500_000), (said, lastMs) => {
      const { did, pass, watch } = watched();
      let allowed = SILENCE_MS;
      let isCut = false;
      for (const { afterMs, awaitMs } of said) {
        pass(afterMs);
        isCut ||= afterMs >= allowed;
        watch.progressed(awaitMs);
        allowed = awaitMs + SILENCE_MS;
      }
      pass(lastMs);
      isCut ||= lastMs >= allowed;
      expect(did.includes('cut')).toBe(isCut);
      expect(watch.stalledAfterMs !== null).toBe(isCut);
    }),
  );
});
