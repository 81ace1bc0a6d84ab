import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSystem } from '../support/system.ts';
import { as, titled } from './orders-on-screen.ts';
import { barriers, keepScreenshot, openChromium } from './screen.ts';

const base = testSystem().consoleUrl;
const DEPARTMENT = '疾病预防控制中心';
const CLOUD = '惠州市政务云';

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
}, 120_000);
afterAll(() => browser.close());

/** The department's line under its cloud in the tree of limits. */
function limitRow(page: Page): Locator {
  const tree = page.getByRole('table', { name: '配额树' });
  const cloud = tree.getByRole('row').filter({ hasText: CLOUD });
  return cloud.locator(`xpath=following-sibling::tr[contains(., '${DEPARTMENT}')][1]`);
}

/** The limit that the tree shows, as a number of units. */
async function limitOf(page: Page): Promise<number> {
  const text = await limitRow(page).getByRole('cell').nth(1).textContent();
  return Number((text ?? '').replaceAll(',', ''));
}

const grouped = (units: number): string => units.toLocaleString('en-US');

describe('a department’s limit', () => {
  const why = titled('新系统上云');
  let before: number;

  it('is asked to be raised by its applicant, with a reason', async () => {
    await as({ browser, base }, 'applicant3', async (page) => {
      await page.goto('/quota');
      await limitRow(page).waitFor();
      before = await limitOf(page);
      await limitRow(page).getByRole('button', { name: '申请增加' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('希望达到的配额').fill(String(before + 100));
      await dialog.getByLabel('原因').fill(why);
      await dialog.getByRole('button', { name: '申请增加' }).click();
      await dialog.waitFor({ state: 'hidden' });
      const asked = page.getByRole('table', { name: '增加配额的申请' }).getByRole('row').filter({ hasText: why });
      await asked.getByText('待答复').waitFor();
      await asked.getByText(`${grouped(before)} → ${grouped(before + 100)}`).waitFor();
      // Who asks doesn't answer.
      expect(await asked.getByRole('button', { name: '同意', exact: true }).count()).toBe(0);
      expect(await limitOf(page)).toBe(before);
      expect(await barriers(page)).toEqual([]);
    });
  });

  it('is granted by the authority, and so it is then', async () => {
    await as({ browser, base }, 'authority', async (page) => {
      await page.goto('/quota');
      const asked = page.getByRole('table', { name: '增加配额的申请' }).getByRole('row').filter({ hasText: why });
      await asked.getByRole('button', { name: '同意', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('原因').fill('余量足够');
      await dialog.getByRole('button', { name: '同意', exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
      await asked.getByText('已同意').waitFor();
      await expect.poll(() => limitOf(page)).toBe(before + 100);
    });
  });

  it('is seen by who asked, with the answer, and how it came about', async () => {
    await as({ browser, base }, 'applicant3', async (page) => {
      await page.goto('/quota');
      await limitRow(page).waitFor();
      expect(await limitOf(page)).toBe(before + 100);
      const asked = page.getByRole('table', { name: '增加配额的申请' }).getByRole('row').filter({ hasText: why });
      await asked.getByText('已同意').waitFor();
      await asked.getByText('梁淑仪：余量足够').waitFor();
      const came = page.getByRole('table', { name: '变更记录' }).getByRole('row').filter({ hasText: why });
      await came.getByText(`${grouped(before)} → ${grouped(before + 100)}`).waitFor();
      await keepScreenshot(page, 'quota-granted');
    });
  });

  it('is taken back by the authority to what it was', async () => {
    await as({ browser, base }, 'authority', async (page) => {
      await page.goto('/quota');
      await limitRow(page).getByRole('button', { name: '下达' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('配额', { exact: true }).fill(String(before));
      await dialog.getByLabel('原因').fill('核对完毕，恢复原额');
      await dialog.getByRole('button', { name: '下达' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await expect.poll(() => limitOf(page)).toBe(before);
    });
  });
});

describe('a department’s budget of the year', () => {
  const why = titled('年初批复');
  const rowOf = (page: Page) =>
    page.getByRole('table', { name: '年度预算' }).getByRole('row').filter({ hasText: DEPARTMENT });

  it('is set by finance in yuan, with a reason', async () => {
    await as({ browser, base }, 'finance', async (page) => {
      await page.goto('/budget');
      await rowOf(page)
        .getByRole('button', { name: /设置预算|调整预算/ })
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('预算金额（元）').fill('3600000.50');
      await dialog.getByLabel('原因').fill(why);
      await dialog.getByRole('button', { name: /设置预算|调整预算/ }).click();
      await dialog.waitFor({ state: 'hidden' });
      await rowOf(page).getByText('3,600,000.50').first().waitFor();
      await keepScreenshot(page, 'budget-set');
    });
  });

  it('is seen by the department, with what is left of it, who set it and why', async () => {
    await as({ browser, base }, 'applicant3', async (page) => {
      await page.goto('/budget');
      await rowOf(page).getByText('3,600,000.50').first().waitFor();
      await rowOf(page).getByText('预算内').waitFor();
      // It is finance's to set, not the department's own.
      expect(await page.getByRole('button', { name: /设置预算|调整预算/ }).count()).toBe(0);
      // Who sees one department alone sees the whole of its year at once.
      const history = page.getByRole('table', { name: /预算的历次设置/ });
      const set = history.getByRole('row').filter({ hasText: why });
      await set.getByText('李美玲').waitFor();
      expect(await barriers(page)).toEqual([]);
      await keepScreenshot(page, 'budget-seen');
    });
  });
});
