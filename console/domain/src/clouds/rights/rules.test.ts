import { CLOUD_RIGHTS, rightText } from '@zhengyun/interface/cloud-rights.ts';
import type { ReviewedRule } from '@zhengyun/interface/rights-review.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLOUD_NEEDS,
  dangersOf,
  excessOf,
  lackingOf,
  linesOf,
  nextReview,
  rightsStatus,
  rightsView,
  tenancyNeeds,
  UNKNOWN_RIGHTS,
} from './rules.ts';

const rule = (given: Partial<ReviewedRule>): ReviewedRule => ({
  namespace: null,
  groups: [''],
  resources: ['nodes'],
  verbs: ['get'],
  names: [],
  ...given,
});
const excess = (rules: readonly ReviewedRule[], needs: Parameters<typeof linesOf>[1] = CLOUD_NEEDS) =>
  excessOf(linesOf(rules, needs));
const OF_EVERYONE = rule({
  groups: ['authorization.k8s.io'],
  resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
  verbs: ['create'],
});

describe('rights beyond need', () => {
  it('are none where a credential holds the needed ones and what every account has', () => {
    const exact = CLOUD_RIGHTS.map(({ verb, group, resource }) =>
      rule({ verbs: [verb], groups: [group], resources: [resource] }),
    );
    expect(excess([...exact, OF_EVERYONE])).toEqual([]);
  });

  it('are each verb on a kind that nothing of ours needs, wherever it was granted', () => {
    expect(excess([rule({ verbs: ['get', 'delete'] }), rule({ verbs: ['watch'], namespace: 'kube-system' })])).toEqual([
      'delete nodes',
      'watch nodes in kube-system',
    ]);
  });

  it('are a wildcard as a whole, since nothing of ours needs one', () => {
    expect(excess([rule({ groups: ['*'], resources: ['*'], verbs: ['*'] })])).toEqual(['* */*']);
    expect(excess([rule({ verbs: ['*'] })])).toEqual(['* nodes']);
  });

  it('are rights on all objects where only some are needed, and not the other way round', () => {
    const needs = tenancyNeeds([{ groups: ['g'], resources: ['roles'], verbs: ['bind'], only: ['a', 'b'] }]);
    const roles = { groups: ['g'], resources: ['roles'], verbs: ['bind'] };
    expect(excess([rule({ ...roles, names: ['b'] })], needs)).toEqual([]);
    expect(excess([rule(roles)], needs)).toEqual(['bind g/roles']);
    expect(excess([rule({ ...roles, names: ['b', 'c'] })], needs)).toEqual(['bind g/roles (b, c)']);
    expect(excess([rule({ verbs: ['get'], names: ['n-1'] })])).toEqual([]);
  });

  it('are not known while it is not known what is needed', () => {
    expect(tenancyNeeds(null)).toBe(null);
    expect(excess([rule({})], null)).toBe(null);
  });

  it('never grow when needs are added, and cover everything without needs', () => {
    const words = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', '*'), { minLength: 1 });
    const rules = fc.array(
      fc.record({ groups: words, resources: words, verbs: words, names: fc.constant<string[]>([]) }),
    );
    const needs = fc.array(
      fc.record({
        verb: fc.constantFrom('a', 'b', '*'),
        group: fc.constantFrom('a', 'b'),
        resource: fc.constantFrom('a', 'c'),
      }),
    );
    fc.assert(
      fc.property(rules, needs, (given, wanted) => {
        const all = given.map((each) => ({ namespace: null, ...each }));
        const without = excess(all, []) ?? [];
        const withNeeds =
          excess(
            all,
            wanted.map((need) => ({ ...need, names: [] })),
          ) ?? [];
        expect(withNeeds.every((right) => without.includes(right))).toBe(true);
        expect(new Set(without).size).toBe(without.length);
      }),
    );
  });

  it('stand first among the lines, one line a kind and place with the needed verbs beside', () => {
    const lines = linesOf(
      [rule({}), rule({ verbs: ['list'] }), rule({ resources: ['pods'], verbs: ['get'] })],
      CLOUD_NEEDS,
    );
    expect(lines).toEqual([
      { namespace: null, group: '', resource: 'pods', names: [], verbs: ['get'], needed: [], excess: ['get'] },
      {
        namespace: null,
        group: '',
        resource: 'nodes',
        names: [],
        verbs: ['get', 'list'],
        needed: ['get', 'list', 'patch'],
        excess: [],
      },
    ]);
  });
});

