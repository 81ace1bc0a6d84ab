import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium, errors, type Locator, type Page } from 'playwright-core';

/** How long one try to pick an option or to close something may take: a list that closed under the hand is opened again. */
const TRY_MS = 10_000;
const TRIES = 5;
const SHOTS = join(import.meta.dirname, '..', '..', 'artefacts', 'screens');

/** A headless Chromium out of the package registry, so no machine needs one of its own. */
export async function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: [...packaged.args.filter((flag) => flag !== '--single-process'), '--no-sandbox'],
    headless: true,
  });
}

/** What the console is shown in. Without motion: what axe or a click meets half faded is nobody's finding. */
const VIEW = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN', reducedMotion: 'reduce' } as const;

/** A page of its own session in which `subject` has signed in by clicking their name. */
export async function signInOnScreen(browser: Browser, base: string, subject: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: base, ...VIEW });
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

/**
 * What axe finds wrong for people who use a keyboard or a screen reader: serious and critical only, by rule and first place. Of the
 * whole page, or of what is `within` it, where the frame around was judged before.
 */
export async function barriers(page: Page, within?: string): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (within ? axe.include(within) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`);
}

/**
 * Closes `drawer` by the keyboard. The key closes what lies on top, one thing a press: a hint that opened under the pointer, or a menu
 * that is still fading, takes one for itself, and a person would press again.
 */
export async function closeByEscape(page: Page, drawer: Locator): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await page.keyboard.press('Escape');
    try {
      await drawer.waitFor({ state: 'detached', timeout: TRY_MS });
      return;
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || attempt === TRIES) throw error;
    }
  }
}

/**
 * Picks an option of a select by its label and the option's text, and looks that the select has taken it: a list that is drawn anew in
 * the instant of the click, or closes before it, takes none, and a person would click again. An option that can't be taken is named with
 * its reason.
 */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).first();
  const select = page.locator('.ant-select').filter({ has: field });
  const offered = page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first();
  const tryOnce = async (): Promise<string | null> => {
    const soon = { timeout: TRY_MS };
    if (!(await offered.isVisible())) await field.click();
    await offered.waitFor(soon);
    if ((await offered.getAttribute('class', soon))?.includes('option-disabled')) return offered.textContent(soon);
    await offered.click(soon);
    await select.getByText(option).first().waitFor(soon);
    return null;
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const refused = await tryOnce();
      if (refused === null) return;
      throw new Error(`${label} offers ${refused}, and it can't be taken`);
    } catch (error) {
      const isLate = error instanceof errors.TimeoutError;
      if (!isLate) throw error;
      if (attempt === TRIES) throw new Error(`${label} did not take ${option}`, { cause: error });
    }
  }
}
