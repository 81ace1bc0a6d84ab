import type { PlanValue, TypedDiff } from '@zhengyun/interface/plan.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptRefusal } from './accept-rules.ts';

const absent: PlanValue = { is: 'absent' };
const value = (found: Extract<PlanValue, { is: 'value' }>['value']): PlanValue => ({ is: 'value', value: found });
const changed = (kind: string, path: string, after: PlanValue, before = value('1')) => ({
  kind,
  name: 'x',
  op: 'update' as const,
  changes: [{ path, kind: 'update' as const, before, after }],
});
const differing = (kind: string, path: string, op: TypedDiff['op'] = 'update') => ({
  ...changed(kind, path, value('2')),
  op,
});

describe('what may be taken in as found', () => {
  test.each([
    ['ConfigMap', 'metadata.annotations.note', null],
    ['Namespace', 'metadata.labels["team"]', null],
    ['LimitRange', 'spec.limits[0].default.cpu', null],
    ['LimitRange', 'metadata.annotations.note', null],
    ['LimitRange', 'spec.limits[1].max.storage', 'DRIFT_GUARDED'],
    ['LimitRange', 'spec.limits[0].default.memory', 'DRIFT_GUARDED'],
    ['LimitRange', 'spec.limits[2]', 'DRIFT_GUARDED'],
    ['Service', 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-internal"]', 'DRIFT_GUARDED'],
    ['Namespace', 'metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]', null],
    ['Namespace', 'metadata.annotations["field.cattle.io/projectId"]', 'DRIFT_GUARDED'],
    ['Service', 'metadata.finalizers[0]', 'DRIFT_CHARGED'],
    ['PersistentVolumeClaim', 'spec.resources.requests.storage', 'DRIFT_CHARGED'],
    ['VirtualMachine', 'spec.template.spec.domain.cpu.cores', 'DRIFT_CHARGED'],
    ['ResourceQuota', 'spec.hard["requests.cpu"]', 'DRIFT_CHARGED'],
    ['SomethingNew', 'spec.anything', 'DRIFT_CHARGED'],
    ['NetworkPolicy', 'metadata.annotations.note', 'DRIFT_GUARDED'],
    ['RoleBinding', 'subjects[0].name', 'DRIFT_GUARDED'],
    ['ConfigMap', 'metadata.labels["zhengyun.cn/department"]', 'DRIFT_GUARDED'],
    ['Namespace', 'metadata.labels["pod-security.kubernetes.io/enforce"]', 'DRIFT_GUARDED'],
  ])('%s %s: %s', (kind, path, code) => {
    expect(acceptRefusal([differing(kind, path)])?.code ?? null).toBe(code);
  });

  test('is no default that was taken away: containers would be without any', () => {
    expect(acceptRefusal([changed('LimitRange', 'spec.limits[0].default.cpu', absent)])?.code).toBe('DRIFT_GUARDED');
  });

  test('is judged by every key where all labels or annotations come or go at once', () => {
    const all = (before: PlanValue, after: PlanValue) =>
      acceptRefusal([changed('Service', 'metadata.annotations', after, before)])?.code ?? null;
    expect(all(value({}), value({ note: 'x' }))).toBeNull();
    expect(all(value({}), value({ note: 'x', 'zhengyun.cn/address-scope': 'internal' }))).toBe('DRIFT_GUARDED');
    expect(all(value({ 'zhengyun.cn/zone': 'internet' }), absent)).toBe('DRIFT_GUARDED');
    expect(all({ is: 'secret' }, { is: 'secret' })).not.toBeNull();
  });

  test('is no key with a domain before it, on any kind and in any spelling of its path', () => {
    const part = fc.stringMatching(/^[a-z]([a-z0-9.-]{0,20}[a-z0-9])?$/);
    const kinds = fc.constantFrom('ConfigMap', 'Service', 'Namespace', 'VirtualMachine', 'LimitRange');
    fc.assert(
      fc.property(kinds, fc.constantFrom('labels', 'annotations'), part, part, (kind, map, domain, name) => {
        const path = `metadata.${map}[${JSON.stringify(`${domain}/${name}`)}]`;
        expect(acceptRefusal([differing(kind, path)])?.code).toBe('DRIFT_GUARDED');
        expect(acceptRefusal([differing(kind, `metadata.${map}[${JSON.stringify(name)}]`)])).toBeNull();
      }),
    );
  });

  test('is never an object that is gone, of whatever kind', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (kind, path) => {
        expect(acceptRefusal([differing(kind, path, 'delete')])).not.toBeNull();
      }),
    );
  });

  test('fails closed: one difference that may not be taken in refuses all', () => {
    const good = differing('ConfigMap', 'metadata.annotations.note');
    fc.assert(
      fc.property(fc.array(fc.constant(good), { maxLength: 5 }), fc.nat(5), (others, at) => {
        const bad = differing('PersistentVolumeClaim', 'spec.volumeName');
        expect(acceptRefusal(others.toSpliced(at, 0, bad))?.facts.objects).toContain('spec.volumeName');
      }),
    );
  });

  test('is nothing where nothing differs', () => {
    expect(acceptRefusal([differing('PersistentVolumeClaim', 'spec', 'same')])).toBeNull();
  });
});
