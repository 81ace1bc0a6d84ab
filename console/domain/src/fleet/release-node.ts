import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { lockNode, setQuarantine } from './node-store.ts';
import { releaseNodeSchema } from './schemas.ts';

/** Takes a node's samples again. STATE_CONFLICT when it is not in quarantine. */
export const releaseNode = command({
  event: 'fleet.node-released',
  allow: ['platform-engineer', 'job'],
  input: releaseNodeSchema,
  async act({ ctx, tx }, { nodeId }) {
    const node = await lockNode(tx, nodeId);
    if (!node) throw new DomainError('NOT_FOUND', { what: 'node', id: nodeId });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId: node.cloudId });
    if (!node.quarantine) throw new DomainError('STATE_CONFLICT', { state: 'released' });
    await setQuarantine(tx, nodeId, null);
    return {
      result: { quarantined: false as const },
      audit: { object: { kind: 'node', id: nodeId }, detail: { name: node.name, was: node.quarantine.reason } },
    };
  },
});
