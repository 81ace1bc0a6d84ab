import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { ownProbes } from './own-probes.ts';

const judged = (content: object) => verdict(ownProbes, resourceOf('apps/v1:Deployment', { ...content }));

describe('own probes', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'a probe of another host',
      'spec.template.spec.containers.0.readinessProbe.httpGet.host',
      '169.254.169.254',
      '容器 web 的 readinessProbe 指向主机 169.254.169.254',
    ],
    [
      'a hook that calls another host',
      'spec.template.spec.containers.0.lifecycle',
      { preStop: { tcpSocket: { host: '10.0.0.1', port: 80 } } },
      '容器 web 的 preStop 指向主机 10.0.0.1',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
