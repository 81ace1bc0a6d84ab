import { type CloudInputs, cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import { SERVICE_NAMES, servicesSchema } from '@zhengyun/interface/services.ts';
import { architectureSchema } from '@zhengyun/rulebook/architecture.ts';
import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { regionSchema } from '@zhengyun/rulebook/region.ts';
import { profileSchema, slugSchema, type Tier, tierSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { admittedMlpsSchema } from '../tenancy/schemas.ts';
import { idSchema, instantSchema, sluggedSchema, unitsTextSchema } from '../verb/wire.ts';
import { iopsSchema } from './storage/schemas.ts';

export const CLOUD_STATES = [
  'planned',
  'registered',
  'deploying',
  'deployed',
  'failed',
  'retiring',
  'retired',
] as const;
export const cloudStateSchema = z.enum(CLOUD_STATES);

/** Capacity of one zone in one dimension; `allocated` counts what is delivered or reserved, `left` may be negative when oversold. */
export const capacityViewSchema = z.object({
  dimension: dimensionSchema,
  total: unitsTextSchema,
  allocated: unitsTextSchema,
  left: unitsTextSchema,
});

export const zoneViewSchema = z.object({
  code: z.string(),
  name: z.string(),
  xinchuang: z.boolean(),
  maximumMlps: z.int(),
  publicAddress: z.boolean(),
  architecture: architectureSchema.nullable(),
  nodes: z.int(),
  capacity: z.array(capacityViewSchema),
});

/** Measured use of a cloud's nodes; null where no agent has reported: unknown is not zero. */
export const cloudUseSchema = z.object({
  nodes: z.int(),
  lastSeenAt: instantSchema.nullable(),
  cpuPpm: z.string().nullable(),
  memoryPpm: z.string().nullable(),
});

export const cloudViewSchema = z.object({
  id: idSchema,
  slug: z.string(),
  name: z.string(),
  tier: tierSchema,
  profile: profileSchema,
  region: regionSchema.nullable(),
  state: cloudStateSchema,
  /** true: on this machine's local cluster, whose volumes and hosts are simulated. */
  simulated: z.boolean(),
  /** Whether hosts can be delivered with an operating system here. */
  hostImages: z.boolean(),
  cluster: z
    .object({ slug: z.string(), server: z.string(), kubernetesVersion: z.string(), registeredAt: instantSchema })
    .nullable(),
  deployedAt: instantSchema.nullable(),
  zones: z.array(zoneViewSchema),
  use: cloudUseSchema.nullable(),
  /** The newest probe of the cloud's API; null: never observed. */
  lastObservation: z.object({ at: instantSchema, up: z.boolean() }).nullable(),
});
export type CloudView = z.output<typeof cloudViewSchema>;

export const overviewInputSchema = z.void();
/** The 1+N+M picture: provincial first, then sectors, then cities. */
export const overviewSchema = z.object({ clouds: z.array(cloudViewSchema) });

export const getCloudInputSchema = z.strictObject({ slug: slugSchema });
export const cloudDetailSchema = cloudViewSchema.extend({
  kubevirt: z.enum(['install', 'present']),
  storageProvisioner: z.string(),
  tenancies: z.int(),
  credentials: z.array(
    z.object({ purpose: z.enum(['cloud', 'tenancy']), keyId: z.string(), createdAt: instantSchema }),
  ),
});

const zoneDefinitionSchema = z.strictObject({
  code: slugSchema,
  name: z.string().trim().min(1).max(64),
  xinchuang: z.boolean(),
  maximumMlps: admittedMlpsSchema,
  /** Whether something in the zone may have an address on the Internet. */
  publicAddress: z.boolean().default(false),
  /** Instruction set of its nodes, for hosts and their images. Absent or null: the cluster's default. */
  architecture: architectureSchema.nullish(),
  nodes: z.array(z.string().min(1).max(253)).max(5_000),
  /** Dimension → whole units the zone's pool can give. */
  capacity: z.partialRecord(dimensionSchema, z.string().regex(/^\d{1,15}$/)),
});

/** A cloud as data: what `cloud add FILE` reads. */
export const defineCloudSchema = z.strictObject({
  slug: slugSchema,
  name: z.string().trim().min(1).max(64),
  tier: tierSchema,
  profile: profileSchema,
  region: regionSchema.nullable().default(null),
  kubevirt: z.enum(['install', 'present']),
  storageProvisioner: z.string().min(1).max(253),
  /** Absent: the bands as sold. */
  iops: iopsSchema.nullish(),
  /** Operators on its cluster. Absent: none, but on simulated storage those that the simulation plays. */
  services: servicesSchema.nullish(),
  zones: z.array(zoneDefinitionSchema).min(1).max(32),
});
export type CloudDefinition = z.output<typeof defineCloudSchema>;

/** `identity` is what the caller read from the cluster itself: the uid of kube-system and the server's version. */
export const registerCloudSchema = z.strictObject({
  cloudId: idSchema,
  clusterSlug: slugSchema,
  kubeconfig: z.string().min(1).max(262_144),
  identity: z.strictObject({ uid: z.string().min(1).max(64), kubernetesVersion: z.string().min(1).max(64) }),
});

/** What a done cloud operation hands over: the stack's outputs and the tenancy operator's service-account token. */
export const recordDeployedSchema = z.strictObject({
  cloudId: idSchema,
  outputs: cloudOutputsSchema,
  /** What its program was told; in force from now on. */
  profile: profileSchema,
  tenancyCredential: z.strictObject({ token: z.string().min(1) }),
});

export const cloudRefSchema = z.strictObject({ cloudId: idSchema });
export const deploymentStateSchema = z.strictObject({
  cloudId: idSchema,
  state: z.enum(['planned', 'deploying', 'deployed', 'failed', 'retiring']),
});

/** `cloud` deploys the cloud itself; `tenancy` is the service account that tenancy operations use. */
export const readCredentialSchema = z.strictObject({ cloudId: idSchema, purpose: z.enum(['cloud', 'tenancy']) });
/** In process only, never on the wire: `kubeconfig` holds a secret; `clusterUid` says which cluster it must be. */
export interface CloudAccess {
  readonly kubeconfig: string;
  readonly clusterUid: string;
}

/** What deploys a cloud by Pulumi; full stack name: `organization/<project>/<stack>`. */
export interface CloudProgram {
  readonly program: Tier;
  readonly project: string;
  readonly stack: string;
  readonly inputs: CloudInputs;
}

/** A network zone of this deployment: data that the authority keeps, never an enum. */
export const defineZoneEntrySchema = z.strictObject({
  code: slugSchema,
  nameZh: z.string().trim().min(1).max(64),
  nameEn: z.string().trim().min(1).max(64),
  /** What a new zone of this code starts with. */
  maximumMlps: admittedMlpsSchema,
  publicAddress: z.boolean(),
});
export const zoneCodeSchema = z.strictObject({ code: slugSchema });
export const zoneEntriesSchema = z.array(
  defineZoneEntrySchema.extend({ clouds: z.int(), retiredAt: instantSchema.nullable() }),
);
export type ZoneEntry = z.output<typeof zoneEntriesSchema>[number];

/** A credential as given: the text of a kubeconfig. Never stored, logged or put into an audit row as it is. */
const kubeconfigTextSchema = z.string().min(1).max(262_144);
export const askProbeSchema = z.strictObject({ kubeconfig: kubeconfigTextSchema });
export const probeRefSchema = z.strictObject({ probeId: idSchema });
export const getProbeSchema = z.strictObject({ probeId: idSchema, cloudSlug: slugSchema.optional() });
const surveySchema = z.strictObject({
  state: z.literal('answered'),
  uid: z.string().min(1).max(64),
  kubernetesVersion: z.string().min(1).max(64),
  missing: z.array(z.string()).max(500),
  nodes: z.array(z.string()).max(10_000),
  provisioners: z.array(z.string()).max(100),
  kubevirt: z.boolean(),
  operators: z.array(z.enum(SERVICE_NAMES)).default([]),
});
/** What the worker saw: an answer, no answer, or a refusal of everything. */
export const recordProbeSchema = z.strictObject({
  probeId: idSchema,
  answer: z.discriminatedUnion('state', [
    surveySchema,
    z.strictObject({ state: z.enum(['unreachable', 'refused']), reason: z.string().max(500) }),
  ]),
});
export const probeViewSchema = z.object({
  id: idSchema,
  state: z.enum(['asked', 'answered', 'unreachable', 'refused']),
  server: z.string(),
  clusterUid: z.string().nullable(),
  /** Slug of the cluster where it is known already: several clouds may share one. */
  knownAs: z.string().nullable(),
  otherCluster: z.boolean(),
  kubernetesVersion: z.string().nullable(),
  missingRights: z.array(z.string()),
  nodes: z.array(z.string()),
  provisioners: z.array(z.string()),
  kubevirt: z.boolean().nullable(),
  /** Services whose operator the cluster has; null: that look did not ask. */
  operators: z.array(z.enum(SERVICE_NAMES)).nullable(),
  reason: z.string().nullable(),
  probedAt: instantSchema.nullable(),
});
export type ProbeView = z.output<typeof probeViewSchema>;

/** A cloud with its cluster; `probeId`: the look that was made with this very credential. */
export const addCloudSchema = z.strictObject({
  definition: defineCloudSchema,
  clusterSlug: slugSchema,
  kubeconfig: kubeconfigTextSchema,
  probeId: idSchema,
  /** The draft it was written in, which goes with it. */
  draftId: idSchema.optional(),
});

/** `within` only. */
export const endCloudSchema = z.strictObject({ cloudId: idSchema, state: z.enum(['retiring', 'retired']) });

/** Capacity of one cloud by pool: whole units as text; `usedPpm` is measured, null where nobody did. */
export const cloudCapacitySchema = z.object({
  cloud: sluggedSchema,
  pools: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      xinchuang: z.boolean(),
      nodes: z.int(),
      measuredNodes: z.int(),
      lines: z.array(
        z.object({
          dimension: dimensionSchema,
          total: unitsTextSchema,
          booked: unitsTextSchema,
          /** The part of `booked` that came with a namespace and was never ordered. */
          takenOver: unitsTextSchema,
          reserved: unitsTextSchema,
          left: unitsTextSchema,
          usedPpm: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type CloudCapacity = z.output<typeof cloudCapacitySchema>;

export const zoneCodeAnswerSchema = z.object({ code: slugSchema });
export const askedProbeSchema = z.object({ probeId: idSchema });
/** `added` false: it was registered before, with the same definition. */
export const addedCloudSchema = z.object({ cloudId: idSchema, added: z.boolean() });
