import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { ExportStatement } from './export-menu.tsx';
import { StatementsPage } from './statements-page.tsx';

/** What the browser was given to save, by name. */
const saved: { name: string; text: Promise<string> }[] = [];
const asked: string[] = [];
let answer: () => Response;

beforeEach(() => {
  saved.length = 0;
  asked.length = 0;
  let blob = new Blob();
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    return answer();
  });
  URL.createObjectURL = (given) => {
    blob = given as Blob;
    return 'blob:file';
  };
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, text: blob.text() });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const NAME = encodeURIComponent('结算单 药监局 2026-05 JS-2026-000001.xlsx');
const file = () => {
  const headers = { 'content-disposition': `attachment; filename="_.xlsx"; filename*=UTF-8''${NAME}` };
  return new Response('PK…', { headers });
};
async function choose(button: string, item: string) {
  fireEvent.click(await screen.findByRole('button', { name: new RegExp(button) }));
  fireEvent.click(await screen.findByText(item));
}
const statement = (role = 'applicant', issued = true) =>
  renderWithServer(<ExportStatement statementId="s-1" issued={issued} />, {
    answers: { 'session.me': meWith(role) },
  });
const list = (role: string, search = '?month=2026-05') =>
  renderWithServer(<StatementsPage />, {
    answers: {
      'session.me': meWith(role),
      'settlement.list': { items: [], nextCursor: null, total: 0 },
      'settlement.uncontracted': { month: '2026-05', asOf: '2026-06-01T00:00:00.000Z', items: [] },
    },
    path: `/statements${search}`,
    route: '/statements',
  });

describe('the export of a statement', () => {
  it('saves the file under the Chinese name that the server gives it, in the format that was chosen', async () => {
    answer = file;
    statement();
    await choose('导出', 'Excel 工作簿');
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(asked).toEqual(['/exports/statement?statementId=s-1&format=xlsx&locale=zh-CN']);
    expect([saved[0]?.name, await saved[0]?.text]).toEqual(['结算单 药监局 2026-05 JS-2026-000001.xlsx', 'PK…']);
  });

  it('says in the server’s words why there is none', async () => {
    const refused = { code: 'RATE_LIMITED', facts: {}, message: '同时导出太多，请 5 秒后再试', traceId: 't' };
    answer = () => Response.json(refused, { status: 429 });
    statement();
    await choose('导出', 'FOCUS 1.2（Parquet）');
    expect(await screen.findByText('同时导出太多，请 5 秒后再试')).toBeTruthy();
    expect(saved).toEqual([]);
  });

  it('saves nothing of a file that breaks off, and says so', async () => {
    const start = (sender: ReadableStreamDefaultController) => {
      sender.enqueue(new Uint8Array(3));
      sender.error(new TypeError('terminated'));
    };
    answer = () => new Response(new ReadableStream({ start }));
    statement();
    await choose('导出', '明细（CSV）');
    expect(await screen.findByText(/文件没有传完，未保存/)).toBeTruthy();
    expect(saved).toEqual([]);
  });
});

describe('the voucher of a statement', () => {
  it('is taken by finance for either book', async () => {
    answer = file;
    statement('finance');
    await choose('导出', '记账凭证·使用单位账（CSV）');
    await waitFor(() => expect(asked).toHaveLength(1));
    await choose('导出', '记账凭证·运营方账（Excel）');
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked).toEqual([
      '/exports/voucher?statementId=s-1&book=payer&format=csv&locale=zh-CN',
      '/exports/voucher?statementId=s-1&book=provider&format=xlsx&locale=zh-CN',
    ]);
  });

  it.each([
    ['nobody else', 'department-approver', true],
    ['nobody while it is a draft', 'finance', false],
  ])('is offered to %s', async (_, role, issued) => {
    statement(role, issued);
    fireEvent.click(await screen.findByRole('button', { name: /导出/ }));
    await screen.findByText('Excel 工作簿');
    expect(screen.queryByText(/记账凭证/)).toBeNull();
  });
});

describe('the export of a month', () => {
  it('takes the month that is filtered by, for finance and those who audit', async () => {
    answer = file;
    for (const role of ['finance', 'auditor']) {
      list(role);
      await choose('导出 2026-05', 'FOCUS 1.2（CSV）');
      await waitFor(() => expect(asked.pop()).toBe('/exports/month?month=2026-05&format=focus-csv&locale=zh-CN'));
      cleanup();
    }
  });

  it('takes its vouchers, for finance alone', async () => {
    answer = file;
    list('finance');
    await choose('导出 2026-05', '记账凭证·使用单位账（Excel）');
    await waitFor(() =>
      expect(asked.pop()).toBe('/exports/month-vouchers?month=2026-05&book=payer&format=xlsx&locale=zh-CN'),
    );
    cleanup();
    list('auditor');
    fireEvent.click(await screen.findByRole('button', { name: /导出 2026-05/ }));
    await screen.findByText('FOCUS 1.2（CSV）');
    expect(screen.queryByText(/记账凭证/)).toBeNull();
  });

  it('is not offered to a department', async () => {
    list('department-approver', '');
    await screen.findByText(/还没有结算单/);
    expect(screen.queryByRole('button', { name: /导出 \d{4}/ })).toBeNull();
  });
});
