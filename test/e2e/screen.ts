import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

const SHOTS = join(import.meta.dirname, '..', '..', 'artefacts', 'screens');

/** A headless Chromium out of the package registry, so no machine needs one of its own. */
export async function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: [...packaged.args.filter((flag) => flag !== '--single-process'), '--no-sandbox'],
    headless: true,
  });
}

/** A page of its own session in which `subject` has signed in by clicking their name. */
export async function signInOnScreen(browser: Browser, base: string, subject: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.click(`button[value="sample:${subject}"]`);
  await page.getByRole('heading', { name: '工作台' }).waitFor();
  return page;
}

/** Keeps the page as a picture among the test's artefacts. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}

/** What axe finds wrong for people who use a keyboard or a screen reader: serious and critical only, by rule and first place. */
export async function barriers(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`);
}
