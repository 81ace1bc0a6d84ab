import { expect, it } from 'vitest';
import { POLICIES } from './policies.ts';

it('names each policy once, in kebab case', () => {
  const names = POLICIES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9-]+$/);
});

it('says of each policy, in Chinese, what must hold and what to do, which clause it serves, and how hard it stands', () => {
  for (const policy of POLICIES) {
    expect(policy.description).toMatch(/[\u4e00-\u9fff]/);
    expect(policy.remediationSteps).toMatch(/^请.*[\u4e00-\u9fff]/);
    expect(policy.framework?.reference).toMatch(/^(GB\/T 22239-2019 8\.|F\d+)/);
    expect(['advisory', 'mandatory']).toContain(policy.enforcementLevel);
    expect(policy.severity).toBeDefined();
  }
});
