import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSystem } from '../support/system.ts';
import {
  agree,
  as,
  openFromQueue,
  reaches,
  signInPatiently,
  submitOrder,
  takesOrders,
  titled,
  writeOrder,
} from './orders-on-screen.ts';
import { barriers, choose, closeByEscape, keepScreenshot, openChromium } from './screen.ts';

const base = testSystem().consoleUrl;
const MINUTES = 60_000;

let browser: Browser;
let applicant: Page;
const on = () => ({ browser, base });

beforeAll(async () => {
  await takesOrders(base, 'guangzhou');
  browser = await openChromium();
  applicant = await signInPatiently(browser, base, 'applicant3');
}, 30 * MINUTES);
afterAll(() => browser.close());

/** An order of a service that the operator fulfils by hand: no cluster takes part in it. */
const lineOrder = (title: string, mbps: number) => ({
  system: '传染病监测预警系统',
  title,
  service: '互联网带宽',
  cloud: '广州',
  zone: '政务外网区',
  fields: { '带宽（Mb）': String(mbps) },
});

describe('an order that is sent back', () => {
  const title = titled('专线扩容');
  const mended = titled('专线扩容（已补依据）');
  let first: string;

  it('goes to the department’s approver, who wants a reason of the dictionary and words before it goes back', async () => {
    first = await writeOrder(applicant, lineOrder(title, 800));
    await reaches(applicant, '部门审核');
    await as(on(), 'approver3', async (page) => {
      const drawer = await openFromQueue(page, 'department', title);
      await drawer.getByRole('button', { name: '退回' }).click();
      await drawer.getByText('退回须选择原因').waitFor();
      await drawer.getByText('退回或不予批准须写明原因，申请人将据此修改').waitFor();
      await choose(page, '退回原因', '规格依据不足');
      await drawer.getByLabel(/审批意见/).fill('请附近三个月的流量峰值');
      await keepScreenshot(page, 'order-sending-back');
      await drawer.getByRole('button', { name: '退回' }).click();
      await drawer.waitFor({ state: 'detached' });
      await page.getByRole('table').getByText(title).waitFor({ state: 'detached' });
    });
  });

  it('tells its applicant why, on the workbench and on its page', async () => {
    await applicant.goto('/');
    await applicant.getByText(title).first().waitFor();
    await applicant.goto(`/orders/${first}`);
    await reaches(applicant, '已退回');
    await applicant.getByText('规格依据不足').first().waitFor();
    await applicant.getByText('“请附近三个月的流量峰值”').first().waitFor();
    await keepScreenshot(applicant, 'order-sent-back');
  });

  it('is written anew from what it was, mended, and agreed to', async () => {
    await applicant.getByRole('button', { name: '复制为新申请' }).click();
    await applicant.getByLabel('带宽（Mb）').waitFor();
    expect(await applicant.getByLabel('带宽（Mb）').inputValue()).toBe('800');
    await applicant.getByLabel('事项名称').fill(mended);
    await applicant.getByLabel('申请理由').fill('近三个月流量峰值 312 Mb，按六成利用率测算');
    await applicant.getByLabel('带宽（Mb）').fill('500');
    await applicant.getByText('样例价格').first().waitFor();
    const second = await submitOrder(applicant, mended);
    expect(second).not.toBe(first);
    await reaches(applicant, '部门审核');
    await as(on(), 'approver3', async (page) => {
      const drawer = await openFromQueue(page, 'department', mended);
      await drawer.getByText('近三个月流量峰值 312 Mb，按六成利用率测算').waitFor();
      await agree(drawer);
      // The one that went back is counted, by its reason.
      await page.goto('/approvals/figures');
      const returns = page.getByRole('table', { name: '退回原因' });
      await returns.getByRole('row').filter({ hasText: '规格依据不足' }).waitFor();
    });
    await reaches(applicant, '行政与技术审批');
  });

  it('is withdrawn by its applicant, and is nobody’s to decide from then on', async () => {
    await as(on(), 'authority', async (page) => {
      const drawer = await openFromQueue(page, 'administrative', mended);
      await applicant.getByRole('button', { name: '撤回申请' }).click();
      await applicant.getByText('撤回后本申请终止').waitFor();
      await applicant.getByRole('dialog').getByRole('button', { name: '撤回申请' }).click();
      await reaches(applicant, '已撤回');
      await expect.poll(() => applicant.getByRole('button', { name: '撤回申请' }).count()).toBe(0);
      await keepScreenshot(applicant, 'order-withdrawn');
      // Whoever has it open still is told, and finds it gone from the queue.
      await drawer.getByRole('button', { name: '同意', exact: true }).click();
      await drawer.getByText('STEP_NOT_OPEN').waitFor();
      await drawer.getByText('此申请目前没有需要您办理的环节').waitFor();
      expect(await drawer.getByRole('button', { name: '同意', exact: true }).count()).toBe(0);
      await keepScreenshot(page, 'order-withdrawn-meanwhile');
      await closeByEscape(page, drawer);
      await page.getByRole('table').getByText(mended).waitFor({ state: 'detached' });
    });
  });
});

