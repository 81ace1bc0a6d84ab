import { pino } from 'pino';
import { expect, test } from 'vitest';
import { makeLoop } from './loop.ts';

const log = pino({ level: 'silent' });

test('turns never overlap, one that fails is followed by the next, and none comes after stop', async () => {
  let running = 0;
  let most = 0;
  let turns = 0;
  let third: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    third = resolve;
  });
  const turn = async () => {
    running++;
    most = Math.max(most, running);
    await Promise.resolve();
    running--;
    if (++turns === 3) third();
    throw new Error('this turn failed');
  };
  const loop = makeLoop({ name: 'test', everyMs: 0, turn, log });
  loop.start();
  await reached;
  await loop.stop();
  const atStop = turns;
  await new Promise((resolve) => setImmediate(resolve));
  expect(most).toBe(1);
  expect(turns).toBe(atStop);
});
