import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import messages from '@pulumi/pulumi/proto/provider_pb.js';
import emptyMessages from 'google-protobuf/google/protobuf/empty_pb.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DrivenProvider, testKubeconfig } from '../testing/driven-provider.ts';
import { DrivenResource } from '../testing/driven-resource.ts';
import { TestCluster } from '../testing/test-cluster.ts';

/** A busy machine takes its time; what never comes is said after this. */
const PATIENTLY = { timeout: 60_000 };

/** Runs with a provider configured like this, and ends it. */
async function withProvider<T>(options: Record<string, string>, run: (provider: DrivenProvider) => Promise<T>) {
  const provider = await DrivenProvider.configured(options);
  try {
    return await run(provider);
  } finally {
    await provider.stop();
  }
}

interface Kubeconfig {
  clusters: { cluster: { server: string } }[];
  users: { user: object }[];
}

/** The kubeconfig of the test cluster with something spoilt. */
function spoilt(spoil: (kubeconfig: Kubeconfig) => void): string {
  const kubeconfig: Kubeconfig = parse(testKubeconfig());
  spoil(kubeconfig);
  return JSON.stringify(kubeconfig);
}

function unreachable(): string {
  return spoilt(({ clusters }) => {
    for (const { cluster } of clusters) cluster.server = 'https://127.0.0.1:1';
  });
}

const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'default' }, data: {} };

describe('configuring', () => {
  it('accepts secrets and supports previews and naming rules', async () => {
    const provider = await DrivenProvider.start();
    const response = await provider.configure({ kubeconfig: testKubeconfig() });
    expect(response.getAcceptsecrets()).toBe(true);
    expect(response.getSupportspreview()).toBe(true);
    expect(response.getSupportsAutonamingConfiguration()).toBe(true);
    await provider.stop();
  });

  it('leaves no kubeconfig in a temporary file', async () => {
    const files = () => readdirSync(tmpdir()).filter((name) => name.startsWith('kubeconfig'));
    const before = files();
    await withProvider({}, async () => undefined);
    expect(files()).toEqual(before);
  });

  it('reads the kubeconfig where kubectl would, when the program gives none', async () => {
    const provider = await DrivenProvider.start({ KUBECONFIG: '/nowhere/kubeconfig' });
    await provider.configure({});
    await expect(new DrivenResource(provider, 'core/v1:ConfigMap', 'a').create(configMap)).rejects.toThrow(
      /unreachable: unable to use the kubeconfig: no kubeconfig at \/nowhere\/kubeconfig/,
    );
    await provider.stop();
  });

  it('uses the namespace it is given', async () => {
    await withProvider({ namespace: 'tenant' }, async (provider) => {
      const { metadata, ...rest } = configMap;
      const inputs = await new DrivenResource(provider, 'core/v1:ConfigMap', 'a').check({
        ...rest,
        metadata: { name: metadata.name },
      });
      expect(inputs.metadata).toEqual({ name: 'a', namespace: 'tenant' });
    });
  });

  it('changes ConfigMaps in place when it may', async () => {
    await withProvider({ enableConfigMapMutable: 'true' }, async (provider) => {
      const cluster = new TestCluster();
      const namespace = await cluster.newNamespace();
      const map = (v: string) => ({ ...configMap, metadata: { name: 'a', namespace }, data: { v } });
      const resource = new DrivenResource(provider, 'core/v1:ConfigMap', 'a');
      await resource.create(map('1'));
      expect(await resource.diff(map('2'))).toMatchObject({ replaces: [], detailed: { 'data.v': 'update' } });
      expect((await resource.update(map('2'))).data).toEqual({ v: '2' });
      await cluster.delete('v1/Namespace', '', namespace);
      cluster.close();
    });
  });

  it('reports kinds the cluster does not have when it is told to reject them', async () => {
    await withProvider({ rejectUnknownResources: 'true' }, async (provider) => {
      const thing = {
        apiVersion: 'nobody.example.com/v1',
        kind: 'Thing',
        metadata: { name: 'a', namespace: 'default' },
      };
      await expect(new DrivenResource(provider, 'nobody.example.com/v1:Thing', 'a').check(thing)).rejects.toThrow(
        /the cluster has no resource type nobody.example.com\/v1\/Thing/,
      );
    });
  });

  it.each([
    ['enableServerSideApply', 'false'],
    ['renderYamlToDirectory', '/tmp/x'],
  ])('refuses %s=%s by naming the official plugin', async (option, value) => {
    const provider = await DrivenProvider.start();
    await expect(provider.configure({ kubeconfig: testKubeconfig(), [option]: value })).rejects.toThrow(
      /install the official plugin/,
    );
    await provider.stop();
  });

  it('returns the kubeconfig as a secret, for state', async () => {
    const provider = await DrivenProvider.start();
    const { inputs } = await provider.checkConfig({ kubeconfig: 'apiVersion: v1' });
    expect(inputs.kubeconfig).toMatchObject({ element: 'apiVersion: v1' });
    await provider.stop();
  });
});

