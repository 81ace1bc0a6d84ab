import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { signContract } from '@zhengyun/domain/contracts/sign-contract.ts';
import { exportStatement } from '@zhengyun/domain/exports/export-statement.ts';
import { recordResourceChange } from '@zhengyun/domain/metering/record-resource-change.ts';
import { draftMonthToDate } from '@zhengyun/domain/settlement/draft-month-to-date.ts';
import { getStatement } from '@zhengyun/domain/settlement/get-statement.ts';
import { issueStatement } from '@zhengyun/domain/settlement/issue-statement.ts';
import { reviewStatement } from '@zhengyun/domain/settlement/review-statement.ts';
import { label } from '@zhengyun/rulebook/messages/message.ts';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPrinter } from './chromium-printer.ts';

const FINANCE = person('finance');
const OTHER = colleague('finance');
const LATER = '2026-08-20T02:00:00.000Z';
const EVIL = `<script>document.title='x'</script><img src=x onerror=y>&lt;"'`;
const printer = chromiumPrinter({
  path: fileURLToPath(new URL('../../../infra/local/print/chromium.sh', import.meta.url)),
});

let sample: Awaited<ReturnType<typeof sampleTenants>>;
let issued: string;
const make = async (month: string) =>
  (await draftMonthToDate(sample.as(FINANCE, LATER), { departmentId: SAMPLE.ours, month })).statementId;

/** Text of a statement's PDF without its blanks, since a cell that is broken into lines is one text still. */
async function printed(statementId: string, locale: 'zh-CN' | 'en-US' = 'zh-CN') {
  const context = { ...sample.as(FINANCE, LATER), printer };
  const { content, name } = await exportStatement(context, { statementId, format: 'pdf', locale });
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(Buffer.concat(chunks))), {
    mergePages: true,
  });
  return { name, text: text.replaceAll(/\s/gu, ''), pages: totalPages };
}
const yuan = (fen: string) => formatYuan(BigInt(fen)).replace(/\B(?=(\d{3})+\.)/g, ',');

beforeAll(async () => {
  sample = await sampleTenants();
  await sample.owner.query('update department set name = $1 where id = $2', [EVIL, SAMPLE.ours]);
  await signContract(sample.as(FINANCE, '2026-01-01T00:00:00Z'), {
    operatorId: SAMPLE.operator,
    departmentId: SAMPLE.ours,
    name: '药监局政务云服务合同',
    annualFen: '1200000',
    validFrom: '2025-12-31T16:00:00Z',
    validTo: '2026-12-31T16:00:00Z',
  });
  for (let n = 0; n < 12; n += 1)
    await recordResourceChange(sample.as(JOB, '2026-03-05T01:02:03.456Z', sample.worker), {
      resourceId: (await sample.resource()).id,
      kind: 'create',
      at: new Date('2026-03-05T01:02:03.456Z'),
      amounts: { vcpu: 17n, 'memory-gb': 63n, 'disk-fast-gb': 1_000n },
      cause: { kind: 'operation', id: randomUUID() },
      instanceUid: 'uid',
    });
  issued = await make('2026-03');
  await reviewStatement(sample.as(OTHER, LATER), { statementId: issued });
  await issueStatement(sample.as(OTHER, LATER), { statementId: issued });
});
afterAll(() => sample.drop());

// The first print on a machine unpacks the browser.
describe('the PDF of a statement', { timeout: 90_000 }, () => {
  it('says every line, the total in both ways, the checksum and its pages, as the statement does', async () => {
    const statement = await getStatement(sample.as(FINANCE, LATER), { statementId: issued });
    const { name, text, pages } = await printed(issued);
    expect(name.endsWith(`2026-03 ${statement.number}.pdf`)).toBe(true);
    expect(text).toContain(`应付金额¥${yuan(statement.payableFen)}金额大写${statement.payableChinese}`);
    expect(statement.lines.length).toBeGreaterThan(30);
    expect(pages).toBeGreaterThan(1);
    const missing = statement.lines.filter(({ ordinal, kind, resource, amountFen }) => {
      const begins = text.indexOf(`${ordinal}${label('zh-CN', 'lineKind', kind)}${resource?.number ?? ''}`);
      return begins < 0 || !text.slice(begins, begins + 160).includes(yuan(amountFen));
    });
    expect(missing).toEqual([]);
    expect(text).toContain(statement.contentHash);
    for (let page = 1; page <= pages; page += 1) expect(text).toContain(`第${page}页共${pages}页`);
    expect(text).not.toContain('草稿');
    expect(text).toContain(EVIL.replaceAll(' ', ''));
  });

  it('is marked on each page while it is a draft, in the reader’s language', async () => {
    const draft = await make('2026-04');
    const { text, pages } = await printed(draft);
    expect(text.split('草稿').length - 1).toBe(pages + 1);
    const english = await printed(draft, 'en-US');
    expect(english.text).toContain('DRAFT');
    expect(english.text).toContain(`Page1of${english.pages}`);
  });
});
