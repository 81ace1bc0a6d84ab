import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '@zhengyun/db/connect.ts';
import { approveCreditNote } from '@zhengyun/domain/credit-notes/approve-credit-note.ts';
import { listCreditNotes } from '@zhengyun/domain/credit-notes/list-credit-notes.ts';
import { decideDispute } from '@zhengyun/domain/disputes/decide-dispute.ts';
import { listDisputes } from '@zhengyun/domain/disputes/list-disputes.ts';
import { openDispute } from '@zhengyun/domain/disputes/open-dispute.ts';
import { sayInDispute } from '@zhengyun/domain/disputes/say-in-dispute.ts';
import { takeDispute } from '@zhengyun/domain/disputes/take-dispute.ts';
import { exportMonth } from '@zhengyun/domain/exports/export-month.ts';
import { reconcileMonth } from '@zhengyun/domain/settlement/reconcile-month.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { statementStep } from '@zhengyun/worker/jobs/statement-step.ts';
import pg from 'pg';
import { pino } from 'pino';
import { simulate } from '../lifecycle/simulated.ts';
import { fillMonth, fillReadings, GENERATED, type MonthSize, priceMonth } from '../support/province-month.ts';
import type { SampleProvince } from '../support/sample-province.ts';

/** Statements under way at once, as the worker has them. */
const AT_ONCE = 2;
const SAY_MS = 5_000;
const { month } = GENERATED;

/** Ten in the morning, and each hour after it, of the day on which the month is closed: its facts were collected long enough. */
const CLOSING = Date.parse('2027-01-08T02:00:00.000Z');
const hour = (after: number): Date => new Date(CLOSING + after * 3_600_000);

/** Writes one line of what is going on. */
export type Say = (line: string) => void;

/** Says from time to time how many of `all` are done, and how long the rest takes at that pace. */
function progressOf(say: Say, what: string, all: number) {
  const begun = performance.now();
  let [said, done] = [begun, 0];
  return (one = 1) => {
    done += one;
    const now = performance.now();
    if (now - said < SAY_MS || done >= all) return;
    said = now;
    say(`    ${what} ${done}/${all}，约剩 ${Math.ceil((((now - begun) / done) * (all - done)) / 1_000)} 秒`);
  };
}

/** Does `work` on all items, a few at once. */
async function onAll<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const waiting = items.values();
  const take = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
}

