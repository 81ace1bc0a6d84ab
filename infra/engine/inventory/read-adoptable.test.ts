import { ownWalls } from '@zhengyun/tenancy/own-walls.ts';
import { describe, expect, it } from 'vitest';
import { notOurs, openingsOf, readAdoptable } from './read-adoptable.ts';

const named = (name: string) => ({ metadata: { name } });
const NOTHING = { policies: [], bindings: [], services: [] };
const CLOUD = { tenantRoles: { view: 'zy-guangzhou-view', deploy: 'zy-guangzhou-deploy' } };
const own = ownWalls('zy:drug', CLOUD);
/** The platform's own, as the cluster gives them back. */
const standing = {
  policies: own
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .map(({ name, content }) => ({ ...named(name), spec: content as Record<string, unknown> })),
  bindings: own
    .filter(({ kind }) => kind === 'RoleBinding')
    .map(({ name, content }) => ({ ...named(name), ...content })),
};

describe('A namespace to be adopted', () => {
  it('holds nothing that a broken-off adoption of before has made there', () => {
    expect(notOurs([named('compute'), named('zy-services')])).toEqual([named('compute')]);
  });

  it('is refused with each opening that is not the platform’s, and what closes it', () => {
    const found = openingsOf(
      'old',
      {
        policies: [named('allow-all'), ...standing.policies],
        bindings: [named('old-team-admin')],
        services: [named('front')],
      },
      own,
    );
    expect(found).toEqual([
      expect.stringContaining('kubectl delete -n old networkpolicy allow-all'),
      expect.stringContaining('kubectl delete -n old rolebinding old-team-admin'),
      expect.stringContaining('kubectl delete -n old service front'),
    ]);
  });

  it('has no opening where there is nothing but the platform’s own', () => {
    expect(openingsOf('old', { ...NOTHING, ...standing }, own)).toEqual([]);
  });

  it('is refused with an opening that bears a name of the platform’s, or begins like one', () => {
    const open = { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] };
    const [binding] = standing.bindings;
    const found = openingsOf(
      'old',
      {
        policies: [
          { ...named('zy-allow-all'), spec: open },
          { ...named('zy-allow-within-tenancy'), spec: open },
        ],
        bindings: [
          { ...binding!, ...named('zy-admin') },
          { ...binding!, subjects: [{ kind: 'User', name: 'old-team' }] },
        ],
        services: [named('zy-web')],
      },
      own,
    );
    expect(found.map((sentence) => sentence.split(' ').at(-1))).toEqual([
      'zy-allow-all',
      'zy-allow-within-tenancy',
      'zy-admin',
      'zy-department',
      'zy-web',
    ]);
  });

  it.each(['kube-system', 'default', 'zy-guangzhou-system', 'velero', 'cnpg-system', 'kubevirt'])(
    'is never %s, which nobody even asks the cluster about',
    async (namespace) => {
      expect(await readAdoptable('no kubeconfig', { namespace, oidcGroup: 'zy:drug', cloud: CLOUD })).toMatchObject({
        is: 'not',
      });
    },
  );
});
