import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { NODE_POOLS, nodeNames } from '../control-plane/node-pools.ts';
import { writePrivate } from '../supervise/write-private.ts';
import { runCli } from './bring-up-console.ts';
import { agentPart, type ConsoleSettings } from './console-parts.ts';
import type { Start } from './start.ts';
import { step } from './step.ts';

/** Starts this machine's agent, with a token to join by until it has joined. The console does not depend on it. */
export function bringUpAgent(start: Start, settings: ConsoleSettings): Promise<void> {
  return step(start, 'agent', async () => {
    const nodeName = nodeNameOf(settings);
    await ensureJoinToken(start, settings, nodeName);
    await start.supervisor.start(agentPart(settings, { nodeName, kubelets: await kubeletsOf(start) }));
    return `to https://127.0.0.1:${settings.gatewayPort}`;
  });
}

/** What this machine's node is called: as the environment says, else as the machine is, in letters that a node's name may have. */
function nodeNameOf({ inherited }: ConsoleSettings): string {
  const own = hostname()
    .toLowerCase()
    .replace(/[^a-z0-9.-]/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  return inherited.ZHENGYUN_NODE_NAME || own || 'local';
}

/** The simulated nodes of the agent's own cloud, the province's, as kwok serves them once their cluster runs; empty where none will. */
async function kubeletsOf({ options, ports }: Start): Promise<string> {
  if (options.parts?.clouds === false) return '';
  const port = await ports.take('province-nodes');
  const names = NODE_POOLS.province.filter(({ pool }) => pool.startsWith('province-')).flatMap(nodeNames);
  return names.map((name) => `${name}=http://127.0.0.1:${port}/metrics/nodes/${name}/metrics/resource`).join(' ');
}

/**
 * A token is good once and for an hour, so each start asks for a new one until the agent holds a certificate, and again
 * when that has ended. While it holds one the file stays as it is: another token would have it join anew. It is made for this
 * node's name: a certificate that was given and never kept here (killed meanwhile, the folder emptied) must not shut it out.
 */
async function ensureJoinToken(start: Start, settings: ConsoleSettings, nodeName: string): Promise<void> {
  const { agent, joinToken } = settings.folder;
  mkdirSync(agent, { recursive: true, mode: 0o700 });
  if (existsSync(joinToken) && hasJoined(agent, new Date())) return;
  const token = await runCli(start, settings, ['join-token', '--cloud', 'province', '--node', nodeName]);
  writePrivate(joinToken, `${token}\n`);
}

const identitySchema = z.object({ notAfter: z.iso.datetime() });

function hasJoined(agent: string, now: Date): boolean {
  const file = join(agent, 'identity.json');
  if (!existsSync(file)) return false;
  const identity = identitySchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return identity.success && Date.parse(identity.data.notAfter) > now.getTime();
}
