import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSystem } from '../support/system.ts';
import { as, reaches, takesOrders, titled } from './orders-on-screen.ts';
import { barriers, choose, keepScreenshot, openChromium } from './screen.ts';

const base = testSystem().consoleUrl;
const MINUTES = 60_000;
const MAIN = fileURLToPath(import.meta.resolve('@zhengyun/cli/main.ts'));

let browser: Browser;
let folder: string;
const on = () => ({ browser, base });
beforeAll(async () => {
  await takesOrders(base, 'guangzhou');
  browser = await openChromium();
  folder = await mkdtemp(join(tmpdir(), 'command-line-'));
}, 30 * MINUTES);
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** The row of the list on screen that names `text`, looked for by the page's own search. */
async function found(page: Page, text: string): Promise<Locator> {
  await page.getByLabel('姓名或账号标识').fill(text);
  await page.getByLabel('姓名或账号标识').press('Enter');
  const row = page.getByRole('table', { name: '人员' }).getByRole('row').filter({ hasText: text });
  await row.waitFor();
  return row;
}

describe('somebody new', () => {
  const name = titled('何文轩');
  const subject = `sample:${name.slice(-6)}`;

  it('is entered by the administrator of the system, and may do nothing yet', async () => {
    await as(on(), 'sysadmin', async (page) => {
      await page.goto('/people');
      await page.getByRole('button', { name: '登记人员' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('姓名').fill(name);
      await dialog.getByLabel('账号标识').fill(subject);
      expect(await barriers(page)).toEqual([]);
      await dialog.getByRole('button', { name: '登记人员' }).click();
      await dialog.waitFor({ state: 'hidden' });
      const row = await found(page, name);
      await row.getByText('没有角色').waitFor();
      expect(await row.getByRole('button', { name: /授予角色/ }).count()).toBe(0);
    });
  });

  it('is granted a role by the security administrator, for one organisation and until a day', async () => {
    await as(on(), 'secadmin', async (page) => {
      await page.goto('/people');
      const row = await found(page, name);
      await row.getByRole('button', { name: /授予角色/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: '授予角色' }).click();
      await dialog.getByText('请选择角色').waitFor();
      await choose(page, '角色', '审计人员');
      await choose(page, '单位', '审计局');
      expect(await barriers(page)).toEqual([]);
      await keepScreenshot(page, 'grant-form');
      await dialog.getByRole('button', { name: '授予角色' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await row.getByText('审计人员').first().waitFor();
      await keepScreenshot(page, 'granted');
    });
  });

  it('signs in and has the menu of the role', async () => {
    await as(on(), subject.slice('sample:'.length), async (page) => {
      await page.getByRole('navigation', { name: '主菜单' }).locator('a[href="/audit"]').click();
      await page.getByRole('heading', { name: '审计日志' }).waitFor();
    });
  });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts `zhengyun` as a shell does; `said` is called with all that it has told on its error channel so far. */
function command(
  args: readonly string[],
  token?: string,
): { process: ChildProcess; ended: Promise<Ended>; err: () => string } {
  const { ZHENGYUN_TOKEN: _, ...rest } = process.env;
  const own = {
    ZHENGYUN_URL: base,
    XDG_CONFIG_HOME: join(folder, 'config'),
    ...(token ? { ZHENGYUN_TOKEN: token } : {}),
  };
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, env: { ...rest, ...own } });
  const told = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    told.out += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    told.err += chunk.toString('utf8');
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...told }));
  });
  return { process: child, ended, err: () => told.err };
}
const zhengyun = (args: readonly string[], token?: string) => command(args, token).ended;

