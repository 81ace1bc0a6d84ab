import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DOORS } from '../testing/good-objects.ts';
import { noOpenEgress } from './no-open-egress.ts';

const judged = (content: object) =>
  verdict(noOpenEgress, resourceOf('networking.k8s.io/v1:NetworkPolicy', { ...content }));

describe('no open egress', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DOORS)).toEqual([]);
  });

  it.each([
    ['everywhere', 'spec.egress', [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }], '放通到 0.0.0.0/0'],
    ['everywhere of the newer kind', 'spec.egress', [{ to: [{ ipBlock: { cidr: '::/0' } }] }], '放通到 ::/0'],
    ['everywhere in two halves', 'spec.egress.0.to', [{ ipBlock: { cidr: '0.0.0.0/1' } }], '放通到 0.0.0.0/1'],
    ['a rule that names nobody', 'spec.egress', [{}], '放通到 任意地址'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DOORS, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('lets a zone that faces the Internet reach it', async () => {
    const out = changeAt(GOOD_DOORS, 'spec.egress', [{}]);
    expect(await judged(changeAt(out, 'metadata.labels', { 'zhengyun.cn/zone': 'internet' }))).toEqual([]);
  });
});
