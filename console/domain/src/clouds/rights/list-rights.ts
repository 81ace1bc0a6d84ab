import { z } from 'zod';
import { holds } from '../../verb/context.ts';
import { query } from '../../verb/query.ts';
import { ASKERS, rightsView } from './rules.ts';
import { RIGHTS_STATUSES, rightsFindingsSchema } from './schemas.ts';
import { allRights } from './store.ts';

/** Every stored credential of clouds that stand, with what was found of its rights: those that may more than they need first. */
export const listRights = query({
  allow: ['platform-engineer', 'technical-reviewer', 'authority-approver', 'security-admin', 'auditor', 'job'],
  input: z.void(),
  sight: 'operations',
  async read({ ctx, tx }) {
    const items = (await allRights(tx)).map((row) => {
      const { status, triedAt, reason, answer } = rightsView(row);
      return {
        cloud: { id: row.cloudId, slug: row.slug, name: row.name },
        purpose: row.purpose,
        heldSince: row.heldSince.toISOString(),
        status,
        excess: answer?.excess?.length ?? null,
        lacking: answer?.lacking ?? [],
        dangers: (answer?.dangers ?? [])
          .filter((each) => each.granted.length > each.needed.length)
          .map((each) => each.name),
        answeredAt: answer?.at ?? null,
        triedAt,
        reason,
      };
    });
    const byStatus = items.toSorted((a, b) => RIGHTS_STATUSES.indexOf(a.status) - RIGHTS_STATUSES.indexOf(b.status));
    const asks = ASKERS.some((role) => holds(ctx.actor, role));
    return rightsFindingsSchema.parse({ items: byStatus, acts: asks ? ['ask'] : [] });
  },
});
