import type { RunWatch } from '@zhengyun/domain/break-glass/watch-run.ts';
import { describe, expect, it } from 'vitest';
import { watchWindow } from './watch-window.ts';

const HOUR_MS = 3_600_000;
const inAnHour = () => new Date(Date.now() + HOUR_MS);
const over = () => new Date(Date.now() - 1);

/** Watches a window that is asked about again and again, each time with the next answer; the last one stays. */
function watching(until: Date, answers: readonly (RunWatch | 'refused' | Error)[]) {
  let asked = 0;
  const stop = new AbortController();
  const why = watchWindow({
    until,
    everyMs: 1,
    signal: stop.signal,
    watch: async () => {
      const answer = answers[Math.min(asked++, answers.length - 1)];
      if (answer instanceof Error || answer === undefined) throw answer ?? new Error('nobody answers');
      return answer;
    },
  });
  return { why, stop: () => stop.abort(), asked: () => asked };
}

describe('a window that is watched', () => {
  it('is over when somebody ends it early', async () => {
    const { why } = watching(inAnHour(), [
      { open: true, until: inAnHour() },
      { open: false, by: 'person' },
    ]);
    expect(await why).toBe('the window was ended early');
  });

  it('is over when its person may not work on the cloud any more', async () => {
    expect(await watching(inAnHour(), ['refused']).why).toBe('you may not work on this cloud any more');
  });

  it('goes on past its first end where it was extended', async () => {
    const { why, asked } = watching(over(), [
      { open: true, until: inAnHour() },
      { open: true, until: inAnHour() },
      { open: false, by: 'clock' },
    ]);
    expect(await why).toBe('the window has run out');
    expect(asked()).toBe(3);
  });

  it('counts as open while nobody can say, and as over from its known end on', async () => {
    const away = new Error('the database is away');
    const { why, asked } = watching(inAnHour(), [away, away, { open: true, until: over() }, away]);
    expect(await why).toBe('the window has run out');
    expect(asked()).toBe(4);
  });

  it('is watched no longer than there is something to stop', async () => {
    const watch = watching(inAnHour(), [{ open: true, until: inAnHour() }]);
    watch.stop();
    expect(await watch.why).toBe(null);
  });
});
