import { type AutomaticRuleText, SAMPLE_AUTOMATIC_RULE } from '@zhengyun/rulebook/automatic-approval-policy.ts';
import { beginningOfDay } from '@zhengyun/rulebook/calendar.ts';
import { SKUS } from '@zhengyun/rulebook/dimension.ts';
import { orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { waitingRequests } from '@zhengyun/test/support/waiting-requests.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setBudget } from '../../budgets/set-budget.ts';
import { ingestUsage } from '../../metering/ingest-usage.ts';
import { listNotices } from '../../notices/list-notices.ts';
import { publishVersion } from '../../pricing/publish-version.ts';
import { submitResize } from '../../requests/submit-resize.ts';
import { withdrawRequest } from '../../requests/withdraw.ts';
import type { Context } from '../../verb/context.ts';
import { newId } from '../../verb/id.ts';
import { decideApproval } from '../decide.ts';
import { listInbox } from '../list-inbox.ts';
import { listRuleVersions } from '../rule-versions/list-rule-versions.ts';
import { contentHashOf } from '../rule-versions/rules.ts';
import { callBackAutomatic } from './call-back.ts';
import { findDueAutomatic } from './find-due.ts';
import { readAutomatic } from './read-automatic.ts';
import { takeEffect } from './take-effect.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** A month after the hosts were delivered, when their use is known; and half an hour and an instant on. */
const NOW = new Date(MONDAY.getTime() + 31 * DAY);
const [END, JUST_BEFORE] = [new Date(NOW.getTime() + 1_800_000), new Date(NOW.getTime() + 1_799_999)];
const RULE = 'sample-automatic-2026';

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
});
afterAll(async () => {
  await flow.end();
  await province.drop();
});
// Each test begins with the department's whole share, and nothing of an earlier one waits.
afterEach(async () => {
  await forget();
});

/** What rules let through before counts no more, and nothing of it waits. */
async function forget(): Promise<void> {
  const long = new Date(0);
  await province.within(({ tx }) => tx.updateTable('automatic_approval').set({ judged_at: long }).execute());
  await flow.clear();
}

/** Two hosts of 4 vCPU and 8 GB each, delivered; `peak`: the share of their cores that was used, hour by hour. */
async function hosts(peak: number | null): Promise<string> {
  const { requestId, operations } = await flow.approved(1);
  await flow.delivered(operations[0]!);
  const { id } = (await flow.request(requestId)).lines[0]!.resource;
  if (peak !== null) {
    const events = Array.from({ length: 30 * 24 }, (_, hour) => ({
      eventId: `${id} ${hour}`,
      resourceId: id,
      dimension: 'vcpu' as const,
      quantity: (8 * peak).toFixed(3),
      at: new Date(NOW.getTime() - (hour + 1) * HOUR).toISOString(),
    }));
    expect((await ingestUsage(province.job(NOW), { source: 'gateway', events })).refused).toEqual([]);
  }
  return id;
}

/** A resize whose plan stands and which its department has approved; the state it is in then. */
async function resized(
  resourceId: string,
  size: { vcpu: number; memoryGb: number },
  { findings = [], now = NOW }: { findings?: object[]; now?: Date } = {},
) {
  const spec = { item: 'cloud-host' as const, count: 2, ...size };
  const { requestId } = await submitResize(await province.as('applicant', now), {
    resourceId,
    spec,
    reason: '调整',
  } as never);
  const { operations } = await flow.request(requestId);
  for (const { id, ordinal } of operations) if (ordinal === 0) await flow.set(id, { state: 'done' });
  await flow.preview(operations.find(({ ordinal }) => ordinal > 0)!.id);
  await province.within(({ tx }) =>
    tx
      .updateTable('operation')
      .set({ findings: JSON.stringify(findings) })
      .where('request_id', '=', requestId)
      .execute(),
  );
  const { state } = await decide(requestId, 'department', 'approver', now);
  return { requestId, state };
}

async function decide(requestId: string, step: 'department' | 'administrative' | 'technical', who: string, now = NOW) {
  const { planHash } = await flow.request(requestId);
  const decision = { requestId, step, decision: 'approve' as const, planHash: planHash! };
  return decideApproval(await province.as(who, now), decision);
}

