/** A resource as the state holds it. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: {
    readonly apiVersion?: unknown;
    readonly kind?: unknown;
    readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown };
  };
  readonly outputs?: unknown;
}

/** The part of an exported state that a recovery repairs. */
export interface StateDeployment {
  readonly resources?: readonly StateResource[];
  readonly pending_operations?: readonly { readonly type: string; readonly resource: StateResource }[];
}

/**
 * The state with every create that was under way entered as a resource under the id its object has if it was made. A
 * refresh then reads each: what exists is kept as it is, what does not is dropped. Without this the engine forgets such
 * objects (its --import-pending-creates marks them and imports nothing, 3.259) and the next update meets them as strangers.
 */
export function withPendingCreates(deployment: StateDeployment): StateDeployment {
  const creating = (deployment.pending_operations ?? []).filter(({ type }) => type === 'creating');
  const adopted = creating.flatMap(({ resource }) => {
    const id = objectId(resource);
    return id === null ? [] : [{ ...resource, custom: true, id, outputs: resource.inputs }];
  });
  return {
    ...deployment,
    resources: [...(deployment.resources ?? []), ...adopted],
    pending_operations: (deployment.pending_operations ?? []).filter(({ type }) => type !== 'creating'),
  };
}

/**
 * The id of the object: `name` or `namespace/name`. Null when it can't have been made under a name we know (no Kubernetes
 * object, or named by the cluster); a patch is applied anew, which changes nothing.
 */
export function objectId({ type, inputs }: Pick<StateResource, 'type' | 'inputs'>): string | null {
  const metadata = inputs?.metadata;
  if (!type.startsWith('kubernetes:') || type.endsWith('Patch') || typeof metadata?.name !== 'string') return null;
  return typeof metadata.namespace === 'string' ? `${metadata.namespace}/${metadata.name}` : metadata.name;
}