describe('a department’s program', () => {
  const account = titled('夜间下单程序');
  const title = titled('命令行下单');
  let key = '';
  let number = '';
  const rowOf = (page: Page) =>
    page.getByRole('table', { name: '接口密钥' }).getByRole('row').filter({ hasText: account });

  it('gets an account from the department’s approver, who names who answers for it', async () => {
    await as(on(), 'approver3', async (page) => {
      await page.goto('/keys');
      await page.getByRole('button', { name: '建立服务账号' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('账号', { exact: true }).fill(account);
      await dialog.getByLabel('用途').fill('每晚按计划提交申请');
      await choose(page, '责任人', '罗嘉颖');
      await choose(page, '角色', '疾病预防控制中心');
      expect(await barriers(page)).toEqual([]);
      await keepScreenshot(page, 'account-form');
      await dialog.getByRole('button', { name: '建立服务账号' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await rowOf(page).getByText('在用').waitFor();
    });
  });

  it('gets its key from who answers for it, shown once', async () => {
    await as(on(), 'applicant3', async (page) => {
      await page.goto('/keys');
      await rowOf(page).getByRole('button', { name: '签发密钥' }).click();
      const dialog = page.getByRole('dialog');
      // The list is longer than what is drawn of it: people type.
      for (const scope of ['查看申请', '提交申请、变更、释放和撤回', '查看结算单']) {
        await dialog.getByLabel('使用范围').fill(scope);
        await page.locator('.ant-select-dropdown:visible').getByTitle(scope, { exact: true }).click();
        await dialog.locator('.ant-select-selection-item').filter({ hasText: scope }).waitFor();
      }
      await page.keyboard.press('Escape');
      await dialog.getByRole('button', { name: '签发密钥' }).click();
      const shown = dialog.getByText(/^zy_[a-z0-9]+_/);
      await shown.waitFor();
      key = ((await shown.textContent()) ?? '').trim();
      await keepScreenshot(page, 'key-issued');
      await dialog.getByRole('button', { name: '关闭' }).last().click();
      await rowOf(page).getByRole('button', { name: /展开/ }).click();
      await page.getByText('提交申请、变更、释放和撤回').waitFor();
      expect(await page.getByText(key).count()).toBe(0);
      expect(await barriers(page)).toEqual([]);
      await keepScreenshot(page, 'keys-of-account');
    });
  });

  it('orders by the command line, and is told line by line what is wrong with a file', async () => {
    const text = (zone: string) =>
      `system: epidemic-report\ntitle: ${title}\nreason: 每月例行\nmlpsGrade: 3\nlines:\n  - { cloud: guangzhou, zone: ${zone}, spec: { item: bandwidth, mbps: 10 } }\n`;
    await writeFile(join(folder, 'wrong.yaml'), text('nowhere'));
    const wrong = await zhengyun(['order', 'wrong.yaml'], key);
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.err).toContain('ZONE_UNKNOWN');
    await writeFile(join(folder, 'order.yaml'), text('extranet'));
    const ordered = await zhengyun(['order', 'order.yaml', '--wait'], key);
    expect(ordered).toMatchObject({ code: 0, err: '' });
    number = /^SQ-\d{4}-\d{6}/.exec(ordered.out)?.[0] ?? '';
    expect(ordered.out).toMatch(/^SQ-\d{4}-\d{6} {2}部门审核 {2}\d+\.\d\d \/ \d+\.\d\d {2}[0-9a-f]+\n$/);
    const listed = await zhengyun(['list', 'requests', '--search', title], key);
    expect(listed).toMatchObject({ code: 0, err: '' });
    expect(listed.out).toContain(number);
  });

  it('is told that there is no statement of a month, and that it may approve nothing', async () => {
    expect(await zhengyun(['bill', '2020-01'], key)).toMatchObject({ code: 1, out: '' });
    const decided = await zhengyun(['approve', number], key);
    expect(decided).toMatchObject({ code: 1, out: '' });
    expect(decided.err).toContain('SCOPE_MISSING');
  });

  it('has its order approved by a person who signs in from the command line', async () => {
    const login = command(['login']);
    await expect.poll(login.err).toMatch(/http\S+authorize?\S*|http\S+auth\S*/);
    const address = /(http\S+)/.exec(login.err().slice(login.err().indexOf('\n')))?.[1] ?? '';
    const context = await browser.newContext({ locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(address);
    await page.click('button[value="sample:approver3"]');
    await page.getByText('已登录，可以关闭本页').waitFor();
    await context.close();
    expect((await login.ended).code).toBe(0);
    const shown = await zhengyun(['approve', number]);
    expect(shown.code).toBe(0);
    expect(shown.out).toContain(title);
    const plan = /--plan ([0-9a-f]{12})/.exec(shown.err)?.[1] ?? '';
    const waiting = await zhengyun(['list', 'inbox']);
    expect(waiting.out).toContain(number);
    const decided = await zhengyun(['approve', number, '--plan', plan]);
    expect(decided).toMatchObject({ code: 0, out: expect.stringContaining('行政与技术审批') });
    await as(on(), 'applicant3', async (applicant) => {
      await applicant.goto('/orders');
      await applicant.getByText(title).first().click();
      await reaches(applicant, '行政与技术审批');
      await applicant.getByText(account).first().waitFor();
      await keepScreenshot(applicant, 'ordered-by-program');
    });
  });

  it('is shut out by its next call once its key is revoked', async () => {
    await as(on(), 'applicant3', async (page) => {
      await page.goto('/keys');
      await rowOf(page).getByRole('button', { name: /展开/ }).click();
      await page.getByRole('button', { name: '作废', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: '作废', exact: true }).click();
      await page.getByText('已作废').first().waitFor();
    });
    const refused = await zhengyun(['list', 'requests'], key);
    expect(refused).toMatchObject({ code: 1, out: '' });
  });
});
