import { hash, orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askWindow } from '../break-glass/ask-window.ts';
import { decideWindow } from '../break-glass/decide-window.ts';
import { endRun } from '../break-glass/end-run.ts';
import { useWindow } from '../break-glass/use-window.ts';
import { askExemption } from '../compliance/ask-exemption.ts';
import { decideExemption } from '../compliance/decide-exemption.ts';
import { endExemption } from '../compliance/end-exemption.ts';
import { publishPack } from '../compliance/publish-pack.ts';
import { acceptDrift } from '../drift/accept-drift.ts';
import { listDrift } from '../drift/list-drift.ts';
import { recordDrift } from '../drift/record-drift.ts';
import { cancelOperation } from '../provisioning/cancel-operation.ts';
import { resolveOperation } from '../provisioning/resolve-operation.ts';
import { removeExpired } from '../reclaim/remove-expired.ts';
import { listAudit } from './list-audit.ts';

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
let cloudId: string;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
  const { id } = await province.owner
    .selectFrom('cloud')
    .select('id')
    .where('slug', '=', 'guangzhou')
    .executeTakeFirstOrThrow();
  cloudId = id;
});
afterAll(async () => {
  await flow?.end();
  await province?.drop();
});

const as = (who: string, minutes = 0) => province.as(who, new Date(MONDAY.getTime() + minutes * 60_000));
const reason = '状态卡住';

/** A delivered line of the department, with its stack. */
async function delivered() {
  const { requestId, operations } = await flow.approved(1);
  const operationId = operations[0]!;
  await flow.apply(operationId);
  await flow.delivered(operationId);
  await flow.endLease(operationId);
  const stack = await province.within(async ({ tx }) => {
    const of = tx.selectFrom('operation').select('stack_id').where('id', '=', operationId);
    await tx.updateTable('operation').set({ ended_at: MONDAY }).where('id', '=', operationId).execute();
    return tx
      .updateTable('stack')
      .set({ state: 'deployed', provider: 'stand-in', provider_version: '4.32.0' })
      .where('id', '=', of)
      .returning(['id', 'name'])
      .executeTakeFirstOrThrow();
  });
  return { stack, resourceId: (await flow.request(requestId)).lines[0]!.resource.id };
}
const shown = async (who: string, action: string) => {
  const { items } = await listAudit(await as(who, 600), { limit: 200 });
  return items.filter((row) => row.action === action && row.outcome === 'done');
};
const NAMES = { engineer: '张伟明', secadmin: '谢婉婷', authority: '梁淑仪' } as const;

/** Seen by the department whose thing it was, with who did it, and by no other. */
async function isShown(action: string, actor: keyof typeof NAMES) {
  const own = await shown('approver', action);
  expect([...new Set(own.map((row) => row.actor.name))], action).toEqual([NAMES[actor]]);
  expect(await shown('approver2', action), action).toEqual([]);
  return own[0]!;
}

it('a command by hand on a department’s stack, and its end, are in that department’s log', async () => {
  const { stack } = await delivered();
  const { windowId } = await askWindow(await as('engineer'), { cloudId, reason, minutes: 60 });
  await decideWindow(await as('authority'), { windowId, decision: 'grant' });
  const text = `pulumi refresh --stack ${stack.name}`;
  const { runId } = await useWindow(await as('engineer', 1), {
    cloudSlug: 'guangzhou',
    stacks: [stack.name],
    command: { text, bytes: Buffer.byteLength(text), digest: 'a'.repeat(64) },
  });
  await endRun(await as('engineer', 2), { runId, outcome: 'completed', exitCode: 0, signal: null });
  const used = await isShown('break-glass.used', 'engineer');
  expect(used).toMatchObject({ detail: { stacks: [stack.name], command: text, cloud: 'guangzhou' } });
  expect(await isShown('break-glass.use-ended', 'engineer')).toMatchObject({ detail: { outcome: 'completed' } });
});

it('an exemption from a policy on its stacks, as it is asked for, decided on and ended, is in its log', async () => {
  const { stack } = await delivered();
  await knownPolicy();
  const { exemptionId } = await exempt({ stack: stack.name });
  await decideExemption(await as('secadmin'), { exemptionId, decision: 'grant' });
  await endExemption(await as('engineer', 3), { exemptionId });
  await isShown('compliance.exemption-asked', 'engineer');
  await isShown('compliance.exemption-granted', 'secadmin');
  await isShown('compliance.exemption-ended', 'engineer');
});

