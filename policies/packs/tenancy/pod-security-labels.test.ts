import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { GOOD_NAMESPACE } from '../testing/good-objects.ts';
import { podSecurityLabels } from './pod-security-labels.ts';

const withLabel = (key: string, value: string) =>
  verdict(
    podSecurityLabels,
    resourceOf('core/v1:Namespace', {
      metadata: {
        ...GOOD_NAMESPACE.metadata,
        labels: { ...GOOD_NAMESPACE.metadata.labels, [`pod-security.kubernetes.io/${key}`]: value },
      },
    }),
  );

describe('Pod Security labels', () => {
  it('has nothing against a restricted namespace', async () => {
    expect(await verdict(podSecurityLabels, resourceOf('core/v1:Namespace', GOOD_NAMESPACE))).toEqual([]);
  });

  it.each([
    ['a weaker level', 'enforce', 'baseline', '应为 restricted'],
    ['an audit at another level', 'audit', 'privileged', '应为 restricted'],
    ['a version that moves with the cluster', 'enforce-version', 'latest', '应为固定版本'],
    ['no version', 'warn-version', '', '应为固定版本'],
  ])('refuses %s', async (_, key, value, message) => {
    expect(await withLabel(key, value)).toEqual([expect.stringContaining(message)]);
  });

  it('names all six labels a bare namespace lacks', async () => {
    const bare = resourceOf('core/v1:Namespace', { metadata: { name: 'bare' } });
    expect(await verdict(podSecurityLabels, bare)).toHaveLength(6);
  });
});
