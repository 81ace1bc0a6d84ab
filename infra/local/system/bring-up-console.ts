import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivate } from '../supervise/write-private.ts';
import { buildWeb } from './build-web.ts';
import { agentPart, type ConsoleSettings, consoleEnvironment, serverPart, workerPart } from './console-parts.ts';
import { runCommand } from './run-command.ts';
import type { Start } from './start.ts';
import { step } from './step.ts';

/** Brings the schema and the sample province up to date, builds the pages if need be, and starts server, worker and agent. */
export async function bringUpConsole(start: Start, settings: ConsoleSettings): Promise<void> {
  const { supervisor, options } = start;
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
  if (options.parts?.agent !== false) {
    await step(start, 'agent', async () => {
      await ensureJoinToken(start, settings);
      await supervisor.start(agentPart(settings));
      return `to https://127.0.0.1:${settings.gatewayPort}`;
    });
  }
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

/** A token is good once: one is asked for only until this machine's agent has joined. */
async function ensureJoinToken(start: Start, settings: ConsoleSettings): Promise<void> {
  const { agent, joinToken } = settings.folder;
  if (existsSync(joinToken)) return;
  mkdirSync(agent, { recursive: true, mode: 0o700 });
  writePrivate(joinToken, `${await runCli(start, settings, ['join-token', '--cloud', 'province'])}\n`);
}
