import { recordOf, textOf } from './reading.ts';

/** A Kubernetes object as a policy sees it. Reading a value that isn't known at preview throws, and the engine reports that. */
export interface Manifest {
  /** Empty for an object that is in no stack. */
  readonly urn: string;
  readonly group: string;
  /** Without `Patch`: a patch of a Deployment is judged as a Deployment. */
  readonly kind: string;
  /** A patch owns some fields of an object that somebody else made. */
  readonly isPatch: boolean;
  readonly name: string;
  readonly namespace: string | null;
  readonly labels: Readonly<Record<string, unknown>>;
  readonly annotations: Readonly<Record<string, unknown>>;
  readonly content: Readonly<Record<string, unknown>>;
  /** Its stack refuses to delete it: a definition others depend on, or a volume that was there before the platform. */
  readonly isProtected: boolean;
  /** Name of the provider it goes through; null when the engine doesn't say. */
  readonly provider: string | null;
}

/** Kinds that belong to the whole cluster, among those a program of ours or a department's could write. */
const CLUSTER_SCOPED = new Set([
  'APIService',
  'CertificateSigningRequest',
  'ClusterRole',
  'ClusterRoleBinding',
  'CSIDriver',
  'CustomResourceDefinition',
  'FlowSchema',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
]);

const KUBERNETES_TYPE = /^kubernetes:(?:([^/:]+)\/)?[^/:]+:([A-Za-z0-9-]+)$/;

/** The object behind a Pulumi resource; null for providers, components and everything that isn't Kubernetes. */
export function toManifest(resource: {
  readonly type: string;
  /** Empty for an object that is in no stack. */
  readonly urn: string;
  readonly props: Record<string, unknown>;
  readonly provider?: { readonly name: string };
  readonly opts?: { readonly protect: boolean };
}): Manifest | null {
  const match = KUBERNETES_TYPE.exec(resource.type);
  const [, group = '', typeName] = match ?? [];
  if (typeName === undefined) return null;
  const metadata = recordOf(resource.props.metadata);
  const isPatch = typeName.endsWith('Patch');
  return {
    urn: resource.urn,
    group,
    kind: isPatch ? typeName.slice(0, -'Patch'.length) : typeName,
    isPatch,
    name: textOf(metadata.name),
    namespace: textOf(metadata.namespace) || null,
    labels: recordOf(metadata.labels),
    annotations: recordOf(metadata.annotations),
    content: resource.props,
    isProtected: resource.opts?.protect ?? false,
    provider: resource.provider?.name ?? null,
  };
}

const URN = /^urn:pulumi:([^:]+)::([^:]+)::/;

/** Stack and project an object's URN names; null each for an object out of a file. */
export function stackOf({ urn }: Manifest): { readonly stack: string | null; readonly project: string | null } {
  const [, stack = null, project = null] = URN.exec(urn) ?? [];
  return { stack, project };
}

/** Whether a kind belongs to the whole cluster, among those that are known to. */
export function isClusterKind(kind: string): boolean {
  return CLUSTER_SCOPED.has(kind);
}

/** Whether the object belongs to the whole cluster and not to a namespace. */
export function isClusterScoped(object: Manifest): boolean {
  return object.namespace === null && isClusterKind(object.kind);
}
