import { z } from 'zod';

const texts = z.record(z.string(), z.string());
const content = z.record(z.string(), z.json());

/**
 * An object that stood in a namespace before it became a tenancy: as it is on the cluster, without status and without what only the
 * server writes. The program has it exactly so, which is why taking it over changes nothing.
 */
export const adoptedObjectSchema = z.strictObject({
  kind: z.enum(['ResourceQuota', 'PersistentVolumeClaim']),
  name: z.string(),
  labels: texts,
  annotations: texts,
  /** What holds the object back from its deletion; the cluster's own guard of volumes is one. */
  finalizers: z.array(z.string()),
  spec: content,
});
export type AdoptedObject = z.output<typeof adoptedObjectSchema>;

/** A namespace with what is adopted in it: its quotas and its volumes. */
export const adoptedSchema = z.strictObject({
  labels: texts,
  annotations: texts,
  spec: content,
  objects: z.array(adoptedObjectSchema),
});
export type Adopted = z.output<typeof adoptedSchema>;
