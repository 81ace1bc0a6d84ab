import { referenceTo } from '../cluster/objects-api.ts';
import type { ProviderContext } from '../configuration/provider-context.ts';
import { diffObjects, type PropertyChange, withoutIgnored } from '../diff/object-diff.ts';
import { formatPath } from '../diff/property-path.ts';
import { replaceTriggers } from '../diff/replace-triggers.ts';
import { isOn, REPLACE_UNREADY } from '../objects/annotations.ts';
import { isAutonamed, isNamed } from '../objects/autoname.ts';
import { readCheckpoint } from '../objects/checkpoint.ts';
import { toDashedKeys } from '../objects/dashed-keys.ts';
import {
  kindOf,
  listAt,
  nameOf,
  namespaceOf,
  textAt,
  valueAt,
  withoutValueAt,
  withValueAt,
} from '../objects/kubernetes-object.ts';
import { isBuiltIn, withoutReadOnlyMetadata } from '../objects/normalise.ts';
import { pruneToShape } from '../objects/prune.ts';
import { type JsonObject, type PlainObject, type PropertyMap, reveal, UNKNOWN } from '../protocol/property-value.ts';
import { isPatchResource } from '../protocol/urn.ts';

export interface DiffRequest {
  urn: string;
  /** Outputs in state. */
  olds: PropertyMap;
  /** Inputs as Check returned them. */
  news: PropertyMap;
  ignoreChanges: string[];
}

export interface DiffResult {
  hasChanges: boolean;
  changes: PropertyChange[];
  /** Property paths that force a new object; a set, in no meaningful order. */
  replaces: string[];
  /** The old object must go before the new one can come, since both have one name. */
  deleteBeforeReplace: boolean;
}

function withNamespace<T extends PlainObject>(object: T, namespaced: boolean): T {
  if (!namespaced) return withoutValueAt(object, 'metadata', 'namespace');
  const namespace = valueAt(object, 'metadata', 'namespace');
  const isMissing = (namespace === undefined || namespace === '') && object.metadata !== UNKNOWN;
  return isMissing ? withValueAt(object, ['metadata', 'namespace'], 'default') : object;
}

/** The object in state and what the program wants of it. */
interface Compared {
  live: JsonObject;
  inputs: PlainObject;
}

/** Whether the program wants an unfinished Job made anew, and this one is. An unreadable cluster counts as no. */
async function isUnreadyJob(context: ProviderContext, urn: string, { live, inputs }: Compared): Promise<boolean> {
  if (!isOn(inputs, REPLACE_UNREADY)) return false;
  if (kindOf(inputs) !== 'Job') {
    context.log.warn(urn, 'replaceUnready annotation is not supported for this resource');
    return false;
  }
  if (context.cluster === undefined) {
    context.log.warn(urn, 'Cluster is unreachable, skipping replaceUnready check');
    return false;
  }
  const job = await context.cluster.objects.get(referenceTo(live)).catch(() => undefined);
  if (job === undefined) return false;
  const isComplete = listAt(job, 'status', 'conditions').some(
    (condition) => condition.type === 'Complete' && condition.status === 'True',
  );
  return !isComplete || textAt(job, 'status', 'startTime') === '';
}

function mustDeleteFirst({ live, inputs }: Compared): boolean {
  return (
    isNamed(inputs) &&
    !isAutonamed(inputs) &&
    nameOf(inputs) === nameOf(live) &&
    (namespaceOf(inputs) || 'default') === (namespaceOf(live) || 'default')
  );
}

/**
 * Compares the object in state with what the program wants. The cluster is not asked (only for an unready Job that the
 * program wants replaced): what changed behind Pulumi's back shows after a refresh.
 */
export async function diff(context: ProviderContext, request: DiffRequest): Promise<DiffResult> {
  const { urn } = request;
  const { inputs: oldInputs, live } = readCheckpoint(request.olds);
  const isInNamespace = namespaceOf(live) !== '';
  const newInputs = withNamespace(withoutReadOnlyMetadata(toDashedKeys(reveal(request.news))), isInNamespace);
  const pruned = withoutReadOnlyMetadata(pruneToShape(live, oldInputs));
  const namedPruned = nameOf(newInputs) === '' ? pruned : withValueAt(pruned, ['metadata', 'name'], nameOf(live));
  const subject = { live: withNamespace(namedPruned, isInNamespace), oldInputs, newInputs };

  const { settings } = context;
  const mutability = { configMaps: settings.enableConfigMapMutable, secrets: settings.enableSecretMutable };
  const triggers = replaceTriggers(newInputs, mutability, isPatchResource(urn, kindOf(newInputs)));
  const changes = withoutIgnored(diffObjects(subject, triggers, isBuiltIn(newInputs)), request.ignoreChanges);
  const replaces = changes.filter((change) => change.replaces).map((change) => formatPath(change.path));
  if (await isUnreadyJob(context, urn, { live, inputs: newInputs })) {
    replaces.push(`.metadata.annotations["${REPLACE_UNREADY}"]`);
  }
  return {
    hasChanges: changes.length > 0 || replaces.length > 0,
    changes,
    replaces,
    deleteBeforeReplace: replaces.length > 0 && mustDeleteFirst({ live, inputs: newInputs }),
  };
}
