import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { proveObjects } from '@zhengyun/cli/demo/cluster-proof.ts';
import { ConsoleRefusal } from '@zhengyun/cli/demo/console-client.ts';
import { approve, getRequest, waitFor } from '@zhengyun/cli/demo/order-flow.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSystem } from '../support/system.ts';
import { described, rowsOf, signal } from './database.ts';
import { type People, signInPeople } from './people.ts';

let people: People;
let systemId: string;
const { dir, consoleUrl } = testSystem();

const HOST = { item: 'cloud-host', count: 1, vcpu: 2, memoryGb: 4 };
const order = (changes: { spec?: object; line?: object; mlpsGrade?: number } = {}) => ({
  systemId,
  title: '核对拒绝',
  reason: '每一种错误都应说清楚',
  mlpsGrade: changes.mlpsGrade ?? 3,
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
  // Else its operations hold the tenancy's stacks, and the next order of the tenancy waits for them.
  afterAll(() => people.applicant.mutate('requests.withdraw', { requestId }));
  const decide = (person: keyof People, step: string, hash = planHash) =>
    people[person].mutate('approvals.decide', { requestId, step, decision: 'approve', planHash: hash });

  it('to an applicant who also holds the approver’s role', async () => {
    const [grant] = await rowsOf<{ person: string; organisation: string; department: string }>(
      dir,
      `select p.id as person, g.organisation_id as organisation, g.department_id as department from person p join role_grant g on g.person_id = p.id where p.subject = 'sample:applicant' and g.role = 'applicant'`,
    );
    const { grantId } = await people.secadmin.mutate<{ grantId: string }>('people.grant', {
      personId: grant?.person,
      role: 'department-approver',
      organisationId: grant?.organisation,
      departmentId: grant?.department,
    });
    expect((await refusalOf(() => decide('applicant', 'department'))).code).toBe('APPROVER_IS_APPLICANT');
    // The sample people are everyone's: other files count on the roles they came with.
    await people.secadmin.mutate('people.revoke', { grantId });
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

describe('a plan that is no longer the one that was approved', () => {
  it('is not carried out: the request goes back to review with the new plan, and nothing is made', async () => {
    const { requestId } = await people.applicant.mutate<{ requestId: string }>('requests.submit', order());
    const seen = await waitFor(people.applicant, requestId, { states: ['department-review'], minutes: 10 });
    const line = seen.operations.find((operation) => operation.lineId !== null);
    signal(dir, 'worker', 'SIGSTOP');
    try {
      await approve(people, requestId);
      // What the approvers were not shown: another size.
      const changed = await rowsOf(
        dir,
        `update operation set inputs = jsonb_set(inputs, '{spec,memoryGb}', '64') where id = $1 returning id`,
        [line?.id],
      );
      expect(changed).toHaveLength(1);
    } finally {
      signal(dir, 'worker', 'SIGCONT');
    }
    const back = await waitFor(people.applicant, requestId, { states: ['department-review'], minutes: 10 });
    expect(back.trouble).toMatchObject({ code: 'PLAN_CHANGED' });
    expect(back.planHash).not.toBe(seen.planHash);
    const stem = back.lines[0]?.resource.number.toLowerCase() ?? '';
    const objects = await proveObjects(await readFile(join(dir, 'clusters', 'cities.kubeconfig'), 'utf8'));
    expect(objects.filter(({ resource }) => resource === stem)).toEqual([]);
    expect(back.lines[0]).toMatchObject({ state: 'open', delivered: null });
    await people.applicant.mutate('requests.withdraw', { requestId });
  }, 900_000);
});

describe('a cluster that gives no answer', () => {
  it('makes the operation wait and say for what, and goes on by itself once it answers', async () => {
    signal(dir, 'cities-apiserver', 'SIGSTOP');
    let requestId: string;
    try {
      ({ requestId } = await people.applicant.mutate<{ requestId: string }>('requests.submit', order()));
      const waitingFor = async () =>
        (await getRequest(people.applicant, requestId)).operations.map((operation) => operation.waitingFor);
      await expect
        .poll(waitingFor, { timeout: 180_000, interval: 500 })
        .toContainEqual({ code: 'CLUSTER', cloud: expect.any(String) });
      expect(await getRequest(people.applicant, requestId)).toMatchObject({ state: 'previewing', planHash: null });
    } finally {
      signal(dir, 'cities-apiserver', 'SIGCONT');
    }
    const ready = await waitFor(people.applicant, requestId, { states: ['department-review'], minutes: 10 });
    expect(ready.planHash).toMatch(/^[0-9a-f]{64}$/);
    await people.applicant.mutate('requests.withdraw', { requestId });
  }, 900_000);
});

describe('a kubeconfig is refused on the command line', () => {
  const kubeconfig = (user: object) =>
    JSON.stringify({
      'current-context': 'c',
      contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
      clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:6443', 'certificate-authority-data': 'QQ==' } }],
      users: [{ name: 'u', user }],
    });

  it.each([
    ['that runs a command', { exec: { command: '/bin/sh' } }, '要求运行外部命令', 'user.exec'],
    ['that names a file', { tokenFile: '/etc/passwd' }, '引用了文件路径', 'user.tokenFile'],
  ])('%s', async (_, user, words, field) => {
    const { database, keyFile } = described(dir);
    const folder = await mkdtemp(join(tmpdir(), 'kubeconfig-'));
    const file = join(folder, 'kubeconfig');
    await writeFile(file, kubeconfig(user));
    const main = join(import.meta.dirname, '../../console/cli/main.ts');
    const [before] = await rowsOf<{ rows: string }>(dir, REFUSED_REGISTRATIONS);
    const attempt = promisify(execFile)(
      process.execPath,
      [main, 'cloud', 'register', 'huizhou', '--kubeconfig', file],
      {
        env: {
          PATH: process.env.PATH,
          ZHENGYUN_DATA: dir,
          ZHENGYUN_MODE: 'local',
          DATABASE_URL: database.ownerUrl,
          ZHENGYUN_KEY_FILE: keyFile,
        },
      },
    );
    const failure = await attempt.then(
      () => null,
      (error: { code: number; stderr: string }) => error,
    );
    await rm(folder, { recursive: true });
    expect(failure).toMatchObject({ code: 1 });
    expect(failure?.stderr).toMatch(/^CREDENTIAL_REFUSED /);
    expect(failure?.stderr).toContain(words);
    expect(failure?.stderr).toContain(field);
    expect(failure?.stderr).not.toMatch(/EXEC|FILE_PATH/);
    const [after] = await rowsOf<{ rows: string }>(dir, REFUSED_REGISTRATIONS);
    expect(Number(after?.rows)).toBe(Number(before?.rows) + 1);
  });
});
const REFUSED_REGISTRATIONS = `select count(*) as rows from audit_row where action = 'clouds.registered' and code = 'CREDENTIAL_REFUSED'`;
