import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultOfAddress } from '@zhengyun/db/clickhouse.ts';
import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);
/** A secret comes in a file, so it never shows in a process list. Its text without the final newline. */
const secretFile = z.string().transform((path) => readFileSync(path, 'utf8').trim());
const commaList = z.string().transform((list) => list.split(',').map((entry) => entry.trim()));

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Connections at most, of this process. */
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).default(10),
  /** local: one machine, with the embedded sign-in. production: neither. */
  ZHENGYUN_MODE: z.enum(['local', 'production']).default('production'),
  /** Folder of what lives outside the database: the gateway's authority, the embedded sign-in's keys. */
  ZHENGYUN_DATA: z.string().default('.zhengyun'),
  /** 32 random bytes in hex, outside the database: seals clouds' credentials as they are given. Absent: they can only be given by command. */
  ZHENGYUN_KEY_FILE: z.string().min(1).optional(),
  /** API servers that clouds may be registered with: names, addresses or `.suffixes`, comma separated. Loopback only in local mode. */
  ZHENGYUN_ALLOWED_SERVERS: commaList.default([]),
  /** Hosts that webhooks may be sent to, as the worker has them: names, addresses or `.suffixes`, comma separated. Absent: none may be added. */
  ZHENGYUN_WEBHOOK_HOSTS: commaList.default([]),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(7_100),
  /** How browsers reach the console; `http://HOST:PORT` when absent. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Addresses or CIDR blocks of the proxies in front that are believed about the caller's address, comma separated. */
  TRUSTED_PROXIES: commaList.optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET_FILE: secretFile.optional(),
  /** `aud` of the access tokens that people may call the API with, as the provider issues them; absent: keys of programs only. */
  OIDC_API_AUDIENCE: z.string().min(1).optional(),
  /** Public client at the provider by which the command line signs people in, on a loopback port; absent: tokens are got by other means. */
  OIDC_COMMAND_CLIENT_ID: z.string().min(1).optional(),
  GATEWAY_HOST: z.string().default('127.0.0.1'),
  GATEWAY_PORT: port.default(7_143),
  /** Names and addresses in the gateway's certificate, comma separated. */
  GATEWAY_NAMES: commaList.default(['127.0.0.1', 'localhost']),
  /** Prometheus-compatible engine that accepted samples are passed on to; absent: the console's own roll-ups only. */
  METRICS_URL: z.url().optional(),
  /** ClickHouse database that months are metered from, as the worker has it, which copies usage to it; absent: PostgreSQL. */
  METERING_URL: z
    .string()
    .superRefine((address, issues) => {
      const fault = faultOfAddress(address);
      if (fault) issues.addIssue(fault);
    })
    .optional(),
  /** Bearer token of /metrics for scrapers that are not on this machine; absent: loopback only. */
  METRICS_TOKEN_FILE: secretFile.optional(),
  /** Calls a minute from one address. */
  RATE_LIMIT: z.coerce.number().int().min(1).default(1_200),
  /** Calls of the API a minute by one key or one person, over all servers together. */
  API_RATE_LIMIT: z.coerce.number().int().min(1).default(600),
  /** Executable of a Chromium that prints statements as PDF; absent: none are printed. */
  CHROMIUM_PATH: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  WEB_ROOT: z.string().default(fileURLToPath(new URL('../web/dist', import.meta.url))),
});

type Parsed = z.output<typeof schema>;
export interface ServerEnv extends Omit<Parsed, 'PUBLIC_URL'> {
  readonly publicUrl: URL;
  readonly https: boolean;
  readonly gatewayCaFile: string;
}

/** Loopback by name or address: 127.0.0.0/8, ::1, localhost. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').replace(/^::ffff:/, '');
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}

/** What of `parsed` can't stand together, as sentences; empty when all can. */
function conflicts(parsed: Parsed, publicUrl: URL): string[] {
  if (parsed.ZHENGYUN_MODE === 'local') {
    const local = isLoopback(parsed.HOST) && isLoopback(publicUrl.hostname);
    return local
      ? []
      : [
          'ZHENGYUN_MODE=local has a sign-in without passwords, so HOST and PUBLIC_URL must be loopback: set both to 127.0.0.1, or ZHENGYUN_MODE=production with OIDC_ISSUER',
        ];
  }
  const found: string[] = [];
  if (!parsed.OIDC_ISSUER || !parsed.OIDC_CLIENT_ID)
    found.push('production needs an identity provider: set OIDC_ISSUER and OIDC_CLIENT_ID');
  if (parsed.OIDC_ISSUER && !parsed.OIDC_ISSUER.startsWith('https:'))
    found.push('production needs OIDC_ISSUER over https');
  if (publicUrl.protocol !== 'https:') found.push('production needs PUBLIC_URL over https');
  return found;
}

/** What of the environment a program gets that needs none of the console's settings, some of which are secret. */
export function bareEnvironment(source: Readonly<Record<string, string | undefined>> = process.env) {
  const { PATH, TMPDIR, LANG, XDG_CACHE_HOME } = source;
  return {
    ...(PATH && { PATH }),
    ...(TMPDIR && { TMPDIR }),
    ...(LANG && { LANG }),
    ...(XDG_CACHE_HOME && { XDG_CACHE_HOME }),
  };
}

/** Parses the process's environment, once. Throws one error that names every variable that is wrong and what it must be. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): ServerEnv {
  const result = schema.safeParse(source);
  if (!result.success) {
    const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`the server can't start with this environment:\n${wrong.join('\n')}`);
  }
  const { PUBLIC_URL, ...rest } = result.data;
  const publicUrl = new URL(PUBLIC_URL ?? `http://${rest.HOST}:${rest.PORT}`);
  const wrong = conflicts(result.data, publicUrl);
  if (wrong.length > 0) throw new Error(`the server can't start with this environment:\n${wrong.join('\n')}`);
  return {
    ...rest,
    publicUrl,
    https: publicUrl.protocol === 'https:',
    gatewayCaFile: join(rest.ZHENGYUN_DATA, 'gateway-ca.pem'),
  };
}
