import { describe, expect, it } from 'vitest';
import { type CloudDraft, definitionOf, EMPTY_DRAFT, kubeconfigText } from './cloud-draft.ts';

const draft = {
  ...EMPTY_DRAFT,
  slug: 'foshan',
  name: '佛山市政务云',
  storageProvisioner: 'csi.example.cn',
  clusterSlug: 'foshan',
  zones: [{ code: 'extranet', name: '政务外网区', nodes: ['n-1'], capacity: { vcpu: 64, 'memory-gb': null } }],
} as CloudDraft;

describe('a cloud on the form', () => {
  it('becomes a definition with its pools in whole units, and no region outside cities', () => {
    expect(definitionOf(draft)).toMatchObject({
      region: 'pearl-river-delta',
      zones: [{ code: 'extranet', xinchuang: false, capacity: { vcpu: '64' } }],
    });
    expect(definitionOf({ ...draft, tier: 'sectoral' }).region).toBe(null);
  });

  it('gives its credential as one kubeconfig, pasted or by parts', () => {
    expect(kubeconfigText({ given: 'kubeconfig', kubeconfig: 'apiVersion: v1' })).toBe('apiVersion: v1');
    const parts = { given: 'parts', server: 'https://10.0.0.1:6443', ca: '-----BEGIN', token: 't' } as const;
    expect(JSON.parse(kubeconfigText(parts))).toMatchObject({
      clusters: [{ cluster: { server: 'https://10.0.0.1:6443', 'certificate-authority-data': btoa('-----BEGIN') } }],
      users: [{ user: { token: 't' } }],
    });
  });
});
