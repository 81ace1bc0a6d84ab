import { isGenuine } from '@zhengyun/domain/webhooks/rules.ts';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderedLines } from '../support/ordered-lines.ts';
import { type OfficeGround, officeGround } from './office-ground.ts';
import { barriers, choose, keepScreenshot, openChromium } from './screen.ts';

const MINUTES = 60_000;
let browser: Browser;
let ground: OfficeGround;
let requestId: string;
beforeAll(async () => {
  ground = await officeGround();
  browser = await openChromium();
  const flow = await orderedLines(ground.province);
  const ordered = await flow.order(1);
  requestId = ordered.requestId;
  await flow.preview(ordered.operations[0] ?? '').finally(() => flow.end());
}, 5 * MINUTES);
afterAll(async () => {
  await browser?.close();
  await ground?.close();
});

const pageOf = (who: string) => ground.pageOf(browser, who);
const refusal = (within: Page | Locator, code: string) => within.getByRole('alert').filter({ hasText: code }).waitFor();

/** Presses `label` in the dialog that is open, which closes once it is done. */
async function confirm(dialog: Locator, label: string): Promise<void> {
  await dialog.getByRole('button', { name: label, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describe('an order that nobody decides', () => {
  it('is urged by its applicant, once a working day', async () => {
    const page = await pageOf('applicant');
    await page.goto(`/orders/${requestId}`);
    await page.getByRole('button', { name: '催办' }).click();
    await page.getByText('已通知审批人（第 1 次）').waitFor();
    await page.getByRole('button', { name: '催办' }).click();
    await page.getByText(/本工作日已经催办过该申请/).waitFor();
    await keepScreenshot(page, 'urged');
  });

  it('is brought to its approver’s mind, who opens it from the notice', async () => {
    const page = await pageOf('approver');
    await page.goto('/notices');
    await page.getByRole('link', { name: /申请人催办：t（SQ-/ }).click();
    await page.getByRole('dialog').getByText('办理：部门审核').waitFor();
    await keepScreenshot(page, 'urged-seen');
  });
});

describe('a system’s own limit', () => {
  const SYSTEM = '药品智慧监管平台';
  const why = '监管平台单列';
  /** The system's line under its department on one cloud. */
  const rowOf = (page: Page) => {
    const cloud = page.getByRole('table', { name: '配额树' }).getByRole('row').filter({ hasText: '广州市政务云' });
    return cloud.locator(`xpath=following-sibling::tr[contains(., '${SYSTEM}')][1]`);
  };

  it('is set by the department’s approver, who gives a reason and no more than the department has', async () => {
    const page = await pageOf('approver');
    await page.goto('/quota');
    await rowOf(page).getByRole('button', { name: '下达' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('配额', { exact: true }).fill('99999999');
    await dialog.getByRole('button', { name: '下达', exact: true }).click();
    await dialog.getByText('请写明原因，将记入审计').waitFor();
    await dialog.getByLabel('原因').fill(why);
    await dialog.getByRole('button', { name: '下达', exact: true }).click();
    await refusal(dialog, 'QUOTA_OVERGIVEN');
    await keepScreenshot(page, 'system-limit-refused');
    await dialog.getByLabel('配额', { exact: true }).fill('16');
    await confirm(dialog, '下达');
    await rowOf(page).getByRole('cell', { name: '16', exact: true }).first().waitFor();
    await keepScreenshot(page, 'system-limit-set');
  });

  it('is seen by its applicant with who set it and why, who can’t set it', async () => {
    const page = await pageOf('applicant');
    await page.goto('/quota');
    await rowOf(page).getByRole('cell', { name: '16', exact: true }).first().waitFor();
    expect(await rowOf(page).getByRole('button', { name: '下达' }).count()).toBe(0);
    const came = page.getByRole('table', { name: '变更记录' }).getByRole('row').filter({ hasText: why });
    await came.getByText('陈国强').waitFor();
  });
});

describe('somebody who leaves', () => {
  /** The list of people, narrowed to `name`, and their row. */
  const found = async (name: string): Promise<[Page, Locator]> => {
    const page = await pageOf('secadmin');
    await page.goto(`/people?search=${encodeURIComponent(name)}`);
    const row = page.getByRole('table', { name: '人员' }).getByRole('row').filter({ hasText: name });
    await row.waitFor();
    return [page, row];
  };

  it('is taken out of service with a reason, and the duty that nobody has now is named', async () => {
    const leaver = await pageOf('approver2');
    const [page, row] = await found('黄志远');
    await row.getByRole('button', { name: '办理离岗' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '办理离岗' }).click();
    await dialog.getByText('请写明原因，将记入审计').waitFor();
    await dialog.getByLabel('原因').fill('调离');
    await confirm(dialog, '办理离岗');
    await row.getByText('已离岗').waitFor();
    await page.getByText(/以下岗位已无人在岗，请尽快授予他人：.*教育局/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepScreenshot(page, 'service-ended');
    // What was open in their hands is closed by the next act.
    await leaver.goto('/approvals');
    await leaver
      .getByRole('link', { name: /登录/ })
      .or(leaver.getByRole('button', { name: /登录/ }))
      .first()
      .waitFor();
  });

  it('is not oneself, nor the last of the three administrators’ kind', async () => {
    const [, own] = await found('谢婉婷');
    expect(await own.getByRole('button', { name: '办理离岗' }).count()).toBe(0);
    await own.getByText('本人的角色由另一名安全管理员授予。').waitFor();
    const [page, row] = await found('刘建华');
    await row.getByRole('button', { name: '办理离岗' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('原因').fill('退休');
    await dialog.getByRole('button', { name: '办理离岗' }).click();
    await refusal(dialog, 'LAST_HOLDER');
    await keepScreenshot(page, 'service-last-holder');
  });

  it('comes back without a role, and is granted one until a day to come', async () => {
    const [page, row] = await found('黄志远');
    await row.getByText('恢复在岗后才能授予角色。').waitFor();
    await row.getByRole('button', { name: '恢复在岗' }).click();
    await page.locator('.ant-modal-confirm').getByRole('button', { name: '恢复在岗' }).click();
    await row.getByRole('button', { name: /授予角色/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '授予角色' }).click();
    await dialog.getByText('请选择角色').waitFor();
    await choose(page, '角色', '部门审核人');
    await choose(page, '单位', '市教育局');
    const day = dialog.getByLabel('最后有效日');
    await day.fill('2026-11-20');
    await day.press('Enter');
    await dialog.getByRole('button', { name: '授予角色' }).click();
    await dialog.getByText('最后有效日不能早于今天').waitFor();
    await day.fill('2026-12-31');
    await day.press('Enter');
    await keepScreenshot(page, 'grant-until');
    await confirm(dialog, '授予角色');
    await row.getByText('至 2026-12-31').waitFor();
    const back = await ground.anew(browser, 'approver2');
    await back.getByRole('navigation', { name: '主菜单' }).locator('a[href="/approvals"]').click();
    await back.getByText('没有等您办理的审批').waitFor();
  });

  it('can’t be granted what shuts out what they hold', async () => {
    const [page, row] = await found('刘建华');
    await row.getByRole('button', { name: /授予角色/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('角色').fill('安全管理员');
    const option = page
      .locator('.ant-select-dropdown:visible .ant-select-item-option')
      .filter({ hasText: '安全管理员' });
    await option.getByText(/与现任“系统管理员”互斥/).waitFor();
    expect(await option.getAttribute('aria-disabled')).toBe('true');
    await keepScreenshot(page, 'grant-excluded');
  });
});

describe('a department’s own system', () => {
  const name = '办公系统';
  let secret = '';
  const rowOf = (page: Page) =>
    page.getByRole('table', { name: '消息推送', exact: true }).getByRole('row').filter({ hasText: name });

  it('is added by its approver by an https address that the installation may speak to, with a secret shown once', async () => {
    const page = await pageOf('approver');
    await page.goto('/webhooks');
    await page.getByRole('button', { name: '添加推送地址' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill(name);
    await dialog.getByLabel('推送地址').fill('http://127.0.0.1/hook');
    await dialog.getByRole('button', { name: '添加推送地址' }).click();
    await dialog.getByText('请填写 https 开头的地址').waitFor();
    await dialog.getByText('请至少选择一类事项').waitFor();
    await choose(page, '推送事项', '催办');
    await page.keyboard.press('Escape');
    await dialog.getByLabel('推送地址').fill('https://hooks.example.com/hook');
    await dialog.getByRole('button', { name: '添加推送地址' }).click();
    await refusal(dialog, 'WEBHOOK_NOT_ALLOWED');
    await keepScreenshot(page, 'webhook-refused');
    await dialog.getByLabel('推送地址').fill(ground.receiver.url);
    await dialog.getByRole('button', { name: '添加推送地址' }).click();
    const shown = dialog.getByText(/^whsec_/);
    await shown.waitFor();
    secret = ((await shown.textContent()) ?? '').trim();
    await keepScreenshot(page, 'webhook-secret');
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await rowOf(page).getByText('在用').waitFor();
  });

  it('gets its test delivery, signed, and the page says how it was answered', async () => {
    const page = await pageOf('approver');
    await page.goto('/webhooks');
    await rowOf(page).getByRole('button', { name: '发送测试' }).click();
    await page.getByText('测试消息已发出，结果见推送记录').waitFor();
    expect(await ground.send()).toBe(1);
    const [{ headers, body } = { headers: {}, body: '' }] = ground.receiver.received;
    const signed = { id: String(headers['webhook-id']), timestamp: Number(headers['webhook-timestamp']), body };
    expect(isGenuine(secret, signed, { signature: String(headers['webhook-signature']), now: ground.now() })).toBe(
      true,
    );
    ground.receiver.answerWith(503);
    await rowOf(page).getByRole('button', { name: '发送测试' }).click();
    await expect.poll(() => ground.send()).toBe(1);
    await rowOf(page).getByRole('button', { name: /展开/ }).click();
    const deliveries = page.getByRole('table', { name: `${name} 推送记录` });
    await deliveries.getByRole('row').filter({ hasText: 'HTTP 204' }).getByText('已送达').waitFor();
    await deliveries.getByRole('row').filter({ hasText: 'HTTP 503' }).getByText('重试中').waitFor();
    expect(await page.content()).not.toContain(secret);
    expect(await barriers(page)).toEqual([]);
    await keepScreenshot(page, 'webhook-delivered');
  });

  it('is nobody else’s to see', async () => {
    const page = await pageOf('approver3');
    await page.goto('/webhooks');
    await page.getByText('还没有推送地址').waitFor();
    expect(await page.getByText(name).count()).toBe(0);
  });
});