it('an exemption that names nothing but a namespace is in the log of whose namespace it is, and of nobody else', async () => {
  await delivered();
  await knownPolicy();
  const { slug } = await province.within(({ tx }) =>
    tx
      .selectFrom('tenancy')
      .select('slug')
      .where('department_id', '=', province.departments.get('drug-regulator')!)
      .where('state', 'in', ['planned', 'deployed'])
      .executeTakeFirstOrThrow(),
  );
  const numbersShown = async (who: string) =>
    (await shown(who, 'compliance.exemption-asked')).map(({ detail }) => (detail as { number: string }).number);
  const numbers: string[] = [];
  for (const where of [{ namespace: slug }, { namespace: `${slug.slice(0, 5)}*` }, { namespace: slug, stack: '*' }])
    numbers.push((await exempt(where)).number);
  const elsewhere: string[] = [];
  // A name is of every tenant, the system's own namespaces are nobody's, and the stacks are not those of the namespace.
  for (const where of [{ name: 'web' }, { namespace: 'kube-system' }, { namespace: slug, stack: 'shenzhen-*' }])
    elsewhere.push((await exempt(where)).number);
  const own = await numbersShown('approver');
  expect(own).toEqual(expect.arrayContaining(numbers));
  for (const number of elsewhere) expect(own).not.toContain(number);
  expect(await numbersShown('approver2')).toEqual([]);
});

/** A policy to be exempt from. */
async function knownPolicy() {
  const words = {
    concern: 'security',
    description: '不得挂载宿主机目录',
    english: 'No host paths',
    remedy: '请改用持久卷',
  };
  const grade = {
    level: 'mandatory',
    severity: 'critical',
    controls: [{ citation: 'F33', title: '主动安全' }],
    settings: [],
  };
  const policy = { name: 'no-host-path', ...words, ...grade };
  await publishPack(province.job(), { digest: hash('a'), policies: [policy] } as never);
}

async function exempt(where: Parameters<typeof askExemption>[1]['where']) {
  const until = new Date(MONDAY.getTime() + 30 * 86_400_000).toISOString();
  return askExemption(await as('engineer'), { policy: 'no-host-path', where, reason: '驱动替换中', until });
}

it('what the operator does with its operations, drift and resources is in its log', async () => {
  const { operations } = await flow.approved(1);
  await cancelOperation(await as('engineer', 4), { operationId: operations[0]!, reason });
  await isShown('provisioning.cancelled', 'engineer');

  const unknown = (await flow.approved(1)).operations[0]!;
  await flow.set(unknown, { state: 'unknown' });
  await resolveOperation(await as('engineer', 5), { operationId: unknown, decision: 'retry', reason });
  await isShown('provisioning.resolved', 'engineer');

  const { stack, resourceId } = await delivered();
  const looked = { stackId: stack.id, everySeconds: 3_600, startedAt: new Date(MONDAY.getTime() + 30_000) };
  const changed = { path: 'metadata.annotations.note', expected: { is: 'value', value: '1' }, found: { is: 'absent' } };
  const object = { urn: 'u', type: 'kubernetes:core/v1:ConfigMap', kind: 'ConfigMap', name: 'a', id: 'ns/a' };
  const drifted = { ...object, is: 'changed', differences: [{ ...changed, writers: [] }], strangers: [] };
  await recordDrift(flow.job(new Date(MONDAY.getTime() + 60_000)), {
    ...looked,
    result: { outcome: 'checked', objects: [drifted] },
  } as never);
  const { items } = await listDrift(await as('engineer'), { stackId: stack.id });
  const { operationId } = await acceptDrift(await as('engineer', 6), { driftId: items[0]!.drift!.id, reason });
  await isShown('drift.accept-asked', 'engineer');

  await province.within(({ tx }) =>
    tx.updateTable('operation').set({ state: 'cancelled' }).where('id', '=', operationId).execute(),
  );
  await removeExpired(await as('authority', 600 * 24 * 60), { resourceId, reason: '有效期已满' });
  await isShown('reclaim.removal-ordered', 'authority');
});

it('and is told apart there from what its own people and the platform itself did', async () => {
  const { operations } = await flow.approved(1);
  await cancelOperation(await as('engineer', 7), { operationId: operations[0]!, reason });
  const by = async (whose?: 'own' | 'others' | 'platform') => {
    const approver = await as('approver', 600);
    const names = new Set<string>();
    let read = 0;
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(approver, {
        limit: 200,
        cursor,
        ...(whose ? { by: whose } : {}),
      });
      for (const { actor } of page.items) names.add(`${actor.kind} ${actor.name}`);
      read += page.items.length;
      cursor = page.nextCursor;
      if (cursor === null) expect(page.total).toBe(read);
    } while (cursor !== null);
    return { names: [...names], read };
  };
  const [all, own, others, platform] = [await by(), await by('own'), await by('others'), await by('platform')];
  expect(own.read + others.read + platform.read).toBe(all.read);
  expect(others.names).toContain('person 张伟明');
  expect(own.names).toEqual(expect.arrayContaining(['person 林晓燕', 'person 陈国强']));
  expect(others.names.filter((name) => own.names.includes(name))).toEqual([]);
  expect(platform.names.every((name) => /^(job|agent) /.test(name))).toBe(true);
});
