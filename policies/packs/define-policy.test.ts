import { unknownStringValue } from '@zhengyun/harness/policy-proxy.ts';
import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { type Exemption, packConfig } from '@zhengyun/rulebook/compliance.ts';
import { describe, expect, it } from 'vitest';
import { noHostPath } from './security/no-host-path.ts';
import { safeSysctls } from './security/safe-sysctls.ts';
import { oneNamespace } from './tenancy/one-namespace.ts';
import { changeAt } from './testing/change-at.ts';
import { GOOD_DEPLOYMENT, GOOD_NAMESPACE, GOOD_SERVICE } from './testing/good-objects.ts';

const FOLDER = { name: 'logs', hostPath: { path: '/var/log' } };
const BROKEN = resourceOf('apps/v1:Deployment', changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.volumes.0', FOLDER));
const EXEMPTION: Exemption = {
  policy: 'no-host-path',
  where: { namespace: 'guangzhou-zk-000012', name: 'web' },
  reason: '日志采集改造中',
  approver: '李工',
  until: '2026-06-30T16:00:00Z',
};
const under = (exemption: Partial<Exemption>, judgedAt = '2026-06-01T00:00:00Z') =>
  packConfig({ judgedAt: new Date(judgedAt), exemptions: [{ ...EXEMPTION, ...exemption }] });
const judged = (config: ReturnType<typeof under>) => verdict(noHostPath, BROKEN, config['no-host-path']);

describe('a finding a person let stand', () => {
  it('is advisory and carries the exemption’s words', async () => {
    const [message] = await judged(under({}));
    expect(message).toMatch(
      /^exempted: 不得挂载宿主机的目录或设备\n.*\/var\/log.*已豁免至 2026-06-30T16:00:00Z：日志采集改造中（批准人：李工）$/,
    );
  });

  it.each([
    ['whose end has come', {}, '2026-06-30T16:00:00Z'],
    ['of another object', { where: { name: 'db' } }, undefined],
    ['of another policy', { policy: 'no-host-namespace' }, undefined],
    ['of another stack', { where: { stack: 'shenzhen-zk-000012' } }, undefined],
  ])('stops the operation again under an exemption %s', async (_, exemption, judgedAt) => {
    expect(await judged(under(exemption, judgedAt))).toEqual([expect.not.stringContaining('已豁免')]);
  });

  it('may be let stand for a whole stack', async () => {
    expect(await judged(under({ where: { stack: 'project/stack' } }))).toEqual([expect.stringMatching(/^exempted: /)]);
  });

  it('may be one over the whole stack’s objects', async () => {
    const stray = changeAt(GOOD_SERVICE, 'metadata.namespace', 'guangzhou-zk-000099');
    const objects = [resourceOf('core/v1:Namespace', GOOD_NAMESPACE), resourceOf('core/v1:Service', stray)];
    const config = under({ policy: 'one-namespace', where: { name: 'web' } });
    expect(await verdict(oneNamespace, objects, config['one-namespace'])).toEqual([
      expect.stringMatching(/^exempted: /),
    ]);
  });
});

describe('a policy', () => {
  it('has its defaults where a run configures nothing', async () => {
    const tuned = changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.securityContext.sysctls', [
      { name: 'net.ipv4.tcp_syncookies', value: '1' },
    ]);
    expect(await verdict(safeSysctls, resourceOf('apps/v1:Deployment', tuned))).toEqual([]);
    expect(await verdict(safeSysctls, resourceOf('apps/v1:Deployment', tuned), { sysctls: [] })).toHaveLength(1);
  });

  it('neither passes nor refuses what only the update will know', async () => {
    const unknown = changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.volumes', unknownStringValue);
    const resource = resourceOf('apps/v1:Deployment', unknown);
    expect(await verdict(noHostPath, resource)).toEqual([
      expect.stringMatching(/^unknown: [\s\S]*预览时还不知道 spec\.template\.spec\.volumes 的值/),
    ]);
  });

  it('says of a finding which field it is about', () => {
    const object = {
      urn: '',
      group: 'apps',
      kind: 'Deployment',
      isPatch: false,
      name: 'web',
      namespace: 'n',
      labels: {},
      annotations: {},
      content: { spec: { template: { spec: { volumes: [{}, FOLDER] } } } },
      isProtected: false,
      provider: null,
    };
    expect(noHostPath.judge(object, {})[0]?.path).toEqual(['spec', 'template', 'spec', 'volumes', 1, 'hostPath']);
  });
});
