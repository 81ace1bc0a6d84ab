import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';
import type { ObjectBucketSpec } from '@zhengyun/rulebook/catalogue/data-services.ts';
import { type CredentialsPlan, credentialsObjects, planCredentials } from '../managed/credentials-plan.ts';
import { requiredService } from '../managed/required-service.ts';
import { type Labels, ownershipLabels, resourceLabels } from '../manifest/labels.ts';
import { checkPlannedObjects, type PlannedObject } from '../manifest/planned-object.ts';
import { gibibytes } from '../manifest/quantity.ts';
import { placeInZone } from '../zone/place-in-zone.ts';

/** A bucket 对象存储桶 of one order line, and what lets the tenancy's pods reach it. */
export interface ObjectBucketPlan {
  readonly resource: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly storageClass: string;
  /** Name in the object store, where those of all clouds and tenancies stand side by side. */
  readonly bucketName: string;
  /** Limits as the provisioner takes them; both may change in place. */
  readonly limits: { readonly maxSize: string; readonly maxObjects?: string };
  readonly reach: { readonly name: string; readonly storeNamespace: string };
  readonly credentials: CredentialsPlan | null;
  readonly objects: readonly PlannedObject[];
}

/**
 * One bucket, named by its resource for life. A smaller quota deletes nothing: the store refuses new objects until the bucket
 * holds less. On release the bucket and what is in it go.
 *
 * @throws PlanInvalidError when the cloud has no object store, or zone or names can't be
 */
export function planObjectBucket(
  inputs: OrderLineInputs,
  spec: ObjectBucketSpec,
  cloud: CloudOutputs,
): ObjectBucketPlan {
  const { resource, namespace } = inputs;
  const subject = `bucket ${resource}`;
  placeInZone(inputs, cloud);
  const { service, managed } = requiredService(subject, cloud, 'objectStorage');
  const labels = resourceLabels(ownershipLabels(cloud.cloudSlug, inputs.ownership), resource);
  const { maximumObjects } = spec;
  const credentials = planCredentials(inputs, labels, managed.credentialsRole);
  const reach = { name: `${resource}-store`, storeNamespace: service.namespace };
  const objects = [
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', namespace, name: reach.name, labels },
    { apiVersion: 'objectbucket.io/v1alpha1', kind: 'ObjectBucketClaim', namespace, name: resource, labels },
    ...credentialsObjects(credentials),
  ];
  checkPlannedObjects(subject, objects, namespace);
  return {
    resource,
    namespace,
    labels,
    storageClass: service.storageClass,
    bucketName: `${cloud.cloudSlug}-${resource}`,
    limits: {
      maxSize: gibibytes(spec.quotaGb),
      ...(maximumObjects === undefined ? {} : { maxObjects: String(maximumObjects) }),
    },
    reach,
    credentials,
    objects,
  };
}
