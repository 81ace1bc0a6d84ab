import { CATALOGUE, type ItemCode } from './catalogue.ts';
import { type ProfilePolicy, profilePolicySchema } from './profile-policy.ts';

const EVERYTHING: readonly ItemCode[] = CATALOGUE.map((item) => item.code);
/** Standard services and what a medium city innovates with; GPU and packages of protection stay with the provincial base. */
const MEDIUM: readonly ItemCode[] = [
  'cloud-host',
  'container-space',
  'block-disk',
  'object-bucket',
  'postgresql',
  'cache',
  'load-balancer',
  'backup-schedule',
  'bandwidth',
];
const PROVINCE = { seat: 'province', ownItems: [], provinceAbove: null } as const;
const OWN = { seat: 'own', ownItems: [], provinceAbove: null } as const;
const MACHINE_SHARE = ['vcpu', 'memory-gb', 'disk-ordinary-gb', 'disk-fast-gb', 'bandwidth-mbps'] as const;
const NO_WALL = { zones: 32, maximumMlps: 3, installsKubevirt: true } as const;

/**
 * Sample policy of the shipped province. Source of the classes: the reform plan's 分类推进 (PRODUCT.md F12/F13). Province: built
 * and run as one (统建统管). Very large city: its own innovation, docking, sharing, decided by its own authority and operator.
 * Medium: standard services and innovation together; above 500 vCPU or 2,000 GB memory the province's operator checks. Small:
 * the provincial base for everything that needs machines; only its own Internet line is local, and its own authority's.
 * Thresholds of population and the floors are samples: by them 广州 and 深圳 are very large, as F12 names them.
 */
const SAMPLE_PROFILES = {
  id: 'sample-profiles-2026',
  validFrom: new Date('2025-12-31T16:00:00Z'),
  profiles: [
    {
      profile: 'province',
      nameZh: '省级统建统管',
      nameEn: 'Provincial',
      localItems: EVERYTHING,
      ...NO_WALL,
      releasedBy: 'province',
      route: { administrative: PROVINCE, technical: PROVINCE },
      guaranteed: [],
    },
    {
      profile: 'sector',
      nameZh: '特色行业云',
      nameEn: 'Sector',
      localItems: EVERYTHING,
      ...NO_WALL,
      releasedBy: 'own',
      route: { administrative: PROVINCE, technical: OWN },
      guaranteed: [],
    },
    {
      profile: 'city-very-large',
      nameZh: '特大型城市',
      nameEn: 'Very large city',
      localItems: EVERYTHING,
      ...NO_WALL,
      releasedBy: 'own',
      route: { administrative: OWN, technical: OWN },
      guaranteed: MACHINE_SHARE,
    },
    {
      profile: 'city-medium',
      nameZh: '中等规模城市',
      nameEn: 'Medium city',
      localItems: MEDIUM,
      zones: 8,
      maximumMlps: 3,
      installsKubevirt: true,
      releasedBy: 'province',
      route: {
        administrative: OWN,
        technical: { seat: 'own', ownItems: [], provinceAbove: { vcpu: 500n, 'memory-gb': 2_000n } },
      },
      guaranteed: MACHINE_SHARE,
    },
    {
      profile: 'city-small',
      nameZh: '小规模城市',
      nameEn: 'Small city',
      localItems: ['bandwidth'],
      zones: 3,
      maximumMlps: 3,
      installsKubevirt: false,
      releasedBy: 'province',
      route: {
        administrative: { seat: 'province', ownItems: ['bandwidth'], provinceAbove: null },
        technical: PROVINCE,
      },
      guaranteed: ['bandwidth-mbps'],
    },
  ],
  cityClasses: { veryLargeFrom: 15_000_000, mediumFrom: 4_000_000 },
  quotaFloors: {
    'pearl-river-delta': {
      vcpu: 16n,
      'memory-gb': 64n,
      'disk-ordinary-gb': 1_000n,
      'disk-fast-gb': 500n,
      'bandwidth-mbps': 50n,
    },
    // Twice as much: a department there has no budget of its own to make up for a small share.
    'east-west-north': {
      vcpu: 32n,
      'memory-gb': 128n,
      'disk-ordinary-gb': 2_000n,
      'disk-fast-gb': 1_000n,
      'bandwidth-mbps': 100n,
    },
  },
} satisfies ProfilePolicy;

/** Profile policies, checked against their bounds as they are loaded: a contradiction stops every process that reads it. */
export const PROFILE_POLICIES: readonly ProfilePolicy[] = [SAMPLE_PROFILES].map((policy) =>
  profilePolicySchema.parse(policy),
);