describe('a technical reviewer who is away', () => {
  const title = titled('视频会商专线');
  const why = titled('外出培训');
  let requestId: string;

  it('lets a colleague of the same operator stand in', async () => {
    await as(on(), 'technical', async (page) => {
      await page.goto('/approvals/delegations');
      await page.getByRole('table', { name: '审批委托' }).waitFor();
      expect(await barriers(page)).toEqual([]);
      await choose(page, '委托的角色', '技术审批人');
      await choose(page, '受托人', '张伟明');
      const today = dayOf(new Date());
      const days = page.getByLabel('起止日期（含首尾）');
      const [from, until] = [days.first(), days.nth(1)];
      await from.fill(today);
      await from.press('Enter');
      await until.fill(today);
      await until.press('Enter');
      await page.getByLabel('原因').fill(why);
      await keepScreenshot(page, 'delegation-form');
      await page.getByRole('button', { name: '提交委托' }).click();
      const made = page.getByRole('table', { name: '审批委托' }).getByRole('row').filter({ hasText: why });
      await made.getByText('生效中').waitFor();
    });
  });

  it('is stood in for: the colleague has the step in their queue and decides it in the other’s name', async () => {
    requestId = await writeOrder(applicant, lineOrder(title, 20));
    await reaches(applicant, '部门审核');
    await as(on(), 'approver3', async (page) => agree(await openFromQueue(page, 'department', title)));
    await as(on(), 'authority', async (page) => agree(await openFromQueue(page, 'administrative', title)));
    await as(on(), 'engineer', async (page) => agree(await openFromQueue(page, 'technical', title)));
    await reaches(applicant, '开通中');
    await applicant.getByText('张伟明（受吴俊杰委托）').first().waitFor();
    await keepScreenshot(applicant, 'delegation-decided');
  });

  it('takes the word back, and the colleague has the queue no more', async () => {
    await as(on(), 'technical', async (page) => {
      await page.goto('/approvals/delegations');
      const made = page.getByRole('table', { name: '审批委托' }).getByRole('row').filter({ hasText: why });
      await made.getByRole('button', { name: '结束委托' }).click();
      await made.getByText('已结束').waitFor();
    });
    await as(on(), 'engineer', async (page) => {
      await page.goto('/approvals/delegations');
      const made = page.getByRole('table', { name: '审批委托' }).getByRole('row').filter({ hasText: why });
      await made.getByText('已结束').waitFor();
      await page.goto('/approvals');
      await page.getByText('没有等您办理的审批').waitFor();
    });
  });

  it('has agreed by the stand-in all the same: who decided confirms nothing, whoever they decided for', async () => {
    await as(on(), 'engineer', async (page) => {
      await page.goto(`/orders/${requestId}`);
      await page.getByRole('button', { name: '确认办理完成' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('办理说明').fill('已在出口路由器开通 20 Mb');
      await dialog.getByRole('button', { name: '确认办理完成' }).click();
      await dialog.getByText('APPROVER_CONFIRMS').waitFor();
      await keepScreenshot(page, 'delegation-four-eyes');
    });
    await reaches(applicant, '开通中');
  });
});
