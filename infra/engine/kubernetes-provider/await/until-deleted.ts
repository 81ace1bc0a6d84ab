import { isNotFound } from '../cluster/api-error.ts';
import type { ObjectReference, ObjectsApi } from '../cluster/objects-api.ts';
import { listAt, textAt, valueAt } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { ObjectWatch } from './object-watch.ts';

export interface DeletionWait {
  objects: ObjectsApi;
  reference: ObjectReference;
  /** uid of the object being deleted: one of the same name made since is another object. */
  uid: string;
  timeoutSeconds: number;
  signal: AbortSignal;
  /** Gets each new reason for waiting. */
  onProgress(problem: string): void;
}

/** How the waiting ended. */
export type DeletionOutcome = { state: 'gone' } | { state: 'cancelled' } | { state: 'timed-out'; finalizers: string[] };

/** A watch may be forbidden, so the object is asked for this often anyway. */
const LOOK_AGAIN_MS = 2_000;

function finalizersOf(object: JsonObject): string[] {
  const finalizers = valueAt(object, 'metadata', 'finalizers');
  return Array.isArray(finalizers) ? finalizers.filter((item) => typeof item === 'string') : [];
}

/** What a namespace or another object that reports on its own deletion is still busy with. */
function progressOf(object: JsonObject): string {
  const busy = listAt(object, 'status', 'conditions').find(
    (condition) => condition.status === 'True' && /Remaining|Failure/.test(textAt(condition, 'type')),
  );
  return busy === undefined ? '' : textAt(busy, 'message');
}

/** The object if it is still there; a server that fails for a moment counts as still there. */
async function look(wait: DeletionWait): Promise<JsonObject | undefined> {
  try {
    const object = await wait.objects.get(wait.reference);
    return wait.uid === '' || textAt(object, 'metadata', 'uid') === wait.uid ? object : undefined;
  } catch (error) {
    return isNotFound(error) ? undefined : {};
  }
}

/** Waits until the object is really gone: finalizers run, dependents deleted first where that was asked for. */
export async function untilDeleted(wait: DeletionWait): Promise<DeletionOutcome> {
  const watch = new ObjectWatch(wait.objects, wait.reference);
  const deadline = performance.now() + wait.timeoutSeconds * 1000;
  let reported = '';
  try {
    for (;;) {
      const object = watch.isDeleted ? undefined : await look(wait);
      if (object === undefined) return { state: 'gone' };
      const progress = progressOf(object);
      if (progress !== '' && progress !== reported) wait.onProgress(progress);
      reported = progress;
      if (wait.signal.aborted) return { state: 'cancelled' };
      const left = deadline - performance.now();
      if (left <= 0) return { state: 'timed-out', finalizers: finalizersOf(object) };
      await watch.next(Math.min(left, LOOK_AGAIN_MS), wait.signal);
    }
  } finally {
    watch.stop();
  }
}
