import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveredHosts, readIdly } from '../support/delivered-hosts.ts';
import { orderedLines } from '../support/ordered-lines.ts';
import { type OfficeGround, officeGround } from './office-ground.ts';
import { barriers, keepScreenshot, openChromium } from './screen.ts';

const MINUTES = 60_000;
/** Ten in the morning of that day in Beijing. */
const on = (day: string) => new Date(`${day}T02:00:00.000Z`);
/** A Thursday, by which the hosts have stood idle for a month. */
const FOUND = on('2026-12-24');
/** A Monday, when the month that the department had is over. */
const URGED = on('2027-01-25');
const DECLARED = '2027-01-27';
const DECIDED = on('2027-01-29');
/** Past the five working days, one of which the authority declared off. */
const CUT = on('2027-02-08');

let browser: Browser;
let ground: OfficeGround;
beforeAll(async () => {
  ground = await officeGround();
  browser = await openChromium();
  const flow = await orderedLines(ground.province);
  const resourceId = await deliveredHosts(ground.province, flow).finally(() => flow.end());
  await readIdly(ground.province, resourceId, FOUND);
  ground.turnTo(FOUND);
  await ground.mind();
}, 5 * MINUTES);
afterAll(async () => {
  await browser?.close();
  await ground?.close();
});

const pageOf = (who: string) => ground.pageOf(browser, who);

/** The list of reclaims as `who` sees it, and the one row in it. */
async function reclaimOf(who: string): Promise<[Page, Locator]> {
  const page = await pageOf(who);
  await page.goto('/reclaim');
  const row = page.getByRole('table', { name: '闲置回收' }).getByRole('row').filter({ hasText: 'HS-' });
  await row.waitFor();
  return [page, row];
}

/** Presses `label` in the row: first without a reason, which is refused beside its field; then with it. */
async function press(page: Page, row: Locator, { label, reason }: { readonly label: string; readonly reason: string }) {
  await row.getByRole('button', { name: label, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: label, exact: true }).click();
  await dialog.getByText('请写明原因，将记入审计').waitFor();
  await dialog.getByLabel('原因').fill(reason);
  return dialog;
}

