import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_INGRESS } from '../testing/good-objects.ts';
import { ingressWithTls } from './ingress-with-tls.ts';

const judged = (content: object) => verdict(ingressWithTls, resourceOf('networking.k8s.io/v1:Ingress', { ...content }));

describe('ingress with TLS', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_INGRESS)).toEqual([]);
  });

  it.each([
    ['an entry without encryption', 'spec.tls', undefined, '没有启用 TLS'],
    ['a host without a certificate', 'spec.rules', [{ host: 'other.gd.gov.cn' }], '域名 other.gd.gov.cn 没有证书'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_INGRESS, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('takes a certificate for all hosts of a domain', async () => {
    expect(await judged(changeAt(GOOD_INGRESS, 'spec.tls.0.hosts', ['*.gd.gov.cn']))).toEqual([]);
  });
});
