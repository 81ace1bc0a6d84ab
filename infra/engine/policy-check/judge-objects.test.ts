import { describe, expect, it, test } from 'vitest';
import { judgeObjects } from './judge-objects.ts';
import { objectOfManifest } from './judged-object.ts';
import { policyDescriptions } from './policy-descriptions.ts';

const ROLE = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'wide', namespace: 'guangzhou-zk-000012' },
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['*'] }],
};
const ABOUT = ['no-rbac-wildcard', 'one-namespace'];
const found = (manifests: readonly object[], config = {}) =>
  judgeObjects(
    manifests.map((manifest) => objectOfManifest({ ...manifest })),
    config,
  ).filter(({ policy }) => ABOUT.includes(policy));

describe('the pack without an engine', () => {
  it('says of which object and which field it speaks', () => {
    expect(found([{ apiVersion: 'v1', kind: 'Thing', metadata: { name: 'a' } }, ROLE])).toEqual([
      {
        policy: 'no-rbac-wildcard',
        level: 'mandatory',
        severity: 'high',
        exempted: false,
        kind: 'Role',
        namespace: 'guangzhou-zk-000012',
        name: 'wide',
        urn: '',
        object: 1,
        path: ['rules', 0, 'verbs'],
        message: expect.stringContaining('第 1 条规则的 verbs 使用了通配符'),
      },
    ]);
  });

  it('judges all objects together where a policy asks for that', () => {
    const elsewhere = { ...ROLE, rules: [], metadata: { name: 'other', namespace: 'guangzhou-zk-000099' } };
    expect(found([{ ...ROLE, rules: [] }, elsewhere])).toEqual([
      expect.objectContaining({ policy: 'one-namespace', object: 1, path: ['metadata', 'namespace'] }),
    ]);
  });

  it.each([
    ['of its own', { 'no-rbac-wildcard': { enforcementLevel: 'advisory' } }, ['advisory']],
    ['of all', { all: { enforcementLevel: 'advisory' } }, ['advisory']],
    ['that switches it off', { 'no-rbac-wildcard': { enforcementLevel: 'disabled' } }, []],
  ])('takes a level %s from the configuration', (_, config, levels) => {
    expect(found([ROLE], config).map(({ level }) => level)).toEqual(levels);
  });

  it('reports what a person let stand as advisory, with the words', () => {
    const exemption = { where: { name: 'wide' }, reason: '迁移中', approver: '李工', until: '2027-01-01T00:00:00Z' };
    const config = { 'no-rbac-wildcard': { exemptions: [exemption], judgedAt: '2026-06-01T00:00:00Z' } };
    expect(found([ROLE], config)).toEqual([
      expect.objectContaining({ level: 'advisory', exempted: true, message: expect.stringContaining('批准人：李工') }),
    ]);
  });

  it('names the policy whose settings make no sense', () => {
    const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'a', namespace: 'b' } };
    const sized = { ...claim, spec: { resources: { requests: { storage: '1Gi' } } } };
    expect(() => found([sized], { 'volume-bounds': { maximumGi: 'much' } })).toThrow(
      "policy volume-bounds can't judge",
    );
  });
});

it('describes every policy in both languages, with what it serves', () => {
  const all = policyDescriptions();
  expect(all.length).toBeGreaterThanOrEqual(40);
  expect(all.find(({ name }) => name === 'no-rbac-wildcard')).toMatchObject({
    concern: 'security',
    english: 'A role uses no wildcard and is not put together from others',
    controls: [{ citation: 'GB/T 22239-2019 8.1.4.2', title: '访问控制' }, { citation: 'F24' }],
  });
});

test('what a page may set are lists of texts alone', () => {
  const settable = (name: string) => policyDescriptions().find((policy) => policy.name === name)?.listSettings;
  expect(settable('trusted-registry')).toEqual(['registries']);
  expect(settable('replicas-bounded')).toEqual([]);
  expect(settable('zone-architecture')).toEqual([]);
});
