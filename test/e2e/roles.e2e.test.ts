import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSystem } from '../support/system.ts';
import { barriers, closeByEscape, keepScreenshot, openChromium, signInOnScreen } from './screen.ts';

const base = testSystem().consoleUrl;
const MINUTES = 60_000;

/** What everyone signed in may open. */
const EVERYONE = [
  '/',
  '/catalogue',
  '/clouds',
  '/operations',
  '/orders',
  '/quota',
  '/resources',
  '/service-levels',
  '/tenancies',
];
const WATCHED = ['/disputes', '/fleet', '/policies', '/reclaim', '/reconciliation', '/transfers', '/usage'];
const DEPARTMENT = [
  '/approvals',
  '/budget',
  '/cart',
  '/contracts',
  '/disputes',
  '/keys',
  '/prices',
  '/reclaim',
  '/savings',
  '/statements',
  '/systems',
  '/transfers',
  '/usage',
];

interface Seat {
  /** Slug of the sample person. */
  readonly who: string;
  readonly does: string;
  /** The pages of their menu beside those of everyone. */
  readonly menu: readonly string[];
  /** A page that is not theirs. */
  readonly refused: string;
  readonly act: (page: Page) => Promise<void>;
}

/** Opens the queue of approvals: what waits there can be opened (a transfer has a page of its own), or it says that nothing does. */
async function looksAtQueue(page: Page): Promise<void> {
  await openFromMenu(page, '/approvals');
  // By its name: the page that was left can stand for an instant after the address has changed.
  const open = page.getByRole('table', { name: '审批' }).getByRole('button').first();
  await open.or(page.getByText('没有等您办理的审批')).first().waitFor();
  if (!(await open.isVisible())) return;
  await open.click();
  const evidence = page.getByRole('dialog');
  const judged = evidence.getByText('价格版本').or(page.getByRole('heading', { name: /^系统划转/ }));
  await judged.first().waitFor();
  if (await evidence.isVisible()) await closeByEscape(page, evidence);
}

const SEATS: readonly Seat[] = [
  {
    who: 'applicant',
    does: 'puts a service into the cart and takes it out again',
    menu: DEPARTMENT,
    refused: '/people',
    async act(page) {
      await page.goto('/catalogue/container-space');
      await page.getByRole('button', { name: '把容器空间放入购物车' }).click();
      await openFromMenu(page, '/cart');
      const lines = page.getByRole('table', { name: '购物车' });
      await lines.getByText('容器空间').first().waitFor();
      await lines.getByRole('checkbox').first().check();
      await page.getByRole('button', { name: /移除|移出|删除/ }).click();
      await page.getByText('购物车是空的').waitFor();
    },
  },
  {
    who: 'approver',
    does: 'looks at what waits for the department',
    menu: [...DEPARTMENT, '/audit', '/webhooks'],
    refused: '/fleet',
    act: looksAtQueue,
  },
  {
    who: 'authority',
    does: 'looks at what waits for the authority',
    menu: [...WATCHED, '/approvals', '/budget', '/contracts', '/prices', '/savings', '/statements', '/systems'],
    refused: '/keys',
    act: looksAtQueue,
  },
  {
    who: 'technical',
    does: 'looks at what waits for the technical review',
    menu: [...WATCHED, '/approvals'],
    refused: '/statements',
    act: looksAtQueue,
  },
  {
    who: 'reviewer',
    does: 'looks at what waits for the second reviewer',
    menu: [...WATCHED, '/approvals'],
    refused: '/audit',
    act: looksAtQueue,
  },
  {
    who: 'engineer',
    does: 'looks at what a cloud has left',
    menu: [...WATCHED, '/approvals', '/keys', '/webhooks'],
    refused: '/statements',
    async act(page) {
      await page.goto('/clouds/guangzhou/capacity');
      await page.getByRole('table').first().waitFor();
    },
  },
  {
    who: 'finance',
    does: 'opens what a month’s draft is made of',
    menu: [
      '/approvals',
      '/budget',
      '/contracts',
      '/disputes',
      '/keys',
      '/prices',
      '/reconciliation',
      '/savings',
      '/statements',
      '/usage',
    ],
    refused: '/audit',
    async act(page) {
      await openFromMenu(page, '/statements');
      await page.getByRole('button', { name: '生成本月草稿' }).first().click();
      await page.getByRole('dialog').getByLabel('使用单位').waitFor();
      await page.keyboard.press('Escape');
    },
  },
  {
    who: 'auditor',
    does: 'checks the chain over the audit log',
    menu: [
      ...WATCHED,
      '/audit',
      '/budget',
      '/contracts',
      '/keys',
      '/people',
      '/prices',
      '/savings',
      '/statements',
      '/systems',
    ],
    refused: '/webhooks',
    act: checksChain,
  },
  {
    who: 'sysadmin',
    does: 'opens the form for a new person',
    menu: ['/people'],
    refused: '/audit',
    async act(page) {
      await openFromMenu(page, '/people');
      await page.getByRole('button', { name: '登记人员' }).click();
      await page.getByRole('dialog').getByLabel('账号标识').waitFor();
      await page.keyboard.press('Escape');
    },
  },
  {
    who: 'secadmin',
    does: 'finds a person by name',
    menu: ['/keys', '/people', '/policies'],
    refused: '/approvals',
    async act(page) {
      await openFromMenu(page, '/people');
      await page.getByPlaceholder('姓名或账号标识').fill('张伟明');
      await page.keyboard.press('Enter');
      await page.getByRole('row', { name: /张伟明/ }).waitFor();
      await expect.poll(() => page.getByRole('row', { name: /林晓燕/ }).count()).toBe(0);
    },
  },
  {
    who: 'auditadmin',
    does: 'checks the chain over the audit log',
    menu: ['/audit', '/people'],
    refused: '/fleet',
    act: checksChain,
  },
];

