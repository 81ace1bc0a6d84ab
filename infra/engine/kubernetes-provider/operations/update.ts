import { NotReadyError } from '../await/until-ready.ts';
import { isConflict, isForbidden, messageOf, NoMatchError } from '../cluster/api-error.ts';
import { type ObjectReference, referenceTo } from '../cluster/objects-api.ts';
import { type Cluster, type ProviderContext, requireCluster } from '../configuration/provider-context.ts';
import { parsePath } from '../diff/property-path.ts';
import { isOn, LAST_APPLIED, PATCH_FIELD_MANAGER, PATCH_FORCE } from '../objects/annotations.ts';
import { newFieldManager } from '../objects/autoname.ts';
import { makeCheckpoint, readCheckpoint } from '../objects/checkpoint.ts';
import { toDashedKeys } from '../objects/dashed-keys.ts';
import {
  annotationOf,
  idOf,
  isCustomResourceDefinition,
  kindOf,
  listAt,
  textAt,
  typeOf,
  valueAt,
  withoutValueAt,
  withValueAt,
} from '../objects/kubernetes-object.ts';
import { adoptFields, hasOwnUpdateEntries, isOwnedOnlyByOthers } from '../objects/managed-fields.ts';
import { InitFailedError } from '../protocol/init-failed.ts';
import { isKnown, type JsonObject, type PropertyMap, reveal } from '../protocol/property-value.ts';
import { isPatchResource } from '../protocol/urn.ts';
import { conflictError } from './apply-conflict.ts';
import { awaitReady } from './await-ready.ts';
import { relinquish } from './relinquish.ts';
import { seeThrough } from './see-through.ts';

export interface UpdateRequest {
  urn: string;
  /** Outputs in state. */
  olds: PropertyMap;
  /** Inputs as Check returned them. */
  news: PropertyMap;
  ignoreChanges: string[];
  /** From customTimeouts, 0 when the program asks for none. */
  timeoutSeconds: number;
  preview: boolean;
}

export interface UpdateResult {
  properties: PropertyMap;
}

/** One update on its way to the server. */
interface Change {
  cluster: Cluster;
  target: ObjectReference;
  inputs: JsonObject;
  fieldManager: string;
  ignoreChanges: string[];
  isPatch: boolean;
  preview: boolean;
  /** The program or the provider says that foreign fields may be taken. */
  mayForce: boolean;
}

/** How often an optimistic write is tried again when somebody else wrote in between. */
const WRITE_RETRIES = 3;

/**
 * Inputs without what ignoreChanges covers: a field that only others own is left out, so that it stays theirs; one that
 * is ours keeps the value it has in the cluster.
 */
function withIgnoredFields(inputs: JsonObject, live: JsonObject, change: Change): JsonObject {
  return change.ignoreChanges.map(parsePath).reduce((wanted, path) => {
    const keys = path.filter((step) => typeof step === 'string');
    if (keys.length !== path.length) return wanted; // into a list: the engine has put the old value back already
    if (isOwnedOnlyByOthers(live, keys, change.fieldManager)) return withoutValueAt(wanted, ...keys);
    const value = valueAt(live, ...keys);
    return value === undefined ? wanted : withValueAt(wanted, keys, value);
  }, inputs);
}

function mustForce(change: Change, live: JsonObject): boolean {
  const isUnmanaged = listAt(live, 'metadata', 'managedFields').length === 0;
  // What a create of ours still owns is only handed over by the update itself, so a preview would conflict with ourselves.
  return change.mayForce || isUnmanaged || (change.preview && hasOwnUpdateEntries(live));
}

/** Hands the fields of kubectl and of our own create over to this resource's manager, so that it can change and drop them. */
async function adopt(change: Change, live: JsonObject): Promise<JsonObject> {
  if (change.preview || change.isPatch) return live;
  const managedFields = adoptFields(live, change.fieldManager);
  const isRecorded = annotationOf(live, LAST_APPLIED) !== '' && annotationOf(change.inputs, LAST_APPLIED) === '';
  if (managedFields === undefined && !isRecorded) return live;
  return change.cluster.objects.patch(change.target, [
    { op: 'replace', path: '/metadata/resourceVersion', value: textAt(live, 'metadata', 'resourceVersion') },
    ...(managedFields === undefined ? [] : [{ op: 'replace', path: '/metadata/managedFields', value: managedFields }]),
    ...(isRecorded ? [{ op: 'remove', path: `/metadata/annotations/${LAST_APPLIED.replace('/', '~1')}` }] : []),
  ]);
}

