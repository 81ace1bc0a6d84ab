import { z } from 'zod';

/** Label by which every object of a delivered resource names it (F19): its printed number, lower case. */
export const RESOURCE_LABEL = 'zhengyun.cn/resource';

/** Name of one Kubernetes object, without its content; `namespace` is null for what belongs to the whole cluster. */
export const objectReferenceSchema = z.strictObject({
  apiVersion: z.string(),
  kind: z.string(),
  namespace: z.string().nullable(),
  name: z.string(),
});
export type ObjectReference = z.output<typeof objectReferenceSchema>;

/** One Kubernetes object as read from the cluster after an operation, with the platform's own word on whether it is ready. */
export const observedObjectSchema = z.strictObject({
  apiVersion: z.string(),
  kind: z.string(),
  namespace: z.string().nullable(),
  name: z.string(),
  uid: z.string(),
  /** true: ready (PVC Bound, host Ready) · false: not yet · null: the kind has no notion of readiness and exists. */
  ready: z.boolean().nullable(),
  /** Why it is not ready, in the cluster's words; empty when it is. */
  reason: z.string(),
});
export type ObservedObject = z.output<typeof observedObjectSchema>;

/** What verification read, and when it had finished reading (UTC). */
export const inventorySchema = z.strictObject({
  clusterUid: z.string(),
  observedAt: z.iso.datetime(),
  objects: z.array(observedObjectSchema),
});
export type Inventory = z.output<typeof inventorySchema>;
