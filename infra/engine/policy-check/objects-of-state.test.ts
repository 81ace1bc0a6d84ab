import { expect, it } from 'vitest';
import { judgeObjects } from './judge-objects.ts';
import { objectsOfState } from './objects-of-state.ts';

const SEALED = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', ciphertext: 'v1:abc' };
const urn = (type: string, name: string) => `urn:pulumi:guangzhou::zhengyun-municipal::${type}::${name}`;
const provider = `${urn('pulumi:providers:kubernetes', 'cluster')}::0f`;
const resource = (type: string, name: string, more: object = {}) => ({
  urn: urn(type, name),
  type,
  custom: true,
  provider,
  inputs: { metadata: { name } },
  ...more,
});
const stateOf = (...resources: object[]) => ({ version: 3, deployment: { resources } });

it('takes from a state what its program made on the cluster, and nothing that was only read or is about to go', () => {
  const service = 'kubernetes:core/v1:Service';
  const objects = objectsOfState(
    stateOf(
      resource('pulumi:providers:kubernetes', 'cluster'),
      resource('zhengyun:components:Zone', 'zone', { custom: false }),
      resource(service, 'web', { protect: true }),
      resource(service, 'read', { external: true }),
      resource(service, 'old', { delete: true }),
    ),
  );
  expect(objects).toEqual([
    {
      type: service,
      urn: urn(service, 'web'),
      content: { metadata: { name: 'web' } },
      isProtected: true,
      provider: 'cluster',
    },
  ]);
});

it('reads a sealed value as such, and never as what it seals', () => {
  const secret = resource('kubernetes:core/v1:Secret', 'db', { inputs: { data: { password: SEALED } } });
  expect(objectsOfState(stateOf(secret))[0]?.content).toEqual({ data: { password: '[secret]' } });
});

it('tells a stack’s exemption from another’s by the state’s own names', () => {
  const role = resource('kubernetes:rbac.authorization.k8s.io/v1:ClusterRole', 'wide', {
    inputs: { metadata: { name: 'wide' }, rules: [{ verbs: ['*'] }] },
  });
  const judged = (stack: string) =>
    judgeObjects(objectsOfState(stateOf(role)), {
      'no-rbac-wildcard': {
        judgedAt: '2026-06-01T00:00:00Z',
        exemptions: [{ where: { stack }, reason: '迁移中', approver: '李工', until: '2027-01-01T00:00:00Z' }],
      },
    }).find(({ policy }) => policy === 'no-rbac-wildcard')?.exempted;
  expect(judged('zhengyun-municipal/guangzhou')).toBe(true);
  expect(judged('shenzhen')).toBe(false);
});

it('reads an empty stack as one without objects', () => {
  expect(objectsOfState({ version: 3, deployment: { manifest: {} } })).toEqual([]);
});

it('refuses what is no state', () => {
  expect(() => objectsOfState({ version: 9, deployment: {} })).toThrow('no state of version 3');
});
