import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { connect } from '@zhengyun/db/connect.ts';
import { keyFileSecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import { webhookDeliver } from '@zhengyun/worker/jobs/webhook-deliver.ts';
import { mindLeases } from '@zhengyun/worker/loops/mind-leases.ts';
import { type Receiver, webhookReceiver } from '@zhengyun/worker/testing/receiver.ts';
import type { Browser, Page } from 'playwright-core';
import { consoleServer } from '../support/console-server.ts';
import { MONDAY, type SampleProvince } from '../support/sample-province.ts';
import { signInOnScreen } from './screen.ts';

/** A console of its own, on a calendar that the test turns: no engine and no worker, whose work the test asks for. */
export interface OfficeGround {
  readonly base: string;
  readonly province: SampleProvince;
  /** A system of the department's own that hears of its notices. */
  readonly receiver: Receiver;
  /** The console's time. */
  now(): Date;
  /** Turns the calendar on to `at`: whoever is signed in was so too long ago. */
  turnTo(at: Date): void;
  /** The page of `who`, who stays signed in until the calendar is turned. */
  pageOf(browser: Browser, who: string): Promise<Page>;
  /** A page of `who` who signs in anew. */
  anew(browser: Browser, who: string): Promise<Page>;
  /** A round of the worker over leases and reclaims. */
  mind(): Promise<void>;
  /** The worker sends the deliveries that wait to departments' own systems; how many there were. */
  send(): Promise<number>;
  close(): Promise<void>;
}

/** Starts it on a working Monday, with the pages that the end-to-end system was built with. */
export async function officeGround(): Promise<OfficeGround> {
  let turned = { to: MONDAY.getTime(), at: Date.now() };
  const now = (): Date => new Date(turned.to + Date.now() - turned.at);
  const secrets = keyFileSecretStore(Buffer.alloc(32, 7));
  const allowed = { hosts: [], loopback: true };
  const server = await consoleServer({
    webRoot: join(import.meta.dirname, '..', '..', 'console', 'web', 'dist'),
    credentials: { secrets, allowed },
    now,
  });
  const { province } = server;
  const receiver = await webhookReceiver();
  const db = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 2 });
  const worker = { db, now, holder: randomUUID(), secrets, webhooks: { allowed, ca: receiver.ca } };
  const seats = new Map<string, Promise<Page>>();
  const seated = new Set<string>();
  const base = server.url.href;
  /** Signs `who` in: by a page of theirs that has done so before, which has the application loaded already, or by a new one. */
  const seat = async (browser: Browser, who: string): Promise<Page> => {
    const before = await seats.get(who);
    if (before) {
      await before.goto('/sign-in?again=1');
      await before.click(`button[value="sample:${who}"]`);
      await before.getByRole('heading', { name: '工作台' }).waitFor();
    }
    const page = before ?? (await signInOnScreen(browser, base, who));
    page.setDefaultTimeout(60_000);
    await page.clock.setFixedTime(now());
    return page;
  };
  const sitDown = (browser: Browser, who: string): Promise<Page> => {
    const page = seat(browser, who);
    seats.set(who, page);
    seated.add(who);
    return page;
  };
  return {
    base,
    province,
    receiver,
    now,
    turnTo(at) {
      turned = { to: at.getTime(), at: Date.now() };
      seated.clear();
    },
    pageOf: (browser, who) => (seated.has(who) ? (seats.get(who) ?? sitDown(browser, who)) : sitDown(browser, who)),
    anew: sitDown,
    mind: () => mindLeases(worker),
    async send() {
      const waiting = await province.within(({ tx }) =>
        tx
          .selectFrom('webhook_delivery')
          .select('id')
          .where('state', '=', 'waiting')
          .where('attempts', '=', 0)
          .execute(),
      );
      for (const { id: deliveryId } of waiting) await webhookDeliver(worker, { deliveryId });
      return waiting.length;
    },
    async close() {
      await db.destroy();
      await receiver.close();
      await server.close();
    },
  };
}
