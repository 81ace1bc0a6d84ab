import { join } from 'node:path';
import { login } from '@zhengyun/cli/api/login.ts';
import { readToken } from '@zhengyun/cli/api/token-file.ts';
import { openBrowser } from '@zhengyun/cli/demo/browser.ts';
import { issueKey } from '@zhengyun/domain/api-clients/issue-key.ts';
import { makeAccount } from '@zhengyun/domain/api-clients/make-account.ts';
import type { ApiScope, ClientRole } from '@zhengyun/domain/api-clients/rules.ts';
import type { ConsoleServer } from './console-server.ts';

interface Program {
  readonly role: ClientRole;
  /** Slug of the sample person who owns it. */
  readonly owner: string;
  readonly department?: string;
  readonly scopes: readonly ApiScope[];
}

/** A key of a new service account. */
export async function keyOf(server: ConsoleServer, { role, owner, department, scopes }: Program): Promise<string> {
  const { province } = server;
  const now = new Date();
  const departmentId = department === undefined ? null : (province.departments.get(department) ?? null);
  const about = { name: `程序 ${owner}`, purpose: '测试', role, departmentId, ownerSubject: `sample:${owner}` };
  const { accountId } = await makeAccount(await province.as('secadmin', now), about);
  const { key } = await issueKey(await province.as(owner, now), { accountId, scopes: [...scopes], days: 30 });
  return key;
}

/** An access token of the sample person `slug`, got as `zhengyun login` gets it, with the person's clicks made by a browser without a screen. */
export async function tokenOf({ url, folder }: ConsoleServer, slug: string): Promise<string> {
  const file = join(folder, 'tokens', slug, 'tokens.json');
  await new Promise<void>((resolve, reject) => {
    const show = (address: URL) => void choose(address, `sample:${slug}`).catch(reject);
    login({ url, file, now: () => new Date(), patienceMs: 60_000, show }).then(() => resolve(), reject);
  });
  const token = await readToken(file, url.origin, new Date());
  if (!token) throw new Error(`${slug} got no token`);
  return token;
}

async function choose(address: URL, subject: string): Promise<void> {
  const browser = openBrowser();
  const page = await browser.request(address);
  const html = await page.response.text();
  const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1];
  if (!action) throw new Error(`${page.url.href} asks nobody who they are: ${html.slice(0, 300)}`);
  const { response } = await browser.request(new URL(action.replaceAll('&amp;', '&'), page.url), {
    method: 'POST',
    body: new URLSearchParams({ subject }),
  });
  if (!response.ok) throw new Error(`signing in ${subject} ended with ${response.status}: ${await response.text()}`);
  await response.body?.cancel();
}
