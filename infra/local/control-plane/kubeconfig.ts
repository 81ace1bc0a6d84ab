import { stringify } from 'yaml';

/** A kubeconfig of one context: server, its CA and a bearer token, nothing else. Token users differ, so the audit can tell them apart. */
export function kubeconfigYaml(access: {
  name: string;
  server: string;
  ca: string;
  user: string;
  token: string;
}): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': access.name,
    contexts: [{ name: access.name, context: { cluster: access.name, user: access.user } }],
    clusters: [
      {
        name: access.name,
        cluster: {
          server: access.server,
          'certificate-authority-data': Buffer.from(access.ca).toString('base64'),
        },
      },
    ],
    users: [{ name: access.user, user: { token: access.token } }],
  });
}
