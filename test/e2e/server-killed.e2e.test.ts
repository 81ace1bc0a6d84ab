import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ConsoleRefusal } from '@zhengyun/cli/demo/console-client.ts';
import { approve, waitFor } from '@zhengyun/cli/demo/order-flow.ts';
import { openLedger } from '@zhengyun/local/supervise/ledger.ts';
import { isRunning } from '@zhengyun/local/supervise/process-identity.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { testSystem } from '../support/system.ts';
import { rowsOf } from './database.ts';
import { type People, signInPeople } from './people.ts';

const { dir, consoleUrl } = testSystem();
let people: People;
let systemId: string;

interface Sent {
  readonly title: string;
  readonly key: string;
}
const HOST = { item: 'cloud-host', count: 1, vcpu: 2, memoryGb: 4, dataDisks: [] };
const BANDWIDTH = { item: 'bandwidth', mbps: 5 };
const order = ({ title, key }: Sent, spec: object) => ({
  systemId,
  title,
  key,
  reason: '控制台被杀',
  mlpsGrade: 3,
  lines: [{ cloud: 'guangzhou', zone: 'extranet', spec }],
});
const sendOrder = (sent: Sent, spec: object = HOST) =>
  people.applicant.mutate<{ requestId: string }>('requests.submit', order(sent, spec));
const named = (title: string): Sent => ({ title, key: randomUUID() });
/** The department's yes; the answer of whoever had said it before counts as one. */
async function decide(requestId: string): Promise<void> {
  const { planHash } = await people.approver.query<{ planHash: string }>('approvals.evidence', { requestId });
  await people.approver.mutate('approvals.decide', { requestId, step: 'department', decision: 'approve', planHash });
}

beforeAll(async () => {
  people = await signInPeople(consoleUrl);
  const [row] = await rowsOf<{ id: string }>(dir, `select id from business_system where slug = 'drug-supervision'`);
  systemId = row?.id ?? '';
});

/** Kills the server at once and without a word, and resolves when the next one answers. */
async function killServer(): Promise<void> {
  // The supervisor's own ledger: it names today's life of the server, not the one the system came up with.
  const server = openLedger(join(dir, 'children.json'))
    .entries()
    .find(({ name }) => name === 'server');
  if (!server || !isRunning(server)) throw new Error('no server runs');
  process.kill(server.pid, 'SIGKILL');
  const isReady = () =>
    fetch(new URL('/readyz', consoleUrl)).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isReady, { timeout: 120_000, interval: 50 }).toBe(true);
}

/** Sends all at once, kills the server when `before` of them have been answered, and gives what was answered. */
async function cutOff<Answer>(acts: readonly Promise<Answer>[], before: number): Promise<readonly Answer[]> {
  const struck = Promise.withResolvers<void>();
  let answered = 0;
  const answers: Answer[] = [];
  const settled = acts.map((act) =>
    act.then(
      (answer) => {
        answers.push(answer);
        answered += 1;
        if (answered === before) struck.resolve();
      },
      // Refusals would be answers too, and there are none to be had; anything else is a line that broke.
      (error: unknown) => {
        if (error instanceof ConsoleRefusal) throw error;
      },
    ),
  );
  await Promise.race([struck.promise, Promise.all(settled)]);
  await killServer();
  await Promise.all(settled);
  return answers;
}

/** What the database holds of an order: each of its parts, counted. */
async function partsOf({ title }: Sent) {
  const rows = await rowsOf<{ id: string; lines: number; operations: number; audited: number; lost: number }>(
    dir,
    `select r.id, (select count(*) from order_line l where l.request_id = r.id)::int as lines,
      (select count(*) from operation o where o.request_id = r.id and o.line_id is not null)::int as operations,
      (select count(*) from audit_row a where a.object_id = r.id::text and a.action = 'requests.submitted' and a.outcome = 'done')::int as audited,
      (select count(*) from operation o where o.request_id = r.id and o.state = 'requested'
        and not exists (select from graphile_worker.jobs j where j.key = 'operation-preview:' || o.id))::int as lost
      from request r where r.title = $1`,
    [title],
  );
  return rows.map(({ id, ...parts }) => ({ id, ...parts }));
}
/**
 * The same once no operation is without its job: one that came to a stack which the run before it had not given back yet has none until
 * the worker looks round, which it does twice a minute at least.
 */
async function partsWhereNoneIsLost(sent: Sent) {
  const isWhole = async () => (await partsOf(sent)).every(({ lost }) => lost === 0);
  await expect.poll(isWhole, { timeout: 120_000, interval: 250 }).toBe(true);
  return partsOf(sent);
}
const WHOLE = { lines: 1, operations: 1, audited: 1, lost: 0 };

async function operationsOf(requestId: string) {
  return rowsOf<{ state: string; cuts: number }>(
    dir,
    `select o.state, (select count(*) from audit_row a where a.object_id = o.id::text
      and a.action in ('provisioning.unknown', 'provisioning.recovered'))::int as cuts from operation o where o.request_id = $1`,
    [requestId],
  );
}

