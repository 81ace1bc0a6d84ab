import { setTimeout as pause } from 'node:timers/promises';
import { cloudsReady } from '@zhengyun/cli/demo/clouds-ready.ts';
import { type ConsoleClient, signIn } from '@zhengyun/cli/demo/console-client.ts';
import { getRequest } from '@zhengyun/cli/demo/order-flow.ts';

/** Who orders and decides, each signed in as themselves, once there is something to order on. */
export type People = Readonly<Record<'applicant' | 'approver' | 'authority' | 'technical', ConsoleClient>>;

export async function signInPeople(base: URL): Promise<People> {
  const as = (slug: string) => signIn(base, `sample:${slug}`);
  await cloudsReady(await as('engineer'), ['guangzhou']);
  return {
    applicant: await as('applicant'),
    approver: await as('approver'),
    authority: await as('authority'),
    technical: await as('technical'),
  };
}

/** A business system as an order names it. */
export interface OrderedFor {
  readonly systemId: string;
  readonly mlpsGrade: number;
}

/** The first business system of the applicant's department, and that department. */
export async function firstSystem({ applicant }: People): Promise<OrderedFor & { readonly departmentId: string }> {
  const { items } = await applicant.query<{ items: { id: string; mlpsGrade: number; department: { id: string } }[] }>(
    'tenancy.systems',
    {},
  );
  const [system] = items;
  if (!system) throw new Error('the sample province has no business system to order for');
  return { systemId: system.id, mlpsGrade: system.mlpsGrade, departmentId: system.department.id };
}

const STEPS = [
  ['department', 'approver'],
  ['administrative', 'authority'],
  ['technical', 'technical'],
] as const;
export type Step = (typeof STEPS)[number][0];

/** Approves one step of a request by whoever sits there, of the plan they are shown. */
export async function approveStep(people: People, requestId: string, step: Step): Promise<void> {
  const person = people[STEPS.find(([name]) => name === step)?.[1] ?? 'approver'];
  const { planHash } = await person.query<{ planHash: string }>('approvals.evidence', { requestId });
  await person.mutate('approvals.decide', { requestId, step, decision: 'approve', planHash });
}

/** Approves every step in its order. */
export async function approveAll(people: People, requestId: string): Promise<void> {
  for (const [step] of STEPS) await approveStep(people, requestId, step);
}

/** Resolves when the request is in `state`; throws as soon as it has failed. */
export async function untilState(client: ConsoleClient, requestId: string, state: string): Promise<void> {
  for (;;) {
    const request = await getRequest(client, requestId);
    if (request.state === state) return;
    if (['failed', 'preview-failed'].includes(request.state))
      throw new Error(`${request.number} is ${request.state}: ${JSON.stringify(request.operations)}`);
    await pause(50);
  }
}