/** Confirms what the dialog asks, which closes once it is done. */
async function confirm(dialog: Locator, label: string): Promise<void> {
  await dialog.getByRole('button', { name: label, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Every step of the one reclaim, as whoever opens it sees them. */
async function open(row: Locator): Promise<Locator> {
  await row.getByRole('button', { name: /展开/ }).click();
  return row.page().locator('.ant-table-expanded-row');
}

describe('hosts that stood idle for a month', () => {
  it('are reminded of with what was seen', async () => {
    const [page, row] = await reclaimOf('applicant');
    await row.getByText('已提醒').waitFor();
    const opened = await open(row);
    await opened.getByText('系统提醒').waitFor();
    await opened.getByText(/vCPU · 无使用/).waitFor();
    await keepScreenshot(page, 'reclaim-reminded');
  });
});

describe('a working day that the authority declares off', () => {
  it('wants a reason and a day that has not passed, and is seen by the department', async () => {
    ground.turnTo(URGED);
    const page = await pageOf('authority');
    await page.goto('/reclaim/calendar');
    const [day, reason] = [page.getByLabel('日期'), page.getByLabel('原因')];
    /** Enter takes the day, and may send the form: without a reason nothing comes of that. */
    const say = async (text: string) => {
      await reason.fill('');
      await day.fill(text);
      await day.press('Enter');
      await reason.fill('寒潮停工');
      await page.getByRole('button', { name: '调整工作日' }).click();
    };
    await page.getByRole('button', { name: '调整工作日' }).click();
    await page.getByText('请填写', { exact: true }).first().waitFor();
    await say('2027-01-22');
    await page.getByText('只能调整今天及以后的日子').waitFor();
    await keepScreenshot(page, 'working-day-past');
    await say(DECLARED);
    const said = page.getByRole('table', { name: '工作日' }).getByRole('row').filter({ hasText: DECLARED });
    await said.getByText('休息').waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepScreenshot(page, 'working-day-set');
    const department = await pageOf('applicant');
    await department.goto('/reclaim/calendar');
    const seen = department.getByRole('table', { name: '工作日' }).getByRole('row').filter({ hasText: DECLARED });
    await seen.getByText('寒潮停工').waitFor();
    expect(await department.getByRole('button', { name: '调整工作日' }).count()).toBe(0);
  });
});

describe('a department that let the month pass', () => {
  it('is urged by the authority with a reason, and has five working days, without the one declared off', async () => {
    await ground.mind();
    const [page, row] = await reclaimOf('authority');
    await confirm(await press(page, row, { label: '催办', reason: '连续两个月闲置' }), '催办');
    await row.getByText('已催办').waitFor();
    await keepScreenshot(page, 'reclaim-urged');
    expect(await row.getByRole('button', { name: '决定回收' }).count()).toBe(0);
    const department = await pageOf('applicant');
    await department.goto('/notices');
    await department.getByText(/主管部门催办闲置资源/).waitFor();
    // Without the day declared off it would be the first of February.
    await department.getByText(/连续两个月闲置。请在 2027年2月2日 24:00 前/).waitFor();
    await keepScreenshot(department, 'reclaim-urged-notice');
  });

  it('appeals with a reason, which stops the clock, and who urged does not decide', async () => {
    const [page, row] = await reclaimOf('applicant');
    await confirm(await press(page, row, { label: '申诉', reason: '等待迁移' }), '申诉');
    await row.getByText('申诉中').waitFor();
    await row.getByText(/时钟已停，余 5 个工作日/).waitFor();
    await keepScreenshot(page, 'reclaim-appealed');
    const [urger, seen] = await reclaimOf('authority');
    await seen.getByText('申诉中').waitFor();
    expect(await seen.getByRole('button', { name: /不予支持|申诉成立|决定回收/ }).count()).toBe(0);
    await keepScreenshot(urger, 'reclaim-urger');
  });

  it('is refused by another person of the authority, and may not appeal again', async () => {
    ground.turnTo(DECIDED);
    const [page, row] = await reclaimOf('authority2');
    await confirm(await press(page, row, { label: '不予支持', reason: '迁移已于上周完成' }), '不予支持');
    await row.getByText('已催办').waitFor();
    const [department, seen] = await reclaimOf('applicant');
    expect(await seen.getByRole('button', { name: '申诉' }).count()).toBe(0);
    const opened = await open(seen);
    await opened.getByText('申诉未予支持，时钟继续').waitFor();
    await opened.getByText('迁移已于上周完成').waitFor();
    expect(await barriers(department)).toEqual([]);
    await keepScreenshot(department, 'reclaim-refused');
  });

  it('loses them once its days are over, by the authority, who types their number', async () => {
    ground.turnTo(CUT);
    await ground.mind();
    const [page, row] = await reclaimOf('authority');
    const dialog = await press(page, row, { label: '决定回收', reason: '催办期满未处置' });
    const typed = dialog.getByLabel(/请输入/);
    await typed.fill('ZY-2026-999999');
    await dialog.getByRole('button', { name: '决定回收' }).click();
    await dialog.getByText(/不一致/).waitFor();
    await keepScreenshot(page, 'reclaim-cut-dialog');
    const number = /ZY-\d{4}-\d{6}/.exec((await row.textContent()) ?? '')?.[0] ?? '';
    await typed.fill(number);
    await confirm(dialog, '决定回收');
    await row.getByText('决定回收').first().waitFor();
    await keepScreenshot(page, 'reclaim-cut');
  });

  it('is told, and the operator has the removal to look through: nothing is deleted by one person', async () => {
    const department = await pageOf('applicant');
    await department.goto('/notices');
    await department.getByText(/闲置回收已结束/).waitFor();
    await department
      .getByText(/催办期满未处置/)
      .first()
      .waitFor();
    await keepScreenshot(department, 'reclaim-cut-notice');
    const technical = await pageOf('technical');
    await technical.goto('/operations');
    await technical
      .getByRole('table')
      .getByText(/OP-|CZ-/)
      .first()
      .waitFor();
    await keepScreenshot(technical, 'reclaim-removal');
  });
});
