import { isDeepStrictEqual } from 'node:util';
import { hash, orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getCloud } from '../clouds/get-cloud.ts';
import { askExemption } from './ask-exemption.ts';
import { askJudgement } from './ask-judgement.ts';
import { countJudgements } from './count-judgements.ts';
import { decideExemption } from './decide-exemption.ts';
import { decideSettings } from './decide-settings.ts';
import { endExemption } from './end-exemption.ts';
import { findDueJudgements } from './find-due-judgements.ts';
import { listExemptions } from './list-exemptions.ts';
import { listJudgements } from './list-judgements.ts';
import { listSettingChanges } from './list-setting-changes.ts';
import { packInputs } from './pack-inputs.ts';
import { packInputsOfStack } from './pack-inputs-of-stack.ts';
import { planJudgements } from './plan-judgements.ts';
import { publishPack } from './publish-pack.ts';
import { readPack } from './read-pack.ts';
import { recordJudgement } from './record-judgement.ts';
import type { Finding } from './schemas.ts';
import { setSettings } from './set-settings.ts';
import { putSettings } from './setting-store.ts';
import { withdrawSettings } from './withdraw-settings.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const later = (ms: number) => new Date(MONDAY.getTime() + ms);
const policy = (name: string, settings: readonly string[] = []) => ({
  name,
  concern: 'security',
  description: '不得挂载宿主机目录',
  english: 'No host paths',
  remedy: '请改用持久卷',
  level: 'mandatory' as const,
  severity: 'critical' as const,
  controls: [{ citation: 'F33', title: '主动安全' }],
  settings: [...settings],
});
const PACK = { digest: hash('a'), policies: [policy('no-host-path'), policy('trusted-registry', ['registries'])] };
const finding: Finding = {
  policy: 'no-host-path',
  level: 'mandatory',
  severity: 'critical',
  exempted: false,
  kind: 'Pod',
  namespace: 'zk-1',
  name: 'collector',
  path: 'spec.volumes[0]',
  message: 'Pod collector：挂载了宿主机目录。请改用持久卷',
};
const exemption = {
  policy: 'no-host-path',
  where: { namespace: 'zk-*' },
  reason: '驱动替换中',
  until: later(30 * DAY).toISOString(),
};

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
let stackId: string;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
});
afterAll(async () => {
  await flow.end();
  await province.drop();
});
beforeEach(async () => {
  await province.within(async ({ tx }) => {
    await tx
      .updateTable('policy_judgement')
      .set({ pack_digest: null, due_at: later(DAY) })
      .execute();
    await tx
      .updateTable('policy_exemption')
      .set((eb) => ({ ended_by: eb.ref('asked_by'), ended_at: MONDAY }))
      .execute();
  });
  await flow.clear();
  const { operations } = await flow.approved(1);
  const [operationId] = operations as [string];
  await flow.apply(operationId);
  await flow.delivered(operationId);
  await flow.endLease(operationId);
  stackId = await province.within(async ({ tx }) => {
    const { stack_id } = await tx
      .selectFrom('operation')
      .select('stack_id')
      .where('id', '=', operationId)
      .executeTakeFirstOrThrow();
    await tx.updateTable('stack').set({ state: 'destroyed' }).execute();
    await tx.updateTable('stack').set({ state: 'deployed' }).where('id', '=', stack_id).execute();
    return stack_id;
  });
  await publishPack(province.job(), PACK);
});

const judge = (findings: readonly Finding[], now = MONDAY) =>
  recordJudgement(province.job(now), {
    stackId,
    startedAt: now,
    result: { outcome: 'judged', packDigest: PACK.digest, objects: 3, findings: [...findings] },
  });
