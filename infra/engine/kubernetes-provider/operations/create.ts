import { setTimeout as sleep } from 'node:timers/promises';
import { NotReadyError } from '../await/until-ready.ts';
import {
  isAlreadyExists,
  isConflict,
  isForbidden,
  isInvalid,
  isNotFound,
  messageOf,
  NoMatchError,
} from '../cluster/api-error.ts';
import { kindKey } from '../cluster/objects-api.ts';
import { type Cluster, type ProviderContext, requireCluster } from '../configuration/provider-context.ts';
import { isOn, PATCH_FIELD_MANAGER, PATCH_FORCE } from '../objects/annotations.ts';
import { newFieldManager } from '../objects/autoname.ts';
import { makeCheckpoint } from '../objects/checkpoint.ts';
import { toDashedKeys } from '../objects/dashed-keys.ts';
import {
  annotationOf,
  apiVersionOf,
  idOf,
  isCustomResourceDefinition,
  kindOf,
  nameOf,
  namespaceOf,
  typeOf,
  withoutValueAt,
  withValueAt,
} from '../objects/kubernetes-object.ts';
import { InitFailedError } from '../protocol/init-failed.ts';
import { isKnown, type JsonObject, type PropertyMap, reveal } from '../protocol/property-value.ts';
import { isPatchResource } from '../protocol/urn.ts';
import { conflictError } from './apply-conflict.ts';
import { awaitReady } from './await-ready.ts';
import { createSeenThrough, seeThrough } from './see-through.ts';

export interface CreateRequest {
  urn: string;
  /** Inputs as Check returned them. */
  properties: PropertyMap;
  /** From customTimeouts, 0 when the program asks for none. */
  timeoutSeconds: number;
  preview: boolean;
}

export interface CreateResult {
  /** '' in a preview: the engine shows it as unknown. */
  id: string;
  properties: PropertyMap;
}

/** Field manager of a plain create; the first update takes its fields over. */
const CREATE_MANAGER = 'pulumi-kubernetes';
/** Pauses between tries while a namespace or a definition that is made at the same time is not there yet, in ms. */
const RETRY_PAUSES = [1_000, 2_000, 4_000, 8_000, 16_000];

const ALREADY_EXISTS_HINTS = `
The resource already exists in the cluster. This can happen when:

  - Renaming a Pulumi resource: use an alias to preserve the identity,
    or use deleteBeforeReplace if the resource needs replacement.
  - Managing an existing resource: use a Patch resource (e.g. NamespacePatch)
    to manage specific fields without owning the resource lifecycle.
  - Adopting a resource into Pulumi: use \`pulumi import\`. Note that
    protected resources (e.g. kube-system) cannot be deleted on destroy.
  - Intentional upsert: set upsertExistingObjects on the provider to allow
    server-side apply to update existing objects on create.`;

/** One create on its way to the server. */
interface Attempt {
  cluster: Cluster;
  urn: string;
  inputs: JsonObject;
  preview: boolean;
  /** Apply instead of create: *Patch resources and upserts. */
  applies: boolean;
  force: boolean;
  fieldManager: string;
}

async function applyNew(attempt: Attempt): Promise<JsonObject> {
  const { cluster, inputs, preview, fieldManager, force } = attempt;
  const options = { fieldManager, dryRun: preview, force };
  try {
    return await cluster.objects.apply(inputs, options);
  } catch (error) {
    // The object that is to be replaced is still there and cannot change: try the new one under a name of its own.
    if (preview && isInvalid(error) && messageOf(error).includes('field is immutable')) {
      return cluster.objects.apply(withValueAt(inputs, ['metadata', 'name'], `${nameOf(inputs)}-preview`), options);
    }
    throw isConflict(error) ? conflictError(error, fieldManager) : error;
  }
}

function store(context: ProviderContext, attempt: Attempt): Promise<JsonObject> {
  const { cluster, urn, inputs, preview } = attempt;
  if (attempt.applies) return seeThrough({ context, urn, preview }, () => applyNew(attempt));
  return createSeenThrough({ context, urn, preview, cluster }, inputs, {
    fieldManager: CREATE_MANAGER,
    dryRun: preview,
  });
}

/** Tries again while what the object needs (its namespace, its definition) is not there: it may be in the making. */
async function storeWithRetries(context: ProviderContext, attempt: Attempt): Promise<JsonObject> {
  for (let tries = 0; ; tries += 1) {
    try {
      const live = await store(context, attempt);
      if (tries > 0) context.log.status(attempt.urn, '');
      return live;
    } catch (error) {
      const pause = RETRY_PAUSES[tries];
      const mayCome = isNotFound(error) || error instanceof NoMatchError;
      if (!mayCome || attempt.preview || pause === undefined) throw error;
      context.log.status(attempt.urn, `Retry #${tries}; creation failed: ${messageOf(error)}`);
      await sleep(pause, undefined, { signal: context.signal });
    }
  }
}

