import { get } from 'node:http';
import { join } from 'node:path';
import { readToolchainEnv } from '@zhengyun/engine/toolchain/env.ts';
import type { DatabaseUrls } from '../postgres/prepare-databases.ts';
import type { ChildSpec } from '../supervise/child-spec.ts';
import type { DataFolder } from './data-folder.ts';

export interface ConsoleSettings {
  readonly root: string;
  readonly folder: DataFolder;
  readonly urls: DatabaseUrls;
  readonly consolePort: number;
  readonly gatewayPort: number;
  readonly workerMetricsPort: number;
  readonly agentMetricsPort: number;
  readonly inherited: Readonly<Record<string, string>>;
}

/** Time for requests and jobs in hand to end. */
const STOP_MS = 30_000;
/**
 * Flags of server and worker. Left to itself Node lets what was garbage at once pile up to some 50 MB a process while it
 * starts, and keeps that memory for life.
 */
const NODE_FLAGS = ['--max-semi-space-size=4'];

/** What every process of the console gets; `role` decides as whom it speaks to the database. */
export function consoleEnvironment(
  { folder, urls, inherited }: ConsoleSettings,
  role: 'owner' | 'app' | 'worker',
): Record<string, string> {
  return {
    ...inherited,
    DATABASE_URL: urls[`${role}Url`],
    ZHENGYUN_DATA: folder.dir,
    ZHENGYUN_KEY_FILE: folder.keyFile,
    ZHENGYUN_MODE: 'local',
    // What was compiled once is read from here by every later start: a third less to compute, and the compiler of types stays unloaded.
    NODE_COMPILE_CACHE: join(readToolchainEnv(inherited).cache, 'compiled'),
  };
}

export function serverPart(settings: ConsoleSettings): ChildSpec {
  return {
    name: 'server',
    command: process.execPath,
    args: [...NODE_FLAGS, join(settings.root, 'console/server/main.ts')],
    cwd: settings.root,
    env: {
      ...consoleEnvironment(settings, 'app'),
      CHROMIUM_PATH: settings.inherited.CHROMIUM_PATH ?? join(settings.root, 'infra/local/print/chromium.sh'),
      HOST: '127.0.0.1',
      PORT: String(settings.consolePort),
      GATEWAY_PORT: String(settings.gatewayPort),
    },
    ready: (signal) => answers(`http://127.0.0.1:${settings.consolePort}/readyz`, signal),
    stopWithinMs: STOP_MS,
  };
}

export function workerPart(settings: ConsoleSettings): ChildSpec {
  return {
    name: 'worker',
    command: process.execPath,
    args: [...NODE_FLAGS, join(settings.root, 'console/worker/main.ts')],
    cwd: settings.root,
    // Only the worker may reach the engine's state.
    env: {
      ...consoleEnvironment(settings, 'worker'),
      STATE_URL: settings.urls.stateUrl,
      METRICS_PORT: String(settings.workerMetricsPort),
    },
    ready: (signal) => answers(`http://127.0.0.1:${settings.workerMetricsPort}/metrics`, signal),
    stopWithinMs: STOP_MS,
  };
}

interface AgentSettings {
  /** The name that its join token was made for. */
  readonly nodeName: string;
  /** What it reads containers' use from, played by kwok; empty: nothing. */
  readonly kubelets: string;
}

/** This machine's agent. */
export function agentPart(settings: ConsoleSettings, { nodeName, kubelets }: AgentSettings): ChildSpec {
  const { root, folder, gatewayPort, agentMetricsPort, inherited } = settings;
  const { DATABASE_URL: _, ...outside } = inherited;
  return {
    name: 'agent',
    command: process.execPath,
    args: [join(root, 'agent/node/main.ts')],
    cwd: root,
    // A node's agent knows the gateway and nothing of the console's database or keys.
    env: {
      ...outside,
      ZHENGYUN_GATEWAY_URL: `https://127.0.0.1:${gatewayPort}`,
      ZHENGYUN_GATEWAY_CA: join(folder.dir, 'gateway-ca.pem'),
      ZHENGYUN_JOIN_TOKEN_FILE: folder.joinToken,
      ZHENGYUN_AGENT_DATA: folder.agent,
      ZHENGYUN_NODE_NAME: nodeName,
      ZHENGYUN_AGENT_METRICS_PORT: String(agentMetricsPort),
      ...(kubelets === '' ? {} : { ZHENGYUN_KUBELETS: kubelets, ZHENGYUN_KUBELET_SIMULATED: 'true' }),
    },
    ready: (signal) => answers(`http://127.0.0.1:${agentMetricsPort}/metrics`, signal),
  };
}

function answers(url: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const outgoing = get(url, { signal, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    outgoing.once('error', () => resolve(false));
  });
}
