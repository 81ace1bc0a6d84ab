import { randomUUID } from 'node:crypto';
import { signContract } from '@zhengyun/domain/contracts/sign-contract.ts';
import { draftMonthToDate } from '@zhengyun/domain/settlement/draft-month-to-date.ts';
import { issueStatement } from '@zhengyun/domain/settlement/issue-statement.ts';
import { reviewStatement } from '@zhengyun/domain/settlement/review-statement.ts';
import { colleague, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetOld } from './forget-old.ts';

const NOW = '2026-11-23T02:00:00.000Z';
const daysAgo = (days: number) => new Date(Date.parse(NOW) - days * 86_400_000);
const NODE = randomUUID();
const [OBJECT, OBSERVER] = [randomUUID(), randomUUID()];

let sample: Awaited<ReturnType<typeof sampleTenants>>;
const insert = (text: string, values: readonly unknown[]) => sample.owner.query(text, [...values]);
beforeAll(async () => {
  sample = await sampleTenants();
  await insert('insert into node (id, cloud_id, name, enrolled_at) values ($1, $2, $3, $4)', [
    NODE,
    SAMPLE.province,
    'node-1',
    daysAgo(500),
  ]);
  await insert('insert into observer (id, slug, name, organisation_id, created_at) values ($1, $2, $2, $3, $4)', [
    OBSERVER,
    'observer',
    SAMPLE.authority,
    daysAgo(2_000),
  ]);
  await insert('insert into service_object (id, kind, name, cloud_id, observed_from) values ($1, $2, $2, $3, $4)', [
    OBJECT,
    'cloud-api',
    SAMPLE.province,
    daysAgo(2_000),
  ]);
});
afterAll(() => sample.drop());

const turn = () => forgetOld({ db: sample.worker, now: () => new Date(NOW), stopping: new AbortController().signal });
const agesOf = async (table: string, column: string) => {
  const { rows } = await sample.owner.query(`select ${column} as at from ${table} order by 1 desc`);
  return rows.map(({ at }) => Math.round((Date.parse(NOW) - at.getTime()) / 86_400_000));
};

describe('what is older than its retention', () => {
  it('is thrown away, samples, batches and use of nodes each by its own, and nothing younger', async () => {
    for (const days of [10, 99, 101, 399, 401]) {
      const at = daysAgo(days);
      await insert(`insert into metric_minute values ($1, $2, null, 'load', '{}', $3, $4, 1, 1, 1, 1, 1, $4)`, [
        NODE,
        SAMPLE.province,
        Buffer.from('s'),
        at,
      ]);
      await insert('insert into node_usage (node_id, minute, cpu_series) values ($1, $2, 1)', [NODE, at]);
      await insert(
        `insert into agent_batch (node_id, boot_id, sequence, received_at, samples, rejected, content_hash)
         values ($1, 'boot', $2, $3, 1, 0, $4)`,
        [NODE, days, at, Buffer.from('h')],
      );
    }
    await turn();
    expect(await agesOf('metric_minute', 'minute')).toEqual([10, 99]);
    expect(await agesOf('agent_batch', 'received_at')).toEqual([10, 99]);
    expect(await agesOf('node_usage', 'minute')).toEqual([10, 99, 101, 399]);
    expect((await sample.audits('fleet.samples-forgotten')).at(-1)?.detail).toMatchObject({
      minutes: 3,
      batches: 3,
      nodeUsage: 1,
    });
  });

  it('is what the engine said of operations that ended long ago; the operations stay', async () => {
    const stack = randomUUID();
    await insert(
      `insert into stack (id, kind, project, name, cloud_id, state, created_at) values ($1, 'cloud', 'p', 's', $2, 'deployed', $3)`,
      [stack, SAMPLE.province, daysAgo(900)],
    );
    for (const days of [399, 401, null]) {
      const id = randomUUID();
      const end = days === null ? null : daysAgo(days);
      await insert(
        `insert into operation (id, number, stack_id, ordinal, verb, program, inputs, state, requested_at, ended_at)
         values ($1, $2, $3, 0, 'deploy', 'municipal', '{}', $4, $5, $6)`,
        [id, `CZ-${days}`, stack, end ? 'done' : 'unknown', daysAgo(900), end],
      );
      await insert(
        'insert into operation_event (operation_id, sequence, at, kind, payload) values ($1, 1, $2, $3, $4)',
        [id, daysAgo(900), 'resource', '{}'],
      );
    }
    await turn();
    const { rows } = await sample.owner.query(
      'select o.number, count(e.sequence)::int as events from operation o left join operation_event e on e.operation_id = o.id group by o.number order by 1',
    );
    expect(rows).toEqual([
      { number: 'CZ-399', events: 1 },
      { number: 'CZ-401', events: 0 },
      { number: 'CZ-null', events: 1 },
    ]);
  });

  it('stays where a statement that is not issued may need it, and goes once all are', async () => {
    const finance = person('finance');
    await signContract(sample.as(finance, '2022-01-05T00:00:00Z'), {
      operatorId: SAMPLE.operator,
      departmentId: SAMPLE.ours,
      name: '一个月的合同',
      validFrom: '2021-12-31T16:00:00Z',
      validTo: '2022-01-31T16:00:00Z',
      annualFen: '1200000',
    });
    const seen = ['2021-12-30T00:00:00Z', '2022-01-10T00:00:00Z', '2022-02-10T00:00:00Z', '2026-11-01T00:00:00Z'];
    for (const at of seen)
      await insert('insert into observation (object_id, observer_id, at, up) values ($1, $2, $3, true)', [
        OBJECT,
        OBSERVER,
        new Date(at),
      ]);
    const left = async () => {
      const { rows } = await sample.owner.query('select at from observation order by at');
      return rows.map(({ at }) => at.toISOString().slice(0, 10));
    };
    await turn();
    expect(await left()).toEqual(['2022-01-10', '2022-02-10', '2026-11-01']);
    const month = { departmentId: SAMPLE.ours, month: '2022-01' };
    const { statementId } = await draftMonthToDate(sample.as(finance, '2026-11-20T00:00:00Z'), month);
    const other = sample.as(colleague('finance'), '2026-11-20T01:00:00Z');
    await reviewStatement(other, { statementId });
    await issueStatement(other, { statementId });
    await turn();
    expect(await left()).toEqual(['2026-11-01']);
  });

  it('is never a young observation, whoever asks the database for it', async () => {
    const gone = sample.owner.query('delete from observation');
    await expect(gone).rejects.toThrow('observation is append-only for 400 days');
    await expect(sample.owner.query('update observation set up = false')).rejects.toThrow();
  });
});

