import type { TypedDiff } from '@zhengyun/interface/plan.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptRefusal } from './accept-rules.ts';

const differing = (kind: string, path: string, op: TypedDiff['op'] = 'update') => ({
  kind,
  name: 'x',
  op,
  changes: [{ path, kind: 'update' as const, before: { is: 'absent' as const }, after: { is: 'absent' as const } }],
});

describe('what may be taken in as found', () => {
  test.each([
    ['ConfigMap', 'metadata.annotations.note', null],
    ['Namespace', 'metadata.labels["team"]', null],
    ['LimitRange', 'spec.limits[0].default.cpu', null],
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
