import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { textAt, valueAt } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { activeEntries, embeddedOrFile, type Kubeconfig, type KubeconfigOverrides } from './kubeconfig.ts';

/** All it takes to talk to one API server. */
export interface Connection {
  server: URL;
  /** Certificate authority of the server, PEM; undefined trusts the system's. */
  ca: Buffer | undefined;
  clientCertificate: Buffer | undefined;
  clientKey: Buffer | undefined;
  /** Name to expect in the server's certificate instead of its host; '' for the host. */
  serverName: string;
  verifyServer: boolean;
  /** Sent with each request: who is asking, and on whose behalf. */
  headers: Record<string, string>;
  /** Namespace of the kubeconfig's context, '' when it names none. */
  namespace: string;
}

/** Ways to sign in or to get there that only the official provider knows; better refused than half done. */
function refuseUnsupported(cluster: JsonObject, user: JsonObject): void {
  const unsupported = [
    [user, 'exec', 'a credential plugin (exec)'],
    [user, 'auth-provider', 'an auth-provider'],
    [user, 'username', 'a user name and password'],
    [cluster, 'proxy-url', 'a proxy (proxy-url)'],
  ] as const;
  for (const [entry, field, what] of unsupported) {
    if (valueAt(entry, field) !== undefined) {
      throw new Error(
        `the kubeconfig asks for ${what}, which this stand-in does not support; use a token or a client certificate, ` +
          'or the official plugin pulumi-resource-kubernetes',
      );
    }
  }
}

function headersOf(user: JsonObject, folder: string): Record<string, string> {
  const tokenFile = textAt(user, 'tokenFile');
  const token = tokenFile === '' ? textAt(user, 'token') : readFileSync(resolve(folder, tokenFile), 'utf8').trim();
  const headers: Record<string, string> = {};
  if (token !== '') headers.authorization = `Bearer ${token}`;
  const impersonated = textAt(user, 'as');
  if (impersonated !== '') headers['impersonate-user'] = impersonated;
  return headers;
}

/**
 * Works out how to reach the cluster that a kubeconfig points at. Nothing is written to disk.
 * @throws when the kubeconfig is incomplete or asks for what only the official provider can do
 */
export function connectionOf(kubeconfig: Kubeconfig, overrides: KubeconfigOverrides): Connection {
  const { cluster, user, namespace } = activeEntries(kubeconfig, overrides);
  refuseUnsupported(cluster, user);
  const server = textAt(cluster, 'server');
  if (server === '') throw new Error('the kubeconfig names no server');
  return {
    server: new URL(server),
    ca: embeddedOrFile(cluster, 'certificate-authority', kubeconfig.folder),
    clientCertificate: embeddedOrFile(user, 'client-certificate', kubeconfig.folder),
    clientKey: embeddedOrFile(user, 'client-key', kubeconfig.folder),
    serverName: textAt(cluster, 'tls-server-name'),
    verifyServer: valueAt(cluster, 'insecure-skip-tls-verify') !== true,
    headers: headersOf(user, kubeconfig.folder),
    namespace,
  };
}
