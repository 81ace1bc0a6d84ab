import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalDestroyPlan, canonicalPlan, type EnginePlan, planHash } from './canonical-plan.ts';

const digestOf = (ciphertext: string) => ciphertext.split(':')[0] ?? '';
const hashOf = (plan: EnginePlan) => planHash(canonicalPlan(plan, digestOf));
/** A sealed value: the part before the colon stands for the plain text, the rest for the nonce. */
const sealed = (plain: string, nonce: number) => ({
  '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270',
  ciphertext: `${plain}:${nonce}`,
});

const resources = fc.dictionary(
  fc.stringMatching(/^urn:[a-z]{1,6}$/),
  fc.record({
    inputs: fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.jsonValue({ maxDepth: 3 })),
    secret: fc.string(),
  }),
  { minKeys: 1, maxKeys: 6 },
);
type Resources = Record<string, { inputs: Record<string, unknown>; secret: string }>;

/** The plan file that one preview of `wanted` would write; `run` is what differs from preview to preview. */
function planFile(wanted: Resources, run: { nonce: number; reversed: boolean }): EnginePlan {
  const entries = Object.entries(wanted).map(([urn, { inputs, secret }]) => {
    const pairs = Object.entries(inputs);
    const adds = Object.fromEntries(run.reversed ? pairs.reverse() : pairs);
    const goal = {
      type: 'kubernetes:core/v1:ConfigMap',
      name: urn,
      inputDiff: { adds: { ...adds, 'z-secret': sealed(secret.replaceAll(':', ''), run.nonce) } },
      provider: `urn:provider::${run.nonce}`,
      dependencies: run.reversed ? ['b', 'a'] : ['a', 'b'],
    };
    return [urn, { goal, steps: ['create'], seed: String(run.nonce), state: { uid: run.nonce } }];
  });
  const ordered = run.reversed ? entries.reverse() : entries;
  return { manifest: { time: run.nonce }, resourcePlans: Object.fromEntries(ordered) } as EnginePlan;
}

describe('a canonical plan', () => {
  test('is equal for two previews of one program, whatever their time, seeds, nonces, ids and order', () => {
    fc.assert(
      fc.property(resources, fc.nat(), fc.nat(), (wanted, a, b) => {
        expect(hashOf(planFile(wanted, { nonce: a, reversed: false }))).toBe(
          hashOf(planFile(wanted, { nonce: b, reversed: true })),
        );
      }),
    );
  });

  test('differs as soon as any input of any resource differs', () => {
    fc.assert(
      fc.property(resources, fc.nat(), (wanted, nonce) => {
        const [urn] = Object.keys(wanted) as [string];
        const changed = structuredClone(wanted) as Resources;
        changed[urn]!.inputs.added = 'one more';
        expect(hashOf(planFile(changed, { nonce, reversed: false }))).not.toBe(
          hashOf(planFile(wanted, { nonce, reversed: false })),
        );
      }),
    );
  });

  test('differs when only a secret differs, and shows none', () => {
    const plan = (secret: string) => planFile({ 'urn:a': { inputs: {}, secret } }, { nonce: 1, reversed: false });
    const keyed = (ciphertext: string) => createHmac('sha256', 'key').update(digestOf(ciphertext)).digest('hex');
    expect(hashOf(plan('monday'))).not.toBe(hashOf(plan('tuesday')));
    expect(JSON.stringify(canonicalPlan(plan('monday'), keyed))).not.toContain('monday');
  });

  test('differs when a resource is protected, or another step is taken', () => {
    const base = planFile({ 'urn:a': { inputs: {}, secret: '' } }, { nonce: 1, reversed: false });
    const resource = base.resourcePlans!['urn:a']!;
    const variants = [
      { ...resource, steps: ['update'] },
      { ...resource, goal: { ...resource.goal!, protect: true } },
      { ...resource, goal: { ...resource.goal!, parent: 'urn:parent' } },
    ];
    const hashes = [resource, ...variants].map((variant) => hashOf({ resourcePlans: { 'urn:a': variant } }));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe("a provider's credential", () => {
  const provider = (steps: string[], updates: Record<string, unknown>): EnginePlan => ({
    resourcePlans: {
      'urn:p': { goal: { type: 'pulumi:providers:kubernetes', name: 'cluster', inputDiff: { updates } }, steps },
    },
  });

  test('may be renewed between approval and apply', () => {
    expect(hashOf(provider(['update'], { kubeconfig: sealed('new token', 1) }))).toBe(hashOf(provider(['same'], {})));
  });

  test('does not hide another cluster', () => {
    const elsewhere = { kubeconfig: sealed('new token', 1), clusterIdentifier: 'another uid' };
    expect(hashOf(provider(['update'], elsewhere))).not.toBe(hashOf(provider(['same'], {})));
  });
});

describe('a plan of deletions', () => {
  const gone = [
    { urn: 'urn:b', type: 't', id: '2' },
    { urn: 'urn:a', type: 't', id: '1' },
  ];
  test('does not depend on the order in which the engine would delete', () => {
    expect(planHash(canonicalDestroyPlan(gone))).toBe(planHash(canonicalDestroyPlan(gone.toReversed())));
  });
  test('differs when another object would go', () => {
    expect(planHash(canonicalDestroyPlan(gone.slice(1)))).not.toBe(planHash(canonicalDestroyPlan(gone)));
  });
});
