import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  /** The database as its owner; `migrate` and everything that writes needs it. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Where stacks are kept; `policy check STACK` reads it. */
  STATE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** 32 random bytes in hex, outside the database: seals clouds' credentials. */
  ZHENGYUN_KEY_FILE: z.string().min(1).optional(),
  /** The console that `order`, `approve`, `list` and `bill` talk to. */
  ZHENGYUN_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:7100'),
  /** Key of a service account, or access token of a person; absent: what `login` left. */
  ZHENGYUN_TOKEN: z.string().min(1).optional(),
  /** Folder of a person's own settings; `login` keeps its token in it. */
  XDG_CONFIG_HOME: z.string().min(1).default(join(homedir(), '.config')),
  ZHENGYUN_MODE: z.enum(['local', 'production']).default('production'),
  ZHENGYUN_DATA: z.string().min(1).default('.zhengyun'),
  /** API servers that clouds may be registered with: names, addresses or `.suffixes`, comma separated. Loopback only in local mode. */
  ZHENGYUN_ALLOWED_SERVERS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((entry) => entry.trim() || [])),
});

export type CliEnv = z.output<typeof schema>;

/** Parses the process's environment, once. Throws one error that names every variable that is wrong. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): CliEnv {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`the command can't run with this environment:\n${wrong.join('\n')}`);
}
