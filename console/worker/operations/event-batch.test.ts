import type { EngineEvent } from '@zhengyun/interface/plan.ts';
import { expect, test } from 'vitest';
import { EventBatch } from './event-batch.ts';

const event = (seq: number): EngineEvent => ({
  kind: 'message',
  seq,
  at: '2026-03-01T00:00:00Z',
  severity: 'info',
  urn: null,
  text: '',
});

function recorder(fails: (call: number) => boolean) {
  const stored: number[] = [];
  let call = 0;
  const batch = new EventBatch(async (events) => {
    if (fails(call++)) throw new Error('the database restarts');
    stored.push(...events.map(({ seq }) => seq));
  });
  return { batch, stored };
}
const numbers = (count: number) => Array.from({ length: count }, (_, seq) => seq);

test('events are stored in their order, all of them by the end', async () => {
  const { batch, stored } = recorder(() => false);
  for (const seq of numbers(250)) batch.add(event(seq));
  await batch.end();
  expect(stored).toEqual(numbers(250));
});

test('a batch that could not be stored comes again with the next, once', async () => {
  const { batch, stored } = recorder((call) => call === 0);
  for (const seq of numbers(120)) batch.add(event(seq));
  await batch.end();
  expect(stored).toEqual(numbers(120));
});

test('events that can’t be stored at all are said at the end', async () => {
  const { batch } = recorder(() => true);
  batch.add(event(0));
  await expect(batch.end()).rejects.toThrow('the database restarts');
});
