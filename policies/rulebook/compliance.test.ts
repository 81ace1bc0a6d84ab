import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Exemption,
  exemptionOf,
  exemptionWords,
  installationSettings,
  matchesPattern,
  packConfig,
} from './compliance.ts';

const NOW = '2026-03-01T00:00:00Z';
const EXEMPTION: Exemption = {
  policy: 'no-host-path',
  where: { stack: 'guangzhou-zk-000012', namespace: 'guangzhou-zk-*', name: 'web' },
  reason: '厂商驱动改造中',
  approver: '李工',
  until: '2026-03-02T00:00:00Z',
};
const SUBJECT = {
  stack: 'guangzhou-zk-000012',
  project: 'zhengyun-tenancy',
  namespace: 'guangzhou-zk-000012',
  name: 'web',
};
const covered = (change: Partial<Exemption>, subject = SUBJECT, judgedAt = NOW) =>
  exemptionOf(subject, [{ ...EXEMPTION, ...change }], judgedAt) !== null;

describe('an exemption', () => {
  it('covers the objects it names until its end', () => {
    expect(covered({})).toBe(true);
  });

  it.each([
    ['at its end', { until: NOW }],
    ['after its end', { until: '2026-02-28T23:59:59Z' }],
    ['in another stack', { where: { stack: 'shenzhen-zk-000012' } }],
    ['in another project', { where: { stack: 'zhengyun-municipal/guangzhou-zk-000012' } }],
    ['in another namespace', { where: { namespace: 'shenzhen-*' } }],
    ['of another name', { where: { name: 'db' } }],
    ['when it names nothing', { where: {} }],
    ['without a reason', { reason: '' }],
    ['without an approver', { approver: '' }],
    ['when its end can’t be read', { until: 'next year' }],
  ])('covers nothing %s', (_, change) => {
    expect(covered(change)).toBe(false);
  });

  it('covers nothing when nobody says what time it is', () => {
    expect(covered({}, SUBJECT, '')).toBe(false);
  });

  it('may name the project with the stack', () => {
    expect(covered({ where: { stack: 'zhengyun-tenancy/guangzhou-*' } })).toBe(true);
  });

  it('never covers by namespace what belongs to the whole cluster, nor by stack what has none', () => {
    expect(exemptionOf({ ...SUBJECT, namespace: null }, [{ ...EXEMPTION, where: { namespace: '*' } }], NOW)).toBeNull();
    expect(exemptionOf({ ...SUBJECT, stack: null }, [{ ...EXEMPTION, where: { stack: '*' } }], NOW)).toBeNull();
  });

  it('says why, by whom and until when', () => {
    expect(exemptionWords(EXEMPTION)).toBe('已豁免至 2026-03-02T00:00:00Z：厂商驱动改造中（批准人：李工）');
  });

  it('never holds later than its end, whatever the instants', () => {
    const instant = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true });
    fc.assert(
      fc.property(instant, instant, (until, now) => {
        expect(covered({ until: until.toISOString() }, SUBJECT, now.toISOString())).toBe(now < until);
      }),
    );
  });
});

describe('a pattern', () => {
  it.each([
    ['web', 'web', true],
    ['web', 'we', false],
    ['zy-guangzhou-fast', 'zy-*-fast', true],
    ['zy-fast', 'zy-*-fast', false],
    ['aXbXc', 'a*b*c', true],
    ['acb', 'a*b*c', false],
    ['', '*', true],
    ['a.b', 'a?b', false],
  ])('%s against %s', (text, pattern, expected) => {
    expect(matchesPattern(text, pattern)).toBe(expected);
  });

  it('of a text with parts cut out matches that text', () => {
    const part = fc.stringMatching(/^[a-z-]{0,6}$/);
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 2, maxLength: 5 }),
        fc.array(part, { maxLength: 4 }),
        (parts, between) => {
          const text = parts.reduce((whole, next, index) => `${whole}${between[index - 1] ?? ''}${next}`);
          expect(matchesPattern(text, parts.join('*'))).toBe(true);
        },
      ),
    );
  });
});

describe('the pack’s configuration', () => {
  it('gives each policy its settings, its exemptions and the instant', () => {
    const { policy: _, ...entry } = EXEMPTION;
    const config = packConfig({
      judgedAt: new Date(NOW),
      exemptions: [EXEMPTION, { ...EXEMPTION, where: { name: 'db' } }],
      settings: {
        'trusted-registry': { registries: ['registry.gov.cn'] },
        'no-host-path': { enforcementLevel: 'mandatory' },
      },
    });
    expect(config).toEqual({
      'trusted-registry': { registries: ['registry.gov.cn'] },
      'no-host-path': {
        enforcementLevel: 'mandatory',
        judgedAt: '2026-03-01T00:00:00.000Z',
        exemptions: [entry, { ...entry, where: { name: 'db' } }],
      },
    });
  });
});

describe('what differs between installations', () => {
  it('becomes settings of the policies it concerns', () => {
    const settings = installationSettings({
      zones: [
        { code: 'internet', publicAddress: true },
        { code: 'extranet', publicAddress: false },
        { code: 'extranet-xc', publicAddress: false, architectures: ['arm64', 'arm64', 'loong64'] },
      ],
      operatorNamespaces: ['cnpg-system', 'kube-system'],
      registries: ['registry.gov.cn'],
    });
    expect(settings['public-address-zone']).toEqual({ publicZones: ['internet'] });
    expect(settings['zone-architecture']).toEqual({ architectures: { 'extranet-xc': ['arm64', 'loong64'] } });
    expect(settings['own-network']).toEqual({ namespaces: ['kube-system', 'cnpg-system'] });
    expect(settings['trusted-registry']).toEqual({ registries: ['registry.gov.cn'] });
  });

  it('makes no zone public by another cloud’s word', () => {
    const zones = [true, false].map((publicAddress) => ({ code: 'dmz', publicAddress }));
    const settings = installationSettings({ zones, operatorNamespaces: [], registries: [] });
    expect(settings['no-open-egress']).toEqual({ publicZones: [] });
  });
});
