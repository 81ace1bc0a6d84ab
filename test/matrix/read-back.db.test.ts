import { publishPack } from '@zhengyun/domain/compliance/publish-pack.ts';
import { appealReclaim } from '@zhengyun/domain/reclaim/appeal-reclaim.ts';
import { cutReclaim } from '@zhengyun/domain/reclaim/cut-reclaim.ts';
import { decideAppeal } from '@zhengyun/domain/reclaim/decide-appeal.ts';
import { listReclaims } from '@zhengyun/domain/reclaim/list-reclaims.ts';
import { openReclaim } from '@zhengyun/domain/reclaim/open-reclaim.ts';
import { urgeReclaim } from '@zhengyun/domain/reclaim/urge-reclaim.ts';
import { reclaimPolicyAt } from '@zhengyun/rulebook/reclaim-policy.ts';
import { host, orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, type Person } from './callers.ts';
import { leavesOf, ODD_TEXTS, WORDS_FOR_NOTHING } from './odd-texts.ts';

const { 'very long': _, ...SHORT } = ODD_TEXTS;
const texts: readonly (readonly [string, string])[] = [
  ...Object.entries(SHORT).map(([kind, write]) => [kind, write('m')] as const),
  ...WORDS_FOR_NOTHING.map((word) => [`the word ${word}`, word] as const),
];

let province: SampleProvince;
let lines: Awaited<ReturnType<typeof orderedLines>>;
let [departmentId, receiving, systemId, cloudId] = ['', '', '', ''];
/** Resources that stand, one a text. */
let delivered: string[] = [];
const DAY = 86_400_000;
const at = (days: number) => new Date(MONDAY.getTime() + days * DAY);

beforeAll(async () => {
  province = await sampleProvince();
  lines = await orderedLines(province);
  departmentId = province.departments.get('drug-regulator') ?? '';
  receiving = province.departments.get('education-bureau') ?? '';
  const { requestId, operations } = await lines.approved(texts.length);
  for (const operation of operations) await lines.delivered(operation);
  await province.within(({ tx }) => tx.updateTable('stack').set({ state: 'deployed' }).execute());
  const { system, lines: ordered } = await lines.request(requestId);
  delivered = ordered.map(({ resource }) => resource.id);
  systemId = system.id;
  cloudId = ordered[0]?.cloud.id ?? '';
  await publishPack(province.job(), { digest: 'a'.repeat(64), policies: [POLICY] });
});
afterAll(async () => {
  await lines?.end();
  await province?.drop();
});

const POLICY = {
  name: 'no-host-path',
  concern: 'security',
  description: '不得挂载宿主机目录',
  english: 'No host paths',
  remedy: '请改用持久卷',
  level: 'mandatory' as const,
  severity: 'critical' as const,
  controls: [],
  settings: [],
};

/** What the procedure answers `who`, who is not refused. */
async function asked<Value = Readonly<Record<string, string>>>(
  who: string,
  path: string,
  input?: unknown,
): Promise<Value> {
  const person = (await province.as(who)).actor as Person;
  const { code, value, fault } = await call(province, person, { path, input });
  if (code !== 'OK') throw new Error(`${path}: ${code}`, { cause: fault });
  return value as Value;
}

const order = (change: object) => ({
  systemId,
  title: 't',
  reason: 'r',
  mlpsGrade: 3,
  lines: [{ cloud: 'guangzhou', zone: 'extranet', spec: host }],
  ...change,
});

/** A request whose plans are made and wait for the department. */
async function waiting(change: object = {}) {
  await lines.clear();
  const { requestId = '' } = await asked('applicant', 'requests.submit', order(change));
  const { operations } = await lines.request(requestId);
  for (const { id, state } of operations) if (state === 'requested') await lines.preview(id);
  const { planHash } = await lines.request(requestId);
  return { requestId, planHash };
}

/** A reclaim of a resource that was delivered and has none yet. */
async function reclaim() {
  const resourceId = delivered.pop() ?? '';
  const seen = { policyId: reclaimPolicyAt(MONDAY).id, from: MONDAY.toISOString(), to: MONDAY.toISOString() };
  const evidence = { ...seen, measures: [], basis: [], state: null, reason: null, verdict: 'idle' as const, why: null };
  return province.within((scope) => openReclaim.within(scope, { resourceId, departmentId, evidence }));
}

