import { randomUUID } from 'node:crypto';
import { signIn } from '@zhengyun/cli/demo/console-client.ts';
import { approve } from '@zhengyun/cli/demo/order-flow.ts';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { choose, signInOnScreen } from './screen.ts';

const MINUTES = 60_000;

/** `name` with a few characters after it that no other run of the same test had: tests share one system. */
export const titled = (name: string): string => `${name} ${randomUUID().slice(0, 6)}`;

interface Overview {
  readonly clouds: readonly { readonly slug: string; readonly state: string }[];
}

/** Waits until the cloud `slug` is deployed: before that nothing can be ordered on it. */
export async function takesOrders(base: string, slug: string): Promise<void> {
  const engineer = await signIn(new URL(base), 'sample:engineer');
  const stateOf = async () =>
    (await engineer.query<Overview>('clouds.overview')).clouds.find((cloud) => cloud.slug === slug)?.state;
  // Not a poll of `expect`, which a hook has none of.
  await vi.waitFor(async () => expect(await stateOf()).toBe('deployed'), { timeout: 30 * MINUTES, interval: 1_000 });
}

/** What a person types into the form of an order; `fields` are those of the service, by their labels. */
export interface WrittenOrder {
  readonly system: string;
  readonly title: string;
  readonly service: string;
  readonly cloud: string;
  readonly zone: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Fills in the form of a new order and sends it; gives the key of the request whose page comes up. */
export async function writeOrder(page: Page, order: WrittenOrder): Promise<string> {
  await page.goto('/orders/new');
  await choose(page, '业务系统', order.system);
  await page.getByLabel('事项名称').fill(order.title);
  await page.getByLabel('申请理由').fill('端到端核对');
  await choose(page, '服务', order.service);
  await choose(page, '云', order.cloud);
  await choose(page, '网络分区', order.zone);
  for (const [label, value] of Object.entries(order.fields)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByText('样例价格').first().waitFor();
  return submitOrder(page, order.title);
}

/** Sends the order that the form holds; gives the key of the request whose page comes up. */
export async function submitOrder(page: Page, title: string): Promise<string> {
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('heading', { name: title }).waitFor();
  return shownId(page);
}

/** The key that the address of an order's or a resource's page ends in. */
export function shownId(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The state that stands beside the name of an order, a transfer or a resource on its own page, which asks again by itself. */
export async function reaches(page: Page, state: string, minutes = 2): Promise<void> {
  await expect
    .poll(() => page.locator('#content .zy-page-header').first().textContent(), {
      timeout: minutes * MINUTES,
      interval: 500,
    })
    .toContain(state);
}

/** Signs `who` in, on a page that waits for longer than a person would: a machine that runs two clusters beside it can be slow. */
export async function signInPatiently(browser: Browser, base: string, who: string): Promise<Page> {
  const page = await signInOnScreen(browser, base, who);
  page.setDefaultTimeout(2 * MINUTES);
  return page;
}

/** Lets `who` sign in, do `work`, and be gone again. */
export async function as<Result>(
  { browser, base }: { readonly browser: Browser; readonly base: string },
  who: string,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const page = await signInPatiently(browser, base, who);
  try {
    return await work(page);
  } finally {
    await page.context().close();
  }
}

const STEPS = {
  department: '部门审核',
  administrative: '行政审批',
  technical: '技术审批',
  finance: '财政会审',
  security: '安全评审',
} as const;

/** Finds a line of the queue at `step` by its title and opens what it rests on; gives the drawer. */
export async function openFromQueue(page: Page, step: keyof typeof STEPS, title: string): Promise<Locator> {
  await page.getByRole('navigation', { name: '主菜单' }).locator('a[href="/approvals"]').click();
  const row = page
    .getByRole('table', { name: '审批' })
    .getByRole('row')
    .filter({ hasText: title })
    .filter({ hasText: STEPS[step] });
  // The queue asks again by itself.
  await row.waitFor({ timeout: 5 * MINUTES });
  await row.getByRole('button').first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('配额余量').first().waitFor();
  // Who could decide two steps, though not both, says which.
  const choice = drawer.locator('.ant-segmented').getByText(STEPS[step]);
  if (await choice.isVisible()) await choice.click();
  await drawer.getByText(`办理：${STEPS[step]}`).waitFor();
  return drawer;
}

/** Agrees in the open drawer, which closes once that is taken. */
export async function agree(drawer: Locator): Promise<void> {
  await drawer.getByRole('button', { name: '同意', exact: true }).click();
  await drawer.waitFor({ state: 'detached' });
}

/** Has everybody agree whose step is still open, without a page: what one of them does on screen is shown by another test. */
export async function letPass(base: string, of: 'applicant2' | 'applicant3', requestId: string): Promise<void> {
  const client = (slug: string) => signIn(new URL(base), `sample:${slug}`);
  await approve(
    {
      applicant: await client(of),
      approver: await client(of === 'applicant2' ? 'approver2' : 'approver3'),
      authority: await client('authority'),
      technical: await client('technical'),
      reviewer: await client('reviewer'),
      engineer: await client('engineer'),
      finance: await client('finance'),
    },
    requestId,
  );
}
