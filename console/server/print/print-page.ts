import { z } from 'zod';
import type { BrowserPipe } from './browser-pipe.ts';

const READ_BYTES = 1_048_576;
const anything = z.unknown();

/** Opens a page in a browser, waits for its faces, and gives it as PDF on the paper that the page asks for. No script of the page runs. */
export async function printPage(browser: BrowserPipe, url: string): Promise<Uint8Array> {
  const { targetId } = await browser.send(
    'Target.createTarget',
    { url: 'about:blank' },
    { schema: z.object({ targetId: z.string() }) },
  );
  const attached = { schema: z.object({ sessionId: z.string() }) };
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true }, attached);
  const tell = (method: string, params: object = {}) => browser.send(method, params, { sessionId, schema: anything });
  await tell('Page.enable');
  await tell('Emulation.setScriptExecutionDisabled', { value: true });
  const loaded = browser.next('Page.loadEventFired');
  await tell('Page.navigate', { url });
  await loaded;
  await tell('Runtime.evaluate', { expression: 'document.fonts.ready.then(() => true)', awaitPromise: true });
  const paper = { preferCSSPageSize: true, printBackground: true, transferMode: 'ReturnAsStream' };
  const printed = { sessionId, schema: z.object({ stream: z.string() }) };
  const { stream } = await browser.send('Page.printToPDF', paper, printed);
  const part = {
    sessionId,
    schema: z.object({ data: z.string(), eof: z.boolean(), base64Encoded: z.boolean().optional() }),
  };
  const parts: Buffer[] = [];
  for (;;) {
    const { data, eof, base64Encoded } = await browser.send('IO.read', { handle: stream, size: READ_BYTES }, part);
    parts.push(Buffer.from(data, base64Encoded ? 'base64' : 'latin1'));
    if (eof) return Buffer.concat(parts);
  }
}
