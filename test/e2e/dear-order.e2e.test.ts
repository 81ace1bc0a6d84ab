import { signIn } from '@zhengyun/cli/demo/console-client.ts';
import { extendedTo } from '@zhengyun/rulebook/lease-term.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSystem } from '../support/system.ts';
import { rowsOf } from './database.ts';
import { beginReclaim } from './idle.ts';
import {
  agree,
  letPass,
  openFromQueue,
  reaches,
  shownId,
  signInPatiently,
  takesOrders,
  titled,
  writeOrder,
} from './orders-on-screen.ts';
import { barriers, choose, keepScreenshot, openChromium } from './screen.ts';

const { consoleUrl: base, dir } = testSystem();
const MINUTES = 60_000;
const system = titled('疫情大数据平台');
const title = titled('疫情大数据平台上云');

let browser: Browser;
const seats = new Map<string, Promise<Page>>();
/** The page of `who`, who stays signed in. */
const pageOf = (who: string): Promise<Page> => {
  const page = seats.get(who) ?? signInPatiently(browser, base, who);
  seats.set(who, page);
  return page;
};

/** Who decides which step of what the department asks for; none of them decides two. */
const DECIDERS = {
  department: 'approver3',
  finance: 'finance',
  security: 'reviewer',
  administrative: 'authority',
  technical: 'technical',
} as const;
type Step = keyof typeof DECIDERS;

beforeAll(async () => {
  await takesOrders(base, 'huizhou');
  const [own] = await rowsOf<{ id: string }>(dir, `select id from department where slug = 'disease-control'`);
  departmentId = own?.id ?? '';
  const client = await signIn(new URL(base), 'sample:approver3');
  await client.mutate('tenancy.createSystem', { departmentId, name: system, ownerName: '罗嘉颖', mlpsGrade: 3 });
  browser = await openChromium();
}, 32 * MINUTES);
afterAll(() => browser.close());

let departmentId: string;
let resourceId: string;

/** Has the person of `step` open `name` from their queue and agree. */
async function decide(step: Step, name: string): Promise<void> {
  const page = await pageOf(DECIDERS[step]);
  await agree(await openFromQueue(page, step, name));
}

describe('an order dear enough for finance and graded for a review of security', () => {
  it(
    'is written with its price in view, and its department’s approver agrees',
    async () => {
      const applicant = await pageOf('applicant3');
      const fields = {
        'vCPU（核）': '100',
        '内存（GB）': '1000',
        '普通磁盘（GB）': '0',
        '高速磁盘（GB）': '100000',
      };
      const place = { service: '容器空间', cloud: '惠州', zone: '政务外网区' };
      await writeOrder(applicant, { system, title, ...place, fields });
      await reaches(applicant, '部门审核', 10);
      await decide('department', title);
      await reaches(applicant, '行政与技术审批');
    },
    14 * MINUTES,
  );

  it('has four branches beside each other, and says why two of them are there', async () => {
    const applicant = await pageOf('applicant3');
    const life = applicant.locator('.zy-section').filter({ hasText: '办理过程' });
    for (const step of ['行政审批', '技术审批', '财政会审', '安全评审']) await life.getByText(step).first().waitFor();
    await life.getByText('月费超过须财政会审的限额').waitFor();
    await life.getByText('系统等保级别须另一名技术审核员评审安全').waitFor();
    expect(await barriers(applicant)).toEqual([]);
    await keepScreenshot(applicant, 'dear-order-branches');
  });

  it(
    'is decided by finance, which sees what it costs and what is left of the year’s budget',
    async () => {
      const page = await pageOf('finance');
      const drawer = await openFromQueue(page, 'finance', title);
      await drawer.getByText('122,754.30').first().waitFor();
      await drawer.getByText('本年预算').first().waitFor();
      await drawer.getByText('月费超过须财政会审的限额').waitFor();
      await keepScreenshot(page, 'dear-order-finance');
      await agree(drawer);
      await expect.poll(() => page.getByRole('table').getByText(title).count()).toBe(0);
    },
    8 * MINUTES,
  );

  it(
    'is decided on its security by the second reviewer, who sees what the policies found',
    async () => {
      const page = await pageOf('reviewer');
      const drawer = await openFromQueue(page, 'security', title);
      await drawer.getByText('系统等保级别须另一名技术审核员评审安全').waitFor();
      await drawer.getByText('3 级').first().waitFor();
      await keepScreenshot(page, 'dear-order-security');
      await agree(drawer);
    },
    8 * MINUTES,
  );

  it(
    'is agreed to by the authority and the first reviewer, delivered and accepted',
    async () => {
      await decide('administrative', title);
      const applicant = await pageOf('applicant3');
      await reaches(applicant, '行政与技术审批');
      await decide('technical', title);
      await reaches(applicant, '已交付，待验收', 10);
      for (const name of ['李美玲', '冯立新', '梁淑仪', '吴俊杰', '郑文博'])
        await applicant.getByText(name).first().waitFor();
      await keepScreenshot(applicant, 'dear-order-delivered');
      // A system changes hands only when none of its requests is open, and one that nobody accepted is.
      await applicant.getByRole('button', { name: '验收并评价' }).first().click();
      const dialog = applicant.getByRole('dialog');
      await dialog.getByText(/^5/).first().click();
      await dialog.getByLabel('评分理由').fill('按期交付，规格与方案一致');
      await dialog.getByRole('button', { name: '验收并评价' }).click();
      await reaches(applicant, '已验收');
      await applicant.getByRole('table', { name: '申请明细' }).getByRole('link').first().click();
      await applicant.getByRole('heading', { name: '容器空间' }).waitFor();
      await reaches(applicant, '使用中');
      resourceId = shownId(applicant);
    },
    18 * MINUTES,
  );
});

