import { hostname } from 'node:os';
import { nodeNameSchema } from '@zhengyun/protocol/messages.ts';
import { z } from 'zod';
import type { KubeletSettings } from './collect/containers/read-containers.ts';

const MOST_KUBELETS = 64;
const kubeletsSchema = z
  .string()
  .default('')
  .transform((text, context) => {
    const pairs = text.split(/\s+/).filter((pair) => pair !== '');
    const kubelets = new Map<string, URL>();
    for (const pair of pairs) {
      const [, name = '', address = ''] = /^([^=]+)=(https?:\/\/.+)$/.exec(pair) ?? [];
      const node = nodeNameSchema.safeParse(name);
      if (!node.success || !URL.canParse(address) || kubelets.has(name))
        context.addIssue({ code: 'custom', message: `${pair} is not node=https://…, or names a node twice` });
      else kubelets.set(name, new URL(address));
    }
    if (kubelets.size > MOST_KUBELETS)
      context.addIssue({
        code: 'custom',
        message: `more than ${MOST_KUBELETS} for one agent: run an agent on each node`,
      });
    return kubelets as ReadonlyMap<string, URL>;
  });

const schema = z.object({
  /** Where the gateway answers, e.g. https://gateway.example.gov.cn:7143. */
  ZHENGYUN_GATEWAY_URL: z.url({ protocol: /^https$/ }),
  /** File with the certificate of the gateway's authority; the only one trusted. Read when it is needed. */
  ZHENGYUN_GATEWAY_CA: z.string().min(1),
  /** File with the one-time join token; read until this node has joined. */
  ZHENGYUN_JOIN_TOKEN_FILE: z.string().min(1),
  /** Folder of the node's identity and its spool. */
  ZHENGYUN_AGENT_DATA: z.string().min(1),
  ZHENGYUN_NODE_NAME: nodeNameSchema.default(() =>
    hostname()
      .toLowerCase()
      .replace(/[^a-z0-9.-]/g, '-'),
  ),
  /** Seconds between two readings. */
  ZHENGYUN_INTERVAL_SECONDS: z.coerce.number().int().min(1).max(300).default(15),
  /** The spool drops its oldest samples past this many MiB, and past this many days. */
  ZHENGYUN_SPOOL_MIB: z.coerce.number().int().min(1).default(256),
  ZHENGYUN_SPOOL_DAYS: z.coerce.number().int().min(1).max(30).default(30),
  /** Port of the agent's own /metrics on loopback; 0: none (they are pushed like everything else anyway). */
  ZHENGYUN_AGENT_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  /**
   * Kubelets whose containers are read: `node=address of its /metrics/resource`, blanks between several. Empty: none, and
   * what tenants' containers use stays unknown.
   */
  ZHENGYUN_KUBELETS: kubeletsSchema,
  /** File with the bearer token for them (a service account with `get` on `nodes/metrics`), and with their authority's certificate. */
  ZHENGYUN_KUBELET_TOKEN_FILE: z.string().min(1).optional(),
  ZHENGYUN_KUBELET_CA: z.string().min(1).optional(),
  /** `true`: what they print is played (kwok) and marked so wherever it goes. */
  ZHENGYUN_KUBELET_SIMULATED: z.enum(['true', 'false']).default('false'),
  /** Where the kernel's tables are: another place when the agent runs in a container. */
  ZHENGYUN_PROC: z.string().default('/proc'),
});
export type AgentEnv = z.output<typeof schema>;

/** Parses the environment, once. Throws one error naming every variable that is wrong. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): AgentEnv {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`the agent can't start with this environment:\n${wrong.join('\n')}`);
}

/** The kubelets to read; null where none is named. */
export function kubeletsOf(env: AgentEnv): KubeletSettings | null {
  if (env.ZHENGYUN_KUBELETS.size === 0) return null;
  return {
    kubelets: env.ZHENGYUN_KUBELETS,
    tokenFile: env.ZHENGYUN_KUBELET_TOKEN_FILE ?? null,
    caFile: env.ZHENGYUN_KUBELET_CA ?? null,
    simulated: env.ZHENGYUN_KUBELET_SIMULATED === 'true',
  };
}
