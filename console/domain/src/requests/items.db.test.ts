import { randomUUID } from 'node:crypto';
import { amountsOf, type ItemSpec, itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { DIMENSIONS } from '@zhengyun/rulebook/dimension.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideApproval } from '../approvals/decide.ts';
import { ingestUsage } from '../metering/ingest-usage.ts';
import { listQuota } from '../quota/list-quota.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { checkOrder } from './check-order.ts';
import { getRequest } from './get-request.ts';
import { markPreviewed } from './mark-previewed.ts';
import { submitRequest } from './submit.ts';
import { submitRelease } from './submit-release.ts';
import { submitResize } from './submit-resize.ts';

let province: SampleProvince;
let systemId: string;
beforeAll(async () => {
  province = await sampleProvince();
  systemId = (await findSystem(await province.as('applicant'), { reference: 'drug-supervision' })).id;
});
afterAll(() => province.drop());
beforeEach(async () => {
  await province.within(async ({ tx }) => {
    await tx.updateTable('operation').set({ state: 'cancelled' }).where('state', '<>', 'done').execute();
    await tx.updateTable('quota').set({ reserved: '0', booked: '0' }).execute();
    await tx.updateTable('order_line').set({ state: 'cancelled' }).execute();
    await tx.updateTable('resource').set({ state: 'abandoned' }).execute();
  });
});

const disk = { item: 'block-disk', class: 'fast', gb: 200, count: 3 };
const bucket = { item: 'object-bucket', quotaGb: 500 };
const sizes = { instances: 3, vcpu: 4, memoryGb: 16, storageGb: 100 };
const database = { item: 'postgresql', version: '17', storageClass: 'ordinary', ...sizes };
const cache = { item: 'cache', memoryGb: 8, replicas: 1, vcpu: 2 };
const gpu = { item: 'gpu-share', shares: 4, memoryGbPerShare: 24 };
const backup = { item: 'backup-schedule', hour: 2, everyDays: 1, retentionDays: 30, protectedGb: 800 };
const pack = { item: 'security-pack', grade: 3 };
const bastion = { item: 'bastion-account', people: ['sample:applicant', 'sample:approver'], days: 90 };
const host = { item: 'cloud-host', count: 1, vcpu: 2, memoryGb: 4 };
const space = { item: 'container-space', vcpu: 4, memoryGb: 8 };
const listeners = [{ name: 'https', protocol: 'TCP', port: 443, targetPort: 8443 }];
const balancer = (resource: string, scope = 'internal') => ({
  item: 'load-balancer',
  scope,
  listeners,
  target: { resource },
});

/** Month in fen by the sample prices on x86: worked out by hand. */
const ITEMS = [
  { spec: disk, monthFen: '52593' }, // 600 GB × 0.876543
  { spec: bucket, monthFen: '6000' }, // 500 GB × 0.12
  { spec: database, monthFen: '220950' }, // 12 × 58.5 + 48 × 29.25 + 300 × 0.345
  { spec: cache, monthFen: '70200' }, // 4 × 58.5 + 16 × 29.25
  { spec: gpu, monthFen: '360000' }, // 4 × 180 + 96 × 30
  { spec: backup, monthFen: '48000' }, // 800 GB × 30 copies × 0.02
  { spec: pack, monthFen: '128000' },
  { spec: bastion, monthFen: '7000' }, // 2 × 35
].map(({ spec, monthFen }) => ({ spec: itemSpecSchema.parse(spec), monthFen, item: spec.item }));

const place = { cloud: 'guangzhou', zone: 'extranet' };
const order = (spec: object, where: object = place) =>
  ({ systemId, title: 't', reason: 'r', mlpsGrade: 3, lines: [{ ...where, spec }] }) as never;
const refused = (code: string, facts: object = {}) => ({ code, facts: expect.objectContaining(facts) });

async function submit(spec: object, where: object = place): Promise<string> {
  return (await submitRequest(await province.as('applicant'), order(spec, where))).requestId;
}

/** Stands for the worker and three approvers. */
async function approve(requestId: string): Promise<void> {
  await province.within(async (scope) => {
    const plan = { state: 'previewed', plan_hash: 'a'.repeat(64) };
    await scope.tx.updateTable('operation').set(plan).where('request_id', '=', requestId).execute();
    await markPreviewed.within(scope, { requestId });
  });
  const planHash = (await getRequest(await province.as('applicant'), { requestId })).planHash ?? '';
  for (const [step, who] of [
    ['department', 'approver'],
    ['technical', 'technical'],
    ['administrative', 'authority'],
  ] as const)
    await decideApproval(await province.as(who), { requestId, step, decision: 'approve', planHash });
}

/** A delivered resource of the sample system, as verification would have left it. */
async function delivered(spec: object, where: object = place): Promise<{ id: string; number: string }> {
  const { lines } = await getRequest(await province.as('applicant'), { requestId: await submit(spec, where) });
  const { id, number } = lines[0]!.resource;
  await province.within(async ({ tx }) => {
    await tx
      .updateTable('resource')
      .set({ state: 'active', ready_at: new Date(0) })
      .where('id', '=', id)
      .execute();
    await tx.updateTable('order_line').set({ state: 'delivered' }).where('resource_id', '=', id).execute();
    await tx.updateTable('operation').set({ state: 'done' }).execute();
  });
  return { id, number };
}

/** What is reserved of each dimension on x86 of the ordered cloud; nothing where it is zero. */
async function reserved(): Promise<Record<string, string>> {
  const { items } = await listQuota(await province.as('applicant'), {});
  const here = items.filter((each) => each.cloud.slug === 'guangzhou' && !each.xinchuang && each.reserved !== '0');
  return Object.fromEntries(here.map((each) => [each.dimension, each.reserved]));
}
const taken = (spec: ItemSpec) =>
  Object.fromEntries(
    DIMENSIONS.flatMap((each) => (amountsOf(spec)[each] ? [[each, String(amountsOf(spec)[each])]] : [])),
  );

describe('an order of an item', () => {
  it.each(ITEMS)('is priced, and reserves what it takes: $item', async ({ spec, monthFen }) => {
    if (spec.item === 'gpu-share') await submit(space);
    const requestId = await submit(spec);
    const { lines, operations } = await getRequest(await province.as('applicant'), { requestId });
    expect(lines[0]).toMatchObject({ monthFen, spec, fulfilment: 'provisioned' });
    expect(operations.filter((each) => each.lineId !== null)).toHaveLength(1);
    await approve(requestId);
    expect(await reserved()).toEqual(taken(spec));
  });
});

describe('a balancer', () => {
  it('points at a delivered host of its own tenancy, is priced, and reserves a public address where it has one', async () => {
    const target = await delivered(host, { cloud: 'guangzhou', zone: 'internet' });
    const requestId = await submit(balancer(target.number, 'public'), { cloud: 'guangzhou', zone: 'internet' });
    const { lines } = await getRequest(await province.as('applicant'), { requestId });
    expect(lines[0]).toMatchObject({ monthFen: '17000', spec: { target: { resource: target.number.toLowerCase() } } });
    await approve(requestId);
    expect(await reserved()).toEqual({ 'load-balancer': '1', 'public-ip': '1' });
  });

  it('is refused a target elsewhere, one not delivered, and one that is nobody’s', async () => {
    const elsewhere = await delivered(host, { cloud: 'guangzhou', zone: 'internet' });
    const unfinished = await getRequest(await province.as('applicant'), { requestId: await submit(host) });
    for (const number of [elsewhere.number, unfinished.lines[0]!.resource.number, 'ZY-2026-999999'])
      await expect(submit(balancer(number))).rejects.toMatchObject(
        refused('TARGET_UNSUITABLE', { field: 'lines.0.spec.target.resource', target: number }),
      );
  });

  it('is public only where the zone allows it', async () => {
    const target = await delivered(host);
    await expect(submit(balancer(target.number, 'public'))).rejects.toMatchObject(
      refused('PUBLIC_ADDRESS_NOT_ALLOWED', { field: 'lines.0.spec.scope', zone: 'extranet' }),
    );
  });

  it('keeps its target from being released', async () => {
    const target = await delivered(host);
    const { number } = await delivered(balancer(target.number));
    const release = { resourceId: target.id, reason: 'r' };
    await expect(submitRelease(await province.as('applicant'), release)).rejects.toMatchObject(
      refused('TARGET_IN_USE', { balancers: [number] }),
    );
  });
});

describe('a security pack', () => {
  it('is one a tenancy, whether asked for twice at once or one after the other', async () => {
    const twice = { ...(order(pack) as { lines: object[] }) };
    twice.lines = [...twice.lines, ...twice.lines];
    await expect(submitRequest(await province.as('applicant'), twice as never)).rejects.toMatchObject(
      refused('SECURITY_PACK_EXISTS', { field: 'lines.1.spec.item' }),
    );
    await submit(pack);
    await expect(submit({ ...pack, grade: 2 })).rejects.toMatchObject(refused('SECURITY_PACK_EXISTS'));
    await expect(submit(pack, { cloud: 'guangzhou', zone: 'internet' })).resolves.toBeTypeOf('string');
  });

  it('goes from grade 2 to 3 and never back', async () => {
    const low = await delivered({ ...pack, grade: 2 });
    const raised = await submitResize(await province.as('applicant'), {
      resourceId: low.id,
      spec: { item: 'security-pack', grade: 3 },
      reason: 'r',
    });
    expect(raised.number).toMatch(/^SQ-/);
    const high = await delivered(pack, { cloud: 'guangzhou', zone: 'internet' });
    const lower = { resourceId: high.id, spec: { item: 'security-pack' as const, grade: 2 as const }, reason: 'r' };
    await expect(submitResize(await province.as('applicant'), lower)).rejects.toMatchObject(
      refused('MAY_ONLY_GROW', { fields: ['spec.grade: MAY_ONLY_GROW'] }),
    );
  });
});

it('GPU shares are refused where no container could claim them', async () => {
  await expect(submit(gpu)).rejects.toMatchObject(refused('CONTAINER_SPACE_NEEDED', { field: 'lines.0.spec.item' }));
});

describe('hosts with an operating system', () => {
  const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f li.wei@laptop';
  const withSystem = (image: string, sshKeys: readonly string[] = [KEY]) => ({
    ...host,
    operatingSystem: { image, sshKeys },
  });
  const price = async (spec: object) => {
    const { quote } = await checkOrder(await province.as('applicant'), order(spec));
    return quote?.monthFen;
  };

  it('cost what they cost without', async () => {
    expect(await price(withSystem('openeuler-24-03-lts-amd64'))).toBe(await price(host));
    expect(await price(host)).toBeTypeOf('string');
  });

  it('are kept as ordered, keys and all', async () => {
    const spec = withSystem('rocky-9-amd64');
    const { lines } = await getRequest(await province.as('applicant'), { requestId: await submit(spec) });
    expect(lines[0]?.spec).toMatchObject(spec);
  });

  it('are refused where the image does not fit, and where nobody could log in, at the field', async () => {
    const at = (field: string) => ({ field: `lines.0.spec.operatingSystem.${field}` });
    const domestic = { cloud: 'guangzhou', zone: 'extranet-xc' };
    await expect(submit(withSystem('ubuntu-24-04-amd64'), domestic)).rejects.toMatchObject(
      refused('IMAGE_NOT_DOMESTIC', at('image')),
    );
    await expect(submit(withSystem('rocky-9-amd64', []))).rejects.toMatchObject(
      refused('SSH_KEY_MISSING', at('sshKeys')),
    );
  });

  it('are refused with a private key, which is kept nowhere, not even in the audit log', async () => {
    const secret = '-----BEGIN OPENSSH PRIVATE KEY----- b3BlbnNzaC1rZXk';
    await expect(submit(withSystem('rocky-9-amd64', [secret]))).rejects.toMatchObject({ code: 'SSH_KEY_PRIVATE' });
    const rows = await province.audit('requests.submitted');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? value.toString() : value))).not.toContain(
      'PRIVATE KEY',
    );
  });

  it('keep system and keys once they are delivered', async () => {
    const { id } = await delivered(withSystem('rocky-9-amd64'));
    const other = itemSpecSchema.parse(withSystem('openeuler-24-03-lts-amd64'));
    const resize = submitResize(await province.as('applicant'), { resourceId: id, spec: other, reason: 'r' });
    await expect(resize).rejects.toMatchObject(refused('FIELD_FIXED', { field: 'spec.operatingSystem' }));
  });
});

