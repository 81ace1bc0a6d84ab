import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { lockNode, setQuarantine } from './node-store.ts';
import { quarantineNodeSchema } from './schemas.ts';

/** Refuses a node's samples until it is released; the node keeps them meanwhile. Nobody else is touched. */
export const quarantineNode = command({
  event: 'fleet.node-quarantined',
  allow: ['platform-engineer', 'job'],
  input: quarantineNodeSchema,
  async act({ ctx, tx }, { nodeId, reason }) {
    const node = await lockNode(tx, nodeId);
    if (!node) throw new DomainError('NOT_FOUND', { what: 'node', id: nodeId });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId: node.cloudId });
    await setQuarantine(tx, nodeId, { at: ctx.now, reason });
    return {
      result: { quarantined: true as const },
      audit: { object: { kind: 'node', id: nodeId }, detail: { name: node.name, reason } },
    };
  },
});
