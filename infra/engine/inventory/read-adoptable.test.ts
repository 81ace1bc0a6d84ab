import { describe, expect, it } from 'vitest';
import { notOurs, openingsOf, readAdoptable } from './read-adoptable.ts';

const named = (name: string) => ({ metadata: { name } });
const NOTHING = { policies: [], bindings: [], services: [] };

describe('A namespace to be adopted', () => {
  it('holds nothing that a broken-off adoption of before has made there', () => {
    expect(notOurs([named('compute'), named('zy-services')])).toEqual([named('compute')]);
  });

  it('is refused with each opening that is not the platform’s, and what closes it', () => {
    const found = openingsOf('old', {
      policies: [named('allow-all'), named('zy-default-deny')],
      bindings: [named('old-team-admin')],
      services: [named('front')],
    });
    expect(found).toEqual([
      expect.stringContaining('kubectl delete -n old networkpolicy allow-all'),
      expect.stringContaining('kubectl delete -n old rolebinding old-team-admin'),
      expect.stringContaining('kubectl delete -n old service front'),
    ]);
  });

  it('has no opening where there is nothing but the platform’s own', () => {
    expect(openingsOf('old', { ...NOTHING, policies: [named('zy-default-deny')] })).toEqual([]);
  });

  it.each(['kube-system', 'default', 'zy-guangzhou-system', 'velero', 'cnpg-system', 'kubevirt'])(
    'is never %s, which nobody even asks the cluster about',
    async (namespace) => {
      expect(await readAdoptable('no kubeconfig', namespace)).toMatchObject({ is: 'not' });
    },
  );
});