describe('GPU shares', () => {
  beforeEach(async () => {
    await submit(space);
  });

  it('are for a tenancy with a container space, where there are GPUs, and no larger than those', async () => {
    await expect(submit(gpu, { cloud: 'guangzhou', zone: 'internet' })).rejects.toMatchObject(
      refused('GPU_NOT_IN_ZONE', { field: 'lines.0.zone', zone: 'internet' }),
    );
    await expect(submit({ ...gpu, memoryGbPerShare: 80 })).rejects.toMatchObject(
      refused('GPU_SHARE_TOO_LARGE', { field: 'lines.0.spec.memoryGbPerShare', maximum: 24 }),
    );
    await expect(submit(gpu)).resolves.toBeTypeOf('string');
  });

  it('are one line a tenancy: the cluster would count every share twice', async () => {
    await submit(gpu);
    await expect(submit(gpu)).rejects.toMatchObject(refused('GPU_SHARE_EXISTS', { field: 'lines.0.spec.item' }));
  });

  it('is refused by the table too, where two orders were checked at once', async () => {
    await submit(gpu);
    const doubled = province.within(async ({ tx }) => {
      const row = await tx
        .selectFrom('resource')
        .selectAll()
        .where('state', '=', 'requested')
        .where('item', '=', 'gpu-share')
        .executeTakeFirstOrThrow();
      const { stack_id, ...rest } = row;
      const second = { ...rest, id: randomUUID(), number: 'ZY-2026-999998', spec: JSON.stringify(rest.spec) };
      await tx
        .insertInto('resource')
        .values(second as never)
        .execute();
    });
    await expect(doubled).rejects.toMatchObject({ constraint: 'one_gpu_share' });
  });
});