/**
 * Whether a refusal of a dry run may just mean that what the object needs is part of the same plan: its namespace (in
 * which somebody without rights everywhere may do nothing yet), the object it replaces, a service account, a priority
 * class.
 */
function isOfItsTime(context: ProviderContext, inputs: JsonObject, error: unknown): boolean {
  if (isAlreadyExists(error) || isNotFound(error)) return true;
  if (!isForbidden(error)) return false;
  const isInNewNamespace = context.plannedNamespaces.has(namespaceOf(inputs));
  return isInNewNamespace || /not found|no PriorityClass with name/.test(messageOf(error));
}

function explain(urn: string, attempt: Attempt, error: unknown): Error {
  if (error instanceof NoMatchError) {
    return new Error(
      `creation of resource "${urn}" with kind ${apiVersionOf(attempt.inputs)}/${kindOf(attempt.inputs)} failed because ` +
        'the Kubernetes API server reported that the apiVersion for this resource does not exist. ' +
        `Verify that any required CRDs have been created: ${error.message}`,
    );
  }
  const hints = isAlreadyExists(error) ? `\n${ALREADY_EXISTS_HINTS}` : '';
  return new Error(
    `resource "${urn}" was not successfully created by the Kubernetes API server: ${messageOf(error)}${hints}`,
  );
}

/** The object as the server would make it, or undefined when it cannot tell yet. */
async function previewCreate(context: ProviderContext, attempt: Attempt): Promise<JsonObject | undefined> {
  const { urn, inputs } = attempt;
  if (kindKey(inputs) === 'v1/Namespace') context.plannedNamespaces.add(nameOf(inputs));
  try {
    return await store(context, attempt);
  } catch (error) {
    if (isOfItsTime(context, inputs, error)) return undefined;
    throw explain(urn, attempt, error);
  }
}

/**
 * Makes an object and waits until it is ready. In a preview the server goes through everything but the storing; where
 * that cannot be (unknown inputs, a kind or namespace that is still to come, *Patch resources) the inputs come back as
 * they are.
 * @throws {InitFailedError} when the object was made and did not become ready
 */
export async function create(context: ProviderContext, request: CreateRequest): Promise<CreateResult> {
  const { urn, properties, preview } = request;
  const unchanged: CreateResult = { id: '', properties };
  const inputs = toDashedKeys(reveal(properties));
  const isPatch = isPatchResource(urn, kindOf(inputs));
  if (preview && (!isKnown(inputs) || isPatch || context.cluster === undefined)) return unchanged;
  const cluster = requireCluster(context);
  if (!isKnown(inputs)) throw new Error(`resource "${urn}" still has unknown inputs`);
  if (preview && (await cluster.discovery.find(typeOf(inputs))) === undefined) return unchanged;

  const { settings } = context;
  const fieldManager = annotationOf(inputs, PATCH_FIELD_MANAGER) || newFieldManager();
  const attempt: Attempt = {
    cluster,
    urn,
    inputs,
    preview,
    fieldManager,
    applies: isPatch || settings.upsertExistingObjects,
    force: preview || settings.enablePatchForce || isOn(inputs, PATCH_FORCE),
  };
  const remembered = { inputs, initialApiVersion: apiVersionOf(inputs), fieldManager };
  if (preview) {
    const dryRun = await previewCreate(context, attempt);
    if (dryRun === undefined) return unchanged;
    return { id: '', properties: makeCheckpoint(withoutValueAt(dryRun, 'status'), remembered, properties) };
  }
  let live = await storeWithRetries(context, attempt).catch((error: unknown) => {
    throw explain(urn, attempt, error);
  });
  if (isCustomResourceDefinition(live)) cluster.discovery.invalidate();
  try {
    const { timeoutSeconds } = request;
    live = await awaitReady(context, cluster, { urn, inputs, live, timeoutSeconds });
  } catch (error) {
    const last = error instanceof NotReadyError ? error : new NotReadyError(messageOf(error), live, []);
    throw new InitFailedError({
      id: idOf(live),
      message:
        `resource "${urn}" was successfully created, but the Kubernetes API server reported that it failed ` +
        `to fully initialize or become live: ${last.message}`,
      problems: last.problems,
      properties: makeCheckpoint(last.live, remembered, properties),
    });
  }
  return { id: idOf(live), properties: makeCheckpoint(live, remembered, properties) };
}
