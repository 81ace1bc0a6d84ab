import { setTimeout as pause } from 'node:timers/promises';
import { type ApiClient, ApiError } from '../control-plane/api-client.ts';

/** The parts of any Kubernetes object that a watch needs. */
export interface WatchedObject {
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly uid: string };
}

interface Listed<T> {
  readonly metadata: { readonly resourceVersion: string; readonly continue?: string };
  readonly items: readonly T[];
}

interface WatchEvent<T> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: T & { readonly metadata: { readonly resourceVersion: string } };
}

/** Present objects of one kind, kept up to date. */
export interface ObjectStore<T> {
  get(key: string): T | undefined;
  all(): IterableIterator<T>;
}

export interface WatchOptions<T> {
  /** Path of the collection, e.g. `/api/v1/persistentvolumeclaims`. */
  readonly path: string;
  /** Only objects that bear these labels, e.g. `app=db`. */
  readonly labelSelector?: string;
  /** Called after every list and after every change; the store then holds the newest state. */
  readonly onChange: (store: ObjectStore<T>) => void;
  readonly onError: (what: string) => void;
  readonly signal: AbortSignal;
}

/** Key of an object in its store: `namespace/name`, or the name alone for cluster-scoped kinds. */
export function keyOf({ metadata }: WatchedObject): string {
  return metadata.namespace === undefined ? metadata.name : `${metadata.namespace}/${metadata.name}`;
}

const RETRY_MS = 500;
const ABSENT_RETRY_MS = 2_000;
const PAGE = 500;

/**
 * Lists, then watches from where the list ended; lists again when the server has forgotten that point or the connection
 * broke. A kind that does not exist yet (its definition is installed later) is asked for every two seconds. Ends only
 * with the signal.
 */
export async function watchObjects<T extends WatchedObject>(api: ApiClient, options: WatchOptions<T>): Promise<void> {
  while (!options.signal.aborted) {
    let wait = RETRY_MS;
    try {
      await listAndWatch(api, options);
    } catch (error) {
      if (options.signal.aborted) return;
      if (error instanceof ApiError && error.status === 404) wait = ABSENT_RETRY_MS;
      else options.onError(`${options.path}: ${(error as Error).message}`);
    }
    await pause(wait, undefined, { signal: options.signal }).catch(() => undefined);
  }
}

async function listAndWatch<T extends WatchedObject>(api: ApiClient, options: WatchOptions<T>): Promise<void> {
  const { path, labelSelector, signal, onChange } = options;
  const filter = labelSelector === undefined ? '' : `&labelSelector=${encodeURIComponent(labelSelector)}`;
  const objects = new Map<string, T>();
  let version = await list(api, { path, filter, signal, objects });
  const store: ObjectStore<T> = { get: (key) => objects.get(key), all: () => objects.values() };
  onChange(store);
  while (!signal.aborted) {
    const query = `watch=true&allowWatchBookmarks=true&resourceVersion=${version}${filter}`;
    for await (const line of api.lines(`${path}?${query}`, signal)) {
      const { type, object } = JSON.parse(line) as WatchEvent<T>;
      // Most often 410 Expired: the point to go on from is gone, and only a new list helps.
      if (type === 'ERROR') return;
      version = object.metadata.resourceVersion;
      if (type === 'BOOKMARK') continue;
      if (type === 'DELETED') objects.delete(keyOf(object));
      else objects.set(keyOf(object), object);
      onChange(store);
    }
  }
}

async function list<T extends WatchedObject>(
  api: ApiClient,
  { path, filter, signal, objects }: { path: string; filter: string; signal: AbortSignal; objects: Map<string, T> },
): Promise<string> {
  let token = '';
  for (;;) {
    const query = `limit=${PAGE}${filter}${token === '' ? '' : `&continue=${encodeURIComponent(token)}`}`;
    const page = await api.call<Listed<T>>({ method: 'GET', path: `${path}?${query}`, signal });
    for (const item of page.items) objects.set(keyOf(item), item);
    token = page.metadata.continue ?? '';
    if (token === '') return page.metadata.resourceVersion;
  }
}
