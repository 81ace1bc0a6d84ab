import { orderedLines, trouble } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptDrift } from '../drift/accept-drift.ts';
import { askCheck } from '../drift/ask-check.ts';
import { countDrift } from '../drift/count-drift.ts';
import { findDueChecks } from '../drift/find-due-checks.ts';
import { listDrift } from '../drift/list-drift.ts';
import { planChecks } from '../drift/plan-checks.ts';
import { recordDrift } from '../drift/record-drift.ts';
import { revertDrift } from '../drift/revert-drift.ts';
import { readStackWork } from '../provisioning/read-stack-work.ts';
import { askJudgement } from './ask-judgement.ts';
import { countJudgements } from './count-judgements.ts';
import { findDueJudgements } from './find-due-judgements.ts';
import { listJudgements } from './list-judgements.ts';
import { planJudgements } from './plan-judgements.ts';
import { publishPack } from './publish-pack.ts';
import { readPack } from './read-pack.ts';
import { recordJudgement } from './record-judgement.ts';

const later = new Date(MONDAY.getTime() + 86_400_000);
const policy = {
  name: 'no-host-path',
  concern: 'security',
  description: '不得挂载宿主机目录',
  english: 'No host paths',
  remedy: '请改用持久卷',
  severity: 'high' as const,
  level: 'mandatory' as const,
  controls: [{ citation: 'F33', title: '主动安全' }],
  settings: [],
};
const PACK = { digest: 'c'.repeat(64), policies: [policy] };
const APPLIED = { counts: {}, engineMs: 1, outputs: {} };
const STANDING = { ...trouble, leftovers: [{ urn: 'urn:pulumi:a::b::c::d', is: 'created' }] };

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
let stackId: string;
let operationId: string;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
  await publishPack(province.job(), PACK);
});
afterAll(async () => {
  await flow.end();
  await province.drop();
});
beforeEach(async () => {
  await flow.clear();
  const { operations } = await flow.approved(1);
  operationId = operations[0] ?? '';
  stackId = await province.within(async ({ tx }) => {
    const { stack_id } = await tx
      .selectFrom('operation')
      .select('stack_id')
      .where('id', '=', operationId)
      .executeTakeFirstOrThrow();
    await tx.updateTable('stack').set({ state: 'destroyed' }).where('id', '<>', stack_id).execute();
    return stack_id;
  });
});

/** The stack's first deployment ended so. */
const ended = (
  state: string,
  { summary = null, told = null }: { summary?: object | null; told?: object | null } = {},
) =>
  province.within(({ tx }) =>
    tx
      .updateTable('operation')
      .set({ state, summary: summary && JSON.stringify(summary), trouble: told && JSON.stringify(told) })
      .where('id', '=', operationId)
      .execute(),
  );
const judged = async () => (await listJudgements(await province.as('engineer'), {})).items;
const looked = async () => (await listDrift(await province.as('engineer'), {})).items;

describe('a stack whose first deployment did not end well', () => {
  it.each([
    ['is of unknown end', 'unknown', {}],
    ['left objects behind', 'failed', { told: STANDING }],
    ['was not ready in time', 'failed', { summary: APPLIED, told: { ...trouble, leftovers: [] } }],
  ])('and %s is judged as any other, and on the page of drift with the way out', async (_, state, how) => {
    await ended(state, how);
    expect(await judged()).toMatchObject([{ id: stackId, status: 'unjudged' }]);
    expect(await countJudgements(await province.as('engineer'), undefined)).toMatchObject({ unjudged: 1 });
    expect(await looked()).toMatchObject([
      { id: stackId, status: 'unchecked', halfMade: { operation: { id: operationId, state } }, acts: ['check'] },
    ]);
    expect(await countDrift(await province.as('engineer'), {})).toMatchObject({ unchecked: 1 });
  });

  it('is judged in its turn or when asked for, and counts where a policy is broken', async () => {
    await ended('failed', { told: STANDING });
    await planJudgements(province.job(), undefined);
    expect((await findDueJudgements(province.job(later), { limit: 9 })).map(({ id }) => id)).toEqual([stackId]);
    expect(await askJudgement(await province.as('engineer'), { stackId })).toEqual({ stacks: 1 });
    expect((await findDueJudgements(province.job(), { limit: 9 })).map(({ id }) => id)).toEqual([stackId]);
    const finding = {
      policy: policy.name,
      level: 'mandatory' as const,
      severity: 'high' as const,
      exempted: false,
      kind: 'Pod',
      namespace: 'a',
      name: 'b',
      path: 'spec',
      message: 'x',
    };
    const result = { outcome: 'judged' as const, packDigest: PACK.digest, objects: 1, findings: [finding] };
    await recordJudgement(province.job(), { stackId, startedAt: MONDAY, result });
    expect(await judged()).toMatchObject([{ status: 'violated' }]);
    expect((await readPack(await province.as('engineer'), undefined))?.policies).toMatchObject([{ stacks: 1 }]);
  });

  it('is looked at by the deployment that left it, and what differs there is for nobody to accept or put back', async () => {
    await ended('failed', { told: STANDING });
    await planChecks(province.job(), { everySeconds: 3_600 });
    expect(await findDueChecks(province.job(later), { limit: 9 })).toEqual([stackId]);
    await askCheck(await province.as('engineer'), { stackId });
    expect(await findDueChecks(province.job(), { limit: 9 })).toEqual([stackId]);
    expect((await readStackWork(flow.job(), { stackId })).operation.id).toBe(operationId);
    const value = (text: string) => ({ is: 'value' as const, value: text });
    const note = { path: 'metadata.annotations.note', expected: value('1'), found: value('2'), writers: [] };
    const named = { urn: 'urn:a', type: 'kubernetes:core/v1:ConfigMap', kind: 'ConfigMap', name: 'a', id: 'n/a' };
    const objects = [{ ...named, is: 'changed' as const, differences: [note], strangers: [] }];
    const startedAt = new Date(MONDAY.getTime() + 60_000);
    const result = { outcome: 'checked' as const, objects };
    await recordDrift(flow.job(later), { stackId, everySeconds: 3_600, startedAt, result });
    const [found] = await looked();
    expect(found).toMatchObject({ status: 'drifted', drift: { objects, acts: [] } });
    const driftId = found?.drift?.id ?? '';
    for (const act of [acceptDrift, revertDrift])
      await expect(act(await province.as('engineer'), { driftId, reason: 'r' })).rejects.toMatchObject({
        code: 'STATE_CONFLICT',
      });
  });

  it('is not looked at while nobody knows how that deployment ended', async () => {
    await ended('unknown');
    await planChecks(province.job(), { everySeconds: 3_600 });
    expect(await findDueChecks(province.job(later), { limit: 9 })).toEqual([]);
  });

  it('but touched nothing holds nothing, and is on neither page', async () => {
    await ended('failed', { told: { ...trouble, leftovers: [] } });
    expect([await judged(), await looked()]).toEqual([[], []]);
    await planJudgements(province.job(), undefined);
    expect(await findDueJudgements(province.job(later), { limit: 9 })).toEqual([]);
    const asked = askJudgement(await province.as('engineer'), { stackId });
    await expect(asked).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('is gone from both once it is removed', async () => {
    await ended('failed', { told: STANDING });
    await province.within(({ tx }) => tx.updateTable('stack').set({ state: 'destroyed' }).execute());
    expect([await judged(), await looked()]).toEqual([[], []]);
  });
});
