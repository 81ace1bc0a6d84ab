import { randomUUID } from 'node:crypto';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import type { Actor, Role } from '@zhengyun/domain/verb/actor.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import pg from 'pg';
import { createTestDatabase } from './database.ts';

/** Fixed keys of the sample: two departments, two clouds, one price version from the beginning of 2026. */
export const SAMPLE = {
  authority: '00000000-0000-7000-8000-0000000000a1',
  operator: '00000000-0000-7000-8000-0000000000a2',
  government: '00000000-0000-7000-8000-0000000000a3',
  ours: '00000000-0000-7000-8000-0000000000d1',
  theirs: '00000000-0000-7000-8000-0000000000d2',
  province: '00000000-0000-7000-8000-0000000000c1',
  city: '00000000-0000-7000-8000-0000000000c2',
  priceVersion: '00000000-0000-7000-8000-0000000000b1',
} as const;

const system = { [SAMPLE.ours]: randomUUID(), [SAMPLE.theirs]: randomUUID() };

export type SampleDepartment = typeof SAMPLE.ours | typeof SAMPLE.theirs;

const [PERSON, COLLEAGUE] = [randomUUID(), randomUUID()];
/** A person who holds `role`, of `departmentId` where the role is a department's. */
export function person(role: Role, departmentId: string | null = null): Actor {
  const grants = [{ role, organisationId: SAMPLE.government, departmentId, cloudId: null }];
  return { kind: 'person', id: PERSON, name: '李明', grants };
}
/** Somebody else who holds `role` across departments. */
export function colleague(role: Role): Actor {
  return { ...person(role), id: COLLEAGUE, name: '王芳' } as Actor;
}
export const JOB: Actor = { kind: 'job', task: 'test' };

const ROWS = `
  insert into organisation values
    ('${SAMPLE.authority}', 'authority', '政数局', 'authority', now()), ('${SAMPLE.operator}', 'operator', '运营中心', 'operator', now()),
    ('${SAMPLE.government}', 'government', '省政府', 'government', now());
  insert into department values
    ('${SAMPLE.ours}', '${SAMPLE.government}', 'ours', '药监局', 'g-ours', now()),
    ('${SAMPLE.theirs}', '${SAMPLE.government}', 'theirs', '教育厅', 'g-theirs', now());
  insert into person values
    ('${PERSON}', 'sample:someone', '李明', 'zh-CN', null, now()), ('${COLLEAGUE}', 'sample:colleague', '王芳', 'zh-CN', null, now());
  insert into cloud (id, slug, name, tier, profile, kubevirt, storage_provisioner, state, created_at) values
    ('${SAMPLE.province}', 'province', '省级云', 'provincial', 'province', 'install', 'x', 'deployed', now()),
    ('${SAMPLE.city}', 'guangzhou', '广州云', 'municipal', 'city-very-large', 'install', 'x', 'deployed', now());
  insert into cloud_zone (cloud_id, code, name, xinchuang, maximum_mlps, nodes) values
    ('${SAMPLE.province}', 'internet', '互联网区', false, 3, '{}'), ('${SAMPLE.city}', 'internet', '互联网区', false, 3, '{}');
  insert into business_system (id, department_id, number, slug, name, owner_name, mlps_grade, created_at) values
    ('${system[SAMPLE.ours]}', '${SAMPLE.ours}', 'XT-1', 'xt-1', '追溯系统', '张', 2, now()),
    ('${system[SAMPLE.theirs]}', '${SAMPLE.theirs}', 'XT-2', 'xt-2', '学籍系统', '李', 2, now());
  insert into price_version (id, number, name, sample, valid_from, created_at)
    values ('${SAMPLE.priceVersion}', 'JG-2026-000001', '样例价格', true, '2025-12-31T16:00:00Z', now());
  insert into price (version_id, sku, unit, unit_price, rule)
    select '${SAMPLE.priceVersion}', sku, unit, price, jsonb_build_object('model', jsonb_build_object('kind', 'unit', 'unitPrice', price::text),
      'discountPpm', '0', 'minimum', null, 'maximum', null, 'month', 'calendar')
    from (values ('vcpu.x86', '核·月', 38.5), ('memory-gb.x86', 'GB·月', 12.345678),
      ('disk-fast-gb.x86', 'GB·月', 0.733333), ('bandwidth-mbps.x86', 'Mb·月', 63.1)) as priced (sku, unit, price);
`;

/** A database of its own with the sample in it, and what a test adds to it. */
export async function sampleTenants() {
  const database = await createTestDatabase();
  const app = connect(database.appUrl, { applicationName: 'test-app', maximum: 6 });
  const worker = connect(database.workerUrl, { applicationName: 'test-worker', maximum: 6 });
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`select set_config('zhengyun.scope', 'all', false)`);
  await owner.query(ROWS);
  let number = 0;
  return {
    database,
    app,
    worker,
    owner,
    /** Context of `actor` at `now` on the server's connection (`worker`: on the worker's). */
    as: (actor: Actor, now: Date | string, db: Database = app): Context => ({
      actor,
      now: new Date(now),
      db,
      traceId: `test-${++number}`,
    }),
    /** A resource of the department on the cloud, in its own tenancy. */
    async resource(of: { department?: SampleDepartment; cloud?: string; xinchuang?: boolean } = {}) {
      const { department = SAMPLE.ours, cloud = SAMPLE.province, xinchuang = false } = of;
      const [id, tenancy] = [randomUUID(), randomUUID()];
      const n = String(++number).padStart(6, '0');
      await owner.query(
        `insert into tenancy (id, department_id, system_id, cloud_id, zone_code, xinchuang, number, slug, state, created_at)
         values ($1, $2, $3, $4, 'internet', $5, $6, $7, 'deployed', now()) on conflict do nothing`,
        [tenancy, department, system[department], cloud, xinchuang, `ZK-${n}`, `zk-${n}`],
      );
      await owner.query(
        `insert into resource (id, number, department_id, system_id, tenancy_id, cloud_id, item, fulfilment, xinchuang, spec, state, ready_at, created_at)
         select $1, $2, $3, $4, (select id from tenancy where system_id = $4 and cloud_id = $5 and xinchuang = $6),
                $5, 'cloud-host', 'provisioned', $6, '{}', 'active', '2026-01-01Z', now()`,
        [id, `ZY-2026-${n}`, department, system[department], cloud, xinchuang],
      );
      return { id, number: `ZY-2026-${n}` };
    },
    /** A request of the department in `state`, to be accepted by the given instant. */
    async request(of: { department?: SampleDepartment; state: string; acceptBy?: string }) {
      const { department = SAMPLE.ours, state, acceptBy = null } = of;
      const id = randomUUID();
      await owner.query(
        `insert into request (id, number, department_id, system_id, kind, state, title, reason, mlps_grade, applicant_id, submitted_at, accept_by)
         values ($1, $2, $3, $4, 'order', $5, '年度资源', '扩容', 2, $6, now(), $7)`,
        [id, `SQ-2026-${String(++number).padStart(6, '0')}`, department, system[department], state, PERSON, acceptBy],
      );
      return id;
    },
    /** Audit rows of an act in the order they were written (keys made in one millisecond have none). */
    async audits(action: string) {
      const { rows } = await owner.query(
        'select outcome, code, department_id, detail from audit_row where action = $1 order by ctid',
        [action],
      );
      return rows as {
        outcome: string;
        code: string | null;
        department_id: string | null;
        detail: Record<string, unknown>;
      }[];
    },
    async drop() {
      await Promise.all([app.destroy(), worker.destroy(), owner.end()]);
      await database.drop();
    },
  };
}
