import { join } from 'node:path';
import type { ChildSpec } from '../supervise/child-spec.ts';
import { connectApi } from './api-client.ts';
import type { ClusterIdentity } from './cluster-identity.ts';
import type { ClusterSettings } from './cluster-parts.ts';
import { GO_ENV, servingFlags } from './process-flags.ts';
import { dropExpiringCertificate } from './serving-certificate.ts';

/** One cluster's API server; ready when all its start-up work is done and /readyz says so to the administrator. */
export function apiserverPart(
  { cluster, dir, ports, tools }: ClusterSettings,
  access: { home: string; identity: ClusterIdentity; kubeconfig: () => string },
): ChildSpec {
  const { home, identity, kubeconfig } = access;
  return {
    name: `${cluster}-apiserver`,
    command: tools['kube-apiserver'],
    args: [
      '--etcd-servers=unix://client:0',
      `--etcd-prefix=/${cluster}`,
      '--advertise-address=127.0.0.1',
      '--endpoint-reconciler-type=none',
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${identity.verifyingKeyFile}`,
      `--service-account-signing-key-file=${identity.signingKeyFile}`,
      '--service-cluster-ip-range=10.96.0.0/16',
      '--authorization-mode=Node,RBAC',
      // Off by default; with them no pod leaves the zone that its namespace's annotations name, whatever it asks for.
      '--enable-admission-plugins=PodNodeSelector,PodTolerationRestriction',
      `--token-auth-file=${identity.tokenFile}`,
      '--anonymous-auth=false',
      '--allow-privileged',
      ...servingFlags(home, ports.apiserver),
    ],
    env: GO_ENV,
    // etcd's socket is named relative to its folder.
    cwd: join(dir, 'etcd'),
    before: () => dropExpiringCertificate(home, new Date()),
    ready: async (signal) => {
      const api = connectApi(kubeconfig());
      try {
        return (await api.call<string>({ method: 'GET', path: '/readyz', signal })) === 'ok';
      } finally {
        api.close();
      }
    },
  };
}
