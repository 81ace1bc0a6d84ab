import { architectureSchema } from '@zhengyun/rulebook/architecture.ts';
import { profileSchema, slugSchema, tierSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { servicesSchema } from './services.ts';

/** A network zone 网络分区 of one cloud: a pool of named nodes. Codes come from the deployment's dictionary, never an enum. */
export const zoneSchema = z.strictObject({
  code: slugSchema,
  name: z.string().min(1),
  xinchuang: z.boolean(),
  /** Highest MLPS grade of a system the zone may host. */
  maximumMlps: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** Whether something in the zone may have an address on the Internet; where nothing is said, nothing may. */
  publicAddress: z.boolean().default(false),
  /** What the zone's nodes run, where hosts need to be told; absent: the cluster's own default. */
  architecture: architectureSchema.optional(),
  /** Nodes that exist already; the program labels and taints them and never makes one. */
  nodes: z.array(z.string().min(1)),
});

/** Input of the programs `provincial`, `sectoral` and `municipal`: one cloud. */
export const cloudInputsSchema = z.strictObject({
  cloud: z.strictObject({ slug: slugSchema, name: z.string().min(1), tier: tierSchema, profile: profileSchema }),
  zones: z.array(zoneSchema).min(1),
  storage: z.strictObject({
    /** CSI driver (or the simulated provisioner) behind both classes. */
    provisioner: z.string().min(1),
    ordinaryIops: z.strictObject({ minimum: z.int(), maximum: z.int() }),
    fastIops: z.strictObject({ minimum: z.int(), maximum: z.int() }),
  }),
  /** Whether the VirtualMachine definition is put on the cluster by this stack or is there already: decided once, when the cloud is registered. */
  kubevirt: z.enum(['install', 'present']),
  /** Operators on the cluster that make data services and the like; what is not named is not there. */
  services: servicesSchema.prefault({}),
});
export type CloudInputs = z.output<typeof cloudInputsSchema>;

export const tolerationSchema = z.strictObject({
  key: z.string(),
  operator: z.literal('Equal'),
  value: z.string(),
  effect: z.literal('NoSchedule'),
});

/** What a cloud's stack exports and `tenancy` reads by StackReference. Only values known at preview (names, never uids). */
export const cloudOutputsSchema = z.strictObject({
  cloudSlug: slugSchema,
  zones: z.record(
    slugSchema,
    z.strictObject({
      xinchuang: z.boolean(),
      maximumMlps: z.int(),
      /** Absent in what a cloud exported before zones knew of it: no public addresses. */
      publicAddress: z.boolean().default(false),
      architecture: architectureSchema.optional(),
      nodeSelector: z.record(z.string(), z.string()),
      tolerations: z.array(tolerationSchema),
    }),
  ),
  storageClasses: z.strictObject({ ordinary: z.string(), fast: z.string() }),
  priorityClasses: z.strictObject({ host: z.string(), container: z.string() }),
  /** Service account (and the namespace and token Secret it lives in) that tenancy operations use instead of the cloud's own credential. */
  tenancyOperator: z.strictObject({ namespace: z.string(), serviceAccount: z.string(), tokenSecret: z.string() }),
  /** Cluster roles a tenancy binds in its own namespace: `view` reads and powers hosts, `deploy` runs workloads in a container space. */
  tenantRoles: z.strictObject({ view: z.string(), deploy: z.string() }),
  /** As in the inputs; a cloud deployed before there were any exports none. */
  services: servicesSchema.prefault({}),
  /**
   * What managed services stand on: the priority class of their pods, and the cluster role that reads their credentials by
   * name in the tenancy's namespace. Null on a cloud deployed before there were any.
   */
  managed: z.strictObject({ priorityClass: z.string(), credentialsRole: z.string() }).nullable().default(null),
  /** Cluster role by which named people reach the consoles of a tenancy's hosts. Null on a cloud deployed before there was one. */
  consolesRole: z.string().nullable().default(null),
});
export type CloudOutputs = z.output<typeof cloudOutputsSchema>;