const ASKING_FOR_ZONES = ['public-address-zone', 'no-open-egress', 'no-open-ingress'];
/** Where the simulated cache's image comes from: of the cloud's own definition. */
const OWN_REGISTRY = 'registry.gov.local/platform';
const OF_ZONES = [...ASKING_FOR_ZONES, 'zone-architecture', 'own-zone'];
const told = async (now = MONDAY) => {
  const { cloud_id: cloudId } = await province.within(({ tx }) =>
    tx.selectFrom('stack').select('cloud_id').where('id', '=', stackId).executeTakeFirstOrThrow(),
  );
  const config = await packInputs(province.job(now), { cloudId, stackId });
  for (const policy of ASKING_FOR_ZONES) expect(config[policy]).toEqual({ publicZones: ['internet'] });
  expect(config['trusted-registry']?.registries).toContain(OWN_REGISTRY);
  const isOwn = ([policy, settings]: [string, object]) =>
    OF_ZONES.includes(policy) ||
    (policy === 'trusted-registry' && isDeepStrictEqual(settings, { registries: [OWN_REGISTRY] }));
  return Object.fromEntries(Object.entries(config).filter((entry) => !isOwn(entry)));
};
const due = async (now: Date) => (await findDueJudgements(province.job(now), { limit: 9 })).map(({ id }) => id);
const shown = async (slug = 'engineer') => (await listJudgements(await province.as(slug), {})).items;

describe('the nightly judgement', () => {
  it('gives every deployed stack its place in the night, and each is due when it comes', async () => {
    await planJudgements(province.job(), undefined);
    expect(await findDueJudgements(province.job(later(-DAY)), { limit: 9 })).toEqual([]);
    expect(await findDueJudgements(province.job(later(DAY)), { limit: 9 })).toMatchObject([{ id: stackId }]);
    expect(await shown()).toMatchObject([{ id: stackId, status: 'unjudged', judgedAt: null }]);
  });

  it('shows what the policies have against a stack, and tells the audit log when that changes', async () => {
    const before = (await province.audit('compliance.judged')).length;
    await judge([finding]);
    await judge([finding], later(DAY));
    expect(await shown()).toMatchObject([{ status: 'violated', findings: [finding], since: MONDAY.toISOString() }]);
    expect(await readPack(await province.as('engineer'), undefined)).toMatchObject({
      policies: [{ name: 'no-host-path', stacks: 1, exempted: 0 }, { stacks: 0 }],
    });
    await judge([{ ...finding, exempted: true, level: 'advisory' }], later(2 * DAY));
    expect(await shown()).toMatchObject([{ status: 'advised' }]);
    expect((await province.audit('compliance.judged')).length - before).toBe(2);
  });

  it('never takes for clean what could not be judged, and keeps what was found last', async () => {
    await judge([finding]);
    const reason = { code: 'ENGINE_NOT_READY', facts: {} } as const;
    await recordJudgement(province.job(later(DAY)), {
      stackId,
      startedAt: later(DAY),
      result: { outcome: 'unknown', reason },
    });
    expect(await shown()).toMatchObject([{ status: 'unknown', findings: [finding], reason }]);
    expect(await countJudgements(await province.as('engineer'), undefined)).toMatchObject({ unknown: 1, clean: 0 });
    expect(await findDueJudgements(province.job(later(DAY + 16 * 60_000)), { limit: 9 })).toMatchObject([
      { id: stackId },
    ]);
  });

  it('is shown to the department whose stack it is, and to no other', async () => {
    await judge([finding]);
    expect(await shown('applicant')).toMatchObject([{ id: stackId }]);
    expect(await shown('applicant2')).toEqual([]);
  });

  it('comes at once when an engineer asks, for one stack or for all', async () => {
    await planJudgements(province.job(), undefined);
    const engineer = await province.as('engineer');
    expect(await askJudgement(engineer, { stackId })).toEqual({ stacks: 1 });
    expect(await findDueJudgements(province.job(), { limit: 9 })).toMatchObject([{ id: stackId }]);
    await expect(askJudgement(await province.as('applicant'), {})).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });

  it('comes again at once for who asked while one was under way', async () => {
    await planJudgements(province.job(), undefined);
    await judge([]);
    await askJudgement(await province.as('engineer', later(MINUTE)), { stackId });
    await recordJudgement(province.job(later(2 * MINUTE)), {
      stackId,
      startedAt: later(-MINUTE),
      result: { outcome: 'judged', packDigest: PACK.digest, objects: 3, findings: [] },
    });
    expect(await due(later(3 * MINUTE))).toEqual([stackId]);
    await judge([], later(4 * MINUTE));
    expect(await due(later(5 * MINUTE))).toEqual([]);
  });

  it('reads state alone, so it does not wait for an operation that waits for people', async () => {
    await planJudgements(province.job(), undefined);
    const inState = (state: 'approved' | 'applying') =>
      province.within(({ tx }) => tx.updateTable('operation').set({ state }).where('stack_id', '=', stackId).execute());
    await inState('approved');
    expect(await due(later(DAY))).toEqual([stackId]);
    await inState('applying');
    expect(await due(later(DAY))).toEqual([]);
  });
});

