import type { z } from 'zod';
import { findRequests } from '../requests/find-requests.ts';
import { APPROVAL_STEPS, approvalStepSchema } from '../requests/schemas.ts';
import { findTransfers } from '../transfers/find-transfers.ts';
import { findWaitingTransfers } from '../transfers/find-waiting-transfers.ts';
import { TRANSFER_STEPS, transferStepSchema } from '../transfers/schemas.ts';
import { COUNTED } from '../verb/counted-page.ts';
import { query } from '../verb/query.ts';
import { type Place, pageOfQueue, placeIn } from './inbox-rules.ts';
import { stepsWaitingFor } from './inbox-store.ts';
import { MAY_DECIDE } from './rules.ts';
import { type InboxItem, inboxInputSchema, type inboxPageSchema } from './schemas.ts';
import { heldSteps } from './seats-store.ts';

/**
 * Steps of requests and transfers that wait for the caller, earliest deadline first; another department's never, one's own requests never;
 * for a role on some clouds, requests on these alone; what waits for whom the caller stands in for; and none that the clouds' profile gives to another organisation.
 */
export const listInbox = query({
  allow: [...MAY_DECIDE],
  input: inboxInputSchema,
  async read(scope, { kind, step, cursor, limit }): Promise<z.output<typeof inboxPageSchema>> {
    const { ctx, tx } = scope;
    const personId = ctx.actor.kind === 'person' ? ctx.actor.id : '';
    const ofRequests = APPROVAL_STEPS.filter((each) => kind !== 'transfer' && (!step || each === step));
    const ofTransfers = TRANSFER_STEPS.filter((each) => kind !== 'request' && (!step || each === step));
    const steps = await heldSteps(scope, ofRequests);
    const read = async (after: Place | null, most: number) => [
      ...(await stepsWaitingFor(tx, { after, most, personId, steps })).map((row) => ({
        kind: 'request' as const,
        ...row,
      })),
      ...(await findWaitingTransfers.definition.read(scope, { steps: ofTransfers, after, most })).map((row) => ({
        kind: 'transfer' as const,
        round: 1,
        ...row,
      })),
    ];
    const after = placeIn(cursor);
    const heads = await read(null, COUNTED + 1);
    const rest = after && (await read(after, limit + 1));
    const { shown, ...page } = pageOfQueue({ heads, rest, limit });
    const idsOf = (wanted: 'request' | 'transfer') => [
      ...new Set(shown.filter((row) => row.kind === wanted).map(({ id }) => id)),
    ];
    const requests = await findRequests.definition.read(scope, { ids: idsOf('request') });
    const transfers = await findTransfers.definition.read(scope, { ids: idsOf('transfer') });
    const items = shown.flatMap(({ kind: of, id, step: at, round, at: dueAt, opened_at }): InboxItem[] => {
      const clock = { openedAt: opened_at.toISOString(), dueAt: dueAt.toISOString(), overdue: dueAt < ctx.now };
      const request = requests.find((each) => each.id === id);
      if (of === 'request' && request)
        return [{ kind: of, request, step: approvalStepSchema.parse(at), round, ...clock }];
      const transfer = transfers.find((each) => each.id === id);
      return of === 'transfer' && transfer
        ? [{ kind: of, transfer, step: transferStepSchema.parse(at), ...clock }]
        : [];
    });
    return { items, ...page };
  },
});
