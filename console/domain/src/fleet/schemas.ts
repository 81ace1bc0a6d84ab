import { nodeNameSchema } from '@zhengyun/protocol/messages.ts';
import { TIERS } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { pageSchema } from '../verb/paging.ts';

const instant = z.iso.datetime();
/** Share of a whole in parts per million as decimal text; null: not known (never zero). */
const ppm = z.string().regex(/^\d+$/).nullable();

export const createJoinTokenSchema = z.object({
  cloudId: z.uuid(),
  /** Minutes the token may be used in; it is used once. */
  minutes: z.int().min(1).max(1_440).default(60),
  /** The one node name it is good for; a node of that name (reinstalled, its key lost) joins again and loses what it had. */
  node: nodeNameSchema.optional(),
});
export const joinTokenSchema = z.object({
  /** Shown once; the console keeps its hash only. */
  token: z.string(),
  expiresAt: instant,
});

/**
 * never: enrolled, nothing sent yet · live: seen within two minutes · late: within ten · silent: longer ago ·
 * quarantined: its samples are refused until it is released.
 */
export const NODE_STATES = ['never', 'live', 'late', 'silent', 'quarantined'] as const;
export type NodeState = (typeof NODE_STATES)[number];

/** Over the newest minutes that have samples; `at` is the end of the newest of them, null when there are none. */
export const utilisationSchema = z.object({ cpuPpm: ppm, memoryPpm: ppm, diskPpm: ppm, at: instant.nullable() });
export type Utilisation = z.output<typeof utilisationSchema>;

export const listNodesSchema = pageSchema.extend({ cloudId: z.uuid().optional() });
export const nodeSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  cloudId: z.uuid(),
  cloudName: z.string(),
  tier: z.enum(TIERS),
  state: z.enum(NODE_STATES),
  agentVersion: z.string().nullable(),
  enrolledAt: instant,
  lastSeenAt: instant.nullable(),
  /** The node's wall clock minus ours at its last batch, milliseconds; null before the first. */
  clockSkewMs: z.string().nullable(),
  /** The clock is off by more than two seconds. */
  clockWarning: z.boolean(),
  quarantinedAt: instant.nullable(),
  quarantineReason: z.string().nullable(),
  certificateExpiresAt: instant.nullable(),
  utilisation: utilisationSchema,
});
export type NodeRow = z.output<typeof nodeSchema>;
export const nodesPageSchema = z.object({
  items: z.array(nodeSchema).readonly(),
  nextCursor: z.string().nullable(),
  total: z.int(),
});

export const quarantineNodeSchema = z.object({ nodeId: z.uuid(), reason: z.string().trim().min(1).max(200) });
export const releaseNodeSchema = z.object({ nodeId: z.uuid() });

export const cloudUtilisationSchema = z.object({
  cloudId: z.uuid(),
  nodes: z.int(),
  /** Nodes seen within two minutes. */
  live: z.int(),
  quarantined: z.int(),
  lastSeenAt: instant.nullable(),
  utilisation: utilisationSchema,
});
export type CloudUtilisation = z.output<typeof cloudUtilisationSchema>;

export const quarantinedSchema = z.object({ quarantined: z.literal(true) });
export const nodeReleasedSchema = z.object({ quarantined: z.literal(false) });
export const cloudUtilisationsSchema = z.array(cloudUtilisationSchema);