interface Confirmed {
  readonly version: number;
  readonly day: string;
  readonly rule: AutomaticRuleText;
  readonly contentHash: string;
}

/** A version of the rule as two people of the authority made it. */
async function confirmed({ version, day, rule, contentHash }: Confirmed): Promise<void> {
  const id = `0198aaaa-0000-7000-8000-00000000000${version}`;
  const said = { id, version, from_day: day, valid_from: beginningOfDay(day), rule: JSON.stringify(rule) };
  const named = { number: `ZD-2026-00000${version}`, content_hash: contentHash, reason: 'x' };
  const [proposer, decider] = await Promise.all(['authority', 'technical'].map(idOf));
  const proposed = { proposed_by: proposer!, proposed_at: NOW };
  await province.owner
    .insertInto('approval_rule_version')
    .values({ ...said, ...named, ...proposed })
    .execute();
  await province.owner
    .updateTable('approval_rule_version')
    .set({ decision: 'confirmed', decided_by: decider!, decided_at: NOW })
    .where('id', '=', id)
    .execute();
}

async function idOf(who: string): Promise<string> {
  const { actor } = await province.as(who, NOW);
  return actor.kind === 'person' ? actor.id : '';
}

const BIGGER = { vcpu: 5, memoryGb: 8 };
const SMALLER = { vcpu: 2, memoryGb: 8 };
const read = async (requestId: string, who = 'applicant') => readAutomatic(await province.as(who, NOW), { requestId });
const at = (now: Date): Context => flow.job(now);
const stepsOf = async (requestId: string) =>
  (await flow.request(requestId)).steps.map(({ step, decision, decidedBy, decidedByRule }) => [
    step,
    decision,
    decidedBy === null ? null : 'person',
    decidedByRule,
  ]);
const toldOf = async (who: string, requestId: string) =>
  (await listNotices(await province.as(who, NOW), {})).items
    .filter(({ link }) => link.includes(requestId))
    .map(({ kind }) => kind);

