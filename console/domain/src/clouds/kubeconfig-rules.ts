import { parse } from 'yaml';
import { z } from 'zod';
import { DomainError } from '../verb/errors.ts';

/** All that is kept of a kubeconfig. `ca`, `certificate` and `key` are base64 of PEM, as kubeconfigs carry them. */
export const credentialSchema = z.strictObject({
  server: z.url({ protocol: /^https$/ }),
  ca: z.base64().min(1),
  user: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('token'), token: z.string().min(1) }),
    z.strictObject({ kind: z.literal('certificate'), certificate: z.base64().min(1), key: z.base64().min(1) }),
  ]),
});
export type Credential = z.output<typeof credentialSchema>;

const named = <Field extends string, Shape extends z.ZodType>(field: Field, shape: Shape) =>
  z.array(z.looseObject({ name: z.string(), [field]: shape } as { name: z.ZodString } & Record<Field, Shape>));
const kubeconfigSchema = z.looseObject({
  'current-context': z.string().optional(),
  contexts: named('context', z.looseObject({ cluster: z.string(), user: z.string() })),
  clusters: named('cluster', z.record(z.string(), z.unknown())),
  users: named('user', z.record(z.string(), z.unknown())),
});

/** Fields that would run a program, read this machine's files or weaken the connection, each with what to give instead. */
const REFUSED_CLUSTER_FIELDS: Readonly<Record<string, string>> = {
  'certificate-authority': 'FILE_PATH',
  'insecure-skip-tls-verify': 'SKIP_VERIFY',
  'proxy-url': 'PROXY',
  'tls-server-name': 'SERVER_NAME',
};
const REFUSED_USER_FIELDS: Readonly<Record<string, string>> = {
  exec: 'EXEC',
  'auth-provider': 'AUTH_PROVIDER',
  tokenFile: 'FILE_PATH',
  'client-certificate': 'FILE_PATH',
  'client-key': 'FILE_PATH',
  username: 'PASSWORD',
  password: 'PASSWORD',
  as: 'IMPERSONATION',
  'as-uid': 'IMPERSONATION',
  'as-groups': 'IMPERSONATION',
  'as-user-extra': 'IMPERSONATION',
};

const refused = (reason: string, field: string) => new DomainError('CREDENTIAL_REFUSED', { reason, field });

/**
 * The credential in a kubeconfig's text: {server, CA, token or client certificate} and nothing else. Refused with
 * CREDENTIAL_REFUSED naming reason and field: what is not a kubeconfig, several contexts without a current one, plug-ins,
 * file paths, proxies, skipped verification, passwords, impersonation, a plain-text server, a missing CA or user.
 */
export function extractCredential(text: string): Credential {
  const config = read(text);
  const context = chooseContext(config);
  const cluster = config.clusters.find((entry) => entry.name === context.cluster)?.cluster;
  const user = config.users.find((entry) => entry.name === context.user)?.user;
  if (!cluster) throw refused('MISSING', `clusters[${context.cluster}]`);
  if (!user) throw refused('MISSING', `users[${context.user}]`);
  refuseFields(cluster, REFUSED_CLUSTER_FIELDS, 'cluster');
  refuseFields(user, REFUSED_USER_FIELDS, 'user');
  const ca = textOf(cluster['certificate-authority-data']);
  if (ca === null) throw refused('MISSING', 'cluster.certificate-authority-data');
  const parsed = credentialSchema.safeParse({ server: cluster.server, ca, user: userOf(user) });
  if (!parsed.success) throw refused('MALFORMED', parsed.error.issues[0]?.path.join('.') ?? '');
  return parsed.data;
}

function read(text: string): z.output<typeof kubeconfigSchema> {
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 10 });
  } catch {
    throw refused('MALFORMED', 'yaml');
  }
  const config = kubeconfigSchema.safeParse(value);
  if (!config.success) throw refused('MALFORMED', config.error.issues[0]?.path.join('.') ?? '');
  return config.data;
}

function chooseContext(config: z.output<typeof kubeconfigSchema>): { cluster: string; user: string } {
  const current = config['current-context'];
  const [first, second] = config.contexts;
  if (current) {
    const found = config.contexts.find((entry) => entry.name === current);
    if (!found) throw refused('MISSING', `contexts[${current}]`);
    return found.context;
  }
  if (!first || second) throw refused('NO_CURRENT_CONTEXT', 'current-context');
  return first.context;
}

function refuseFields(entry: Record<string, unknown>, fields: Readonly<Record<string, string>>, where: string): void {
  for (const [field, reason] of Object.entries(fields)) {
    const value = entry[field];
    if (value !== undefined && value !== null && value !== false && value !== '')
      throw refused(reason, `${where}.${field}`);
  }
}

function userOf(user: Record<string, unknown>): unknown {
  const token = textOf(user.token);
  const certificate = textOf(user['client-certificate-data']);
  const key = textOf(user['client-key-data']);
  if (token !== null && (certificate !== null || key !== null)) throw refused('TWO_WAYS', 'user');
  if (token !== null) return { kind: 'token', token };
  if (certificate === null || key === null) throw refused('MISSING', 'user.token');
  return { kind: 'certificate', certificate, key };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A minimal kubeconfig of `credential`, as clients and the engine's provider read it. */
export function kubeconfigOf({ server, ca, user }: Credential): string {
  const identity =
    user.kind === 'token'
      ? { token: user.token }
      : { 'client-certificate-data': user.certificate, 'client-key-data': user.key };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'cloud',
    clusters: [{ name: 'cloud', cluster: { server, 'certificate-authority-data': ca } }],
    users: [{ name: 'cloud', user: identity }],
    contexts: [{ name: 'cloud', context: { cluster: 'cloud', user: 'cloud' } }],
  });
}

/** Which API servers this deployment may speak to. `hosts`: exact names or addresses, or `.suffix` for every name below it. */
export interface ServerAllowList {
  readonly hosts: readonly string[];
  /** Only where everything runs on one machine (ZHENGYUN_MODE=local). */
  readonly loopback: boolean;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether `server` (an https URL) may be connected to. An empty list allows nothing: it fails closed. */
export function serverAllowed(server: string, list: ServerAllowList): boolean {
  const host = new URL(server).hostname.toLowerCase();
  if (LOOPBACK.test(host)) return list.loopback;
  return list.hosts.some((entry) => {
    const allowed = entry.toLowerCase();
    return allowed.startsWith('.') ? host.endsWith(allowed) && host.length > allowed.length : host === allowed;
  });
}
