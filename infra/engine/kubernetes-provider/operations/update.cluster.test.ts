import { describe, expect, it } from 'vitest';
import type { PropertyMap } from '../protocol/property-value.ts';
import { ProviderFailure } from '../testing/driven-provider.ts';
import type { DrivenResource } from '../testing/driven-resource.ts';
import { useStage } from '../testing/stage.ts';

interface ManagedField {
  manager: string;
  operation: string;
  subresource?: string;
}

function managers(object: PropertyMap): string[] {
  const fields = (object.metadata as unknown as { managedFields: ManagedField[] }).managedFields;
  return fields.map(({ manager, operation, subresource }) => [manager, operation, subresource ?? ''].join(':')).sort();
}

function fieldManager(resource: DrivenResource): string {
  return String(resource.state?.outputs.__fieldManager);
}

describe('updating an object', () => {
  const stage = useStage();
  const account = (name: string, annotations: Record<string, string>, labels: Record<string, string> = {}) => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace: stage.namespace, annotations, labels },
    automountServiceAccountToken: false,
  });
  const accountPath = (name: string) => `/api/v1/namespaces/${stage.namespace}/serviceaccounts/${name}`;
  const deployment = (name: string, replicas: number, annotations: Record<string, string> = {}) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: stage.namespace, annotations },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'c', image: 'x' }] } },
    },
  });
  const scale = (name: string, replicas: number) =>
    stage.cluster.patch(
      `/apis/apps/v1/namespaces/${stage.namespace}/deployments/${name}/scale`,
      { spec: { replicas } },
      { manager: 'kubectl' },
    );

  it('applies under the field manager drawn at the create, which takes the fields of the create over', async () => {
    const resource = stage.resource('core/v1:ServiceAccount', 'a');
    await resource.create(account('a', { x: '1' }));
    const manager = fieldManager(resource);
    const outputs = await resource.update(account('a', { x: '2' }));
    expect(fieldManager(resource)).toBe(manager);
    expect(managers(outputs)).toEqual([`${manager}:Apply:`]);
  });

  it('drops a field that the program no longer mentions', async () => {
    const resource = stage.resource('core/v1:ServiceAccount', 'drop');
    await resource.create(account('drop', { x: '1', y: '1' }));
    const outputs = await resource.update(account('drop', { x: '1' }));
    expect(outputs.metadata).toMatchObject({ annotations: { x: '1' } });
    expect((outputs.metadata as { annotations: object }).annotations).not.toHaveProperty('y');
  });

  it('removes labels that kubectl put on, and leaves those of others', async () => {
    const resource = stage.resource('core/v1:ServiceAccount', 'labels');
    await resource.create(account('labels', { x: '1' }));
    await stage.cluster.patch(
      accountPath('labels'),
      { metadata: { labels: { k: 'v' } } },
      { manager: 'kubectl-label' },
    );
    await stage.cluster.patch(accountPath('labels'), { metadata: { labels: { o: 'v' } } }, { manager: 'operator' });
    const outputs = await resource.update(account('labels', { x: '2' }));
    expect((outputs.metadata as { labels: object }).labels).toEqual({ o: 'v' });
  });

  it('removes an old last-applied annotation', async () => {
    const resource = stage.resource('core/v1:ServiceAccount', 'old');
    await resource.create(account('old', { x: '1' }));
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{}' };
    await stage.cluster.patch(accountPath('old'), { metadata: { annotations } });
    const outputs = await resource.update(account('old', { x: '2' }));
    expect((outputs.metadata as { annotations: object }).annotations).toEqual({ x: '2' });
  });

  it('names manager, rival and field on a conflict, and keeps the new inputs with what went wrong', async () => {
    const resource = stage.resource('apps/v1:Deployment', 'web');
    await resource.create(deployment('web', 1));
    await scale('web', 2);
    const failure = await resource.update(deployment('web', 3)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProviderFailure);
    expect((failure as Error).message).toContain(
      `the Kubernetes API server reported that "${stage.namespace}/web" failed to fully initialize or become live: ` +
        'server-side apply field conflict detected',
    );
    expect((failure as Error).message).toMatch(
      /The resource managed by field manager "pulumi-kubernetes-[0-9a-f]{8}" had an apply conflict: Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps\/v1: \.spec\.replicas/,
    );
    expect(resource.state?.outputs).toMatchObject({
      spec: { replicas: 2 },
      __inputs: { spec: { replicas: 3 } },
    });
  });

  it('hides the conflict in the first preview after the create only', async () => {
    const resource = stage.resource('apps/v1:Deployment', 'hide');
    await resource.create(deployment('hide', 1));
    await scale('hide', 2);
    await expect(resource.previewUpdate(deployment('hide', 3))).resolves.toMatchObject({ spec: { replicas: 3 } });
    await resource.update(deployment('hide', 3)).catch(() => undefined);
    await expect(resource.previewUpdate(deployment('hide', 3))).rejects.toThrow(/conflict with "kubectl"/);
  });

  it('takes the field when patchForce says so', async () => {
    const resource = stage.resource('apps/v1:Deployment', 'force');
    await resource.create(deployment('force', 1));
    await scale('force', 2);
    const outputs = await resource.update(deployment('force', 3, { 'pulumi.com/patchForce': 'true' }));
    expect(outputs.spec).toMatchObject({ replicas: 3 });
  });

  it('leaves a field to its owner when ignoreChanges names it', async () => {
    const resource = stage.resource('apps/v1:Deployment', 'ignore');
    await resource.create(deployment('ignore', 1));
    await scale('ignore', 2);
    const changed = deployment('ignore', 1, { changed: 'yes' });
    const outputs = await resource.update(changed, { ignoreChanges: ['spec.replicas'] });
    expect(outputs).toMatchObject({ spec: { replicas: 2 }, metadata: { annotations: { changed: 'yes' } } });
  });

  it('hands its fields to another manager when patchFieldManager names one', async () => {
    const resource = stage.resource('core/v1:ServiceAccount', 'manager');
    await resource.create(account('manager', { 'pulumi.com/patchFieldManager': 'ours' }));
    const outputs = await resource.update(account('manager', { 'pulumi.com/patchFieldManager': 'ours', x: '1' }));
    expect(managers(outputs)).toEqual(['ours:Apply:']);
  });

  it('does not make an object anew that somebody has deleted', async () => {
    const resource = stage.resource('core/v1:ServiceAccount', 'gone');
    await resource.create(account('gone', { x: '1' }));
    await stage.cluster.delete('v1/ServiceAccount', stage.namespace, 'gone');
    await expect(resource.update(account('gone', { x: '2' }))).rejects.toThrow(
      /update of resource .* failed: serviceaccounts "gone" not found\nunable to get cluster state: serviceaccounts "gone" not found/,
    );
  });
});
