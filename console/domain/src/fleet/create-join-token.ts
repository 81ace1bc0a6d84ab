import { randomBytes } from 'node:crypto';
import { actorIdentity } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { tokenHash } from './node-rules.ts';
import { createJoinTokenSchema } from './schemas.ts';
import { cloudOf, insertToken } from './token-store.ts';

/**
 * Makes a token with which one node may join a cloud, once, until it expires: a new one, or the named one in its own place. It is shown here and
 * kept as a hash only.
 */
export const createJoinToken = command({
  event: 'fleet.token-created',
  allow: ['platform-engineer', 'job'],
  input: createJoinTokenSchema,
  async act({ ctx, tx }, { cloudId, minutes, node = null }) {
    const cloud = await cloudOf(tx, cloudId);
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud', id: cloudId });
    requireCloud(ctx.actor, ['platform-engineer'], { cloudId });
    const token = `zyj_${randomBytes(32).toString('base64url')}`;
    const expiresAt = new Date(ctx.now.getTime() + minutes * 60_000);
    const createdBy = actorIdentity(ctx.actor).id;
    const made = { cloudId, createdBy, createdAt: ctx.now, expiresAt, forName: node };
    await insertToken(tx, { hash: tokenHash(token), ...made });
    return {
      result: { token, expiresAt: expiresAt.toISOString() },
      audit: {
        object: { kind: 'cloud', id: cloudId },
        detail: { cloud: cloud.slug, expiresAt: expiresAt.toISOString(), node },
      },
    };
  },
});