async function applyChange(change: Change, found: JsonObject): Promise<JsonObject> {
  const live = await adopt(change, found);
  const inputs = withIgnoredFields(change.inputs, live, change);
  const { fieldManager, preview } = change;
  const options = { fieldManager, dryRun: preview, force: mustForce(change, live) };
  return change.cluster.objects.apply(inputs, options).catch((error: unknown) => {
    throw isConflict(error) ? conflictError(error, fieldManager) : error;
  });
}

/** A definition is put in place as a whole, so that its objects stay. */
function replaceDefinition(change: Change, live: JsonObject): Promise<JsonObject> {
  const version = textAt(live, 'metadata', 'resourceVersion');
  const definition = withValueAt(change.inputs, ['metadata', 'resourceVersion'], version);
  return change.cluster.objects.replace(definition, { fieldManager: change.fieldManager, dryRun: change.preview });
}

/** Writes the change over the object as it is now, and again when somebody else has written in between. */
async function write(change: Change): Promise<JsonObject> {
  const { objects } = change.cluster;
  for (let tries = 0; ; tries += 1) {
    const found = await objects.get(change.target);
    try {
      return isCustomResourceDefinition(change.inputs)
        ? await replaceDefinition(change, found)
        : await applyChange(change, found);
    } catch (error) {
      if (!isConflict(error) || tries >= WRITE_RETRIES) throw error;
    }
  }
}

function describe(urn: string, error: unknown): Error {
  if (error instanceof NoMatchError) {
    return new Error(
      `update of resource "${urn}" failed because the Kubernetes API server reported that the apiVersion for this ` +
        `resource does not exist. Verify that any required CRDs have been created: ${error.message}`,
    );
  }
  return new Error(`update of resource "${urn}" failed: ${messageOf(error)}`);
}

/**
 * Brings an object to what the program wants and waits until it is ready. In a preview the server goes through
 * everything but the storing.
 * @throws {InitFailedError} when the update was refused or the object did not become ready; the new inputs are kept
 *   then, and the next update tries again
 */
export async function update(context: ProviderContext, request: UpdateRequest): Promise<UpdateResult> {
  const { urn, news, preview, ignoreChanges } = request;
  const inputs = toDashedKeys(reveal(news));
  if (preview && (!isKnown(inputs) || context.cluster === undefined)) return { properties: news };
  const cluster = requireCluster(context);
  if (!isKnown(inputs)) throw new Error(`resource "${urn}" still has unknown inputs`);
  if (preview && (await cluster.discovery.find(typeOf(inputs))) === undefined) return { properties: news };

  const old = readCheckpoint(request.olds);
  const oldManager = annotationOf(old.inputs, PATCH_FIELD_MANAGER) || old.fieldManager;
  const fieldManager = annotationOf(inputs, PATCH_FIELD_MANAGER) || old.fieldManager || newFieldManager();
  const change: Change = {
    cluster,
    target: { ...referenceTo(old.live), gvk: typeOf(inputs) },
    inputs,
    fieldManager,
    ignoreChanges,
    isPatch: isPatchResource(urn, kindOf(inputs)),
    preview,
    mayForce: context.settings.enablePatchForce || isOn(inputs, PATCH_FORCE),
  };
  const remembered = { inputs, initialApiVersion: old.initialApiVersion, fieldManager };
  let live: JsonObject;
  try {
    live = await seeThrough({ context, urn, preview }, () => write(change));
    const { timeoutSeconds } = request;
    if (!preview) live = await awaitReady(context, cluster, { urn, inputs, live, timeoutSeconds });
  } catch (error) {
    throw await updateFailure({ urn, error, preview, change }, (object) => makeCheckpoint(object, remembered, news));
  }
  if (!preview && oldManager !== '' && oldManager !== fieldManager) {
    await relinquish(cluster.objects, live, oldManager);
  }
  return { properties: makeCheckpoint(live, remembered, news) };
}

interface Failure {
  urn: string;
  error: unknown;
  preview: boolean;
  change: Change;
}

/** What a failed update leaves behind: the object as it is now, with the new inputs, or a plain failure when it cannot be read. */
async function updateFailure(failure: Failure, checkpoint: (live: JsonObject) => PropertyMap): Promise<Error> {
  const { urn, error, preview, change } = failure;
  if (error instanceof NoMatchError || (preview && isForbidden(error))) return describe(urn, error);
  const problems = error instanceof NotReadyError ? error.problems : [];
  let live: JsonObject;
  try {
    live = await change.cluster.objects.get(change.target);
  } catch (readError) {
    return new Error(`${describe(urn, error).message}\nunable to get cluster state: ${messageOf(readError)}`);
  }
  const id = idOf(live);
  return new InitFailedError({
    id,
    message: `the Kubernetes API server reported that "${id}" failed to fully initialize or become live: ${messageOf(error)}`,
    problems,
    properties: checkpoint(live),
  });
}