describe('a backup schedule', () => {
  it('protects no less than the tenancy has on disks', async () => {
    await submit({ item: 'block-disk', class: 'fast', gb: 500, count: 2 });
    await expect(submit({ ...backup, protectedGb: 999 })).rejects.toMatchObject(
      refused('PROTECTED_BELOW_DISKS', { field: 'lines.0.spec.protectedGb', disks: 1_000 }),
    );
    await expect(submit({ ...backup, protectedGb: 1_000 })).resolves.toBeTypeOf('string');
  });
});

describe('a bucket', () => {
  const smaller = async (resourceId: string, quotaGb: number) =>
    submitResize(await province.as('applicant'), { resourceId, spec: { item: 'object-bucket', quotaGb }, reason: 'r' });
  const used = (resourceId: string, quantity: string, at: string, eventId: string) =>
    ingestUsage(province.job(), {
      source: 'gateway',
      events: [{ eventId, resourceId, dimension: 'object-gb', quantity, at }],
    });

  it('is never cut below what is in it, and not at all while that is unknown', async () => {
    const { id } = await delivered(bucket);
    await expect(smaller(id, 400)).rejects.toMatchObject(refused('USE_UNKNOWN', { field: 'spec.quotaGb' }));
    await used(id, '20', '2026-10-23T02:00:00.000Z', 'a month ago');
    await expect(smaller(id, 400)).rejects.toMatchObject(refused('USE_UNKNOWN'));
    await used(id, '410.5', '2026-11-22T02:00:00.000Z', 'yesterday');
    await expect(smaller(id, 410)).rejects.toMatchObject(refused('BELOW_USE', { used: '411 GB' }));
    await expect(smaller(id, 411)).resolves.toMatchObject({ waitsFor: [] });
  });
});

describe('a database', () => {
  it('names everything at once that its resize may not have', async () => {
    const { id } = await delivered(database);
    const spec = { ...database, version: '18', storageGb: 50 };
    await expect(
      submitResize(await province.as('applicant'), { resourceId: id, spec, reason: 'r' } as never),
    ).rejects.toMatchObject(
      refused('FIELD_FIXED', { fields: ['spec.version: FIELD_FIXED', 'spec.storageGb: DISK_SHRINK'] }),
    );
  });
});