describe('a decrease', () => {
  it('waits half an hour in which it may be called back, and then passes: the steps say by which rule, and it is explained', async () => {
    const { requestId, state } = await resized(await hosts(null), SMALLER);
    expect(state).toBe('joint-review');
    expect(await read(requestId, 'approver')).toMatchObject({
      state: 'waiting',
      clause: 'decrease',
      effectiveAt: END.toISOString(),
      mayCallBack: true,
    });
    expect(await toldOf('authority', requestId)).toContain('approval-by-rule');
    expect((await flow.request(requestId)).operations.map((each) => each.state)).not.toContain('approved');
    expect(await takeEffect(at(END), { requestId })).toEqual({ state: 'done', requestState: 'provisioning' });
    expect(await stepsOf(requestId)).toEqual([
      ['department', 'approve', 'person', null],
      ['administrative', 'approve', null, `${RULE}/decrease`],
      ['technical', 'approve', null, `${RULE}/decrease`],
    ]);
    const { operations } = await flow.request(requestId);
    expect(operations.map((each) => each.state)).toContain('approved');
    expect(await read(requestId)).toMatchObject({
      state: 'done',
      policy: RULE,
      policyVersion: 1,
      policyHash: contentHashOf('2026-01-01', SAMPLE_AUTOMATIC_RULE),
      clause: 'decrease',
      refusals: [],
      explanation: { growth: [{ dimension: 'vcpu', more: '-4' }], plan: { findings: 0, destroyed: 0 } },
      mayCallBack: false,
    });
    const [judged] = (await province.audit('approvals.rule-judged')).filter((row) => row.object_id === requestId);
    const [done] = (await province.audit('approvals.rule-approved')).filter((row) => row.object_id === requestId);
    expect(judged).toMatchObject({ actor_kind: 'job', actor_id: `automatic-approval ${RULE}`, outcome: 'done' });
    const policyHash = contentHashOf('2026-01-01', SAMPLE_AUTOMATIC_RULE);
    const by = { begunBy: RULE, policy: RULE, policyVersion: 1, policyHash };
    expect(done).toMatchObject({ actor_kind: 'job', detail: { steps: ['administrative', 'technical'], ...by } });
  });

  it('passes under a budget that takes nothing more, also where what it adds was never kept, as by an earlier release', async () => {
    const { requestId } = await resized(await hosts(null), SMALLER);
    await province.within(({ tx }) =>
      tx.updateTable('order_line').set({ added_fen: null }).where('request_id', '=', requestId).execute(),
    );
    const { department } = await flow.request(requestId);
    const budget = { departmentId: department.id, year: 2026, amountFen: '1', reason: '核定' };
    await setBudget(await province.as('finance', NOW), { ...budget, blockNew: true });
    expect(await takeEffect(at(END), { requestId })).toEqual({ state: 'done', requestState: 'provisioning' });
    await setBudget(await province.as('finance', NOW), { ...budget, blockNew: false });
  });

  it('that its department approves on a Friday evening may be called back on the next working morning still', async () => {
    await province.owner
      .insertInto('working_day')
      .values({
        id: newId(NOW),
        day: '2026-12-21',
        worked: false,
        reason: 'x',
        said_at: MONDAY,
        said_by: await idOf('authority'),
      })
      .execute();
    const { requestId } = await resized(await hosts(null), SMALLER, { now: new Date('2026-12-18T10:00:00Z') });
    expect(await read(requestId)).toMatchObject({ state: 'waiting', effectiveAt: '2026-12-22T01:30:00.000Z' });
  });

  it('keeps its working time to be called back in when the authority declares the day off afterwards', async () => {
    const [friday, monday] = [new Date('2027-01-15T09:45:00Z'), new Date('2027-01-18T01:15:00Z')];
    const later = new Date('2027-01-19T01:15:00Z');
    const { requestId } = await resized(await hosts(null), SMALLER, { now: friday });
    expect(await read(requestId)).toMatchObject({ state: 'waiting', effectiveAt: monday.toISOString() });
    const said = { id: newId(NOW), day: '2027-01-18', worked: false, reason: 'x', said_by: await idOf('authority') };
    await province.owner
      .insertInto('working_day')
      .values({ ...said, said_at: new Date('2027-01-16T02:00:00Z') })
      .execute();
    expect(await findDueAutomatic(at(monday), undefined)).not.toContain(requestId);
    await expect(takeEffect(at(monday), { requestId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const seen = await readAutomatic(await province.as('technical', monday), { requestId });
    expect(seen).toMatchObject({ effectiveAt: later.toISOString(), mayCallBack: true });
    expect(await findDueAutomatic(at(later), undefined)).toContain(requestId);
    expect(await takeEffect(at(later), { requestId })).toMatchObject({ state: 'done' });
  });

  it('of a grade 3 system asks for no review of security, which growth of the same does', async () => {
    const [smaller, bigger] = [await hosts(null), await hosts(0.9)];
    const profileOf = (profile: string) =>
      province.owner
        .updateTable('cloud')
        .set({ profile, deployed_profile: profile })
        .where('slug', '=', 'guangzhou')
        .execute();
    await profileOf('city-medium');
    try {
      const shrunk = await resized(smaller, SMALLER);
      expect((await stepsOf(shrunk.requestId)).map(([step]) => step)).not.toContain('security');
      expect(await takeEffect(at(END), { requestId: shrunk.requestId })).toMatchObject({ state: 'done' });
      const grown = await resized(bigger, BIGGER);
      expect((await stepsOf(grown.requestId)).map(([step]) => step)).toContain('security');
      expect(await read(grown.requestId)).toMatchObject({ state: 'declined', refusals: ['step-of-people'] });
    } finally {
      await profileOf('city-very-large');
    }
  });

  it('is called back as growth is, and goes to people with the reason', async () => {
    const { requestId } = await resized(await hosts(null), SMALLER);
    const reason = '该系统年底有重保任务';
    const called = await callBackAutomatic(await province.as('technical', JUST_BEFORE), { requestId, reason });
    expect(called).toEqual({ requestId, state: 'called-back' });
    await expect(takeEffect(at(END), { requestId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await read(requestId)).toMatchObject({ state: 'called-back', reason });
    expect(await toldOf('authority', requestId)).toContain('approval-waiting');
    expect(await decide(requestId, 'administrative', 'authority')).toMatchObject({ state: 'joint-review' });
    expect(await decide(requestId, 'technical', 'technical')).toMatchObject({ state: 'provisioning' });
  });

  it('under a finding of a policy is people’s, and says so', async () => {
    const finding = { policy: 'p', pack: 'k', level: 'advisory', urn: null, message: 'm' };
    const { requestId, state } = await resized(await hosts(null), SMALLER, { findings: [finding] });
    expect(state).toBe('joint-review');
    expect(await read(requestId, 'authority')).toMatchObject({
      state: 'declined',
      refusals: ['findings'],
      mayCallBack: false,
    });
    expect(await toldOf('authority', requestId)).toContain('approval-waiting');
  });
});

describe('a small growth', () => {
  it('whose use supports it waits half an hour, nothing of it applied, and then passes as it is', async () => {
    const { requestId, state } = await resized(await hosts(0.9), BIGGER);
    expect(state).toBe('joint-review');
    const waiting = await read(requestId, 'technical');
    expect(waiting).toMatchObject({
      state: 'waiting',
      clause: 'growth',
      effectiveAt: END.toISOString(),
      mayCallBack: true,
      explanation: {
        growth: [{ dimension: 'vcpu', more: '2', most: '4', departmentMost: '16' }],
        use: [{ dimension: 'vcpu', held: '8', peak: '7.200000000', peakPpm: '900000', coveragePpm: '1000000' }],
      },
    });
    expect(await toldOf('technical', requestId)).toContain('approval-by-rule');
    expect(await findDueAutomatic(at(JUST_BEFORE), undefined)).not.toContain(requestId);
    await expect(takeEffect(at(JUST_BEFORE), { requestId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect((await flow.request(requestId)).operations.map((each) => each.state)).not.toContain('approved');
    expect(await findDueAutomatic(at(END), undefined)).toContain(requestId);
    expect(await takeEffect(at(END), { requestId })).toEqual({ state: 'done', requestState: 'provisioning' });
    expect(await stepsOf(requestId)).toContainEqual(['technical', 'approve', null, `${RULE}/growth`]);
    expect((await flow.request(requestId)).operations.map((each) => each.state)).toContain('approved');
    await expect(takeEffect(at(END), { requestId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it.each([
    ['that nobody measured', null, 'use-unknown'],
    ['that is little used', 0.5, 'use-low'],
  ] as const)('of what is %s is people’s', async (_, peak, why) => {
    const { requestId, state } = await resized(await hosts(peak), BIGGER);
    expect(state).toBe('joint-review');
    expect(await read(requestId)).toMatchObject({ state: 'declined', refusals: [why] });
  });

  it('passes once in a period for a resource, and not past the department’s share in parts', async () => {
    const first = await hosts(0.9);
    const { requestId } = await resized(first, BIGGER);
    await takeEffect(at(END), { requestId });
    const { operations } = await flow.request(requestId);
    await flow.delivered(operations.find(({ ordinal }) => ordinal > 0)!.id, END);
    const again = await resized(first, { ...BIGGER, vcpu: 6 });
    expect((await read(again.requestId))?.refusals).toContain('grown-before');
    await province.within(({ tx }) =>
      tx
        .updateTable('automatic_approval')
        .set({ growth: JSON.stringify({ vcpu: '15' }) })
        .where('request_id', '=', requestId)
        .execute(),
    );
    const second = await resized(await hosts(0.9), BIGGER);
    expect(await read(second.requestId)).toMatchObject({ state: 'declined', refusals: ['department-above-bound'] });
  });

  it('no longer holds once its policy says otherwise: people decide, and are asked', async () => {
    const { requestId } = await resized(await hosts(0.9), BIGGER);
    const finding = [{ policy: 'p', pack: 'k', level: 'mandatory', urn: null, message: 'm' }];
    await province.within(({ tx }) =>
      tx
        .updateTable('operation')
        .set({ findings: JSON.stringify(finding) })
        .where('request_id', '=', requestId)
        .execute(),
    );
    expect(await takeEffect(at(END), { requestId })).toEqual({ state: 'lapsed', requestState: 'joint-review' });
    expect(await read(requestId)).toMatchObject({ state: 'lapsed', refusals: ['findings'] });
    expect(await toldOf('authority', requestId)).toContain('approval-waiting');
    expect(await decide(requestId, 'administrative', 'authority')).toMatchObject({ state: 'joint-review' });
    expect(await decide(requestId, 'technical', 'technical')).toMatchObject({ state: 'provisioning' });
  });

  it('is decided by people who are faster, and withdrawn by its applicant', async () => {
    const { requestId } = await resized(await hosts(0.9), BIGGER);
    await decide(requestId, 'administrative', 'authority');
    await decide(requestId, 'technical', 'technical');
    expect(await read(requestId)).toMatchObject({ state: 'overtaken', mayCallBack: false });
    expect(await takeEffect(at(END), { requestId })).toEqual({ state: 'overtaken', requestState: 'provisioning' });
    const other = await resized(await hosts(0.9), BIGGER);
    await withdrawRequest(await province.as('applicant', NOW), { requestId: other.requestId });
    expect(await takeEffect(at(END), { requestId: other.requestId })).toMatchObject({ state: 'overtaken' });
  });
});

describe('calling back', () => {
  const callBack = async (requestId: string, who: string, now = JUST_BEFORE) =>
    callBackAutomatic(await province.as(who, now), { requestId, reason: '业务即将下线' });

  it.each(['authority', 'technical', 'approver'])(
    'by %s sends it the usual way for good, with the reason',
    async (who) => {
      const { requestId } = await resized(await hosts(0.9), BIGGER);
      expect(await callBack(requestId, who)).toEqual({ requestId, state: 'called-back' });
      expect(await findDueAutomatic(at(END), undefined)).not.toContain(requestId);
      await expect(takeEffect(at(END), { requestId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
      const { actor } = await province.as(who);
      const name = actor.kind === 'person' ? actor.name : '';
      expect(await read(requestId)).toMatchObject({
        state: 'called-back',
        reason: '业务即将下线',
        calledBackBy: { name },
      });
      const inbox = await listInbox(await province.as('authority', NOW), { limit: 200 });
      expect(waitingRequests(inbox).map(({ request }) => request.id)).toContain(requestId);
      expect(await toldOf('authority', requestId)).toContain('approval-waiting');
      expect(await province.audit('approvals.rule-called-back')).toContainEqual(
        expect.objectContaining({ object_id: requestId, outcome: 'done' }),
      );
      await expect(callBack(requestId, who)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    },
  );

  it.each([
    ['applicant', 'APPROVER_IS_APPLICANT'],
    ['finance', 'ROLE_MISSING'],
    ['auditor', 'ROLE_MISSING'],
    ['approver2', 'NOT_FOUND'],
  ])('is not %s’s: %s', async (who, code) => {
    const { requestId } = await resized(await hosts(0.9), BIGGER);
    await expect(callBack(requestId, who)).rejects.toMatchObject({ code });
    expect(await read(requestId)).toMatchObject({ state: 'waiting' });
    expect(await province.audit('approvals.rule-called-back')).toContainEqual(
      expect.objectContaining({ outcome: 'refused', code }),
    );
  });

  it('and the end of the window at once: one of them holds, and the request is where it says', async () => {
    for (let turn = 0; turn < 4; turn++) {
      const { requestId } = await resized(await hosts(0.9), BIGGER);
      const acts = [callBack(requestId, 'authority', END), takeEffect(at(END), { requestId })];
      const settled = await Promise.allSettled(turn % 2 === 0 ? acts : acts.toReversed());
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { state } = await flow.request(requestId);
      const calledBack = (await read(requestId))?.state === 'called-back';
      expect(state).toBe(calledBack ? 'joint-review' : 'provisioning');
      await forget();
    }
  });
});

describe('a rule that fails half way', () => {
  it('leaves nothing behind: what waits still waits, and passes the next time', async () => {
    const { requestId } = await resized(await hosts(0.9), BIGGER);
    await province.owner.schema.alterTable('quota').renameTo('quota_gone').execute();
    await expect(takeEffect(at(END), { requestId })).rejects.toThrow();
    await province.owner.schema.alterTable('quota_gone').renameTo('quota').execute();
    expect(await read(requestId)).toMatchObject({ state: 'waiting' });
    expect(await stepsOf(requestId)).toContainEqual(['technical', null, null, null]);
    expect(await takeEffect(at(END), { requestId })).toMatchObject({ state: 'done' });
  });
});

describe('a new version of the rule', () => {
  const day = '2026-12-25';
  const rule: AutomaticRuleText = {
    decrease: { ...SAMPLE_AUTOMATIC_RULE.decrease!, objectionMinutes: 0 },
    growth: null,
  };
  const contentHash = contentHashOf(day, rule);

  it('judges what still waits when it comes into force, and is what the later judgement names', async () => {
    const { requestId } = await resized(await hosts(0.9), BIGGER);
    const validFrom = beginningOfDay(day);
    await confirmed({ version: 9, day, rule, contentHash });
    expect(await takeEffect(at(validFrom), { requestId })).toMatchObject({ state: 'lapsed' });
    const [lapsed] = (await province.audit('approvals.rule-lapsed')).filter((row) => row.object_id === requestId);
    expect(lapsed?.detail).toMatchObject({
      begunBy: RULE,
      policy: 'ZD-2026-000009',
      policyVersion: 9,
      policyHash: contentHash,
    });
    expect(await read(requestId)).toMatchObject({
      refusals: ['switched-off'],
      policy: 'ZD-2026-000009',
      policyVersion: 9,
      policyHash: contentHash,
    });
  });

  it('that leaves no time to call back lets a decrease through at once', async () => {
    const now = new Date(beginningOfDay(day).getTime() + HOUR);
    const { requestId, state } = await resized(await hosts(null), SMALLER, { now });
    expect(state).toBe('provisioning');
    expect(await read(requestId)).toMatchObject({ state: 'done', policyHash: contentHash, mayCallBack: false });
    expect(await toldOf('authority', requestId)).toContain('approved-by-rule');
    expect(await stepsOf(requestId)).toContainEqual(['technical', 'approve', null, 'ZD-2026-000009/decrease']);
  });
});

describe('a version of the rule whose content is not what was confirmed', () => {
  const day = '2026-12-26';
  const rule: AutomaticRuleText = { ...SAMPLE_AUTOMATIC_RULE, growth: null };

  it('judges nothing and stops nobody: people decide, who waited is asked, and the page says so', async () => {
    const { requestId: waiting } = await resized(await hosts(null), SMALLER);
    const other = await hosts(null);
    await confirmed({ version: 8, day, rule, contentHash: 'f'.repeat(64) });
    const now = beginningOfDay(day);
    const { requestId, state } = await resized(other, SMALLER, { now });
    expect(state).toBe('joint-review');
    expect(await read(requestId)).toBe(null);
    expect(await takeEffect(at(now), { requestId: waiting })).toMatchObject({ state: 'lapsed' });
    expect(await toldOf('authority', waiting)).toContain('approval-waiting');
    const { inForce, items, mayPropose } = await listRuleVersions(await province.as('authority', now), {});
    expect(inForce).toMatchObject({ number: 'ZD-2026-000008', state: 'in-force', rule: null });
    expect(items).toContainEqual(inForce);
    expect(mayPropose).toBe(true);
  });
});

describe('a price that is known to change within a year', () => {
  it('leaves growth to people, who see both, and a decrease to the rule', async () => {
    const prices = SKUS.map((sku) => ({ sku, unit: '个·月', unitPrice: '1.000000' }));
    const version = { name: '次年价目', sample: true, validFrom: '2027-03-31T16:00:00.000Z', prices };
    await publishVersion(await province.as('finance', NOW), version);
    const growth = await resized(await hosts(0.9), BIGGER);
    expect(growth.state).toBe('joint-review');
    expect(await read(growth.requestId)).toMatchObject({ state: 'declined', refusals: ['price-changes'] });
    const { requestId } = await resized(await hosts(null), SMALLER);
    expect(await read(requestId)).toMatchObject({ state: 'waiting', clause: 'decrease' });
  });
});
