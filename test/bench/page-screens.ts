import { openChromium, signInOnScreen } from '../e2e/screen.ts';
import type { BenchSystem } from './bench-system.ts';
import { timed } from './figure.ts';
import type { PageTimes } from './page-queries.ts';

/** Whole pages, and what stands on them once their main content is there. */
const SCREENS = [
  ['/clouds', '.zy-tier-clouds'],
  ['/clouds/guangzhou/capacity', '.ant-table-row'],
  ['/resources', '.ant-table-row'],
] as const;

/** Times whole pages in a headless Chromium, `runs` times after one that fills its cache: from the navigation to the main content. */
export async function timeScreens(system: BenchSystem, runs: number): Promise<readonly PageTimes[]> {
  const browser = await openChromium();
  try {
    const page = await signInOnScreen(browser, system.url.origin, 'engineer');
    const times: PageTimes[] = [];
    for (const [path, content] of SCREENS) {
      const open = async () => {
        await page.goto(path, { waitUntil: 'commit' });
        await page.locator(content).first().waitFor();
      };
      await open();
      times.push({ path, samples: await timed(runs, open) });
    }
    return times;
  } finally {
    await browser.close();
  }
}
