import { ApiClient } from '../cluster/api-client.ts';
import { messageOf } from '../cluster/api-error.ts';
import { type Connection, connectionOf } from '../cluster/connection.ts';
import { Discovery } from '../cluster/discovery.ts';
import { readAmbientKubeconfig, readKubeconfig } from '../cluster/kubeconfig.ts';
import { ObjectsApi } from '../cluster/objects-api.ts';
import { Schemas } from '../cluster/schemas.ts';
import type { ProviderEnv } from '../env.ts';
import { textAt } from '../objects/kubernetes-object.ts';
import type { EngineLog } from '../protocol/engine-log.ts';
import type { ProviderSettings } from './settings.ts';

/** A cluster that answered when the provider was configured. */
export interface Cluster {
  objects: ObjectsApi;
  discovery: Discovery;
  schemas: Schemas;
  /** Breaks off whatever is on its way and lets go of every connection. */
  close(): void;
}

/** All that an operation works with. */
export interface ProviderContext {
  settings: ProviderSettings;
  /** Undefined when the cluster did not answer; `unreachableReason` then says why. */
  cluster: Cluster | undefined;
  unreachableReason: string;
  /** Namespace for namespaced objects that name none. */
  defaultNamespace: string;
  /** Whether a kind is namespaced, by `group/kind`, for definitions that this run's program makes itself. */
  definedScopes: Map<string, boolean>;
  /** Names of the namespaces that this preview would make. */
  plannedNamespaces: Set<string>;
  /** Wait for kinds without an awaiter of their own too. */
  awaitAll: boolean;
  log: EngineLog;
  /** Fires when the engine cancels what is under way. */
  signal: AbortSignal;
}

const OLDEST_MINOR = 13;

class OldServerError extends Error {}

function refuseOldServer(major: string, minor: string): void {
  if (Number(major) === 1 && Number.parseInt(minor, 10) < OLDEST_MINOR) {
    throw new OldServerError(`minimum supported cluster version is v1.${OLDEST_MINOR}. found v${major}.${minor}`);
  }
}

function resolveConnection(settings: ProviderSettings, env: ProviderEnv): Connection {
  const source = settings.kubeconfig;
  const kubeconfig = source === '' ? readAmbientKubeconfig(env.kubeconfigPaths) : readKubeconfig(source);
  return connectionOf(kubeconfig, settings);
}

async function connect(connection: Connection, settings: ProviderSettings, signal: AbortSignal): Promise<Cluster> {
  const client = new ApiClient(connection, { limits: settings.limits, timeoutMs: settings.timeoutMs });
  const version = await client.request({ method: 'GET', path: '/version', signal });
  refuseOldServer(textAt(version, 'major'), textAt(version, 'minor'));
  const discovery = new Discovery(client, signal);
  return {
    discovery,
    objects: new ObjectsApi(client, discovery, signal),
    schemas: new Schemas(client, signal),
    close: () => client.close(),
  };
}

/**
 * Connects to the cluster. One that cannot be reached is no error yet: a preview of unchanged resources goes on without
 * it, and what needs it says so.
 * @throws when the cluster is too old
 */
export async function makeContext(
  settings: ProviderSettings,
  env: ProviderEnv,
  run: { log: EngineLog; signal: AbortSignal },
): Promise<ProviderContext> {
  const context: ProviderContext = {
    ...run,
    settings,
    cluster: undefined,
    unreachableReason: '',
    defaultNamespace: settings.namespace || 'default',
    definedScopes: new Map(),
    plannedNamespaces: new Set(),
    awaitAll: env.awaitAll,
  };
  let connection: Connection;
  try {
    connection = resolveConnection(settings, env);
  } catch (error) {
    return { ...context, unreachableReason: `unable to use the kubeconfig: ${messageOf(error)}` };
  }
  const defaultNamespace = settings.namespace || connection.namespace || 'default';
  try {
    return { ...context, defaultNamespace, cluster: await connect(connection, settings, run.signal) };
  } catch (error) {
    if (error instanceof OldServerError) throw error;
    const unreachableReason = `unable to load schema information from the API server: ${messageOf(error)}`;
    return { ...context, defaultNamespace, unreachableReason };
  }
}

/**
 * The cluster, for an operation that cannot do without.
 * @throws when it did not answer
 */
export function requireCluster(context: ProviderContext): Cluster {
  if (context.cluster === undefined) {
    throw new Error(`configured Kubernetes cluster is unreachable: ${context.unreachableReason}`);
  }
  return context.cluster;
}
