import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { describe, expect, it } from 'vitest';
import { refuseTarget, type Target, targetNumbers } from './target-rules.ts';

const listeners = [{ name: 'https', protocol: 'TCP', port: 443, targetPort: 8443 }];
const target = { resource: 'zy-2026-000007' };
const balancer = itemSpecSchema.parse({ item: 'load-balancer', scope: 'internal', listeners, target });
const here = { systemId: 'drug-supervision', cloudSlug: 'guangzhou', zoneCode: 'extranet' };
const host: Target = { number: 'ZY-2026-000007', item: 'cloud-host', state: 'active', ...here };

describe('the target of a balancer', () => {
  it.each([
    ['a delivered host of the same tenancy', host],
    ['its container space', { ...host, item: 'container-space' as const }],
  ])('may be %s', (_, found) => {
    expect(refuseTarget(balancer, here, [found])).toBeNull();
  });

  it.each([
    ['a resource nobody may see', []],
    ['one that is not delivered yet', [{ ...host, state: 'requested' }]],
    ['one that is released', [{ ...host, state: 'released' }]],
    ['a database', [{ ...host, item: 'postgresql' as const }]],
    ['a host of another system', [{ ...host, systemId: 'licences' }]],
    ['a host in another zone', [{ ...host, zoneCode: 'internet' }]],
    ['a host on another cloud', [{ ...host, cloudSlug: 'huizhou' }]],
  ])('may not be %s', (_, targets) => {
    expect(refuseTarget(balancer, here, targets)).toEqual({
      code: 'TARGET_UNSUITABLE',
      facts: { target: 'ZY-2026-000007' },
      field: 'spec.target.resource',
    });
  });

  it('is asked of no other item', () => {
    const bucket = itemSpecSchema.parse({ item: 'object-bucket', quotaGb: 1 });
    expect(targetNumbers([bucket, balancer])).toEqual(['ZY-2026-000007']);
    expect(refuseTarget(bucket, here, [])).toBeNull();
  });
});
