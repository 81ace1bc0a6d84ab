import { ConsoleRefusal } from '@zhengyun/cli/demo/console-client.ts';
import { approve, getRequest, waitFor } from '@zhengyun/cli/demo/order-flow.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { testSystem } from '../support/system.ts';
import { rowsOf } from './database.ts';
import { type People, signInPeople } from './people.ts';

let people: People;
let systemId: string;
const { dir, consoleUrl } = testSystem();

const HOST = { item: 'cloud-host', count: 1, vcpu: 2, memoryGb: 4 };
const order = (changes: { spec?: object; line?: object; mlpsGrade?: number } = {}) => ({
  systemId,
  title: '核对拒绝',
  reason: '每一种错误都应说清楚',
  mlpsGrade: changes.mlpsGrade ?? 2,
  lines: [{ cloud: 'huizhou', zone: 'extranet', spec: { ...HOST, ...changes.spec }, ...changes.line }],
});

/** The refusal of `act`: a code, a Chinese sentence, an audit row, and no row of a request left behind. */
async function refusalOf(act: () => Promise<unknown>): Promise<ConsoleRefusal> {
  const before = await rowsOf<{ requests: string; refusals: string }>(dir, COUNTS);
  const refusal = await act().then(
    () => {
      throw new Error('it was not refused');
    },
    (error: unknown) => error,
  );
  if (!(refusal instanceof ConsoleRefusal)) throw refusal;
  const after = await rowsOf<{ requests: string; refusals: string }>(dir, COUNTS);
  expect(refusal.message).toMatch(/[\u4e00-\u9fff]/);
  expect(after[0]?.requests).toBe(before[0]?.requests);
  expect(Number(after[0]?.refusals)).toBeGreaterThan(Number(before[0]?.refusals));
  return refusal;
}
const COUNTS = `select (select count(*) from request) as requests, (select count(*) from audit_row where outcome = 'refused') as refusals`;

beforeAll(async () => {
  people = await signInPeople(consoleUrl);
  const [row] = await rowsOf<{ id: string }>(dir, `select id from business_system where slug = 'drug-supervision'`);
  systemId = row?.id ?? '';
});

describe('an order is refused with a sentence, a trace and nothing half done', () => {
  const submit = (input: object) => refusalOf(() => people.applicant.mutate('requests.submit', input));
  const withoutZone = () => {
    const input = order();
    return { ...input, lines: input.lines.map(({ zone: _, ...line }) => line) };
  };

  it.each([
    ['over quota', () => order({ spec: { count: 500, vcpu: 64, memoryGb: 512 } }), 'QUOTA_EXCEEDED'],
    ['for an unknown item', () => order({ spec: { item: 'mainframe' } }), 'UNKNOWN_SKU'],
    ['without a zone', withoutZone, 'ZONE_MISSING'],
    ['for a system of MLPS grade 4', () => order({ mlpsGrade: 4 }), 'MLPS_NOT_ADMITTED'],
    ['of a negative quantity', () => order({ spec: { count: -1 } }), 'QUANTITY_INVALID'],
    ['of a fractional quantity', () => order({ spec: { vcpu: 1.5 } }), 'QUANTITY_INVALID'],
    ['of a field of a megabyte', () => ({ ...order(), reason: '长'.repeat(400_000) }), 'INPUT_INVALID'],
  ])('%s', async (_, input, code) => {
    expect((await submit(input())).code).toBe(code);
  });

  it('for another department’s system, as if there were none', async () => {
    expect((await refusalOf(() => people.applicant2.mutate('requests.submit', order()))).code).toBe('NOT_FOUND');
  });
});

describe('an approval is refused', () => {
  let requestId: string;
  let planHash: string;
  beforeAll(async () => {
    requestId = (await people.applicant.mutate<{ requestId: string }>('requests.submit', order())).requestId;
    planHash =
      (await waitFor(people.applicant, requestId, { states: ['department-review'], minutes: 10 })).planHash ?? '';
  }, 700_000);
  const decide = (person: keyof People, step: string, hash = planHash) =>
    people[person].mutate('approvals.decide', { requestId, step, decision: 'approve', planHash: hash });

  it('to an applicant who also holds the approver’s role', async () => {
    const [grant] = await rowsOf<{ person: string; organisation: string; department: string }>(
      dir,
      `select p.id as person, g.organisation_id as organisation, g.department_id as department from person p join role_grant g on g.person_id = p.id where p.subject = 'sample:applicant' and g.role = 'applicant'`,
    );
    await people.secadmin.mutate('people.grant', {
      personId: grant?.person,
      role: 'department-approver',
      organisationId: grant?.organisation,
      departmentId: grant?.department,
    });
    expect((await refusalOf(() => decide('applicant', 'department'))).code).toBe('APPROVER_IS_APPLICANT');
  });

  it('for another plan than the one in force', async () => {
    expect((await refusalOf(() => decide('approver', 'department', 'f'.repeat(64)))).code).toBe('PLAN_CHANGED');
  });

  it('for a step that is not open yet', async () => {
    expect((await refusalOf(() => decide('authority', 'administrative'))).code).toBe('STEP_NOT_OPEN');
  });

  it('the second time for one step', async () => {
    await decide('approver', 'department');
    expect((await refusalOf(() => decide('approver', 'department'))).code).toBe('STEP_ALREADY_DECIDED');
  });

  it('to someone of another department, who learns nothing of the request', async () => {
    expect((await refusalOf(() => people.applicant2.mutate('requests.withdraw', { requestId }))).code).toBe(
      'NOT_FOUND',
    );
    await expect(people.applicant2.query('requests.get', { requestId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('two changes of one resource', () => {
  it('run one after the other: the second waits, says for which, and goes on by itself', async () => {
    const { requestId } = await people.applicant.mutate<{ requestId: string }>('requests.submit', {
      ...order(),
      lines: [
        { cloud: 'huizhou', zone: 'extranet', spec: { item: 'container-space', vcpu: 2, memoryGb: 4, ordinaryGb: 20 } },
      ],
    });
    await waitFor(people.applicant, requestId, { states: ['department-review'], minutes: 10 });
    await approve(people, requestId);
    const delivered = await waitFor(people.applicant, requestId, { states: ['delivered'], minutes: 10 });
    const resourceId = delivered.lines[0]?.resource.id;
    const resize = (vcpu: number) =>
      people.applicant.mutate<{ requestId: string; waitsFor: string[] }>('requests.submitResize', {
        resourceId,
        reason: '扩容',
        spec: { item: 'container-space', vcpu, memoryGb: 4, ordinaryGb: 20 },
      });
    const first = await resize(3);
    const second = await resize(4);
    const firstNumber = (await getRequest(people.applicant, first.requestId)).number;
    expect(second.waitsFor).toEqual([firstNumber]);
    await waitFor(people.applicant, first.requestId, { states: ['department-review'], minutes: 10 });
    const waiting = await getRequest(people.applicant, second.requestId);
    expect(waiting.state).toBe('previewing');
    expect(waiting.operations[0]?.waitingFor).toMatchObject({ code: 'OPERATION' });
    await people.applicant.mutate('requests.withdraw', { requestId: first.requestId });
    const free = await waitFor(people.applicant, second.requestId, { states: ['department-review'], minutes: 10 });
    expect(free.planHash).toMatch(/^[0-9a-f]{64}$/);
  }, 900_000);
});
