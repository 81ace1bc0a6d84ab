import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EnginePlan } from './canonical-plan.ts';
import { plannedCreates, withStrays } from './strays.ts';

const PROVIDER = 'urn:pulumi:s::p::pulumi:providers:kubernetes::cluster';
const HOST = 'urn:pulumi:s::p::zhengyun:components:CloudHost::zy-1';
const urnOf = (name: string) => `urn:pulumi:s::p::kubernetes:core/v1:ConfigMap::${name}`;
const planned = (name: string, changes: object = {}, steps = ['create']) => ({
  steps,
  goal: {
    type: 'kubernetes:core/v1:ConfigMap',
    name,
    parent: HOST,
    provider: `${PROVIDER}::unknown`,
    dependencies: [] as string[],
    inputDiff: { adds: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'n' } } },
    ...changes,
  },
});
const plan = (resources: Record<string, unknown>) => ({ resourcePlans: resources }) as unknown as EnginePlan;
const state = {
  resources: [
    { urn: PROVIDER, type: 'pulumi:providers:kubernetes', id: 'the-id' },
    { urn: HOST, type: 'zhengyun:components:CloudHost' },
  ],
};

describe('what a plan would make', () => {
  test('is its creates of objects under known names, with the ids they have if they stand already', () => {
    const creates = plannedCreates(
      plan({
        [urnOf('a')]: planned('a'),
        [urnOf('same')]: planned('same', {}, ['same']),
        [urnOf('replaced')]: planned('replaced', {}, ['create-replacement', 'replace', 'delete-replaced']),
        [urnOf('patch')]: planned('patch', { type: 'kubernetes:core/v1:ConfigMapPatch' }),
        [urnOf('named by the cluster')]: planned('x', { inputDiff: { adds: { metadata: {} } } }),
        [PROVIDER]: { steps: ['create'], goal: { type: 'pulumi:providers:kubernetes', inputDiff: { adds: {} } } },
      }),
    );
    expect(creates.map(({ urn, id }) => [urn, id])).toEqual([[urnOf('a'), 'n/a']]);
  });
});

describe('strays in the state', () => {
  test('refer to the provider that the state holds, under its id', () => {
    const { resources } = withStrays(state, plannedCreates(plan({ [urnOf('a')]: planned('a') })));
    expect(resources?.at(-1)).toMatchObject({
      urn: urnOf('a'),
      id: 'n/a',
      custom: true,
      provider: `${PROVIDER}::the-id`,
    });
  });

  test('without their parent or provider there are left out: nothing can have been made before these', () => {
    const creates = plannedCreates(plan({ [urnOf('a')]: planned('a') }));
    expect(withStrays({ resources: state.resources.slice(1) }, creates).resources).toHaveLength(1);
    expect(withStrays({ resources: state.resources.slice(0, 1) }, creates).resources).toHaveLength(1);
  });

  test('come after all they depend on, and depend on nothing that is not there', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(names),
        fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 12 }),
        (present, edges) => {
          // Edges go from a later letter to an earlier one: dependencies have no circles.
          const dependenciesOf = (name: string) =>
            edges.filter(([from, to]) => from === name && to < from).map(([, to]) => urnOf(to));
          const creates = plannedCreates(
            plan(
              Object.fromEntries(
                present.map((name) => [urnOf(name), planned(name, { dependencies: dependenciesOf(name) })]),
              ),
            ),
          );
          const resources = withStrays(state, creates).resources ?? [];
          expect(resources).toHaveLength(2 + present.length);
          const before = new Set<string>();
          for (const resource of resources) {
            const { dependencies = [] } = resource as { dependencies?: string[] };
            expect(dependencies.every((urn) => before.has(urn))).toBe(true);
            before.add(resource.urn);
          }
        },
      ),
    );
  });
});
