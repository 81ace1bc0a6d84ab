import { readdirSync, readFileSync } from 'node:fs';
import { judge } from '@zhengyun/harness/judge.ts';
import { resourceOf } from '@zhengyun/harness/verdict.ts';
import { installationSettings } from '@zhengyun/rulebook/compliance.ts';
import { describe, expect, it } from 'vitest';
import { CONTROLS } from './controls.ts';
import { POLICIES, POLICIES_BY_CONCERN } from './policies.ts';
import { policyTable } from './policy-table.ts';
import { GOOD_CLOUD_OBJECTS, GOOD_OBJECTS } from './testing/good-objects.ts';

const CONCERNS = Object.keys(POLICIES_BY_CONCERN) as (keyof typeof POLICIES_BY_CONCERN)[];
const filesIn = (folder: string) =>
  readdirSync(new URL(folder, import.meta.url)).filter((name) => name.endsWith('.ts'));

it('names each policy once, in kebab case', () => {
  const names = POLICIES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9-]+$/);
});

it.each(CONCERNS)('holds of %s every policy that has a file there, each with a test beside it', (concern) => {
  const files = filesIn(concern);
  const named = POLICIES_BY_CONCERN[concern].flatMap(({ name }) => [`${name}.test.ts`, `${name}.ts`]);
  expect([...files].sort()).toEqual([...named].sort());
});

it('says of each policy, in Chinese, what must hold and what to do, which clause it serves, and how hard it stands', () => {
  for (const policy of POLICIES) {
    expect(policy.description).toMatch(/[\u4e00-\u9fff]/);
    expect(policy.facts.english).toMatch(/^[A-Z][ -~]+[^.]$/);
    expect(policy.remediationSteps).toMatch(/^请.*[\u4e00-\u9fff]/);
    expect(policy.framework?.reference).toMatch(/^(GB\/T 22239-2019 8\.|[FN]\d+)/);
    expect(['advisory', 'mandatory']).toContain(policy.enforcementLevel);
    expect(policy.severity).toBeDefined();
  }
});

it('gives every setting a default, so that a pack without configuration judges', () => {
  const missing = POLICIES.flatMap(({ name, facts }) =>
    Object.entries(facts.settings ?? {}).flatMap(([key, schema]) =>
      schema.default === undefined || schema.description === undefined ? [`${name}.${key}`] : [],
    ),
  );
  expect(missing).toEqual([]);
});

it('says only of its own lists that they demand', () => {
  const strangers = POLICIES.flatMap(({ name, facts }) =>
    (facts.demands ?? []).flatMap((key) => (facts.settings?.[key]?.type === 'array' ? [] : [`${name}.${key}`])),
  );
  expect(strangers).toEqual([]);
});

it('knows every setting that an installation gives it', () => {
  const settings = installationSettings({ zones: [], operatorNamespaces: [], registries: [] });
  const unknown = Object.entries(settings).flatMap(([name, given]) => {
    const known = POLICIES.find((policy) => policy.name === name)?.facts.settings ?? {};
    return Object.keys(given).filter((key) => !(key in known));
  });
  expect(unknown).toEqual([]);
});

it('serves every control it lists', () => {
  const served = new Set<string>(POLICIES.flatMap(({ facts }) => facts.controls));
  expect(Object.keys(CONTROLS).filter((code) => !served.has(code))).toEqual([]);
});

describe('good objects', () => {
  const settings = { 'trusted-registry': { registries: ['registry.gov.cn'] } };
  it.each([...GOOD_OBJECTS, ...GOOD_CLOUD_OBJECTS])('give no policy a word against a %s', async (type, content) => {
    const findings = await judge(POLICIES, [resourceOf(type, { ...content })], settings);
    // A namespace alone lacks the walls that its stack makes with it.
    expect(findings.filter(({ policy }) => policy !== 'walled-namespace')).toEqual([]);
  });
});

it('is listed in the README as it is', () => {
  // The formatter pads tables to their widest cell.
  const unpadded = (text: string) => text.replace(/ +/g, ' ').replace(/-{2,}/g, '-');
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  expect(unpadded(readme), 'run: node policies/packs/write-policy-table.ts').toContain(unpadded(policyTable()));
});
