import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSystem } from '../support/system.ts';
import { barriers, choose, keepScreenshot, openChromium, signInOnScreen } from './screen.ts';

let browser: Browser;
let applicant: Page;
const base = testSystem().consoleUrl;
const title = '浏览器里的一次申请';
const MINUTES = 60_000;

beforeAll(async () => {
  browser = await openChromium();
  applicant = await signInOnScreen(browser, base, 'applicant');
}, 2 * MINUTES);
afterAll(() => browser.close());

/** Opens the request's evidence from the queue, looks at it, approves. */
async function approveAs(subject: string): Promise<void> {
  const page = await signInOnScreen(browser, base, subject);
  const row = page.getByRole('row', { name: new RegExp(title) });
  await expect
    .poll(
      async () => {
        await page.goto('/approvals');
        await page.getByRole('table').waitFor();
        return row.count();
      },
      { timeout: 5 * MINUTES, interval: 1_000 },
    )
    .toBe(1);
  await row.getByRole('button').first().click();
  const evidence = page.getByRole('dialog');
  for (const part of ['配额余量', '资源池余量', '方案摘要', '每月']) await evidence.getByText(part).first().waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepScreenshot(page, `approval-${subject}`);
  await evidence.getByRole('button', { name: '同意' }).click();
  await row.waitFor({ state: 'detached' });
  await page.context().close();
}

describe('a department’s order on screen', () => {
  it(
    'is written with its price in view and moves on to its own page',
    async () => {
      await applicant.goto('/orders/new');
      await choose(applicant, '业务系统', '药品智慧监管平台');
      await applicant.getByLabel('事项名称').fill(title);
      await applicant.getByLabel('申请理由').fill('端到端核对');
      await choose(applicant, '服务', '容器空间');
      await choose(applicant, '云', '广州');
      await choose(applicant, '网络分区', '互联网区');
      await applicant.getByText('样例价格').first().waitFor();
      expect(await barriers(applicant)).toEqual([]);
      await keepScreenshot(applicant, 'order-form');
      await applicant.getByRole('button', { name: '提交申请' }).click();
      await applicant.getByRole('heading', { name: title }).waitFor();
    },
    2 * MINUTES,
  );

  it(
    'is approved by three people who see plan, price, quota and pool on one page',
    async () => {
      for (const subject of ['approver', 'authority', 'technical']) await approveAs(subject);
    },
    10 * MINUTES,
  );

  it(
    'is delivered, and accepted with a rating and its reason',
    async () => {
      await applicant
        .getByText('已交付，待验收')
        .first()
        .waitFor({ timeout: 10 * MINUTES });
      await keepScreenshot(applicant, 'order-delivered');
      await applicant.getByRole('button', { name: '验收并评价' }).first().click();
      const dialog = applicant.getByRole('dialog');
      await dialog.getByText(/^5/).first().click();
      await dialog.getByLabel('评分理由').fill('按期交付，规格与方案一致');
      await dialog.getByRole('button', { name: '验收并评价' }).click();
      await applicant.getByText('已验收').first().waitFor();
      await keepScreenshot(applicant, 'order-accepted');
    },
    12 * MINUTES,
  );

  it(
    'is on the statement that finance drafts, each number with its working',
    async () => {
      const finance = await signInOnScreen(browser, base, 'finance');
      await finance.goto('/statements');
      await finance.getByRole('button', { name: '生成本月草稿' }).first().click();
      const dialog = finance.getByRole('dialog');
      await dialog.getByLabel('使用单位').click();
      await finance
        .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '药品监督管理局' })
        .click();
      await dialog.getByRole('button', { name: '生成本月草稿' }).click();
      await finance.getByText('金额大写').first().waitFor();
      await finance.getByText('对账链').first().waitFor();
      await finance.getByRole('button', { name: '这个数怎么来的' }).first().click();
      await finance.getByRole('dialog').getByText('这个数怎么来的').waitFor();
      expect(await barriers(finance)).toEqual([]);
      await keepScreenshot(finance, 'statement');
    },
    2 * MINUTES,
  );
});
