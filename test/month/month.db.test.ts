import { join } from 'node:path';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { focusValidator, validateFocus } from '../focus/focus-validator.ts';
import { PROVINCE_MONTH } from '../support/province-month.ts';
import { type SampleProvince, sampleProvince } from '../support/sample-province.ts';
import { chainOf, chainTable, tableOf } from './month-table.ts';
import { openMonth } from './play-month.ts';

/** Printed, and at the size of the province, where somebody plays it to look at: `npm run demo -- --month`. */
const whole = process.env.MONTH_PLAY === 'whole';
const SIZE = whole
  ? PROVINCE_MONTH
  : { units: 6, systems: 24, hosts: 120, vcpu: 1_217, memoryGb: 3_263, diskGb: 126_613 };
const TIMEOUT = whole ? 3_600_000 : 120_000;
const say = (line: string): void => {
  if (whole) process.stdout.write(`${line}\n`);
};

/** What the validator holds against every file with such a column, right or wrong: its rule looks for null in every row. */
const FALSE_REDS = ['InvoiceId-C-004-C'];

/** The validator is fetched before, the first time it is needed on a machine, which may take minutes. */
beforeAll(async () => {
  await focusValidator();
}, 600_000);

let province: SampleProvince;
let month: Awaited<ReturnType<typeof openMonth>>;
beforeAll(async () => {
  province = await sampleProvince();
  month = await openMonth(province, say);
}, TIMEOUT);
afterAll(async () => {
  await month?.end();
  await province?.drop();
});

/** Does a step, and says how long it took and what came of it. */
async function step<Result>(name: string, work: () => Promise<Result>, look: (result: Result) => string) {
  const begun = performance.now();
  const result = await work();
  say(`✔ ${name}（${((performance.now() - begun) / 1_000).toFixed(1)} 秒）：${look(result)}`);
  return result;
}

it('closes a month of the province, and each fen of it leads back', { timeout: TIMEOUT }, async () => {
  const { readings, ...loaded } = await step(
    '载入生成的样例月份',
    () => month.load(SIZE),
    (of) => `${of.units} 个单位、${of.systems} 个系统、${of.hosts} 台主机，${of.readings} 条逐小时用量`,
  );
  expect(loaded).toEqual(SIZE);
  expect(readings).toBe(SIZE.systems * 5 * 744);
  const drafted = await step(
    '启动关账并起草全部账单',
    () => month.draft(),
    (n) => `${n} 份`,
  );
  expect(drafted).toBe(SIZE.units);
  await step(
    '第二人逐份复核并关账',
    () => month.reviewAndClose(),
    (n) => `${n} 份，会计月份已关闭`,
  );
  const issued = await step(
    '签发全部账单',
    () => month.issue(),
    ({ asked }) => `${asked} 份，签发链完整`,
  );
  expect(issued).toMatchObject({
    asked: SIZE.units,
    refused: 0,
    chain: { whole: true, issued: SIZE.units, faults: [] },
  });
  const { dispute, note } = await step(
    '对一行提出异议、裁决并开出冲减单',
    () => month.dispute(),
    (done) => `${done.dispute.number} → ${done.note.number}，冲减 ${formatYuan(-BigInt(done.note.totalFen))} 元`,
  );
  expect(dispute).toMatchObject({ state: 'upheld', decided: { grantedFen: dispute.amountFen } });
  expect(note).toMatchObject({ state: 'approved', kind: 'credit', totalFen: `-${dispute.amountFen}` });
  const statements = await step(
    '数据库逐份重算对账链',
    () => month.reconcile(),
    (all) => `${all.length} 份`,
  );
  const chain = chainOf(statements);
  expect(chain.map(({ equal, of }) => [equal, of])).toEqual(chain.map(() => [SIZE.units, SIZE.units]));
  expect(chain.map(({ left }) => left)).toEqual(chain.map(({ right }) => right));
  const payable = statements.reduce((sum, { payableFen }) => sum + payableFen, 0n);
  const file = await step(
    '写出 FOCUS 1.2',
    () => month.writeFocus(join(import.meta.dirname, '../../artefacts/month')),
    (written) => written,
  );
  const { looked, reds } = await step(
    '用 focus-validator 检验',
    () => validateFocus(file),
    (found) => `查了 ${found.looked} 条规则`,
  );
  const wrong = reds.filter(({ rule }) => !FALSE_REDS.includes(rule));
  expect([looked > 100, wrong]).toEqual([true, []]);
  say('');
  for (const line of chainTable(chain)) say(line);
  say('');
  const summary = [
    ['项目', '结果'],
    ['单位 / 系统 / 主机', `${loaded.units} / ${loaded.systems} / ${loaded.hosts}`],
    ['vCPU / 内存 GB / 磁盘 GB', `${loaded.vcpu} / ${loaded.memoryGb} / ${loaded.diskGb}`],
    ['逐小时用量', `${readings} 条`],
    ['已签发账单', `${issued.asked} 份，合计应付 ${formatYuan(payable)} 元`],
    ['异议与冲减', `${dispute.number} → ${note.number}，${formatYuan(BigInt(note.totalFen))} 元`],
    [
      'FOCUS 1.2',
      `${looked} 条规则，${wrong.length} 条不合（另有 ${reds.length - wrong.length} 条为检验程序自身的误报）；${file}`,
    ],
  ];
  for (const line of tableOf(summary, [1])) say(line);
});
