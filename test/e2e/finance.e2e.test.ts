import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_FILES } from '../support/sample-files.ts';
import { type FinanceGround, financeGround } from './finance-ground.ts';
import { shownId, signInPatiently } from './orders-on-screen.ts';
import { barriers, choose, closeByEscape, keepScreenshot, openChromium } from './screen.ts';

const MINUTES = 60_000;
let browser: Browser;
let ground: FinanceGround;
let first: string;
let second: string;
const seats = new Map<string, Promise<Page>>();
/** The page of `who`, who stays signed in. */
const pageOf = (who: string): Promise<Page> => {
  const page = seats.get(who) ?? signInPatiently(browser, ground.base, who);
  seats.set(who, page);
  return page;
};

beforeAll(async () => {
  ground = await financeGround();
  browser = await openChromium();
}, 5 * MINUTES);
afterAll(async () => {
  await browser?.close();
  await ground?.close();
});

/** Presses the button of the page, then the one of what it asks. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
  await page.locator('.ant-modal-confirm').getByRole('button', { name, exact: true }).click();
  await page.locator('.ant-modal-confirm').waitFor({ state: 'detached' });
}

/** Builds the department's draft of `month` from the list's own dialog; gives its key. */
async function draft(month: string): Promise<string> {
  const page = await pageOf('finance');
  await page.goto('/statements');
  await page.getByRole('button', { name: '生成本月草稿' }).first().click();
  await choose(page, '使用单位', '药品监督管理局');
  const field = page.getByRole('dialog').getByLabel('账期', { exact: true });
  await field.fill(month);
  await field.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '生成本月草稿' }).click();
  await page.getByRole('heading', { name: new RegExp(month) }).waitFor();
  return shownId(page);
}

/** A second person of finance reviews and issues it. */
async function issue(statementId: string): Promise<Page> {
  const page = await pageOf('finance2');
  await page.goto(`/statements/${statementId}`);
  await press(page, '复核通过');
  await press(page, '出具结算单');
  await page.getByText('JS-').first().waitFor();
  return page;
}

/** Opens `tab` of the disputes' page, and what stands first in it. */
async function openFirst(who: string, tab: '异议' | '冲减单和调整单' | '迟到的事实'): Promise<[Page, Locator]> {
  const page = await pageOf(who);
  await page.goto('/disputes');
  if (tab !== '异议') await page.getByRole('tab', { name: tab }).click();
  const table = page.getByRole('table', { name: tab === '异议' ? '结算异议' : tab });
  await table.getByRole('row').nth(1).getByRole('button').first().click();
  const drawer = page.getByRole('dialog').first();
  await drawer.waitFor();
  return [page, drawer];
}

