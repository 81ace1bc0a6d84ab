import { judge } from '@zhengyun/harness/judge.ts';
import { resourceOf } from '@zhengyun/harness/verdict.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { POLICIES } from './policies.ts';
import { GOOD_CLOUD_OBJECTS, GOOD_OBJECTS } from './testing/good-objects.ts';

const ALL = [...GOOD_OBJECTS, ...GOOD_CLOUD_OBJECTS];
const ODD = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.string({ maxLength: 5 }),
  fc.constant([]),
  fc.constant({}),
  fc.array(fc.constant(null), { minLength: 1, maxLength: 2 }),
);

/** Every way to a part of `value`, itself left out. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [[...path, key], ...pathsOf(part, [...path, key])]);
}

function replacedAt(value: unknown, [key, ...rest]: readonly string[], odd: unknown): unknown {
  if (key === undefined) return odd;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replacedAt(copy[key], rest, odd);
  return copy;
}

it('no policy breaks down over a part that is of no form it could have', async () => {
  const cases = ALL.flatMap(([type, content]) => pathsOf(content).map((path) => ({ type, content, path })));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...cases), ODD, async ({ type, content, path }, odd) => {
      const broken = replacedAt(content, path, odd) as Record<string, unknown>;
      await expect(judge(POLICIES, [resourceOf(type, broken)])).resolves.toBeDefined();
    }),
    { numRuns: 300 },
  );
});