/** Everything people write, by what it is of: writes `text` there as those do whose it is, and gives back what others read. */
const WRITTEN: Readonly<Record<string, (text: string) => Promise<unknown>>> = {
  'an order’s title and reason, and what is to be mended in it': async (text) => {
    const { requestId, planHash } = await waiting({ title: text, reason: text });
    const readBy = [
      await asked('applicant', 'requests.list', {}),
      await asked('approver', 'approvals.inbox', {}),
      await asked('approver', 'approvals.evidence', { requestId }),
    ];
    for (const read of readBy) expect(leavesOf(read)).toContain(text);
    const mend = { requestId, step: 'department', decision: 'return', planHash, reason: text, returnReason: 'other' };
    await asked('approver', 'approvals.decide', mend);
    const read = await asked('applicant', 'requests.get', { requestId });
    expect(leavesOf(read).filter((leaf) => leaf === text).length).toBeGreaterThanOrEqual(3);
    return read;
  },
  'why an order is refused': async (text) => {
    const { requestId, planHash } = await waiting();
    const refused = { requestId, step: 'department', decision: 'refuse', planHash, reason: text };
    await asked('approver', 'approvals.decide', refused);
    return asked('applicant', 'requests.get', { requestId });
  },
  'an appeal, its answer, the urging of a reclaim and why the resource is cut': async (text) => {
    const { reclaimId } = await reclaim();
    const said = { reclaimId, reason: text };
    await appealReclaim(await province.as('applicant', at(1)), said);
    await decideAppeal(await province.as('authority', at(2)), { ...said, decision: 'refuse' });
    await urgeReclaim(await province.as('authority', at(60)), said);
    await cutReclaim(await province.as('authority', at(90)), said);
    const { items } = await listReclaims(await province.as('applicant', at(91)), { limit: 200 });
    const read = items.find(({ id }) => id === reclaimId);
    expect(leavesOf(read).filter((leaf) => leaf === text)).toHaveLength(4);
    return read;
  },
  'a person’s name': async (text) => {
    const added = await asked('sysadmin', 'people.add', { subject: `sample:${crypto.randomUUID()}`, realName: text });
    const read = await asked<{ items: { id: string; name: string }[] }>('secadmin', 'people.list', { limit: 200 });
    return read.items.find(({ id }) => id === added.id);
  },
  'a system’s name and its owner’s': async (text) => {
    const made = await asked('approver', 'tenancy.createSystem', {
      departmentId,
      name: text,
      ownerName: text,
      mlpsGrade: 2,
    });
    const read = await asked<{ items: { id: string }[] }>('applicant', 'tenancy.systems', { limit: 200 });
    return read.items.find(({ id }) => id === made.id);
  },
  'a webhook’s name': async (text) => {
    const added = { departmentId, name: text, url: 'https://127.0.0.1/hook', kinds: ['request-returned'] };
    const { webhookId = '' } = await asked('approver', 'webhooks.add', added);
    const read = await asked('approver', 'webhooks.list');
    await asked('approver', 'webhooks.remove', { webhookId });
    return read;
  },
  'a program’s name and purpose': async (text) => {
    const account = { name: text, purpose: text, role: 'applicant', departmentId, ownerSubject: 'sample:applicant' };
    await asked('approver', 'apiClients.make', account);
    return asked('approver', 'apiClients.list', { limit: 200 });
  },
  'why more quota is asked for, and the answer': async (text) => {
    const more = { cloudId, departmentId, dimension: 'vcpu', xinchuang: false, units: '999999', reason: text };
    const { askId } = await asked('approver', 'quota.ask', more);
    await asked('authority', 'quota.decideAsk', { askId, decision: 'refused', answer: text });
    return asked('approver', 'quota.asks', {});
  },
  'why a policy is to let something stand': async (text) => {
    const exemption = { policy: POLICY.name, where: { namespace: 'zk-1' }, reason: text, until: at(30).toISOString() };
    await asked('engineer', 'compliance.askExemption', exemption);
    return asked('secadmin', 'compliance.exemptions', {});
  },
  'why a budget is what it is': async (text) => {
    const year = 2_026 + texts.findIndex(([, each]) => each === text);
    await asked('finance', 'budgets.set', { departmentId, year, amountFen: '100', reason: text });
    return asked('applicant', 'budgets.history', { departmentId, year });
  },
  'why a system goes to another department': async (text) => {
    const { id } = await asked('approver', 'tenancy.createSystem', {
      departmentId,
      name: `t ${crypto.randomUUID()}`,
      ownerName: '张',
      mlpsGrade: 2,
    });
    const going = { systemId: id, toDepartmentId: receiving, reason: text };
    const { transferId } = await asked('applicant', 'transfers.submit', going);
    const said = await asked('applicant', 'transfers.get', { transferId });
    await asked('approver', 'transfers.decide', { transferId, step: 'giving', decision: 'refuse', reason: text });
    expect(leavesOf(said)).toContain(text);
    return asked('applicant', 'transfers.get', { transferId });
  },
};

describe.each(Object.entries(WRITTEN))('%s', (_name, writeAndRead) => {
  it('is read as it was written, whatever was written', async () => {
    const wrong: unknown[] = [];
    for (const [kind, text] of texts) {
      try {
        if (!leavesOf(await writeAndRead(text)).includes(text)) wrong.push({ kind, text });
      } catch (error) {
        wrong.push({ kind, text, error });
      }
    }
    expect(wrong).toEqual([]);
  });
});
