import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideApproval } from '../approvals/decide.ts';
import { delegateApprovals } from '../approvals/delegations/delegate.ts';
import { askWindow } from '../break-glass/ask-window.ts';
import { decideWindow } from '../break-glass/decide-window.ts';
import { endService } from '../people/end-service.ts';
import { grantRole } from '../people/grant-role.ts';
import { resumeService } from '../people/resume-service.ts';
import { revokeRole } from '../people/revoke-role.ts';
import { publishVersion } from '../pricing/publish-version.ts';
import { decideAsk } from '../quota/decide-ask.ts';
import { setPool } from '../quota/set-pool.ts';
import { setQuota } from '../quota/set-quota.ts';
import { setSystemQuota } from '../quota/set-system-quota.ts';
import { decideTransfer } from '../transfers/decide-transfer.ts';
import { STEP_UP_MINUTES } from './context.ts';

let province: SampleProvince;
beforeAll(async () => {
  province = await sampleProvince();
});
afterAll(() => province?.drop());

/** The sample person through a session in which they were asked who they are so many minutes ago; null: nobody says when. */
async function signedIn(who: string, minutes: number | null) {
  const ctx = await province.as(who);
  const authenticatedAt = minutes === null ? null : new Date(ctx.now.getTime() - minutes * 60_000);
  const through = { sessionId: crypto.randomUUID(), authenticatedAt };
  return { ...ctx, actor: { ...ctx.actor, through } as typeof ctx.actor };
}

describe('an act of weight', () => {
  it.each([
    ['approving', 'approver', decideApproval],
    ['approving', 'authority', decideApproval],
    ['approving', 'technical', decideApproval],
    ['letting somebody approve in one’s place', 'approver', delegateApprovals],
    ['approving a transfer', 'approver', decideTransfer],
    ['answering an ask for quota', 'authority', decideAsk],
    ['granting quota', 'authority', setQuota],
    ['dividing quota among systems', 'approver', setSystemQuota],
    ['saying what a cloud may give', 'authority', setPool],
    ['setting prices', 'finance', publishVersion],
    ['granting a role', 'secadmin', grantRole],
    ['revoking a role', 'secadmin', revokeRole],
    ['taking somebody out of service', 'secadmin', endService],
    ['putting somebody back in service', 'secadmin', resumeService],
    ['asking for break-glass', 'engineer', askWindow],
    ['opening break-glass', 'authority', decideWindow],
  ] as const)(
    '%s, by %s, asks again who was last asked too long ago, before it looks at anything',
    async (_, who, verb) => {
      const act = verb as unknown as (ctx: object, input: object) => Promise<unknown>;
      const facts = { code: 'STEP_UP_NEEDED', facts: { minutes: STEP_UP_MINUTES } };
      await expect(act(await signedIn(who, STEP_UP_MINUTES), {})).rejects.toMatchObject(facts);
      await expect(act(await signedIn(who, null), {})).rejects.toMatchObject(facts);
      await expect(act(await signedIn(who, STEP_UP_MINUTES - 1), {})).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    },
  );
});
