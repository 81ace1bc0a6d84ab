import { describe, expect, it } from 'vitest';
import { Progress } from './progress.ts';
import type { StepMetadata } from './typed-diff.ts';

const step = (op: string, inputs: object, urn = 'urn:a'): StepMetadata => ({
  op,
  urn,
  type: 'kubernetes:core/v1:Anything',
  ...(op === 'delete' ? { old: { inputs } } : { new: { inputs } }),
});
const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'a' } };
const host = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'b' } };
const MINUTE = 60_000;

function told() {
  const signs: number[] = [];
  const clock = { now: 0 };
  const progress = new Progress(
    (awaitMs) => signs.push(awaitMs),
    () => clock.now,
  );
  return { progress, signs, clock };
}
/** What a run says that has begun these steps. */
function under(...steps: StepMetadata[]): number | undefined {
  const { progress, signs } = told();
  for (const each of steps) progress.begun(each);
  progress.heard();
  return signs.at(-1);
}

describe('A run under way says how long it may be silent', () => {
  it.each([
    ['not at all while nothing is waited for', [], 0],
    ['not at all for a kind that is done when it is stored', [step('create', host)], 0],
    ['five minutes for a volume to be bound', [step('create', claim)], 5 * MINUTE],
    ['ten minutes for any object to be gone', [step('delete', host)], 10 * MINUTE],
    ['ten minutes for a replacement, which deletes', [step('create-replacement', host)], 10 * MINUTE],
    ['not at all for what is only read', [step('refresh', claim), step('same', claim), step('read', claim)], 0],
  ])('%s', (_, steps, awaitMs) => {
    expect(under(...steps)).toBe(awaitMs);
  });

  it('as long as the object itself asks', () => {
    const patient = { ...host, metadata: { name: 'b', annotations: { 'pulumi.com/timeoutSeconds': '1800' } } };
    const awaited = { ...host, metadata: { name: 'b', annotations: { 'pulumi.com/waitFor': 'condition=Ready' } } };
    expect([under(step('create', patient)), under(step('update', awaited))]).toEqual([30 * MINUTE, 10 * MINUTE]);
  });

  it('as long as the most patient of its steps, and no longer once that has ended', () => {
    const { progress, signs } = told();
    progress.begun(step('create', claim, 'urn:claim'));
    progress.begun(step('delete', host, 'urn:host'));
    progress.heard();
    progress.ended({ urn: 'urn:host' });
    progress.heard();
    progress.restart();
    expect(signs).toEqual([10 * MINUTE, 5 * MINUTE, 0]);
  });
});

it('of a burst of events one a second is told, and at once whatever changes how long to wait', () => {
  const { progress, signs, clock } = told();
  for (clock.now = 0; clock.now < 3_000; clock.now += 10) progress.heard();
  expect(signs).toEqual([0, 0, 0]);
  progress.begun(step('create', claim));
  progress.heard();
  expect(signs).toEqual([0, 0, 0, 5 * MINUTE]);
});