describe('a cluster that cannot be reached', () => {
  it('does not stop a preview of what exists', async () => {
    const cluster = new TestCluster();
    const namespace = await cluster.newNamespace();
    const map = { ...configMap, metadata: { name: 'a', namespace } };
    const made = await withProvider({}, async (provider) => {
      const resource = new DrivenResource(provider, 'core/v1:ConfigMap', 'a');
      await resource.create(map);
      return resource.state;
    });
    await withProvider({ kubeconfig: unreachable() }, async (provider) => {
      const resource = new DrivenResource(provider, 'core/v1:ConfigMap', 'a');
      resource.state = made;
      expect(await resource.diff(map)).toMatchObject({ hasChanges: false });
      const changed = { ...map, data: { b: '1' } };
      expect(await resource.previewUpdate(changed)).toEqual(changed);
    });
    await cluster.delete('v1/Namespace', '', namespace);
    cluster.close();
  });

  it('fails whatever would change or read it, with the reason', async () => {
    await withProvider({ kubeconfig: unreachable() }, async (provider) => {
      const resource = new DrivenResource(provider, 'core/v1:ConfigMap', 'a');
      const reason = /configured Kubernetes cluster is unreachable: unable to load schema information.*ECONNREFUSED/;
      await expect(resource.create(configMap)).rejects.toThrow(reason);
      resource.state = { id: 'default/a', inputs: configMap, outputs: configMap };
      await expect(resource.update({ ...configMap, data: { b: '1' } })).rejects.toThrow(reason);
      await expect(resource.refresh()).rejects.toThrow(/failed to read resource state due to unreachable cluster/);
      await expect(resource.delete()).rejects.toThrow(/PULUMI_K8S_DELETE_UNREACHABLE/);
    });
  });

  it('gives its resources up when deleteUnreachable says so', async () => {
    await withProvider({ kubeconfig: unreachable(), deleteUnreachable: 'true' }, async (provider) => {
      const resource = new DrivenResource(provider, 'core/v1:ConfigMap', 'a');
      resource.state = { id: 'default/a', inputs: configMap, outputs: configMap };
      expect(await resource.refresh()).toBeUndefined();
      resource.state = { id: 'default/a', inputs: configMap, outputs: configMap };
      await expect(resource.delete()).resolves.toBeUndefined();
    });
  });

  it('leaves its resources as they are when skipUpdateUnreachable says so', async () => {
    await withProvider({ kubeconfig: unreachable(), skipUpdateUnreachable: 'true' }, async (provider) => {
      const resource = new DrivenResource(provider, 'core/v1:ConfigMap', 'a');
      resource.state = { id: 'default/a', inputs: configMap, outputs: configMap };
      expect(await resource.check({ ...configMap, data: { b: '1' } })).toEqual(configMap);
      expect(await resource.refresh()).toMatchObject({ inputs: configMap });
    });
  });

  it('counts as unreachable when it does not know who asks', async () => {
    const kubeconfig = spoilt(({ users }) => {
      for (const entry of users) entry.user = { token: 'nobody' };
    });
    await withProvider({ kubeconfig }, async (provider) => {
      await expect(new DrivenResource(provider, 'core/v1:ConfigMap', 'a').create(configMap)).rejects.toThrow(
        /unreachable: .*Unauthorized/,
      );
    });
  });
});

describe('the provider process', () => {
  it('says which plugin it answers for', async () => {
    const provider = await DrivenProvider.start();
    const { version } = (
      await provider.call<unknown, { toObject(): { version: string } }>('getPluginInfo', new emptyMessages.Empty())
    ).toObject();
    expect(version).toBe('4.32.0');
    await provider.stop();
  });

  it('gives up what is under way when the engine cancels, and keeps what is there', async () => {
    const cluster = new TestCluster();
    const namespace = await cluster.newNamespace();
    const provider = await DrivenProvider.configured();
    const resource = new DrivenResource(provider, 'core/v1:PersistentVolumeClaim', 'c');
    const creation = resource
      .create({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'c', namespace },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'kp-nobody',
          resources: { requests: { storage: '1Gi' } },
        },
      })
      .catch((error: unknown) => error);
    await expect
      .poll(() => cluster.get('v1/PersistentVolumeClaim', namespace, 'c').catch(() => undefined), PATIENTLY)
      .toBeDefined();
    await provider.call('cancel', new emptyMessages.Empty());
    expect(await creation).toMatchObject({
      message: expect.stringContaining('Resource operation was cancelled for "c"'),
      saved: { id: `${namespace}/c` },
    });
    await provider.stop();
    await cluster.delete('v1/Namespace', '', namespace);
    cluster.close();
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends on %s', async (signal) => {
    const provider = await DrivenProvider.start();
    const ended = new Promise((resolve) => provider.process.once('exit', resolve));
    provider.client.close();
    provider.process.kill(signal);
    expect(await ended).toBe(0);
  });

  it.each([
    [
      'invoke',
      () => {
        const request = new messages.InvokeRequest();
        request.setTok('kubernetes:yaml:decode');
        return request;
      },
      'the function kubernetes:yaml:decode',
    ],
    [
      'call',
      () => {
        const request = new messages.CallRequest();
        request.setTok('kubernetes:x:y');
        return request;
      },
      'the method kubernetes:x:y',
    ],
    [
      'construct',
      () => {
        const request = new messages.ConstructRequest();
        request.setType('kubernetes:yaml/v2:ConfigGroup');
        return request;
      },
      'the component kubernetes:yaml/v2:ConfigGroup',
    ],
    ['parameterize', () => new messages.ParameterizeRequest(), 'making SDKs from CustomResourceDefinitions'],
  ] as const)('refuses %s by naming the official plugin', async (method, request, what) => {
    const provider = await DrivenProvider.start();
    await expect(provider.call(method, request())).rejects.toThrow(
      new RegExp(`${what}.* is not supported by the stand-in Kubernetes provider; install the official plugin`),
    );
    await provider.stop();
  });
});
