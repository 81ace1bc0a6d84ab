import type { CheckFailure } from '../configuration/check-config.ts';
import type { ProviderContext } from '../configuration/provider-context.ts';
import { adoptAutoname, assignAutoname, type EngineNaming, hasGenerateName } from '../objects/autoname.ts';
import { toDashedKeys } from '../objects/dashed-keys.ts';
import {
  isCustomResourceDefinition,
  kindOf,
  nameOf,
  textAt,
  typeOf,
  valueAt,
  withValueAt,
} from '../objects/kubernetes-object.ts';
import { isBuiltIn, normalise, withoutReadOnlyMetadata } from '../objects/normalise.ts';
import { withSecrecyOf } from '../objects/secrecy.ts';
import { isKnown, type PlainObject, type PropertyMap, reveal, UNKNOWN } from '../protocol/property-value.ts';
import { UnsupportedError } from '../protocol/refusals.ts';
import { formatApiVersion, isPatchResource, parseTypeToken, parseUrn } from '../protocol/urn.ts';

export interface CheckRequest {
  urn: string;
  /** Inputs of the last update, empty for a new resource. */
  olds: PropertyMap;
  news: PropertyMap;
  /** From the engine; the same for the same resource under the same plan. */
  randomSeed: Uint8Array;
  naming: EngineNaming;
}

export interface CheckResult {
  inputs: PropertyMap;
  failures: CheckFailure[];
}

/** Groups under which Pulumi's SDKs offer things that are no API objects. */
const FOREIGN_GROUPS = new Set(['helm.sh', 'yaml', 'kustomize']);

function refuseForeign(urn: string): void {
  const token = parseUrn(urn).type;
  const { group, kind } = parseTypeToken(token);
  if (FOREIGN_GROUPS.has(group)) throw new UnsupportedError(`${token} (${kind})`);
}

async function settle(context: ProviderContext, urn: string, inputs: PlainObject): Promise<PlainObject> {
  if (!isKnown(inputs)) return withoutReadOnlyMetadata(inputs);
  const schema = isBuiltIn(inputs) ? await context.cluster?.schemas.find(typeOf(inputs)) : undefined;
  const { object, unknownFields } = normalise(inputs, schema);
  if (unknownFields.length > 0) {
    context.log.warn(urn, `${kindOf(inputs)} has no field ${unknownFields.join(', ')}: left out`);
  }
  return object;
}

/** Whether objects of the kind live in namespaces; a kind nobody knows yet is taken for namespaced. */
export async function isNamespaced(context: ProviderContext, object: PlainObject): Promise<boolean> {
  const gvk = typeOf(object);
  const defined = context.definedScopes.get(`${gvk.group}/${gvk.kind}`);
  return defined ?? (await context.cluster?.discovery.find(gvk))?.namespaced ?? true;
}

/** Keeps in mind what a definition of this run's program will bring, for the resources that use it. */
function rememberDefinition(context: ProviderContext, definition: PlainObject): void {
  const key = `${textAt(definition, 'spec', 'group')}/${textAt(definition, 'spec', 'names', 'kind')}`;
  context.definedScopes.set(key, textAt(definition, 'spec', 'scope') !== 'Cluster');
}

function named(request: CheckRequest, inputs: PlainObject): PlainObject {
  const olds = reveal(request.olds);
  const { urn, randomSeed, naming } = request;
  const result =
    Object.keys(olds).length > 0
      ? adoptAutoname(inputs, olds)
      : assignAutoname(inputs, parseUrn(urn).name, { seed: randomSeed, naming });
  if (hasGenerateName(result)) {
    throw new Error('the `.metadata.generateName` field is not supported in Server-Side Apply mode');
  }
  return result;
}

async function unknownKindFailures(context: ProviderContext, inputs: PlainObject): Promise<CheckFailure[]> {
  if (!context.settings.rejectUnknownResources || context.cluster === undefined) return [];
  const gvk = typeOf(inputs);
  if ((await context.cluster.discovery.find(gvk)) !== undefined) return [];
  const reason = `the cluster has no resource type ${formatApiVersion(gvk)}/${gvk.kind} (rejectUnknownResources)`;
  return [{ property: 'kind', reason }];
}

function lacksNamespace(inputs: PlainObject): boolean {
  const namespace = valueAt(inputs, 'metadata', 'namespace');
  return (namespace === undefined || namespace === '') && inputs.metadata !== UNKNOWN;
}

/**
 * Turns what the program wrote into the inputs that all later calls get: in settled form, named, in a namespace.
 * @throws on list kinds, on what only the official plugin offers, and on a *Patch resource without a name
 */
export async function check(context: ProviderContext, request: CheckRequest): Promise<CheckResult> {
  const { urn, news } = request;
  if (context.cluster === undefined && context.settings.skipUpdateUnreachable) {
    context.log.warn(urn, 'Cluster is unreachable but skipUpdateUnreachable flag is set to true, skipping...');
    return { inputs: request.olds, failures: [] };
  }
  refuseForeign(urn);
  const written = toDashedKeys(reveal(news));
  if (Array.isArray(written.items) && kindOf(written).endsWith('List')) {
    throw new Error(
      'list resources exist for compatibility with YAML manifests and Helm charts, ' +
        'and cannot be created directly. Use the underlying resource type instead',
    );
  }
  let inputs = await settle(context, urn, written);
  if (isPatchResource(urn, kindOf(inputs)) && nameOf(inputs) === '' && isKnown(inputs)) {
    throw new Error('patch resources require the `.metadata.name` field to be set');
  }
  inputs = named(request, inputs);
  if (lacksNamespace(inputs) && (await isNamespaced(context, inputs))) {
    inputs = withValueAt(inputs, ['metadata', 'namespace'], context.defaultNamespace);
  }
  if (isCustomResourceDefinition(inputs)) rememberDefinition(context, inputs);
  return { inputs: withSecrecyOf(inputs, news), failures: await unknownKindFailures(context, inputs) };
}
