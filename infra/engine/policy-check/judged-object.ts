import { isClusterKind } from '@zhengyun/packs/manifest/manifest.ts';

/** One Kubernetes object to be judged, wherever it comes from. */
export interface JudgedObject {
  /** The engine's type of it, e.g. `kubernetes:apps/v1:Deployment`. */
  readonly type: string;
  /** Empty when the object is in no stack. */
  readonly urn: string;
  readonly content: Readonly<Record<string, unknown>>;
  /** Its stack refuses to delete it. */
  readonly isProtected: boolean;
  /** Name of the provider it goes through; null when it goes through none. */
  readonly provider: string | null;
}

/**
 * An object as a manifest writes it. `namespace` is where it goes when it names none itself, as `kubectl -n` has it; what
 * belongs to the whole cluster goes nowhere.
 */
export function objectOfManifest(manifest: Readonly<Record<string, unknown>>, namespace?: string): JudgedObject {
  const { apiVersion, kind, ...content } = manifest;
  const version = String(apiVersion);
  const type = `kubernetes:${version.includes('/') ? version : `core/${version}`}:${String(kind)}`;
  const placed = namespace !== undefined && !isClusterKind(String(kind));
  const metadata = { ...(placed ? { namespace } : {}), ...(content.metadata as object | undefined) };
  return { type, urn: '', content: { ...content, metadata }, isProtected: false, provider: null };
}
