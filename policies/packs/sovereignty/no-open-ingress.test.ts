import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DOORS } from '../testing/good-objects.ts';
import { noOpenIngress } from './no-open-ingress.ts';

const judged = (content: object) =>
  verdict(noOpenIngress, resourceOf('networking.k8s.io/v1:NetworkPolicy', { ...content }));

describe('no open ingress', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DOORS)).toEqual([]);
  });

  it.each([
    ['anybody', 'spec.ingress', [{ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }], '向 0.0.0.0/0 开放'],
    ['a rule that names nobody', 'spec.ingress', [{}], '向 任意地址 开放'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DOORS, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('lets a zone that faces the Internet be reached', async () => {
    const open = changeAt(GOOD_DOORS, 'spec.ingress', [{}]);
    expect(await judged(changeAt(open, 'metadata.labels', { 'zhengyun.cn/zone': 'internet' }))).toEqual([]);
  });
});
