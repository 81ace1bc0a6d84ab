import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { listAt, textAt } from '../objects/kubernetes-object.ts';
import { isMap, type JsonObject } from '../protocol/property-value.ts';

/** A kubeconfig as read, and the folder its relative file names start from. */
export interface Kubeconfig {
  content: JsonObject;
  folder: string;
}

/** What the program puts over the kubeconfig's own choice; '' leaves it. */
export interface KubeconfigOverrides {
  context: string;
  cluster: string;
}

/** The entries that a kubeconfig and its overrides come down to. */
export interface ActiveEntries {
  cluster: JsonObject;
  user: JsonObject;
  /** Namespace of the context, '' when it names none. */
  namespace: string;
}

function parseContent(text: string): JsonObject {
  const content: unknown = text.trimStart().startsWith('{') ? JSON.parse(text) : parseYaml(text);
  if (!isMap<JsonObject>(content)) throw new Error('it is neither a kubeconfig nor the path of one');
  return content;
}

/**
 * Reads a kubeconfig given as text (YAML or JSON) or as a path, `~` allowed.
 * @throws when it cannot be read or is no kubeconfig
 */
export function readKubeconfig(pathOrContent: string): Kubeconfig {
  const path = pathOrContent.replace(/^~(?=\/|$)/, homedir());
  if (!path.includes('\n') && existsSync(path)) {
    return { content: parseContent(readFileSync(path, 'utf8')), folder: dirname(resolve(path)) };
  }
  return { content: parseContent(pathOrContent), folder: process.cwd() };
}

/**
 * Reads the first of the paths that exists: where kubectl would look.
 * @throws when none does
 */
export function readAmbientKubeconfig(paths: string[]): Kubeconfig {
  const path = paths.find((candidate) => existsSync(candidate));
  if (path === undefined) {
    throw new Error(`no kubeconfig at ${paths.join(' or ')}; set the provider's "kubeconfig" or KUBECONFIG`);
  }
  return readKubeconfig(path);
}

/** The entry of a name in one of the kubeconfig's lists; what it is about lies under the list's singular. */
function namedEntry(content: JsonObject, list: string, name: string): JsonObject | undefined {
  const entry = listAt(content, list).find((candidate) => candidate.name === name);
  const value = entry?.[list.slice(0, -1)];
  return isMap<JsonObject>(value) ? value : undefined;
}

/** The cluster entry that the kubeconfig and its overrides point at, or undefined: the identity of the cluster, as far as there is one. */
export function activeCluster({ content }: Kubeconfig, overrides: KubeconfigOverrides): JsonObject | undefined {
  const context = namedEntry(content, 'contexts', overrides.context || textAt(content, 'current-context'));
  if (context === undefined) return undefined;
  return namedEntry(content, 'clusters', overrides.cluster || textAt(context, 'cluster'));
}

/**
 * Cluster, user and namespace that the kubeconfig and its overrides point at.
 * @throws when a context, cluster or user is named that is not there
 */
export function activeEntries({ content }: Kubeconfig, overrides: KubeconfigOverrides): ActiveEntries {
  const contextName = overrides.context || textAt(content, 'current-context');
  const context = namedEntry(content, 'contexts', contextName);
  if (context === undefined) throw new Error(`context "${contextName}" does not exist in the kubeconfig`);
  const clusterName = overrides.cluster || textAt(context, 'cluster');
  const cluster = namedEntry(content, 'clusters', clusterName);
  if (cluster === undefined) throw new Error(`cluster "${clusterName}" does not exist in the kubeconfig`);
  const userName = textAt(context, 'user');
  const user = namedEntry(content, 'users', userName);
  if (user === undefined && userName !== '') throw new Error(`user "${userName}" does not exist in the kubeconfig`);
  return { cluster, user: user ?? {}, namespace: textAt(context, 'namespace') };
}

/** Content of `<field>-data` (base64) or of the file that `<field>` names; undefined when neither is set. */
export function embeddedOrFile(entry: JsonObject, field: string, folder: string): Buffer | undefined {
  const data = textAt(entry, `${field}-data`);
  if (data !== '') return Buffer.from(data, 'base64');
  const path = textAt(entry, field);
  return path === '' ? undefined : readFileSync(resolve(folder, path));
}
