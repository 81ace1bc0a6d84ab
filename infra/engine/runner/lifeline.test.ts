import { afterEach, expect, test, vi } from 'vitest';
import { Lifeline } from './lifeline.ts';

afterEach(() => {
  vi.useRealTimers();
});

function started(silenceMs: number) {
  vi.useFakeTimers();
  const lost = vi.fn();
  return { lost, lifeline: new Lifeline(silenceMs, lost) };
}

test('a run lives as long as the lease is renewed in time', () => {
  const { lost, lifeline } = started(1000);
  for (let i = 0; i < 10; i++) {
    vi.advanceTimersByTime(900);
    lifeline.renew();
  }
  expect(lost).not.toHaveBeenCalled();
});

test('a run ends once when the lease falls silent', () => {
  const { lost, lifeline } = started(1000);
  vi.advanceTimersByTime(5000);
  lifeline.cut();
  expect(lost).toHaveBeenCalledExactlyOnceWith('the lease was not renewed for 1000 ms');
});

test('a run ends at once when the worker is gone', () => {
  const { lost, lifeline } = started(1000);
  lifeline.cut();
  expect(lost).toHaveBeenCalledExactlyOnceWith('the pipe to the worker closed');
});

test('a run that is over is not ended any more', () => {
  const { lost, lifeline } = started(1000);
  lifeline.release();
  lifeline.renew();
  lifeline.cut();
  vi.advanceTimersByTime(5000);
  expect(lost).not.toHaveBeenCalled();
});
