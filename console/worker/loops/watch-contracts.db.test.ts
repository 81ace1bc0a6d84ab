import { randomUUID } from 'node:crypto';
import { signContract } from '@zhengyun/domain/contracts/sign-contract.ts';
import { recordResourceChange } from '@zhengyun/domain/metering/record-resource-change.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchContracts } from './watch-contracts.ts';

const CREATED = new Date('2026-05-04T16:00:00.000Z');
let sample: Awaited<ReturnType<typeof sampleTenants>>;
beforeAll(async () => {
  sample = await sampleTenants();
  const finance = colleague('finance');
  await sample.owner.query(
    `insert into role_grant (id, person_id, role, organisation_id, granted_at) values ($1, $2, 'finance', $3, '2026-01-01Z')`,
    [randomUUID(), finance.kind === 'person' ? finance.id : '', SAMPLE.government],
  );
});
afterAll(() => sample.drop());

const notices = async () => {
  const { rows } = await sample.owner.query(
    `select kind, aspect, object_id, facts, done_at is not null as done from notice where kind = 'use-without-contract' order by aspect`,
  );
  return rows;
};
const turn = (at: string) => watchContracts({ db: sample.worker, now: () => new Date(at) });

it('tells finance once a month of a department’s use without a contract, until one covers it', async () => {
  const { id: resourceId } = await sample.resource();
  await turn('2026-05-05T00:00:00Z');
  expect(await notices()).toEqual([]);
  const cause = { kind: 'operation' as const, id: randomUUID() };
  const created = {
    resourceId,
    kind: 'create' as const,
    at: CREATED,
    amounts: { vcpu: 4n },
    cause,
    instanceUid: 'uid',
  };
  await recordResourceChange(sample.as(JOB, CREATED, sample.worker), created);
  await turn('2026-05-05T00:00:00Z');
  await turn('2026-05-05T01:00:00Z');
  await turn('2026-06-02T00:00:00Z');
  const told = { kind: 'use-without-contract', object_id: SAMPLE.ours, done: false };
  const facts = (month: string) => ({ department: '药监局', month, resources: 1 });
  expect(await notices()).toEqual([
    { ...told, aspect: '2026-05', facts: facts('2026-05') },
    { ...told, aspect: '2026-06', facts: facts('2026-06') },
  ]);
  await signContract(sample.as(person('finance'), '2026-06-03T00:00:00Z'), {
    operatorId: SAMPLE.operator,
    departmentId: SAMPLE.ours,
    name: '补签的合同',
    validFrom: '2026-05-04T16:00:00Z',
    validTo: '2027-05-04T16:00:00Z',
    annualFen: '0',
  });
  await turn('2026-06-03T01:00:00Z');
  expect((await notices()).map(({ aspect, done }) => [aspect, done])).toEqual([
    ['2026-05', true],
    ['2026-06', true],
  ]);
  expect(await sample.audits('notices.told')).toHaveLength(2);
});
