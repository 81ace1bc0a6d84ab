import type { RequestDetail } from '@zhengyun/domain/requests/schemas.ts';
import { type ConsoleClient, ConsoleRefusal } from '../console-client.ts';
import type { Journal } from '../journal.ts';
import { carryThrough, waitFor } from '../order-flow.ts';
import type { ProvinceCast } from './people.ts';

/** What both cities are asked for, word for word: two hosts and the line they answer on. */
const LINES = [
  {
    zone: 'extranet',
    spec: {
      item: 'cloud-host',
      count: 2,
      vcpu: 4,
      memoryGb: 16,
      systemDiskGb: 100,
      dataDisks: [{ class: 'ordinary', gb: 200 }],
    },
  },
  { zone: 'internet', spec: { item: 'bandwidth', mbps: 20 } },
] as const;

/** The system that both orders are for: graded 2, as every zone of every city admits. */
export const SYSTEM = 'drug-portal';

interface Order {
  readonly systemId: string;
  readonly cloud: string;
  readonly lines?: readonly (typeof LINES)[number][];
}

const orderOn = ({ systemId, cloud, lines = LINES }: Order) => ({
  systemId,
  title: '门户网站上云',
  reason: '同一份申请，分别提交到特大型城市和小规模城市的云',
  mlpsGrade: 2,
  lines: lines.map((line) => ({ cloud, ...line })),
});

/** A refusal that was expected: the code, and the sentence people read. */
export interface SeenRefusal {
  readonly code: string;
  readonly sentence: string;
}

/** Runs `act`, which must be refused with `code`; throws when it is allowed or refused otherwise. */
export async function refusedWith(code: string, act: () => Promise<unknown>): Promise<SeenRefusal> {
  try {
    await act();
  } catch (error) {
    if (error instanceof ConsoleRefusal && error.code === code) return { code, sentence: error.sentence };
    throw error;
  }
  throw new Error(`${code} was expected, and nothing was refused`);
}

export const submitOn = (applicant: ConsoleClient, order: Order): Promise<{ requestId: string }> =>
  applicant.mutate<{ requestId: string }>('requests.submit', orderOn(order));

/** The small city refuses the order, saying where to go; its own Internet line it does give. */
export async function orderOnSmallCity(cast: ProvinceCast, journal: Journal, order: Order) {
  const { applicant } = cast;
  const refusal = await journal.step(
    `小规模城市（${order.cloud}）：同一份申请被拒绝`,
    () => refusedWith('ITEM_NOT_LOCAL', () => submitOn(applicant, order)),
    ({ code, sentence }) => `${code} ${sentence}`,
  );
  await journal.step('按提示改选省级云：同一份申请没有不符之处', async () => {
    const { errors } = await applicant.query<{ errors: readonly unknown[] }>('requests.check', {
      ...orderOn({ ...order, cloud: 'province' }),
    });
    if (errors.length > 0) throw new Error(`the provincial cloud refuses it too: ${JSON.stringify(errors)}`);
  });
  const { requestId } = await journal.step(`小规模城市（${order.cloud}）：只申请带宽则受理`, () =>
    submitOn(applicant, { ...order, lines: LINES.filter(({ spec }) => spec.item === 'bandwidth') }),
  );
  const delivered = await carryThrough(cast, journal, { id: requestId, name: '小规模城市：带宽' });
  return { refusal, delivered };
}

export type CitySeats = { readonly administrative: ConsoleClient; readonly technical: ConsoleClient };

/** The very large city takes the same order; its own authority and operator decide, the province's are turned away. */
export async function orderOnVeryLargeCity(
  { cast, seats, journal }: { readonly cast: ProvinceCast; readonly seats: CitySeats; readonly journal: Journal },
  order: Order,
): Promise<{ readonly refusal: SeenRefusal; readonly delivered: RequestDetail }> {
  const { requestId } = await journal.step(
    `特大型城市（${order.cloud}）：同一份申请被受理`,
    () => submitOn(cast.applicant, order),
    (accepted) => `页面 /orders/${accepted.requestId}`,
  );
  const decide = (person: ConsoleClient, step: string, planHash: string | null) =>
    person.mutate('approvals.decide', { requestId, step, decision: 'approve', planHash });
  const previewed = await journal.step('特大型城市：方案预览，部门审核', async () => {
    const seen = await waitFor(cast.applicant, requestId, { states: ['department-review'], minutes: 15 });
    await decide(cast.approver, 'department', seen.planHash);
    return seen;
  });
  const refusal = await journal.step(
    '省主管部门想代为审批，被拒绝：这一步属于该市自己的机构',
    () => refusedWith('SEAT_OF_ANOTHER', () => decide(cast.authority, 'administrative', previewed.planHash)),
    ({ code, sentence }) => `${code} ${sentence}`,
  );
  const own = { ...cast, authority: seats.administrative, technical: seats.technical };
  const delivered = await carryThrough(own, journal, { id: requestId, name: '特大型城市' });
  return { refusal, delivered };
}
