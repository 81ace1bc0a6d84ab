import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSystem } from '../support/system.ts';
import { rowsOf } from './database.ts';
import { signInPeople } from './people.ts';
import { barriers, choose, keepScreenshot, openChromium, signInOnScreen } from './screen.ts';

let browser: Browser;
let applicant: Page;
const { consoleUrl: base, dir } = testSystem();
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
      await finance.getByRole('dialog').getByText('与已存记录独立合计的结果一致').waitFor();
      expect(await barriers(finance)).toEqual([]);
      await keepScreenshot(finance, 'statement');
    },
    2 * MINUTES,
  );
});

describe('a smaller size of what was delivered', () => {
  let resourceId: string;
  beforeAll(async () => {
    const [found] = await rowsOf<{ id: string }>(
      dir,
      `select l.resource_id as id from order_line l join request q on q.id = l.request_id where q.title = $1`,
      [title],
    );
    if (!found) throw new Error(`${title} has no resource`);
    resourceId = found.id;
  });

  const stateOf = async (requestId: string) =>
    (await rowsOf<{ state: string }>(dir, 'select state from request where id = $1', [requestId]))[0]?.state;
  const reaches = (requestId: string, state: string) =>
    expect.poll(() => stateOf(requestId), { timeout: 5 * MINUTES, interval: 1_000 }).toBe(state);

  /** Asks for `vcpu` cores on the resource's page and has the department's approver agree; gives the request. */
  async function shrink(vcpu: number): Promise<string> {
    await applicant.goto(`/resources/${resourceId}`);
    await applicant.getByRole('button', { name: '申请变更' }).click();
    const drawer = applicant.getByRole('dialog');
    await drawer.getByLabel(/^vCPU/).fill(String(vcpu));
    await drawer.getByLabel('原因').fill('夜间批处理已下线，缩减规格');
    await drawer.getByRole('button', { name: '提交变更' }).click();
    await applicant.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
    const requestId = new URL(applicant.url()).pathname.split('/').at(-1) ?? '';
    await reaches(requestId, 'department-review');
    const approver = await signInOnScreen(browser, base, 'approver');
    await approver.goto(`/approvals?open=${requestId}`);
    await approver.getByRole('dialog').getByRole('button', { name: '同意' }).click();
    await reaches(requestId, 'joint-review');
    await approver.context().close();
    return requestId;
  }

  it(
    'is announced as approved by rule with its figures, called back with a reason, and goes to people',
    async () => {
      const requestId = await shrink(6);
      await applicant.goto(`/orders/${requestId}`);
      await applicant.getByText('将自动通过').waitFor();
      expect(await applicant.getByRole('button', { name: '撤回自动通过，转人工审批' }).count()).toBe(0);
      const approver = await signInOnScreen(browser, base, 'approver');
      await approver.goto(`/orders/${requestId}`);
      const figures = approver.getByRole('table', { name: '依据的数字' });
      await figures.getByText('-2').first().waitFor();
      await approver.getByText('生效时间（此前可撤回）').waitFor();
      expect(await barriers(approver)).toEqual([]);
      await keepScreenshot(approver, 'automatic-waiting');
      await approver.getByLabel('撤回原因').fill('下月有重点保障任务，先不缩减');
      await approver.getByRole('button', { name: '撤回自动通过，转人工审批' }).click();
      await approver.getByText('已撤回，由人工审批').waitFor();
      await approver.getByText(/下月有重点保障任务/).waitFor();
      await keepScreenshot(approver, 'automatic-called-back');
      await approver.context().close();
      const authority = await signInOnScreen(browser, base, 'authority');
      await authority.goto(`/approvals?open=${requestId}`);
      await authority.getByRole('dialog').getByRole('button', { name: '同意' }).waitFor();
      await authority.context().close();
      const people = await signInPeople(base);
      await people.applicant.mutate('requests.withdraw', { requestId });
    },
    6 * MINUTES,
  );

  it(
    'that nobody calls back passes when its time has come, and is delivered',
    async () => {
      const requestId = await shrink(6);
      await applicant.goto(`/orders/${requestId}`);
      await applicant.getByText('将自动通过').waitFor();
      // The half hour is over: the worker comes by of itself.
      await rowsOf(dir, 'update automatic_approval set effective_at = now() where request_id = $1 returning 1', [
        requestId,
      ]);
      await applicant.getByText('已由规则自动通过').waitFor({ timeout: 3 * MINUTES });
      await keepScreenshot(applicant, 'automatic-done');
      await reaches(requestId, 'delivered');
    },
    10 * MINUTES,
  );

  it(
    'passes by a rule that the authority has set, and sets anew',
    async () => {
      const authority = await signInOnScreen(browser, base, 'authority');
      await authority.goto('/policies/automatic');
      await authority.getByText(/现行规则 sample-automatic-2026/).waitFor();
      expect(await barriers(authority)).toEqual([]);
      await authority.getByRole('button', { name: '提出新版本' }).click();
      const dialog = authority.getByRole('dialog');
      await dialog.getByRole('switch', { name: '小幅扩容' }).click();
      await dialog.getByText('停用，全部由人工审批').first().waitFor();
      await keepScreenshot(authority, 'automatic-rule-form');
      await dialog.getByLabel('原因').fill('年底停用扩容');
      await dialog.getByRole('button', { name: '提交，等待确认' }).click();
      await authority
        .getByRole('row', { name: /待确认/ })
        .getByText('年底停用扩容')
        .waitFor();
      await keepScreenshot(authority, 'automatic-rule');
      await authority.context().close();
    },
    2 * MINUTES,
  );
});
