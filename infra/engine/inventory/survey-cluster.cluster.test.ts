import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { CLOUD_RIGHTS, rightText } from '@zhengyun/interface/cloud-rights.ts';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { type AccountRule, accountOn, kubeconfigWithToken } from '@zhengyun/test/support/cluster-account.ts';
import { describe, expect, test } from 'vitest';
import { ClusterRefused, ClusterUnreachable } from './cluster-connection.ts';
import { clusterIdentity } from './cluster-identity.ts';
import { surveyCluster } from './survey-cluster.ts';

const [kubeconfig, other] = testKubeconfigs();
const config = new KubeConfig();
config.loadFromString(kubeconfig);
const api = config.makeApiClient(CoreV1Api);

const accountWith = async (rules: readonly AccountRule[]) => (await accountOn(kubeconfig, rules)).kubeconfig;
const READS_IDENTITY = { apiGroups: [''], resources: ['namespaces'], verbs: ['get'] };

describe('a look at a cluster', () => {
  test('by an administrator says who it is, that nothing is missing, and what there is to choose from', async () => {
    const survey = await surveyCluster(kubeconfig, CLOUD_RIGHTS);
    expect(survey).toMatchObject({ uid: await clusterIdentity(kubeconfig), missing: [] });
    expect(survey.kubernetesVersion).toMatch(/^v1\./);
    expect(survey.nodes).toEqual(
      (await api.listNode()).items.flatMap(({ metadata }) => metadata?.name ?? []).toSorted(),
    );
    expect(survey.operators).not.toContain('loadBalancer');
  });

  test('tells two clusters apart, whatever their addresses are called', async () => {
    const [one, two] = await Promise.all([kubeconfig, other].map((each) => surveyCluster(each, [])));
    expect(one?.uid).not.toBe(two?.uid);
    expect(two?.uid).toBe(await clusterIdentity(other));
  });

  test('names every right that an account lacks, and none that it has', async () => {
    const limited = await accountWith([
      READS_IDENTITY,
      { apiGroups: [''], resources: ['nodes'], verbs: ['list', 'get'] },
    ]);
    const { missing, nodes } = await surveyCluster(limited, CLOUD_RIGHTS);
    expect(nodes.length).toBeGreaterThan(0);
    const held = CLOUD_RIGHTS.filter(
      ({ group, resource, verb }) =>
        group === '' &&
        ((resource === 'nodes' && ['list', 'get'].includes(verb)) || (resource === 'namespaces' && verb === 'get')),
    ).map(rightText);
    expect(new Set([...missing, ...held])).toEqual(new Set(CLOUD_RIGHTS.map(rightText)));
    expect(missing.some((right) => held.includes(right))).toBe(false);
  });

  test('says what there is as empty where it may not be listed, and not that there is nothing', async () => {
    const blind = await accountWith([READS_IDENTITY]);
    const { nodes, provisioners, missing } = await surveyCluster(blind, CLOUD_RIGHTS);
    expect({ nodes, provisioners }).toEqual({ nodes: [], provisioners: [] });
    expect(missing.length).toBeGreaterThan(0);
  });

  test('is refused to a token that is none, and to an account that may not even ask who the cluster is', async () => {
    await expect(surveyCluster(kubeconfigWithToken(kubeconfig, 'not-a-token'), [])).rejects.toBeInstanceOf(
      ClusterRefused,
    );
    await expect(surveyCluster(await accountWith([]), [])).rejects.toThrow(/kube-system: 403/);
  });

  test('comes to nothing where nobody answers, or another than the credential’s CA vouches for', async () => {
    const nowhere = kubeconfig.replace(/https:\/\/127\.0\.0\.1:\d+/, 'https://127.0.0.1:9');
    await expect(surveyCluster(nowhere, [])).rejects.toBeInstanceOf(ClusterUnreachable);
    const foreign = new KubeConfig();
    foreign.loadFromString(other);
    const mixed = kubeconfig.replace(/https:\/\/127\.0\.0\.1:\d+/, foreign.getCurrentCluster()?.server ?? '');
    await expect(surveyCluster(mixed, [])).rejects.toBeInstanceOf(ClusterUnreachable);
  });
});