describe('what a run is told of its stack', () => {
  it('is the zone that its namespace was ordered in, whatever its objects say, and nothing of other tenancies', async () => {
    const { slug, zone_code, cloud_id } = await province.within(({ tx }) =>
      tx
        .selectFrom('stack as s')
        .innerJoin('tenancy as t', 't.id', 's.tenancy_id')
        .select(['t.slug', 't.zone_code', 's.cloud_id'])
        .where('s.id', '=', stackId)
        .executeTakeFirstOrThrow(),
    );
    const config = await packInputs(province.job(), { cloudId: cloud_id, stackId });
    expect(config['own-zone']).toEqual({ zones: { [slug]: zone_code } });
    const cloudOwn = await packInputs(province.job(), { cloudId: cloud_id, stackId: cloud_id });
    expect(cloudOwn['own-zone']).toEqual({ zones: {} });
  });
});

describe('an exemption', () => {
  it('is asked by an engineer, granted by the security administrator, and then told to every run until its end', async () => {
    const { exemptionId } = await askExemption(await province.as('engineer'), exemption);
    expect(await told()).toEqual({});
    const administrator = await province.as('secadmin');
    const { items } = await listExemptions(administrator, {});
    expect(items[0]).toMatchObject({ id: exemptionId, state: 'asked', acts: ['decide', 'end'] });
    await decideExemption(administrator, { exemptionId, decision: 'grant' });
    const { 'no-host-path': exempted } = await told();
    expect(exempted).toMatchObject({ judgedAt: MONDAY.toISOString(), exemptions: [{ where: { namespace: 'zk-*' } }] });
    expect(await told(later(30 * DAY))).toEqual({});
  });

  it('is granted once, and neither by who asked nor by another role', async () => {
    const engineer = await province.as('engineer');
    const { exemptionId } = await askExemption(engineer, exemption);
    await expect(decideExemption(engineer, { exemptionId, decision: 'grant' })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    const administrator = await province.as('secadmin');
    await decideExemption(administrator, { exemptionId, decision: 'refuse' });
    await expect(decideExemption(administrator, { exemptionId, decision: 'grant' })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    expect(await told()).toEqual({});
  });

  it('counts no more once it was ended', async () => {
    const engineer = await province.as('engineer');
    const { exemptionId } = await askExemption(engineer, exemption);
    await decideExemption(await province.as('secadmin'), { exemptionId, decision: 'grant' });
    await endExemption(engineer, { exemptionId });
    expect(await told()).toEqual({});
    await expect(endExemption(engineer, { exemptionId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('has every stack judged again as it is granted, ended and over, though its granter sees no tenant', async () => {
    await planJudgements(province.job(), undefined);
    await judge([finding]);
    const until = later(2 * 60 * MINUTE);
    const brief = { ...exemption, until: until.toISOString() };
    const { exemptionId } = await askExemption(await province.as('engineer'), brief);
    expect(await due(later(MINUTE))).toEqual([]);
    await decideExemption(await province.as('secadmin', later(MINUTE)), { exemptionId, decision: 'grant' });
    expect(await due(later(2 * MINUTE))).toEqual([stackId]);
    await judge([finding], later(3 * MINUTE));
    expect(await due(later(60 * MINUTE))).toEqual([]);
    expect(await due(later(121 * MINUTE))).toEqual([stackId]);
    await endExemption(await province.as('secadmin', later(4 * MINUTE)), { exemptionId });
    expect(await due(later(5 * MINUTE))).toEqual([stackId]);
  });

  it.each([
    ['of a policy that is none', { policy: 'no-such' }, 'POLICY_UNKNOWN'],
    ['that is over already', { until: MONDAY.toISOString() }, 'EXEMPTION_TOO_LONG'],
    ['without a foreseeable end', { until: later(400 * DAY).toISOString() }, 'EXEMPTION_TOO_LONG'],
    ['that names nothing', { where: {} }, 'INPUT_INVALID'],
    ['for everything there is', { where: { stack: '*' } }, 'PATTERN_TOO_WIDE'],
    ['without a reason', { reason: ' ' }, 'INPUT_INVALID'],
  ])('%s is refused', async (_, change, code) => {
    await expect(askExemption(await province.as('engineer'), { ...exemption, ...change })).rejects.toMatchObject({
      code,
    });
  });
});

describe('an engineer of one cloud', () => {
  /** `engineer`, as if every grant of theirs were for the one cloud. */
  const engineerOf = async (slug: string) => {
    const context = await province.as('engineer');
    if (context.actor.kind !== 'person') throw new Error('no person');
    const { id } = await getCloud(province.job(), { slug });
    const grants = context.actor.grants.map((grant) => ({ ...grant, cloudId: id }));
    return { ...context, actor: { ...context.actor, grants } };
  };
  const codeOf = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      ({ code }: { code: string }) => code,
    );

  it('asks for exemptions of that cloud’s stacks alone, by name', async () => {
    const { name: stack } = await province.within(({ tx }) =>
      tx.selectFrom('stack').select('name').where('id', '=', stackId).executeTakeFirstOrThrow(),
    );
    const ask = async (slug: string, where: object) =>
      codeOf(askExemption(await engineerOf(slug), { ...exemption, where }));
    expect(await ask('guangzhou', { stack })).toBeNull();
    expect(await ask('guangzhou', { stack: `*/${stack.slice(0, -1)}*` })).toBeNull();
    expect(await ask('guangzhou', exemption.where)).toBe('CLOUD_NOT_GRANTED');
    expect(await ask('guangzhou', { stack: 'no-such-*' })).toBe('CLOUD_NOT_GRANTED');
    expect(await ask('huizhou', { stack })).toBe('CLOUD_NOT_GRANTED');
  });

  it('has that cloud’s stacks judged anew, and no others', async () => {
    await planJudgements(province.job(), undefined);
    expect(await askJudgement(await engineerOf('huizhou'), {})).toEqual({ stacks: 0 });
    expect((await askJudgement(await engineerOf('guangzhou'), {})).stacks).toBeGreaterThan(0);
  });
});

describe('the settings of a policy', () => {
  const POLICY = 'trusted-registry';
  const asks = (registries: readonly string[], reason = '启用省级镜像仓库') => ({
    policy: POLICY,
    settings: { registries: [...registries] },
    reason,
  });
  let earlier: readonly string[] = [];
  /** As if the trusted registries had been set, and nothing waited. */
  const inForce = (...trusted: readonly string[]) =>
    province.within(async ({ ctx, tx }) => {
      const asked = await tx.selectFrom('policy_setting_change').select('number').execute();
      earlier = asked.map(({ number }) => number);
      await tx
        .updateTable('policy_setting_change')
        .set((eb) => ({ ended_by: eb.ref('asked_by'), ended_at: MONDAY }))
        .where('decision', 'is', null)
        .execute();
      const { id: personId } = await tx.selectFrom('person').select('id').limit(1).executeTakeFirstOrThrow();
      await putSettings(tx, { ...asks(trusted), personId, at: ctx.now });
    });
  const registries = async () => (await packInputs(province.job(), await cloudOf()))['trusted-registry']?.registries;
  const cloudOf = () =>
    province.within(async ({ tx }) => {
      const row = await tx.selectFrom('stack').select('cloud_id').where('id', '=', stackId).executeTakeFirstOrThrow();
      return { cloudId: row.cloud_id, stackId };
    });
  const changes = async (slug: string) => {
    const { items } = await listSettingChanges(await province.as(slug), {});
    return items.filter(({ number }) => !earlier.includes(number));
  };
  const openFor = async (slug: string) => (await changes(slug))[0]?.acts ?? [];
  const idOf = async () => (await changes('auditor'))[0]?.id ?? '';
  const codeOf = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      ({ code }: { code: string }) => code,
    );
  const FIRST = 'first.example.gov.cn';
  const SECOND = 'second.example.gov.cn';

  it('are narrowed by the security administrator at once, and told to every run', async () => {
    await inForce(FIRST, SECOND);
    const done = await setSettings(await province.as('secadmin'), asks([SECOND]));
    expect(done).toEqual({ policy: POLICY, state: 'set', number: null });
    expect(await registries()).toEqual([OWN_REGISTRY, SECOND]);
    expect(await changes('secadmin')).toEqual([]);
  });

  it('let nothing more through by one person alone', async () => {
    await inForce(FIRST);
    const administrator = await province.as('secadmin');
    const asked = await setSettings(administrator, asks([FIRST, SECOND]));
    expect(asked).toMatchObject({ state: 'asked', number: expect.stringMatching(/^CS-2026-/) });
    expect(await registries()).toEqual([OWN_REGISTRY, FIRST]);
    expect(await openFor('secadmin')).toEqual(['withdraw']);
    expect(await codeOf(decideSettings(administrator, { changeId: await idOf(), decision: 'grant' }))).toBe(
      'ASKER_RELEASES',
    );
    expect(await registries()).toEqual([OWN_REGISTRY, FIRST]);
  });

  it('let more through once another person has granted what one asked for, with both in the audit log', async () => {
    await inForce(FIRST);
    await setSettings(await province.as('engineer'), asks([FIRST, SECOND]));
    expect(await changes('secadmin')).toMatchObject([
      { before: { registries: [FIRST] }, settings: { registries: [FIRST, SECOND] }, widens: ['registries'] },
    ]);
    const administrator = await province.as('secadmin');
    const changeId = await idOf();
    await decideSettings(administrator, { changeId, decision: 'grant' });
    expect(await registries()).toEqual([OWN_REGISTRY, FIRST, SECOND]);
    expect((await province.audit('compliance.settings-granted')).at(-1)?.detail).toMatchObject({
      before: { registries: [FIRST] },
      settings: { registries: [FIRST, SECOND] },
    });
    expect(await codeOf(decideSettings(administrator, { changeId, decision: 'refuse' }))).toBe('STATE_CONFLICT');
    expect(await changes('secadmin')).toMatchObject([{ state: 'granted', acts: [] }]);
  });

  it('stay as they are where the other person refuses, or who asked takes it back', async () => {
    await inForce(FIRST);
    const engineer = await province.as('engineer');
    await setSettings(engineer, asks([FIRST, SECOND]));
    await decideSettings(await province.as('secadmin'), { changeId: await idOf(), decision: 'refuse' });
    expect(await changes('engineer')).toMatchObject([{ state: 'refused' }]);
    await setSettings(engineer, asks([SECOND]));
    expect(await codeOf(withdrawSettings(await province.as('secadmin'), { changeId: await idOf() }))).toBe('NOT_YOURS');
    await withdrawSettings(engineer, { changeId: await idOf() });
    expect(await codeOf(withdrawSettings(engineer, { changeId: await idOf() }))).toBe('STATE_CONFLICT');
    expect(await changes('engineer')).toMatchObject([{ state: 'withdrawn' }, { state: 'refused' }]);
    expect(await registries()).toEqual([OWN_REGISTRY, FIRST]);
  });

  it('wait for one decision at a time, which something stricter overtakes', async () => {
    await inForce(FIRST);
    const engineer = await province.as('engineer');
    await setSettings(engineer, asks([FIRST, SECOND]));
    expect(await codeOf(setSettings(engineer, asks([SECOND])))).toBe('STATE_CONFLICT');
    const changeId = await idOf();
    await setSettings(await province.as('secadmin'), asks([]));
    expect(await changes('engineer')).toMatchObject([{ state: 'withdrawn' }]);
    const late = decideSettings(await province.as('secadmin'), { changeId, decision: 'grant' });
    expect(await codeOf(late)).toBe('STATE_CONFLICT');
    expect(await registries()).toEqual([OWN_REGISTRY]);
  });

  it('are not put in force over others than they were asked against', async () => {
    await inForce(FIRST);
    await setSettings(await province.as('engineer'), asks([FIRST, SECOND]));
    await province.within(async ({ tx }) => {
      const settings = JSON.stringify({ registries: [] });
      await tx.updateTable('policy_setting').set({ settings }).where('policy', '=', POLICY).execute();
    });
    const late = decideSettings(await province.as('secadmin'), { changeId: await idOf(), decision: 'grant' });
    expect(await codeOf(late)).toBe('STATE_CONFLICT');
    expect(await registries()).toEqual([OWN_REGISTRY]);
  });

  it('wait for a security administrator also where an engineer only narrows, and for who has them all', async () => {
    await inForce(FIRST, SECOND);
    expect(await setSettings(await province.as('engineer'), asks([FIRST]))).toMatchObject({ state: 'asked' });
    const context = await province.as('engineer');
    if (context.actor.kind !== 'person') throw new Error('no person');
    const grants = context.actor.grants.map((grant) => ({ ...grant, cloudId: stackId }));
    const ofSome = { ...context, actor: { ...context.actor, grants } };
    expect(await codeOf(setSettings(ofSome, asks([])))).toBe('CLOUD_NOT_GRANTED');
    expect(await codeOf(setSettings(await province.as('applicant'), asks([])))).toBe('ROLE_MISSING');
  });

  it('have every stack judged anew, though who sets them sees no tenant', async () => {
    await inForce(FIRST);
    await planJudgements(province.job(), undefined);
    await judge([]);
    await setSettings(await province.as('secadmin', later(MINUTE)), asks([], '停用外部镜像仓库'));
    expect(await due(later(2 * MINUTE))).toEqual([stackId]);
    await judge([], later(3 * MINUTE));
    expect(await due(later(4 * MINUTE))).toEqual([]);
  });

  it('are set by one who is shown how many stacks each policy stands against', async () => {
    await judge([finding]);
    expect(await readPack(await province.as('secadmin'), undefined)).toMatchObject({
      policies: [{ name: 'no-host-path', stacks: 1 }, { stacks: 0 }],
      acts: ['set-settings'],
    });
  });

  it('are what a check by hand of the stack is told too', async () => {
    await inForce(FIRST);
    const { project, name } = await province.within(({ tx }) =>
      tx.selectFrom('stack').select(['project', 'name']).where('id', '=', stackId).executeTakeFirstOrThrow(),
    );
    for (const stack of [{ name }, { project, name }])
      expect(await packInputsOfStack(province.job(), stack)).toMatchObject({
        'trusted-registry': { registries: [OWN_REGISTRY, FIRST] },
      });
    expect(await packInputsOfStack(province.job(), { project: 'another', name })).toBeNull();
  });

  it('turn no policy off, and each change says what was before', async () => {
    await inForce(FIRST);
    const administrator = await province.as('secadmin');
    expect(await codeOf(setSettings(administrator, asks(['*'])))).toBe('PATTERN_TOO_WIDE');
    await setSettings(administrator, asks([]));
    const rows = await province.audit('compliance.settings-set');
    expect(rows.map(({ detail }) => detail)).toContainEqual({
      before: { registries: [FIRST] },
      settings: { registries: [] },
      reason: asks([]).reason,
      overtaken: null,
    });
  });

  it('are only those that the policy has', async () => {
    const asked = { policy: 'no-host-path', settings: { registries: [] }, reason: '错误的参数' };
    await expect(setSettings(await province.as('secadmin'), asked)).rejects.toMatchObject({ code: 'SETTING_UNKNOWN' });
  });
});
