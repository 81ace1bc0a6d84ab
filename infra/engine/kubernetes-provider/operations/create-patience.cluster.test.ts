import { describe, expect, it } from 'vitest';
import { useStage } from '../testing/stage.ts';

describe.concurrent('creating what needs something that never comes', () => {
  const stage = useStage();

  it('ends by naming the missing namespace', async () => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'kp-never' } };
    await expect(stage.resource('core/v1:ConfigMap', 'lost').create(object)).rejects.toThrow(
      /was not successfully created by the Kubernetes API server: namespaces "kp-never" not found/,
    );
  });

  it('ends by naming the missing kind', async () => {
    const object = stage.object('nobody.example.com/v1/Thing', 'a');
    await expect(stage.resource('nobody.example.com/v1:Thing', 'thing').create(object)).rejects.toThrow(
      /creation of resource .* with kind nobody.example.com\/v1\/Thing failed because the Kubernetes API server reported that the apiVersion for this resource does not exist. Verify that any required CRDs have been created: no matches for kind "Thing"/,
    );
  });
});