/** The sample province with a month of use in it, and everyone to close it on a calendar of their own. */
export async function openMonth(province: SampleProvince, say: Say) {
  const play = simulate(province);
  const worker = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 2 * AT_ONCE });
  const owner = new pg.Client({ connectionString: province.database.ownerUrl });
  await owner.connect();
  await owner.query(`select set_config('zhengyun.scope', 'all', false)`);

  /** Does the work that was asked for of every statement, as the worker's queue would. */
  async function doSteps(step: 'draft' | 'issue', what: string, now: Date): Promise<number> {
    const { rows } = await owner.query<{ contract_id: string }>(
      `select contract_id from statement_step where month = $1 and step = $2 and state = 'waiting' order by contract_id`,
      [month, step],
    );
    const tick = progressOf(say, what, rows.length);
    await onAll(rows, async ({ contract_id: contractId }) => {
      const at = { db: worker, now: () => now, log: pino({ enabled: false }) };
      await statementStep(at, { contractId, month, step });
      tick();
    });
    const { rows: left } = await owner.query<{ code: string; n: number }>(
      `select coalesce(code, state) as code, count(*)::int as n from statement_step where month = $1 and step = $2 and state <> 'done' group by 1`,
      [month, step],
    );
    if (left.length > 0) throw new Error(`${what}: ${left.map(({ code, n }) => `${code} ${n}`).join(', ')}`);
    return rows.length;
  }

  return {
    owner,
    as: play.as,
    /** Units, systems, hosts, storage spaces, their meters' hourly readings, prices and contracts; gives how much there is. */
    async load(size: MonthSize) {
      await fillMonth(owner, size);
      await priceMonth((now) => ({ ...province.job(now), db: province.owner }) satisfies Context, owner);
      let tick: ReturnType<typeof progressOf> | undefined;
      const readings = await fillReadings(owner, { item: 'object-bucket', everyHours: 1 }, (_, all) => {
        tick ??= progressOf(say, '载入逐小时用量', all);
        tick();
      });
      const { rows } = await owner.query(
        `select (select count(*)::int from department) as units, (select count(*)::int from business_system) as systems,
                (select count(*)::int from resource where item = 'cloud-host') as hosts,
                (select sum((amounts ->> 'vcpu')::bigint)::int from resource_change where kind = 'create') as vcpu,
                (select sum((amounts ->> 'memory-gb')::bigint)::int from resource_change where kind = 'create') as "memoryGb",
                (select sum((amounts ->> 'disk-ordinary-gb')::bigint)::int from resource_change where kind = 'create') as "diskGb"`,
      );
      return { ...(rows[0] as MonthSize), readings };
    },
    /** Begins the closing and has every statement drafted. */
    async draft(): Promise<number> {
      await (await play.as('finance', hour(0))).settlement.beginClosing({ month });
      return doSteps('draft', '起草', hour(0));
    },
    /** A second person reviews every statement, and closes the month. */
    async reviewAndClose(): Promise<number> {
      const finance2 = await play.as('finance2', hour(1));
      const { rows } = await owner.query<{ id: string }>('select id from statement where month = $1 order by number', [
        month,
      ]);
      const tick = progressOf(say, '复核', rows.length);
      await onAll(rows, async ({ id: statementId }) => {
        await finance2.settlement.review({ statementId });
        tick();
      });
      await (await play.as('finance2', hour(2))).settlement.endClosing({ month });
      return rows.length;
    },
    /** Issues all, each by the worker in the name of who asked, and verifies the chain of what was issued. */
    async issue() {
      const { rows } = await owner.query<{ id: string }>('select id from statement where month = $1 order by number', [
        month,
      ]);
      const finance2 = await play.as('finance2', hour(3));
      const { asked, refused } = await finance2.settlement.issueMany({ statementIds: rows.map(({ id }) => id) });
      await doSteps('issue', '签发', hour(3));
      const chain = await (await play.as('auditor', hour(4))).settlement.verifyChain();
      return { asked, refused, chain };
    },
    /**
     * The department says that half of its dearest line is wrong, the operator gives its account, one of finance grants it and another approves the credit
     * note. Gives both as the department sees them.
     */
    async dispute() {
      const department = await play.as('approver', hour(5));
      const { items } = await department.settlement.list({ month, limit: 10 });
      const statementId = items[0]?.id ?? '';
      const { lines } = await department.settlement.get({ statementId });
      const line = lines
        .filter(({ kind }) => kind === 'usage')
        .toSorted((a, b) => Number(BigInt(b.amountFen) - BigInt(a.amountFen)))[0];
      if (!line) throw new Error('the department’s statement charges no use');
      const amountFen = (BigInt(line.amountFen) / 2n).toString();
      const about = { statementId, statementLineId: line.id, amountFen, reasonKind: 'quantity' as const };
      const reason = '该主机本月有一半时间因机房改造停用，用量应减半';
      const { disputeId, number } = await openDispute(await province.as('approver', hour(5)), { ...about, reason });
      await sayInDispute(await province.as('engineer', hour(6)), { disputeId, text: '经核对值班日志，停用属实' });
      await takeDispute(await province.as('finance3', hour(6)), { disputeId });
      const granted = { disputeId, grantedFen: amountFen, reason: '停用属实，准予冲减' };
      const { creditNoteId } = await decideDispute(await province.as('finance3', hour(7)), granted);
      if (creditNoteId === null) throw new Error(`dispute ${number} was rejected`);
      await approveCreditNote(await province.as('finance', hour(7)), { creditNoteId });
      const seen = await province.as('approver', hour(8));
      const [dispute] = (await listDisputes(seen, { disputeId, limit: 1 })).items;
      const [note] = (await listCreditNotes(seen, { creditNoteId, limit: 1 })).items;
      if (!dispute || !note) throw new Error(`the department does not see dispute ${number} or its credit note`);
      return { dispute, note };
    },
    /** Σ events → … → allocation of every statement, worked out anew by the database. */
    async reconcile() {
      return reconcileMonth({ ...province.job(hour(8)), db: worker }, { month });
    },
    /** FOCUS 1.2 of all statements of the month, into `folder`, a part at a time as it is made; gives the file. */
    async writeFocus(folder: string): Promise<string> {
      const asked = { month, format: 'focus-csv' } as const;
      const { name, content } = await exportMonth(await province.as('finance2', hour(9)), asked);
      await mkdir(folder, { recursive: true });
      const file = join(folder, name);
      await writeFile(file, content);
      return file;
    },
    async end(): Promise<void> {
      await Promise.all([play.end(), worker.destroy(), owner.end()]);
    },
  };
}
