import { tell } from '../../notices/tell.ts';
import type { ApprovalStep } from '../../requests/schemas.ts';
import type { VerbScope } from '../../verb/context.ts';
import { stepNotice } from '../notice-rules.ts';
import { cloudsOf, openStepsOf, requestTold, seatsOfRound } from '../store.ts';
import { departmentOf } from './store.ts';

interface Told {
  readonly requestId: string;
  readonly steps: readonly string[];
  /** Till when it may be called back; null: it has taken effect. */
  readonly until: Date | null;
}

/** Tells those who have the steps, the department's too, that a rule decides in their place. */
export async function tellSeats(scope: VerbScope, { requestId, steps, until }: Told): Promise<void> {
  const told = await toldOf(scope, requestId);
  for (const seat of await seatsOfRound(scope.tx, requestId)) {
    if (!steps.includes(seat.step)) continue;
    const notice = stepNotice('approval-waiting', told, { ...seat, dueAt: until ?? scope.ctx.now });
    await tell.within(scope, { ...notice, kind: until ? 'approval-by-rule' : 'approved-by-rule', dueAt: until });
  }
}

/** Asks those who have the steps that are open: the rule no longer decides in their place. */
export async function tellWaiting(scope: VerbScope, requestId: string): Promise<readonly ApprovalStep[]> {
  const told = await toldOf(scope, requestId);
  const open = await openStepsOf(scope.tx, requestId);
  for (const each of open) await tell.within(scope, stepNotice('approval-waiting', told, each));
  return open.map(({ step }) => step);
}

async function toldOf({ tx }: VerbScope, requestId: string) {
  const request = await requestTold(tx, requestId);
  return { ...request, departmentId: await departmentOf(tx, requestId), cloudIds: await cloudsOf(tx, requestId) };
}
