/** A create that the engine had begun and not recorded the end of, as the state holds it. */
export interface PendingCreate {
  readonly urn: string;
  readonly type: string;
  readonly inputs?: {
    readonly apiVersion?: unknown;
    readonly kind?: unknown;
    readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown };
  };
}

/**
 * The id under which the provider imports the object: `name` or `namespace/name`. Null when it can't have been made under
 * a name we know (no Kubernetes object, or named by the cluster); a patch is applied anew, which changes nothing.
 */
export function importId(create: PendingCreate): string | null {
  const metadata = create.inputs?.metadata;
  if (!create.type.startsWith('kubernetes:') || create.type.endsWith('Patch') || typeof metadata?.name !== 'string')
    return null;
  return typeof metadata.namespace === 'string' ? `${metadata.namespace}/${metadata.name}` : metadata.name;
}