/** Takes what the menu 导出 names `choice`; gives its name and bytes. */
async function take(page: Page, choice: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: '导出' }).first().click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: choice }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe('finance', () => {
  it('drafts a month, and every number of it opens how it was made', async () => {
    first = await draft(ground.months[0]);
    const page = await pageOf('finance');
    await page.getByText('本结算单为草稿').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepScreenshot(page, 'finance-draft');
    await page.getByRole('button', { name: '这个数怎么来的：#1', exact: true }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('价格版本').first().waitFor();
    await drawer.getByText('29.25').first().waitFor();
    await keepScreenshot(page, 'finance-how');
    await closeByEscape(page, drawer);
    // Nobody reviews or issues what they drafted.
    expect(await page.getByRole('button', { name: '复核通过' }).count()).toBe(0);
  });

  it('has it reviewed and issued by a second person, and takes its files', async () => {
    const page = await issue(first);
    await keepScreenshot(page, 'finance-issued');
    const csv = await take(page, '明细（CSV）');
    expect(csv.bytes.toString('utf8')).toContain('ZY-2026-900001');
    const workbook = await take(page, 'Excel 工作簿');
    expect(workbook.bytes.subarray(0, 2).toString('latin1')).toBe('PK');
    const focus = await take(page, 'FOCUS 1.2（CSV）');
    expect(focus.bytes.toString('utf8')).toContain('BilledCost');
    expect([csv, workbook, focus].map(({ name }) => name.split('.').at(-1))).toEqual(['csv', 'xlsx', 'csv']);
  });
});

describe('a line that the department doubts', () => {
  it('is disputed by its approver, with a file as evidence', async () => {
    const page = await pageOf('approver');
    await page.goto(`/statements/${first}`);
    await page
      .getByRole('button', { name: /^对第 \d+ 行提出异议$/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('异议金额（元）').fill('10.01');
    await choose(page, '异议类别', '用量不对');
    await dialog.getByLabel('异议内容').fill('主机自十六日起已停用');
    await keepScreenshot(page, 'finance-dispute-dialog');
    await dialog.getByRole('button', { name: '提出异议' }).click();
    await page.getByText(/异议 YY-\d+-\d+ 已提出/).waitFor();
    const [, drawer] = await openFirst('approver', '异议');
    const file = { name: '停用单.pdf', mimeType: 'application/pdf', buffer: Buffer.from(SAMPLE_FILES.pdf) };
    await drawer.locator('input[type=file]').setInputFiles(file);
    await drawer.getByRole('link', { name: /停用单\.pdf/ }).waitFor();
    const fake = { name: '说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>alert(1)</script>') };
    await drawer.locator('input[type=file]').setInputFiles(fake);
    await drawer.getByRole('alert').filter({ hasText: '说明.pdf' }).waitFor();
    await keepScreenshot(page, 'finance-dispute-evidence');
    expect(await barriers(page)).toEqual([]);
  });

  it('is accounted for by the operator, and decided by who neither drafted nor issued', async () => {
    const [, account] = await openFirst('engineer', '异议');
    await account.getByRole('link', { name: /停用单\.pdf/ }).waitFor();
    await account.getByLabel('补充说明').fill('监控显示十六日后无负载，停用属实');
    await account.getByRole('button', { name: '提交说明' }).click();
    await account.getByText('停用属实').first().waitFor();
    const [, own] = await openFirst('finance', '异议');
    await own.getByText('停用属实').first().waitFor();
    expect(await own.getByRole('button', { name: '认领' }).count()).toBe(0);
    const [page, drawer] = await openFirst('finance3', '异议');
    await drawer.getByRole('button', { name: /认\s?领/ }).click();
    await drawer.getByRole('button', { name: '作出决定' }).click();
    const dialog = page.getByRole('dialog').last();
    await dialog.getByText('支持', { exact: true }).click();
    await dialog.getByLabel('支持金额（元）').fill('10');
    await dialog.getByLabel('决定理由').fill('停用属实，按十元冲减');
    await keepScreenshot(page, 'finance-decision');
    await dialog.getByRole('button', { name: '作出决定' }).click();
    await drawer.getByText('已支持，待批准冲减').first().waitFor();
  });

  it('is credited once another person of finance approves', async () => {
    const [page, drawer] = await openFirst('finance', '冲减单和调整单');
    await drawer.getByText('-10.00').first().waitFor();
    await drawer.getByRole('button', { name: /批\s?准/ }).click();
    await page
      .locator('.ant-modal-confirm')
      .getByRole('button', { name: /批\s?准/ })
      .click();
    await drawer.getByText('已批准').first().waitFor();
    await keepScreenshot(page, 'finance-credit-note');
  });
});

describe('a fact that came after the issue', () => {
  it('stands with its difference, is adjusted by one of finance and approved by another', async () => {
    await ground.late();
    const [page, drawer] = await openFirst('finance', '迟到的事实');
    await drawer.getByText('原行冲回').first().waitFor();
    await keepScreenshot(page, 'finance-late-fact');
    expect(await barriers(page)).toEqual([]);
    await drawer.getByRole('button', { name: '提出调整' }).click();
    const dialog = page.getByRole('dialog').last();
    await dialog.getByLabel('理由').fill('云商补报缩容');
    await dialog.getByLabel('依据').fill('补报单 2026-12');
    await dialog.getByRole('button', { name: '提出调整' }).click();
    await drawer.getByText('调整单待批准').first().waitFor();
    const [other, note] = await openFirst('finance2', '冲减单和调整单');
    await note.getByText('云商补报缩容').waitFor();
    await note.getByRole('button', { name: /批\s?准/ }).click();
    await other
      .locator('.ant-modal-confirm')
      .getByRole('button', { name: /批\s?准/ })
      .click();
    await note.getByText('已批准').first().waitFor();
  });
});

describe('the next month', () => {
  it('takes both into account, is confirmed by the department and paid', async () => {
    second = await draft(ground.months[1]);
    const issued = await issue(second);
    const lines = issued.getByRole('table', { name: '明细' });
    for (const kind of ['冲减单', '调整单']) await lines.getByText(kind).first().waitFor();
    await keepScreenshot(issued, 'finance-next-month');
    const approver = await pageOf('approver');
    await approver.goto(`/statements/${second}`);
    await press(approver, '确认结算单');
    const page = await pageOf('finance');
    await page.goto(`/statements/${second}`);
    await page.getByRole('button', { name: '登记付款' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('凭证号或银行流水号').fill('YH-20261120-001');
    await keepScreenshot(page, 'finance-payment');
    await dialog.getByRole('button', { name: '登记付款' }).click();
    await page.getByText('YH-20261120-001').first().waitFor();
    await page.getByText('付清').first().waitFor();
    await keepScreenshot(page, 'finance-paid');
  });
});
