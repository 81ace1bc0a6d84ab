import { setTimeout as pause } from 'node:timers/promises';
import type { RequestDetail } from '@zhengyun/domain/requests/schemas.ts';
import type { ConsoleClient } from './console-client.ts';
import type { Journal } from './journal.ts';

/** The people of the main job, each signed in as themselves. */
export interface Cast {
  readonly applicant: ConsoleClient;
  readonly approver: ConsoleClient;
  readonly authority: ConsoleClient;
  readonly technical: ConsoleClient;
  /** The second technical reviewer, for the security of what is graded 3. */
  readonly reviewer: ConsoleClient;
  readonly engineer: ConsoleClient;
  readonly finance: ConsoleClient;
}

type State = RequestDetail['state'];
const ENDED_BADLY: readonly State[] = ['preview-failed', 'returned', 'refused', 'withdrawn', 'failed'];
const POLL_MS = 500;

export const getRequest = (client: ConsoleClient, requestId: string): Promise<RequestDetail> =>
  client.query<RequestDetail>('requests.get', { requestId });

/** What an operation waits for or failed with, in the console's own words, for the person watching. */
function troublesOf(request: RequestDetail): string {
  const of = request.operations.flatMap((operation) =>
    operation.trouble ? [`${operation.number} ${JSON.stringify(operation.trouble)}`] : [],
  );
  return [request.trouble ? JSON.stringify(request.trouble) : '', ...of].filter((text) => text !== '').join('; ');
}

/** Waits until the request is in one of `wanted`; throws as soon as it ended otherwise, or after `minutes`. */
export async function waitFor(
  client: ConsoleClient,
  requestId: string,
  wanted: { states: readonly State[]; minutes: number },
): Promise<RequestDetail> {
  const deadline = Date.now() + wanted.minutes * 60_000;
  for (;;) {
    const request = await getRequest(client, requestId);
    if (wanted.states.includes(request.state)) return request;
    if (ENDED_BADLY.includes(request.state))
      throw new Error(`${request.number} is ${request.state}: ${troublesOf(request)}`);
    if (Date.now() > deadline)
      throw new Error(
        `${request.number} is still ${request.state} after ${wanted.minutes} minutes: ${JSON.stringify(request.operations)}`,
      );
    await pause(POLL_MS);
  }
}

/** Approves what is open in its order, by people who are not the applicant, of the plan they were shown; what is decided stays so. */
export async function approve(cast: Cast, requestId: string): Promise<void> {
  const people = {
    department: cast.approver,
    administrative: cast.authority,
    technical: cast.technical,
    finance: cast.finance,
    security: cast.reviewer,
  } as const;
  for (;;) {
    const { round, steps } = await getRequest(cast.applicant, requestId);
    const next = steps.find((step) => step.round === round && step.decision === null);
    if (!next) return;
    const person = people[next.step];
    const { planHash } = await person.query<{ planHash: string }>('approvals.evidence', { requestId });
    await person.mutate('approvals.decide', { requestId, step: next.step, decision: 'approve', planHash });
  }
}

/** Confirms every counted line that is still open: the operator's part where no cluster object exists. */
async function confirmCounted(cast: Cast, requestId: string): Promise<void> {
  const request = await getRequest(cast.engineer, requestId);
  const open = request.lines.filter((line) => line.fulfilment === 'counted' && line.state === 'open');
  for (const line of open)
    await cast.engineer.mutate('provisioning.confirmFulfilment', { lineId: line.id, note: '已按申请明细开通并核对' });
}

/** From a submitted request to its acceptance: preview, approvals, delivery, rating. Resolves with the accepted request. */
export async function carryThrough(
  cast: Cast,
  journal: Journal,
  request: { id: string; name: string },
): Promise<RequestDetail> {
  const { id, name } = request;
  await journal.step(
    `${name}：方案预览`,
    () => waitFor(cast.applicant, id, { states: ['department-review', 'joint-review'], minutes: 15 }),
    (seen) => `${seen.number} · 方案 ${seen.planHash?.slice(0, 12)} · 页面 /orders/${id}`,
  );
  await journal.step(`${name}：部门审核，行政审批 ∥ 技术审批（∥ 财政会审 ∥ 安全评审，按金额和等保级别）`, () =>
    approve(cast, id),
  );
  await journal.step(
    `${name}：开通、核验、交付`,
    async () => {
      await confirmCounted(cast, id);
      return waitFor(cast.applicant, id, { states: ['delivered'], minutes: 20 });
    },
    (seen) =>
      `${seen.deliveryNotes.length} 份交付单 · 操作 ${seen.operations.map((operation) => operation.number).join('、') || '无'}`,
  );
  await journal.step(`${name}：验收并评价`, () =>
    cast.approver.mutate('evaluation.accept', { requestId: id, score: 5, reason: '按期交付，规格与方案一致' }),
  );
  return getRequest(cast.applicant, id);
}