describe('rights that lack', () => {
  const needs = tenancyNeeds([{ groups: [''], resources: ['namespaces'], verbs: ['get', 'create'], only: [] }]);
  const review = (rules: readonly ReviewedRule[], complete = true) => ({
    complete,
    rules: [...rules],
    dangers: [],
    missing: [],
  });

  it('are needed ones that no rule on the whole cluster gives', () => {
    const some = rule({ resources: ['namespaces'], verbs: ['get'] });
    expect(lackingOf(review([some]), needs)).toEqual(['create namespaces']);
    expect(
      lackingOf(review([some, rule({ resources: ['namespaces'], verbs: ['create'], namespace: 'n' })]), needs),
    ).toEqual(['create namespaces']);
    expect(lackingOf(review([rule({ groups: ['*'], resources: ['*'], verbs: ['*'] })]), needs)).toEqual([]);
    expect(lackingOf(review([rule({ resources: ['namespaces'], verbs: ['*'], names: ['n'] })]), needs)).toHaveLength(2);
  });

  it('are not claimed where the cluster may have left rules out, or the needs are not known', () => {
    expect(lackingOf(review([], false), needs)).toEqual([]);
    expect(lackingOf(review([]), null)).toEqual([]);
  });
});

describe('dangers', () => {
  it('say what of them is needed, so that the rest stands out', () => {
    const escalate = 'escalate rbac.authorization.k8s.io/clusterroles';
    const bind = 'bind rbac.authorization.k8s.io/roles';
    expect(dangersOf([{ name: 'grant-itself-more', granted: [escalate, bind] }], CLOUD_NEEDS)).toEqual([
      { name: 'grant-itself-more', granted: [escalate, bind], needed: [escalate] },
    ]);
    const everything = rightText({ verb: '*', group: '*', resource: '*' });
    expect(dangersOf([{ name: 'everything', granted: [everything] }], CLOUD_NEEDS)[0]?.needed).toEqual([]);
  });
});

describe('what is known of a credential', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 2, minute));
  const known = { answeredAt: at(5), complete: true, excess: [], lacking: [] };

  it.each([
    ['nobody asked', null, 'unknown'],
    ['nobody was answered', { ...known, answeredAt: null }, 'unknown'],
    ['it was another one that was asked with', { ...known, answeredAt: at(-5) }, 'unknown'],
    ['it lacks something, whatever else it may', { ...known, lacking: ['a'], excess: ['b'] }, 'lacking'],
    ['it is not known what it needs', { ...known, excess: null }, 'unknown'],
    ['it may more', { ...known, excess: ['a'] }, 'exceeding'],
    ['it may more, and perhaps still more', { ...known, excess: ['a'], complete: false }, 'exceeding'],
    ['more than was listed may be granted', { ...known, complete: false }, 'unknown'],
    ['it may what it needs and no more', known, 'fitting'],
  ])('%s', (_, facts, status) => expect(rightsStatus(facts, at(0))).toBe(status));

  it('is unknown and not nothing before anybody asked, and the last answer after a try without one', () => {
    expect(UNKNOWN_RIGHTS).toEqual({ status: 'unknown', triedAt: null, reason: null, answer: null });
    const row = { ...known, heldSince: at(0), lines: [], dangers: [], triedAt: at(9), reason: 'no route' };
    expect(rightsView(row)).toMatchObject({
      status: 'fitting',
      triedAt: at(9).toISOString(),
      reason: 'no route',
      answer: { at: at(5).toISOString() },
    });
    expect(rightsView({ ...row, heldSince: at(6) })).toMatchObject({ status: 'unknown', answer: null });
  });

  it('is asked for again in its turn, and sooner where there was no answer', () => {
    expect(nextReview('answered', 21_600, at(0))).toEqual(at(360));
    expect(nextReview('unreachable', 21_600, at(0))).toEqual(at(5));
    expect(nextReview('refused', 60, at(0))).toEqual(at(1));
  });
});
