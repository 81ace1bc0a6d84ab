import type { TypedDiff } from '@zhengyun/interface/plan.ts';
import { describe, expect, it } from 'vitest';
import { onlyChangesOwner, ownedBy, ownerIn } from './ownership-rules.ts';

const place = {
  cloudStack: 'organization/zhengyun-municipal/guangzhou',
  zone: 'extranet',
  namespace: 'guangzhou-zk-2026-000001',
  ownership: { department: 'old', system: 'portal', tenancy: 'zk-2026-000001', mlpsGrade: 2 },
};
const line = {
  kind: 'line',
  ...place,
  resource: 'zy-2026-000001',
  spec: { item: 'container-space', vcpu: 2, memoryGb: 4, ordinaryGb: 0, fastGb: 0 },
};
const owner = { slug: 'new', oidcGroup: 'g-new' };

describe('a stack whose system went to another department', () => {
  it('is carried out as it was, with its new owner and group', () => {
    const after = ownedBy({ ...line, oidcGroup: 'g-old', power: 'stopped' }, owner);
    expect(after).toEqual({
      ...line,
      power: 'stopped',
      ownership: { ...place.ownership, department: 'new' },
      oidcGroup: 'g-new',
      delivered: line.spec,
    });
    expect([ownerIn(line), ownerIn(after)]).toEqual(['old', 'new']);
  });

  it('gets no group where it had none', () => {
    expect(ownedBy(line, owner)).not.toHaveProperty('oidcGroup');
  });

  it('is not told from what is no tenancy’s', () => {
    expect(ownerIn({ kind: 'cloud' })).toBeNull();
  });
});

describe('a plan that changes the owner', () => {
  const update = (path: string, op: TypedDiff['op'] = 'update'): TypedDiff => ({
    urn: 'u',
    type: 't',
    kind: 'VirtualMachine',
    name: 'n',
    op,
    changes: [{ path, kind: 'update', before: { is: 'absent' }, after: { is: 'absent' } }],
  });

  it.each([
    'metadata.labels["zhengyun.cn/department"]',
    'spec.template.metadata.labels["zhengyun.cn/department"]',
    'spec.dataVolumeTemplates[0].metadata.labels["zhengyun.cn/department"]',
    'subjects[0].name',
  ])('goes on by itself with %s', (path) => {
    expect(onlyChangesOwner([update(path), { ...update(path), op: 'same', changes: [] }])).toBe(true);
  });

  it.each([
    ['makes something anew', update('metadata.labels["zhengyun.cn/department"]', 'replace')],
    ['removes something', update('metadata.labels', 'delete')],
    ['adds something', update('metadata.labels', 'create')],
    ['changes a host', update('spec.template.spec.domain.cpu.cores')],
    ['changes whom a policy selects', update('spec.podSelector.matchLabels.app')],
    ['changes what a role may', update('roleRef.name')],
  ])('waits for somebody where it %s', (_, change) => {
    expect(onlyChangesOwner([update('subjects[0].name'), change])).toBe(false);
  });
});
