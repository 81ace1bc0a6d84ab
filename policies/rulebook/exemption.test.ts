import { expect, it } from 'vitest';
import { exemptionSchema, packConfigSchema } from './exemption.ts';

const GOOD = {
  policy: 'no-host-path',
  where: { namespace: 'guangzhou-zk-*' },
  reason: '厂商驱动改造中',
  approver: '李工',
  until: '2026-03-02T00:00:00Z',
};

it('takes an exemption with a scope, a reason, an approver and an end', () => {
  expect(exemptionSchema.parse(GOOD)).toEqual(GOOD);
});

it('takes a wide field beside one that names something', () => {
  const where = { stack: '*', namespace: 'gz-*1' };
  expect(exemptionSchema.safeParse({ ...GOOD, where }).success).toBe(true);
});

it.each([
  ['without a scope', { where: {} }],
  ['for everything in a field it doesn’t know', { where: { kind: 'Pod' } }],
  ['for every stack', { where: { stack: '*' } }],
  ['for every name in every namespace', { where: { namespace: '*-*', name: '**' } }],
  ['for what one letter singles out', { where: { stack: '*/a*' } }],
  ['without a reason', { reason: ' ' }],
  ['without an approver', { approver: '' }],
  ['without an end', { until: undefined }],
  ['with an end in local time', { until: '2026-03-02T00:00:00+08:00' }],
])('refuses one %s', (_, change) => {
  expect(exemptionSchema.safeParse({ ...GOOD, ...change }).success).toBe(false);
});

it('reads a level alone as a policy’s configuration', () => {
  expect(packConfigSchema.parse({ 'probes-set': 'disabled', 'volume-bounds': { maximumGi: 5 } })).toEqual({
    'probes-set': { enforcementLevel: 'disabled' },
    'volume-bounds': { maximumGi: 5 },
  });
});