async function checksChain(page: Page): Promise<void> {
  await openFromMenu(page, '/audit');
  await page.getByRole('button', { name: '校验审计链' }).click();
  await page.getByText('审计链完整').waitFor();
}

const menuOf = (page: Page) => page.getByRole('navigation', { name: '主菜单' });

/** Follows the menu to `path` and waits until the page has said what it has to say. */
async function openFromMenu(page: Page, path: string): Promise<void> {
  await menuOf(page).locator(`a[href="${path}"]`).click();
  await page.waitForURL((url) => url.pathname === path);
  await page.locator('#content h1').first().waitFor();
  await expect.poll(() => page.locator('#content .ant-skeleton, #content .ant-spin-spinning').count()).toBe(0);
}

/** Notes whatever goes wrong on the page from now on: scripts that throw, and calls that are refused or broken. */
function troublesOf(page: Page): readonly string[] {
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message));
  page.on('response', (response: Response) => {
    if (response.status() >= 400 && response.url().includes('/trpc/'))
      troubles.push(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  return troubles;
}

/** Whose pages, one after the other, are nearly all that there are. */
const WALKERS = ['applicant', 'approver', 'authority', 'technical', 'reviewer'];

const judged = new Set<string>();

/**
 * Barriers of a page that nobody has been shown before with the same controls: looking for them takes longer than all else. The menu
 * and the head around are the same on each page of a role, so they are judged on the workbench.
 */
async function newBarriers(page: Page, path: string): Promise<readonly string[]> {
  const controls = await page.locator('#content').getByRole('button').allTextContents();
  const shown = `${path} ${[...new Set(controls)].toSorted().join()}`;
  if (judged.has(shown)) return [];
  judged.add(shown);
  return barriers(page, path === '/' ? undefined : '#content');
}

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
}, 2 * MINUTES);
afterAll(() => browser.close());

describe.each(SEATS)('$who on screen', ({ who, does, menu, refused, act }) => {
  let page: Page;
  let troubles: readonly string[];
  beforeAll(async () => {
    page = await signInOnScreen(browser, base, who);
    troubles = troublesOf(page);
  }, 2 * MINUTES);
  afterAll(() => page.context().close());

  it('sees the menu of the role and nothing else in it', async () => {
    const links = await menuOf(page).locator('a').all();
    const paths = await Promise.all(links.map((link) => link.getAttribute('href')));
    expect(paths.toSorted()).toEqual([...EVERYONE, ...menu].toSorted());
    expect(troubles).toEqual([]);
  });

  it.each(WALKERS.includes(who) ? [...EVERYONE, ...menu] : [])(
    'opens %s without an error or a barrier',
    async (path) => {
      await openFromMenu(page, path);
      expect(await page.locator('#content .ant-alert-error').allTextContents()).toEqual([]);
      expect(await newBarriers(page, path)).toEqual([]);
      expect(troubles).toEqual([]);
    },
  );

  it(does, async () => {
    await act(page);
    await keepScreenshot(page, `role-${who}`);
    expect(troubles).toEqual([]);
  });

  it('is told whose page it is that the role may not open', async () => {
    await page.goto(refused);
    await page.getByText('您的角色不能打开此页').waitFor();
    await page.getByText(/此页面向：.+。如确需使用/).waitFor();
    expect(await page.locator('#content h1').count()).toBe(0);
  });
});

describe('a stranger on screen', () => {
  it('sees nothing but the way to sign in', async () => {
    const context = await browser.newContext({ baseURL: base, locale: 'zh-CN' });
    const page = await context.newPage();
    for (const path of ['/orders', '/people']) {
      await page.goto(path);
      await page
        .getByRole('link', { name: /登录/ })
        .or(page.getByRole('button', { name: /登录/ }))
        .first()
        .waitFor();
      expect(await menuOf(page).count(), path).toBe(0);
    }
    expect(await barriers(page)).toEqual([]);
    await context.close();
  });
});
