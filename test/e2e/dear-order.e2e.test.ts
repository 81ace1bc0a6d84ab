import { signIn } from '@zhengyun/cli/demo/console-client.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSystem } from '../support/system.ts';
import { rowsOf } from './database.ts';
import { agree, openFromQueue, reaches, signInPatiently, takesOrders, titled, writeOrder } from './orders-on-screen.ts';
import { barriers, keepScreenshot, openChromium } from './screen.ts';

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
    },
    18 * MINUTES,
  );
});
