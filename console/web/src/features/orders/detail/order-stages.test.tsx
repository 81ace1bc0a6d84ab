import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInConsole } from '../../../testing/render-in-console.tsx';
import { stagesOf, standingTrouble } from './order-stages.ts';
import { OrderSteps } from './order-steps.tsx';
import type { Order, OrderLine, OrderOperation, OrderStep } from './order-types.ts';

afterEach(cleanup);

const SUBMITTED = '2026-11-22T01:00:00Z';

function step(part: Partial<OrderStep>): OrderStep {
  return {
    round: 1,
    step: 'department',
    seat: null,
    seatReason: 'profile',
    decision: null,
    decidedBy: null,
    decidedByRule: null,
    onBehalfOf: null,
    decidedAt: null,
    reason: null,
    returnReason: null,
    planHash: null,
    openedAt: SUBMITTED,
    dueAt: '2026-11-27T01:00:00Z',
    seconds: 60,
    ...part,
  };
}
const named = { id: '0197f3c2-0000-7000-8000-000000000001', name: '陈思远' };
const sluggedDepartment = { ...named, slug: 'drug' };

function order(part: Partial<Order>): Order {
  return {
    id: named.id,
    number: 'SQ-2026-000001',
    kind: 'order',
    state: 'previewing',
    title: '扩容',
    department: sluggedDepartment,
    system: sluggedDepartment,
    applicant: named,
    mlpsGrade: 3,
    round: 1,
    lineCount: 1,
    monthFen: '0',
    yearEndFen: '0',
    submittedAt: SUBMITTED,
    deliveredAt: null,
    acceptBy: null,
    acceptedAt: null,
    promise: { standing: 'running', workingDays: 5, by: '2026-11-30T16:00:00.000Z' },
    reason: '',
    planHash: null,
    trouble: null,
    decidedAt: null,
    priceVersion: null,
    lines: [],
    steps: [],
    operations: [],
    deliveryNotes: [],
    timeline: [],
    furtherAhead: [],
    acts: [],
    ...part,
  } as Order;
}
const statesOf = (one: Order) => Object.fromEntries(stagesOf(one).map(({ key, state }) => [key, state]));

describe('the trouble of an operation', () => {
  const trouble = { code: 'APPLY_FAILED', facts: {} };
  const operation = (state: string) => ({ state, trouble }) as unknown as OrderOperation;

  it('is shown while it stands still, and no longer once it goes on', () => {
    for (const state of ['failed', 'unknown']) expect(standingTrouble(operation(state))).toEqual(trouble);
    for (const state of ['applying', 'verifying', 'done']) expect(standingTrouble(operation(state))).toBeNull();
  });
});

