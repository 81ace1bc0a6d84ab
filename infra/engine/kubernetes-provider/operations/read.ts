import { readRuleFor } from '../await/rules.ts';
import { NotReadyError } from '../await/until-ready.ts';
import { allProblems } from '../await/verdict.ts';
import { isNotFound, NoMatchError } from '../cluster/api-error.ts';
import type { Cluster, ProviderContext } from '../configuration/provider-context.ts';
import { LAST_APPLIED, PATCH_FIELD_MANAGER } from '../objects/annotations.ts';
import { newFieldManager } from '../objects/autoname.ts';
import { makeCheckpoint, readCheckpoint } from '../objects/checkpoint.ts';
import { toDashedKeys } from '../objects/dashed-keys.ts';
import { annotationOf, nameOf, parseId, typeOf, withoutValueAt } from '../objects/kubernetes-object.ts';
import { isBuiltIn, withoutReadOnlyMetadata } from '../objects/normalise.ts';
import { pruneToShape, refreshedInputs } from '../objects/prune.ts';
import { withSecrecyOf } from '../objects/secrecy.ts';
import { InitFailedError } from '../protocol/init-failed.ts';
import { type JsonObject, type PropertyMap, reveal } from '../protocol/property-value.ts';
import { type GroupVersionKind, parseTypeToken, parseUrn } from '../protocol/urn.ts';

export interface ReadRequest {
  id: string;
  urn: string;
  /** Outputs in state; empty on an import or a .get. */
  properties: PropertyMap;
  /** Inputs in state; empty on an import or a .get. */
  inputs: PropertyMap;
}

export interface ReadResult {
  /** '' when the object is gone: the engine drops the resource from state. */
  id: string;
  properties: PropertyMap;
  inputs: PropertyMap;
}

const GONE: ReadResult = { id: '', properties: {}, inputs: {} };

function unreachable(context: ProviderContext, request: ReadRequest): ReadResult {
  const { settings, log, unreachableReason } = context;
  const { id, urn, properties, inputs } = request;
  log.warn(urn, `configured Kubernetes cluster is unreachable: ${unreachableReason}`);
  if (settings.deleteUnreachable) {
    log.info(
      urn,
      'configured Kubernetes cluster is unreachable and the `deleteUnreachable` option is enabled. ' +
        'Deleting the unreachable resource from Pulumi state',
    );
    return GONE;
  }
  if (settings.skipUpdateUnreachable) {
    log.info(
      urn,
      'configured Kubernetes cluster is unreachable and the `skipUnreachable` option is enabled. ' +
        'Returned data could not reflect the actual cluster configuration.',
    );
    return { id, properties, inputs };
  }
  throw new Error(
    'failed to read resource state due to unreachable cluster. If the cluster was deleted, you can remove this ' +
      'resource from Pulumi state by rerunning the operation with the PULUMI_K8S_DELETE_UNREACHABLE environment ' +
      'variable set to "true"',
  );
}

/** What an import takes for the program's inputs: the object without status and without what only the server writes. */
function importedInputs(live: JsonObject): JsonObject {
  const written = withoutReadOnlyMetadata(withoutValueAt(live, 'status'));
  const bare = withoutValueAt(written, 'metadata', 'annotations', 'deployment.kubernetes.io/revision');
  const inputs = withoutValueAt(bare, 'metadata', 'annotations', LAST_APPLIED);
  const annotations = (inputs.metadata as JsonObject).annotations;
  const isEmpty = typeof annotations === 'object' && annotations !== null && Object.keys(annotations).length === 0;
  return isEmpty ? withoutValueAt(inputs, 'metadata', 'annotations') : inputs;
}

/** Built-in kinds drop values that mean nothing; a custom resource shows whatever is not as it was written. */
function inputsAfterRefresh(live: JsonObject, oldInputs: JsonObject, before: JsonObject): JsonObject {
  const written = withoutReadOnlyMetadata(oldInputs);
  return isBuiltIn(live) ? refreshedInputs(live, written, before) : pruneToShape(live, written);
}

/** Judges once, without waiting; what is wrong makes the error, never an unread object. */
async function judgeOnce(cluster: Cluster, live: JsonObject, inputs: JsonObject): Promise<NotReadyError | undefined> {
  const rule = readRuleFor(inputs);
  if (rule === undefined) return undefined;
  const { objects } = cluster;
  const awaiter = rule.start({ objects, once: true, now: () => performance.now() });
  const verdict = await awaiter.judge(live);
  if (verdict.state === 'ready') return undefined;
  const message = `Resource '${nameOf(live)}' was created but failed to initialize`;
  return new NotReadyError(message, live, await allProblems(verdict));
}

function kindToRead(urn: string, live: JsonObject): GroupVersionKind {
  const known = typeOf(live);
  if (known.kind !== '') return known;
  const gvk = parseTypeToken(parseUrn(urn).type);
  return { ...gvk, kind: gvk.kind.replace(/(?<=.)Patch$/, '') };
}

/**
 * Reads an object: a refresh gives the inputs the values they have in the cluster, an import takes the whole object for
 * inputs.
 * @throws {InitFailedError} when the object is there and not ready; the engine shows it as a warning
 */
export async function read(context: ProviderContext, request: ReadRequest): Promise<ReadResult> {
  const { id, urn } = request;
  const { cluster } = context;
  if (cluster === undefined) return unreachable(context, request);
  const { namespace, name } = parseId(id);
  const old = readCheckpoint(request.properties);
  const oldInputs = toDashedKeys(reveal(request.inputs)) as JsonObject;
  const isImport = Object.keys(oldInputs).length === 0;
  let live: JsonObject;
  try {
    live = await cluster.objects.get({ gvk: kindToRead(urn, isImport ? old.live : oldInputs), namespace, name });
  } catch (error) {
    if (isNotFound(error) || error instanceof NoMatchError) return GONE;
    throw error;
  }
  const inputs = isImport ? importedInputs(live) : inputsAfterRefresh(live, oldInputs, old.live);
  const fieldManager = annotationOf(oldInputs, PATCH_FIELD_MANAGER) || old.fieldManager || newFieldManager();
  const { initialApiVersion } = isImport ? { initialApiVersion: '' } : old;
  const remembered = { inputs, initialApiVersion: initialApiVersion || String(live.apiVersion), fieldManager };
  const result: ReadResult = {
    id,
    properties: makeCheckpoint(live, remembered, request.inputs),
    inputs: withSecrecyOf(inputs, request.inputs),
  };
  const problem = isImport ? undefined : await judgeOnce(cluster, live, oldInputs);
  if (problem === undefined) return result;
  throw new InitFailedError({ ...result, message: problem.message, problems: problem.problems });
}
