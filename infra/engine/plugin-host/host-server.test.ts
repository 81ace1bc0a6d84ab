import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askAndHold, askHost } from './ask-host.ts';
import { HostServer } from './host-server.ts';

/** A busy machine takes its time; what never comes is said after this. */
const PATIENTLY = { timeout: 20_000 };

const WITHIN_MS = 20_000;
let folder: string;
let socket: string;
let host: HostServer;
/** What was made and is not ended, by the value of its environment's NAME. */
let open: Set<string>;
/** What was made at all. */
let made: Set<string>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'host-'));
  socket = join(folder, 'host');
  open = new Set();
  made = new Set();
  host = new HostServer(({ NAME = '' }) => ({
    serve: async () => {
      open.add(NAME);
      made.add(NAME);
      return { answer: 'plugins', providers: [1], packs: [2] };
    },
    end: () => open.delete(NAME),
  }));
  await host.listen(socket);
});
afterEach(async () => {
  await host.close();
  await rm(folder, { recursive: true });
});

const plugins = (run: string, NAME: string) =>
  askAndHold(socket, { ask: 'plugins', run, environment: { NAME } }, WITHIN_MS);
const ended = (name: string) => expect.poll(() => open.has(name), PATIENTLY).toBe(false);

test('plugins live as long as the connection they were asked for on', async () => {
  const [first] = [await plugins('run', 'first'), await plugins('run', 'second')];
  expect(first.answer).toEqual({ answer: 'plugins', providers: [1], packs: [2] });
  expect([...open]).toEqual(['first', 'second']);
  first.socket.destroy();
  await ended('first');
  expect([...open]).toEqual(['second']);
});

test('the end of a run ends all its plugins, whoever holds them, and nobody else’s', async () => {
  await plugins('over', 'a');
  await plugins('over', 'b');
  await plugins('other', 'c');
  expect(await askHost(socket, { ask: 'end', run: 'over' }, WITHIN_MS)).toEqual({ answer: 'ended' });
  expect([...open]).toEqual(['c']);
});

test('a host that retires gives nothing any more and lets those in hand go on', async () => {
  await plugins('old', 'old');
  host.retire();
  expect((await plugins('new', 'new')).answer).toMatchObject({ answer: 'refused' });
  expect([...open]).toEqual(['old']);
});

test('a question that is no question is refused, and the next one is answered', async () => {
  const raw = connect(socket);
  raw.write('{"ask":"everything"}\nno json\n{"ask":"end","run":"x"}\n');
  let text = '';
  raw.on('data', (chunk) => {
    text += chunk;
  });
  await expect.poll(() => text.split('\n').length, PATIENTLY).toBe(4);
  expect(text.match(/"answer":"(\w+)"/g)?.sort()).toEqual(['"answer":"ended"', ...Array(2).fill('"answer":"refused"')]);
  raw.destroy();
});

test('a host that hangs up instead of answering is an error, not a wait', async () => {
  await host.close();
  await expect(askHost(socket, { ask: 'end', run: 'x' }, WITHIN_MS)).rejects.toThrow();
});

test('plugins whose run went away while they were being made are ended', async () => {
  const client = connect(socket);
  await once(client, 'connect');
  client.end(`${JSON.stringify({ ask: 'plugins', run: 'gone', environment: { NAME: 'late' } })}\n`);
  client.destroySoon();
  await expect.poll(() => made.has('late'), PATIENTLY).toBe(true);
  await ended('late');
});