describe('kill -9 of the server', () => {
  it('leaves each order it was taking whole or absent, and one that is sent again is one', async () => {
    for (const [wave, before] of [1, 2, 4].entries()) {
      const sent = Array.from({ length: 6 }, (_, index) => named(`被杀时提交 ${wave}-${index}`));
      const answers = await cutOff(
        sent.map((each) => sendOrder(each)),
        before,
      );
      const found = await Promise.all(sent.map(partsWhereNoneIsLost));
      for (const parts of found) if (parts.length > 0) expect(parts).toEqual([{ id: expect.any(String), ...WHOLE }]);
      // What was answered is there: nobody is told of an order that is lost.
      const ids = found.flat().map(({ id }) => id);
      for (const { requestId } of answers) expect(ids).toContain(requestId);

      const again = await Promise.all(sent.map((each) => sendOrder(each)));
      for (const [index, { requestId }] of again.entries()) {
        const [first] = found[index] ?? [];
        expect(requestId).toBe(first?.id ?? requestId);
        expect(await partsWhereNoneIsLost(sent[index] as Sent)).toEqual([{ id: requestId, ...WHOLE }]);
      }
      console.info(`wave ${wave}: ${answers.length} answered, ${ids.length} of ${sent.length} stored before the kill`);
      for (const { requestId } of again) await people.applicant.mutate('requests.withdraw', { requestId });
    }
  });

  it('leaves each decision made or open, and never half of one', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 6; index += 1)
      ids.push((await sendOrder(named(`被杀时审批 ${index}`), BANDWIDTH)).requestId);
    for (const id of ids) await waitFor(people.applicant, id, { states: ['department-review'], minutes: 1 });
    const decisions = () =>
      rowsOf<{ id: string; state: string; decided: number; audited: number; steps: number }>(
        dir,
        `select r.id, r.state, count(s.decided_by)::int as decided, count(*)::int as steps,
          (select count(*) from audit_row a where a.object_id = r.id::text and a.action = 'approvals.approved' and a.outcome = 'done')::int as audited
          from request r join approval_step s on s.request_id = r.id where r.id = any($1) group by r.id, r.state`,
        [ids],
      );
    await cutOff(ids.map(decide), 1);
    const OPEN = { state: 'department-review', decided: 0, audited: 0, steps: 1 };
    const MADE = { state: 'joint-review', decided: 1, audited: 1, steps: 3 };
    const found = await decisions();
    for (const { id: _, ...decision } of found) expect([OPEN, MADE]).toContainEqual(decision);
    for (const { id } of found.filter(({ decided }) => decided === 0)) await decide(id);
    for (const { id: _, ...decision } of await decisions()) expect(decision).toEqual(MADE);
    for (const requestId of ids) await people.applicant.mutate('requests.withdraw', { requestId });
  });

  it('disturbs no operation that the worker has under way, nor loses one that was asked for in that instant', async () => {
    const { requestId } = await sendOrder(named('被杀时开通'), { ...HOST, count: 2 });
    await waitFor(people.applicant, requestId, { states: ['department-review'], minutes: 10 });
    await approve(people, requestId);
    while (!(await operationsOf(requestId)).some(({ state }) => state === 'applying')) await pause(50);
    const [stack] = await rowsOf<{ id: string }>(
      dir,
      `select s.id from stack s join cloud c on c.id = s.cloud_id where s.kind = 'cloud' and c.slug = 'huizhou'`,
    );
    const stackId = stack?.id ?? '';
    const asked = () =>
      rowsOf<{ id: string; audited: number }>(
        dir,
        `select o.id, (select count(*) from audit_row a where a.object_id = $1 and a.action = 'provisioning.refresh-asked' and a.outcome = 'done')::int as audited
          from operation o where o.stack_id = $1::uuid and o.verb = 'refresh'`,
        [stackId],
      );
    const refresh = () => people.engineer.mutate('provisioning.refreshStack', { stackId, reason: '控制台被杀' });
    await cutOff([refresh(), ...Array.from({ length: 5 }, () => people.applicant.query('requests.list', {}))], 3);
    const first = await asked();
    expect(first.length).toBe(first[0]?.audited ?? 0);
    if (first.length === 0) await refresh();
    expect(await asked()).toEqual([{ id: expect.any(String), audited: 1 }]);

    await waitFor(people.applicant, requestId, { states: ['delivered'], minutes: 10 });
    for (const operation of await operationsOf(requestId)) expect(operation).toEqual({ state: 'done', cuts: 0 });
    const end = () =>
      rowsOf<{ state: string }>(dir, `select state from operation where stack_id = $1 and verb = 'refresh'`, [stackId]);
    while (!['done', 'failed', 'previewed'].includes((await end())[0]?.state ?? '')) await pause(250);
    expect(await end()).toEqual([{ state: 'done' }]);
  });
});
