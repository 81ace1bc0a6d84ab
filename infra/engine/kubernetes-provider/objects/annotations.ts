import type { PlainObject } from '../protocol/property-value.ts';
import { annotationOf } from './kubernetes-object.ts';

/** The annotations by which a program steers this provider; names and meaning are those of the official one. */
export const AUTONAMED = 'pulumi.com/autonamed';
export const SKIP_AWAIT = 'pulumi.com/skipAwait';
export const WAIT_FOR = 'pulumi.com/waitFor';
export const TIMEOUT_SECONDS = 'pulumi.com/timeoutSeconds';
export const REPLACE_UNREADY = 'pulumi.com/replaceUnready';
export const DELETION_PROPAGATION = 'pulumi.com/deletionPropagationPolicy';
export const PATCH_FORCE = 'pulumi.com/patchForce';
export const PATCH_FIELD_MANAGER = 'pulumi.com/patchFieldManager';

/** kubectl's record of the last apply, which server-side apply made needless. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Whether a switch-like annotation is on. */
export function isOn(object: PlainObject, annotation: string): boolean {
  return annotationOf(object, annotation) === 'true';
}

/** How long an operation may take, in seconds: the resource option wins over the annotation; undefined when neither is given. */
export function askedTimeoutSeconds(optionSeconds: number, object: PlainObject): number | undefined {
  if (optionSeconds > 0) return optionSeconds;
  const annotation = annotationOf(object, TIMEOUT_SECONDS);
  return /^[1-9]\d*$/.test(annotation) ? Number(annotation) : undefined;
}

export type DeletionPropagation = 'Foreground' | 'Background' | 'Orphan';

/** What happens to the objects that an object owns when it is deleted; Foreground unless the annotation says otherwise. */
export function deletionPropagation(object: PlainObject): DeletionPropagation {
  switch (annotationOf(object, DELETION_PROPAGATION).toLowerCase()) {
    case 'orphan':
      return 'Orphan';
    case 'background':
      return 'Background';
    default:
      return 'Foreground';
  }
}