it('makes the partitions of use twelve months ahead, once however often it runs', async () => {
  const at = '2028-03-15T02:00:00.000Z';
  const later = () => forgetOld({ db: sample.worker, now: () => new Date(at), stopping: new AbortController().signal });
  const months = async () => {
    const { rows } = await sample.owner.query(
      `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'usage_event'::regclass and c.relname > 'usage_event_2027_12' and c.relname < 'usage_event_d' order by 1`,
    );
    return rows.map(({ name }) => name);
  };
  expect(await months()).toEqual([]);
  await Promise.all([later(), later()]);
  const made = await months();
  expect([made.length, made[0], made.at(-1)]).toEqual([13, 'usage_event_2028_03', 'usage_event_2029_03']);
  await later();
  expect(await sample.audits('metering.months-made')).toMatchObject([{ detail: { made: 13, last: '2029-03' } }]);
});

it('asks platform engineers to move use that lies in the partition of no month, once until none does', async () => {
  const at = '2028-03-15T02:00:00.000Z';
  const later = () => forgetOld({ db: sample.worker, now: () => new Date(at), stopping: new AbortController().signal });
  const { id } = person('platform-engineer') as { id: string };
  await insert(
    `insert into role_grant (id, person_id, role, organisation_id, granted_at) values (gen_random_uuid(), $1, 'platform-engineer', $2, now())`,
    [id, SAMPLE.operator],
  );
  const asked = async () => {
    const { rows } = await sample.owner.query(
      `select facts, done_at from notice where kind = 'usage-astray' order by at`,
    );
    return rows as { facts: object; done_at: Date | null }[];
  };
  await later();
  expect(await asked()).toEqual([]);
  const { id: resourceId } = await sample.resource();
  // Nobody made the partition of January 2028.
  for (const [name, when] of [
    ['a', '2028-01-10T00:00:00Z'],
    ['b', '2028-01-12T00:00:00Z'],
  ])
    await insert(
      `insert into usage_event (id, department_id, source, event_id, resource_id, dimension, quantity, event_at, received_at)
       values (gen_random_uuid(), $1, 'meter', $2, $3, 'egress-gb', 1, $4, $4)`,
      [SAMPLE.ours, name, resourceId, when],
    );
  await later();
  await later();
  expect(await asked()).toMatchObject([
    { facts: { events: 2, first: '2028-01-10', last: '2028-01-12' }, done_at: null },
  ]);
  await sample.owner.query(
    `alter table usage_event disable trigger user; delete from usage_event; alter table usage_event enable trigger user`,
  );
  await later();
  expect(await asked()).toMatchObject([{ done_at: new Date(at) }]);
});
