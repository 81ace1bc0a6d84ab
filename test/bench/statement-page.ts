import { signIn } from '@zhengyun/cli/demo/console-client.ts';
import { connect } from '@zhengyun/db/connect.ts';
import { draftMonthToDate } from '@zhengyun/domain/settlement/draft-month-to-date.ts';
import type pg from 'pg';
import { fillMonth, GENERATED, priceMonth } from '../support/province-month.ts';
import type { Benchmark } from './benchmark.ts';
import { type ConsoleAlone, consoleAlone } from './console-alone.ts';
import { type Figure, timed } from './figure.ts';
import { withOwner } from './owner-database.ts';

const CALLS = 60;
const LINES_SHOWN = 50;
const WARM_UP = 5;
/** The sample has three departments, and this one. */
const UNITS = 4;
/** A host is charged for processors, memory and disk. */
const ITEMS = 3;
const NOW = new Date('2027-01-08T02:00:00.000Z');

/** The same lines with their resources, nothing else asked. */
const BARE = `select l.*, r.number, r.item, c.slug, c.name from statement_line l left join resource r on r.id = l.resource_id
  left join cloud c on c.id = r.cloud_id where l.statement_id = $1 and l.ordinal > $2 order by l.ordinal limit $3`;

interface Page {
  readonly lineCount: number;
  readonly lines: readonly unknown[];
}

/** A draft of `lines` lines or a few more; gives its key. */
async function fillStatement({ description }: ConsoleAlone, owner: pg.Client, lines: number): Promise<string> {
  const hosts = Math.ceil((lines * UNITS) / ITEMS);
  await fillMonth(owner, {
    ...{ units: UNITS, systems: 12, hosts, vcpu: hosts * 10, memoryGb: hosts * 27, diskGb: hosts * 1_000 },
  });
  const db = connect(description.database.ownerUrl, { applicationName: 'bench-statement', maximum: 2 });
  const job = (now: Date) => ({ actor: { kind: 'job', task: 'bench' } as const, now, db, traceId: 'bench' });
  try {
    await priceMonth(job, owner);
    const { rows } = await owner.query<{ id: string }>(`select id from department where slug = 'unit-1'`);
    const drafted = await draftMonthToDate(job(NOW), { departmentId: rows[0]?.id ?? '', month: GENERATED.month });
    for (const table of ['charge', 'statement_line']) await owner.query(`vacuum analyze ${table}`);
    return drafted.statementId;
  } finally {
    await db.destroy();
  }
}

/** The page of a statement over HTTP, beside the bare query for the same fifty lines. */
async function measurePage(lines: number): Promise<readonly Figure[]> {
  const system = await consoleAlone();
  try {
    return await withOwner(system, async (owner) => {
      const statementId = await fillStatement(system, owner, lines);
      const client = await signIn(system.url, 'sample:finance');
      // A page by turns of the first, one in the middle and the last, as somebody who looks for a line.
      const after = (turn: number) => [0, Math.floor(lines / 2), lines - LINES_SHOWN][turn % 3] ?? 0;
      const page = (turn: number) =>
        client.query<Page>('settlement.get', { statementId, after: after(turn), limit: LINES_SHOWN });
      const { lines: shown, lineCount } = await page(1);
      if (shown.length !== LINES_SHOWN || lineCount < lines)
        throw new Error(`${shown.length} of ${lineCount} lines are shown, and should be ${LINES_SHOWN} of ${lines}`);
      await timed(WARM_UP, page);
      const samples = await timed(CALLS, page);
      const bare = await timed(CALLS, (turn) => owner.query(BARE, [statementId, after(turn), LINES_SHOWN]));
      const chain = await timed(WARM_UP, () => client.query('settlement.reconciliation', { statementId }));
      return [
        {
          name: `a statement of ${lineCount} lines: head, steps and one page of ${LINES_SHOWN}`,
          ...{ unit: 'ms', aim: 'p95 < 100 ms', samples },
          baselines: [{ name: 'the bare query for the lines, one connection', samples: bare }],
        },
        {
          name: `its chain from events to payable worked out anew, which the page shows when it comes; ${lineCount} lines`,
          ...{ unit: 'ms', aim: 'as fast as PostgreSQL adds it up', samples: chain, baselines: [] },
        },
      ];
    });
  } finally {
    await system.close();
  }
}

/** `npm run bench -- statement-page --lines 20000`. */
export const statementPageBenchmark: Benchmark = {
  name: 'statement-page',
  measure: ({ sizes }) => measurePage(sizes.lines),
};
