import '@zhengyun/packs/lean-sdk.js';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The process that serves provider and policies to all runs of one worker, so that they are loaded once and not four times for each
 * delivery. Started by plugin-host.ts and by nothing else, with the socket to listen on, in a folder of its own. It ends when its
 * standard input closes, which it also does when the worker is killed.
 */
const [socket] = process.argv.slice(2);
if (socket === undefined) throw new Error('name the socket to listen on');
process.chdir('/');
const end = () => {
  rmSync(dirname(socket), { recursive: true, force: true });
  process.exit(0);
};
process.stdin.on('close', end).resume();
process.on('SIGTERM', end);
// A person's Ctrl-C is for the worker, which lets runs in hand end first.
process.on('SIGINT', () => undefined);

const [{ HostServer }, { PluginSet }] = await Promise.all([import('./host-server.ts'), import('./plugin-set.ts')]);
const host = new HostServer((environment) => new PluginSet(environment));
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
/** Whose fault it was is not known: those in hand go on, and the next run gets a host that nothing has happened to. */
const retire = (error: unknown) => {
  host.retire();
  say({ retiring: error instanceof Error ? (error.stack ?? error.message) : String(error) });
};
process.on('uncaughtException', retire);
process.on('unhandledRejection', retire);
await host.listen(socket).then(
  () => say({ ready: true }),
  (error: unknown) => {
    say({ retiring: String(error) });
    end();
  },
);
