import { tierSchema } from '@zhengyun/rulebook/tier.ts';
import { decodeCursor, encodeCursor, type Page } from '../verb/paging.ts';
import { query } from '../verb/query.ts';
import { SKEW_WARNING_MS, stateOf } from './node-rules.ts';
import { countNodes, type NodeListRow, selectNodes } from './node-store.ts';
import { listNodesSchema, type NodeRow } from './schemas.ts';
import { usageOf } from './usage-store.ts';
import { type UsageFacts, utilisationOf } from './utilisation-rules.ts';

/** Utilisation is taken over the samples of the last five minutes. */
const WINDOW_MS = 5 * 60_000;

function present(row: NodeListRow, usage: UsageFacts | undefined, now: Date): NodeRow {
  return {
    id: row.id,
    name: row.name,
    cloudId: row.cloudId,
    cloudName: row.cloudName,
    tier: tierSchema.parse(row.tier),
    state: stateOf(row, now),
    agentVersion: row.agentVersion,
    enrolledAt: row.enrolledAt.toISOString(),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    clockSkewMs: row.clockSkewMs?.toString() ?? null,
    clockWarning: Math.abs(Number(row.clockSkewMs ?? 0n)) > SKEW_WARNING_MS,
    quarantinedAt: row.quarantinedAt?.toISOString() ?? null,
    quarantineReason: row.quarantineReason,
    certificateExpiresAt: row.certificateExpiresAt?.toISOString() ?? null,
    utilisation: utilisationOf(usage ? [usage] : []),
  };
}

/** Nodes that run an agent, newest enrolment first, with clock, state and what they use. Staff only: nodes are no tenant's. */
export const listNodes = query({
  allow: ['platform-engineer', 'technical-reviewer', 'authority-approver', 'auditor', 'system-admin'],
  input: listNodesSchema,
  async read({ ctx, tx }, { cloudId, cursor, limit }): Promise<Page<NodeRow>> {
    const rows = await selectNodes(tx, { cloudId, after: decodeCursor(cursor), limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const since = new Date(ctx.now.getTime() - WINDOW_MS);
    const ids = shown.map(({ id }) => id);
    const usage = await usageOf(tx, ids, since);
    return {
      items: shown.map((row) => present(row, usage.get(row.id), ctx.now)),
      nextCursor: rows.length > limit && last ? encodeCursor(last.enrolledAt, last.id) : null,
      total: await countNodes(tx, cloudId),
    };
  },
});