describe('what was delivered', () => {
  it(
    'is held for longer: asked for with the price in view, its department agrees, then all others, and then it is so',
    async () => {
      const page = await pageOf('applicant3');
      await page.goto(`/resources/${resourceId}`);
      const lastDay = await lastDayOf(page);
      await page.getByRole('button', { name: '申请延期' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('延长月数').fill('6');
      // What was foreseen of the months that stood there first is faded until these are.
      const until = extendedTo(lastDay, 6);
      await dialog.locator('.ant-alert:not(.zy-stale)').getByText(`最后一天由 ${lastDay} 延至 ${until}`).waitFor();
      await dialog.getByLabel('原因').fill('疫情监测延续到下一年度');
      expect(await barriers(page)).toEqual([]);
      await keepScreenshot(page, 'extend-dialog');
      await dialog.getByRole('button', { name: '提交延期' }).click();
      await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
      await reaches(page, '部门审核');
      const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
      await decide('department', name);
      await letPass(base, 'applicant3', shownId(page));
      await reaches(page, '已验收');
      await page.goto(`/resources/${resourceId}`);
      await expect.poll(() => lastDayOf(page)).toBe(until);
    },
    10 * MINUTES,
  );

  it(
    'is found idle, its department appeals, and the authority lets it be',
    async () => {
      await beginReclaim(dir, { resourceId, departmentId });
      const applicant = await pageOf('applicant3');
      await applicant.goto(`/resources/${resourceId}`);
      await applicant.getByText('此资源被判为闲置').waitFor();
      await applicant
        .locator('.zy-section', { hasText: '此资源被判为闲置' })
        .getByRole('link', { name: '查看' })
        .click();
      const number = await numberOfResource();
      const own = applicant.getByRole('row').filter({ hasText: number });
      await own.getByRole('button', { name: '申诉' }).click();
      const dialog = applicant.getByRole('dialog');
      await dialog.getByLabel('原因').fill('季节性业务，流感季前扩容使用');
      await dialog.getByRole('button', { name: '申诉' }).click();
      await dialog.waitFor({ state: 'detached' });
      await own.getByText('申诉中').waitFor();
      await own.getByText(/时钟已停/).waitFor();
      expect(await barriers(applicant)).toEqual([]);
      await keepScreenshot(applicant, 'reclaim-appealed');

      const authority = await pageOf('authority');
      await authority.goto('/reclaim?stage=appealed');
      const appealed = authority.getByRole('row').filter({ hasText: number });
      await appealed.getByRole('button', { name: /展开/ }).click();
      await authority.getByText('季节性业务，流感季前扩容使用').waitFor();
      await appealed.getByRole('button', { name: '申诉成立' }).click();
      const decision = authority.getByRole('dialog');
      await decision.getByLabel('原因').fill('同意保留至流感季结束');
      await decision.getByRole('button', { name: '申诉成立' }).click();
      await decision.waitFor({ state: 'hidden' });
      await appealed.waitFor({ state: 'detached' });

      await applicant.goto('/reclaim');
      await own.getByText('申诉成立，保留').waitFor();
      await own.getByRole('button', { name: /展开/ }).click();
      await applicant.getByText('同意保留至流感季结束').waitFor();
      await applicant.goto(`/resources/${resourceId}`);
      await reaches(applicant, '使用中');
      expect(await applicant.getByText('此资源被判为闲置').count()).toBe(0);
    },
    6 * MINUTES,
  );

  it(
    'goes with its system to another department: four agree, and from then on it is the other’s',
    async () => {
      const giving = await pageOf('applicant3');
      await giving.goto('/transfers');
      await giving.getByRole('button', { name: '发起划转' }).click();
      const form = giving.getByRole('dialog');
      await choose(giving, '业务系统', system);
      await form.getByText(/随系统划转：在用资源 1 项，每月约 122,754\.30 元/).waitFor();
      await choose(giving, '接收单位', '教育局');
      await form.getByLabel('划转原因').fill('职能调整：学校卫生监测划归教育部门');
      expect(await barriers(giving)).toEqual([]);
      await keepScreenshot(giving, 'transfer-form');
      await form.getByRole('button', { name: '提交划转' }).click();
      await form.waitFor({ state: 'hidden' });
      const row = giving.getByRole('table', { name: '系统划转' }).getByRole('row').filter({ hasText: system });
      await row.getByText('待划出单位审核').waitFor();

      const states = [
        ['approver3', '待接收单位审核'],
        ['approver2', '并联审批中'],
        ['authority', '并联审批中'],
        ['technical', '已划转'],
      ] as const;
      for (const [who, state] of states) {
        const page = await pageOf(who);
        await page.getByRole('navigation', { name: '主菜单' }).locator('a[href="/approvals"]').click();
        await page
          .getByRole('table', { name: '审批' })
          .getByRole('row')
          .filter({ hasText: system })
          .getByRole('button')
          .first()
          .click();
        await page.waitForURL(/\/transfers\/[0-9a-f-]{36}$/);
        await page.getByRole('table', { name: '随系统划转的资源' }).waitFor();
        if (who === 'approver2') {
          await expect.poll(() => page.locator('#content .ant-skeleton').count()).toBe(0);
          expect(await barriers(page)).toEqual([]);
          await keepScreenshot(page, 'transfer-receiving');
        }
        await page.getByRole('button', { name: '同意划转' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: '同意划转' }).click();
        await dialog.waitFor({ state: 'hidden' });
        await reaches(page, state);
      }

      await giving.goto('/transfers');
      await row.getByText('已划转').waitFor();
      await giving.goto(`/resources/${resourceId}`);
      await giving.locator('#content').getByRole('alert').waitFor();
      const receiving = await pageOf('applicant2');
      await receiving.goto(`/resources/${resourceId}`);
      await reaches(receiving, '使用中');
      await receiving.locator('#content').getByText('教育局').first().waitFor();
      await keepScreenshot(receiving, 'transfer-received');
    },
    10 * MINUTES,
  );

  it(
    'is released by the department that has it now, with its number typed, and is gone once three agreed',
    async () => {
      const page = await pageOf('applicant2');
      await page.goto(`/resources/${resourceId}`);
      const number = await numberOfResource();
      await page.getByRole('button', { name: '申请释放' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('释放后资源及其数据将被销毁').waitFor();
      await dialog.getByLabel('原因').fill('系统并入省级平台');
      await dialog.getByLabel(/请输入资源号/).fill(`${number}0`);
      await dialog.getByRole('button', { name: '提交释放' }).click();
      await dialog.getByText('与资源号不一致').waitFor();
      await dialog.getByLabel(/请输入资源号/).fill(number);
      await keepScreenshot(page, 'release-dialog');
      await dialog.getByRole('button', { name: '提交释放' }).click();
      await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
      await reaches(page, '部门审核', 10);
      const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
      const approver = await pageOf('approver2');
      await agree(await openFromQueue(approver, 'department', name));
      await letPass(base, 'applicant2', shownId(page));
      await reaches(page, '已交付，待验收', 10);
      await page.goto(`/resources/${resourceId}`);
      await reaches(page, '已释放');
      await keepScreenshot(page, 'release-done');
    },
    20 * MINUTES,
  );
});

/** The last day of the lease, as the resource's page has it. */
async function lastDayOf(page: Page): Promise<string> {
  const panel = page.locator('.zy-section').filter({ has: page.getByRole('heading', { name: '有效期', exact: true }) });
  await panel.getByText('最后一天').waitFor();
  return /\d{4}-\d{2}-\d{2}/.exec((await panel.textContent()) ?? '')?.[0] ?? '';
}

async function numberOfResource(): Promise<string> {
  const [row] = await rowsOf<{ number: string }>(dir, 'select number from resource where id = $1', [resourceId]);
  return row?.number ?? '';
}
