import { join } from 'node:path';
import { buildWeb } from './build-web.ts';
import { type ConsoleSettings, consoleEnvironment, serverPart, workerPart } from './console-parts.ts';
import { runCommand } from './run-command.ts';
import type { Start } from './start.ts';
import { step } from './step.ts';

/** Brings the schema and the sample province up to date, builds the pages if need be, and starts server and worker. */
export async function bringUpConsole(start: Start, settings: ConsoleSettings): Promise<void> {
  const { supervisor } = start;
  await Promise.all([
    step(start, 'records', async () => {
      await runCli(start, settings, ['migrate']);
      await runCli(start, settings, ['bootstrap']);
      return 'schema and sample province';
    }),
    step(start, 'pages', async () => {
      const built = await buildWeb(settings.root, {
        logFile: supervisor.logFile('pages'),
        env: settings.inherited,
        signal: start.signal,
      });
      return built ? 'built' : 'unchanged';
    }),
  ]);
  await step(start, 'console', async () => {
    await supervisor.start(serverPart(settings));
    return `http://127.0.0.1:${settings.consolePort}`;
  });
  await step(start, 'worker', async () => {
    await supervisor.start(workerPart(settings));
    return '';
  });
}

/** Runs one command of the console's command line as the schema's owner; resolves with its last line. */
export function runCli(start: Start, settings: ConsoleSettings, args: readonly string[]): Promise<string> {
  return runCommand({
    name: `\`${args.join(' ')}\``,
    args: [join(settings.root, 'console/cli/main.ts'), ...args],
    cwd: settings.root,
    env: { ...consoleEnvironment(settings, 'owner'), STATE_URL: settings.urls.stateUrl },
    logFile: start.supervisor.logFile(args[0] ?? 'cli'),
    signal: start.signal,
  });
}