describe('the stages of a request', () => {
  it('stand in the order of the route', () => {
    expect(stagesOf(order({})).map(({ key }) => key)).toEqual([
      'submitted',
      'preview',
      'department',
      'administrative',
      'technical',
      'provision',
      'deliver',
    ]);
  });

  it('are the order and the end of service where the authority ordered it', () => {
    const ordered = { kind: 'release', ordered: true, applicant: { ...named, name: '梁淑仪' } } as const;
    const stages = stagesOf(order({ ...ordered, state: 'provisioning' }));
    expect(stages.map(({ key, state, who }) => [key, state, who])).toEqual([
      ['ordered', 'done', '梁淑仪'],
      ['end', 'running', null],
    ]);
    const ended = order({ ...ordered, state: 'done', deliveredAt: '2026-11-22T02:00:00Z' });
    expect(stagesOf(ended).at(-1)).toMatchObject({ state: 'done', seconds: 3_600 });
    expect(statesOf(order({ ...ordered, state: 'failed' }))).toEqual({ ordered: 'done', end: 'failed' });
  });

  it('have finance and security beside the joint two where the order has them', () => {
    const dear = order({
      state: 'joint-review',
      steps: [step({ step: 'technical' }), step({ step: 'finance', decision: 'approve' }), step({ step: 'security' })],
    });
    expect(statesOf(dear)).toMatchObject({ technical: 'running', finance: 'done', security: 'running' });
  });

  it('name finance and security before they begin, where they will be asked', () => {
    const dear = order({ state: 'department-review', steps: [step({})], furtherAhead: ['finance', 'security'] });
    expect(statesOf(dear)).toMatchObject({ department: 'running', finance: 'ahead', security: 'ahead' });
  });

  it('begin with the preview running and all else ahead', () => {
    expect(statesOf(order({}))).toMatchObject({ submitted: 'done', preview: 'running', department: 'ahead' });
  });

  it('show two approvals running side by side', () => {
    const joint = order({
      state: 'joint-review',
      planHash: 'a',
      steps: [
        step({ decision: 'approve', decidedBy: named, decidedAt: SUBMITTED }),
        step({ step: 'administrative' }),
        step({ step: 'technical' }),
      ],
    });
    expect(statesOf(joint)).toMatchObject({ department: 'done', administrative: 'running', technical: 'running' });
  });

  it('forget the decisions of an earlier round', () => {
    const again = order({
      state: 'department-review',
      planHash: 'b',
      round: 2,
      steps: [
        step({ decision: 'approve', decidedBy: named, decidedAt: SUBMITTED }),
        step({ step: 'administrative', decision: 'approve', decidedBy: named, decidedAt: SUBMITTED }),
        step({ round: 2 }),
      ],
    });
    expect(statesOf(again)).toMatchObject({ department: 'running', administrative: 'ahead' });
  });

  it('mark a refusal as failed, with who refused', () => {
    const refused = order({
      state: 'refused',
      planHash: 'a',
      steps: [step({ decision: 'refuse', decidedBy: named, decidedAt: SUBMITTED, reason: '超配' })],
    });
    const department = stagesOf(refused).find(({ key }) => key === 'department');
    expect(department).toMatchObject({ state: 'failed', who: '陈思远' });
  });

  it('let nobody wait for a step of a request that has ended', () => {
    const steps = [step({ decision: 'approve', decidedBy: named, decidedAt: SUBMITTED }), step({ step: 'technical' })];
    for (const state of ['failed', 'withdrawn'] as const)
      expect(statesOf(order({ state, planHash: 'a', steps }))).toMatchObject({
        department: 'done',
        technical: 'ahead',
      });
  });

  it('say that who accepted is out of sight, where it is, and nothing where nobody has', () => {
    const whoIn = (actor: object | null) => {
      const timeline = actor ? [{ action: 'evaluation.accepted', actor }] : [];
      return stagesOf(order({ state: 'accepted', timeline: timeline as never })).find(({ key }) => key === 'deliver')
        ?.who;
    };
    expect(whoIn({ hidden: true })).toEqual({ hidden: true });
    expect(whoIn({ kind: 'person', name: '陈思远' })).toBe('陈思远');
    expect(whoIn(null)).toBeNull();
  });

  it('count how long provisioning took from the last approval', () => {
    const delivered = order({
      state: 'delivered',
      planHash: 'a',
      decidedAt: '2026-11-22T02:00:00Z',
      deliveredAt: '2026-11-22T02:00:42Z',
      acceptBy: '2026-11-29T02:00:42Z',
    });
    const stages = stagesOf(delivered);
    expect(stages.find(({ key }) => key === 'provision')).toMatchObject({ state: 'done', seconds: 42 });
    expect(stages.find(({ key }) => key === 'deliver')).toMatchObject({ state: 'running', dueAt: delivered.acceptBy });
  });
});

describe('the stage of provisioning', () => {
  const line = (part: Partial<OrderLine>) =>
    ({ id: `${part.fulfilment}-${part.state}`, spec: { item: 'bandwidth', mbps: 10 }, ...part }) as OrderLine;
  const wait = '互联网带宽：等待运营方人工办理并确认';

  it('says which services wait for people, until they have confirmed them', () => {
    const manual = { fulfilment: 'counted', state: 'open' } as const;
    renderInConsole(<OrderSteps order={order({ state: 'provisioning', lines: [line(manual)] })} />);
    expect(screen.getByText(wait)).toBeTruthy();
    cleanup();
    const done = [line({ ...manual, state: 'delivered' }), line({ fulfilment: 'provisioned', state: 'open' })];
    renderInConsole(<OrderSteps order={order({ state: 'provisioning', lines: done })} />);
    expect(screen.queryByText(wait)).toBeNull();
    cleanup();
    renderInConsole(<OrderSteps order={order({ state: 'department-review', lines: [line(manual)] })} />);
    expect(screen.queryByText(wait)).toBeNull();
  });
});
