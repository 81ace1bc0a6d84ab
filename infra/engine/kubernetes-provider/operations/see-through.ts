import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, isAlreadyExists, isNotFound, messageOf } from '../cluster/api-error.ts';
import { referenceTo, type WriteOptions } from '../cluster/objects-api.ts';
import type { Cluster, ProviderContext } from '../configuration/provider-context.ts';
import { listAt, textAt, valueAt } from '../objects/kubernetes-object.ts';
import { isMap, type JsonObject } from '../protocol/property-value.ts';

/** How long a change that is under way waits for a server that is away (milliseconds): a restart, a failover of its address. */
const PATIENCE_MS = 90_000;
const ASK_EVERY_MS = 1_000;
/** Clocks of two machines may differ by so much. */
const CLOCKS_MS = 60_000;

/** Whether nobody answered, which says nothing of what the server did. */
export function isUnanswered(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof ApiError || error.name === 'AbortError') return false;
  const { code } = error as NodeJS.ErrnoException;
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENETUN)/.test(code ?? '') || /socket hang up|no answer from/.test(error.message)
  );
}

/** A change of one object on its way. */
export interface Under {
  readonly context: ProviderContext;
  readonly urn: string;
  readonly preview: boolean;
}

/**
 * Does `act`, which may be done twice, and does it again while the server gives no answer: a change in hand is seen
 * through a server's restart, where giving up would leave the stack half changed. A preview changes nothing and fails at once.
 */
export async function seeThrough<Result>(
  { context, urn, preview }: Under,
  act: () => Promise<Result>,
): Promise<Result> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (preview || !isUnanswered(error) || performance.now() > end) throw error;
      context.log.status(urn, `waiting for the Kubernetes API: ${messageOf(error)}`);
      await sleep(ASK_EVERY_MS, undefined, { signal: context.signal });
    }
  }
}

/**
 * Makes an object, also across a server that goes away: whether an unanswered create was stored is read from the cluster,
 * so it is neither made twice nor taken for a stranger's.
 */
export async function createSeenThrough(
  under: Under & { readonly cluster: Cluster },
  object: JsonObject,
  options: WriteOptions,
): Promise<JsonObject> {
  const { cluster, preview } = under;
  const since = Date.now() - CLOCKS_MS;
  let unanswered = false;
  return seeThrough(under, async () => {
    const stored = unanswered ? await findOwn(cluster, object, { manager: options.fieldManager, since }) : undefined;
    if (stored) return stored;
    try {
      return await cluster.objects.create(object, options);
    } catch (error) {
      // It may still have been on its way when we looked.
      const late = unanswered && isAlreadyExists(error);
      unanswered ||= !preview && isUnanswered(error);
      const own = late ? await findOwn(cluster, object, { manager: options.fieldManager, since }) : undefined;
      if (own) return own;
      throw error;
    }
  });
}

/** The object as it stands, if it is the one that was to be made: by our manager, with our labels, just now. */
async function findOwn(
  cluster: Cluster,
  object: JsonObject,
  made: { manager: string; since: number },
): Promise<JsonObject | undefined> {
  let live: JsonObject;
  try {
    live = await cluster.objects.get(referenceTo(object));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
  const ours = listAt(live, 'metadata', 'managedFields').some(
    (entry) => entry.manager === made.manager && entry.operation === 'Update',
  );
  const labels = valueAt(object, 'metadata', 'labels');
  const labelled = Object.entries(isMap<JsonObject>(labels) ? labels : {}).every(
    ([key, value]) => valueAt(live, 'metadata', 'labels', key) === value,
  );
  const fresh = Date.parse(textAt(live, 'metadata', 'creationTimestamp')) >= made.since;
  return ours && labelled && fresh ? live : undefined;
}
