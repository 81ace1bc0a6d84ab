import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { faultOfAddress } from '@zhengyun/db/clickhouse.ts';
import { z } from 'zod';

const commaList = z.string().transform((list) =>
  list
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean),
);

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Connections at most, of this process; the job queue has as many again. */
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).default(6),
  /** Pulumi state: a database and a role of its own, that no other process gets. */
  STATE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** 32 random bytes in hex, outside the database: opens credentials and passphrases. */
  ZHENGYUN_KEY_FILE: z.string().min(1),
  ZHENGYUN_MODE: z.enum(['local', 'production']).default('production'),
  ZHENGYUN_DATA: z.string().default('.zhengyun'),
  /** Folders searched for the official Kubernetes provider plugin, comma separated. */
  ENGINE_PLUGIN_PATH: commaList.default([]),
  /**
   * Engine operations at once, each on a stack of its own; two for each core, since half of one's time is waiting for clusters and the
   * database. Each is a process of up to 512 MB heap, beside the CLI's as much.
   */
  ENGINE_PARALLEL: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(2 * availableParallelism()),
  /**
   * Seconds an engine run may show no progress, beyond the longest time-out of what it waits for on the cluster, before it is taken
   * for hung and cut. Above what one request to a cluster may take that is put off again and again.
   */
  ENGINE_SILENCE_SECONDS: z.coerce.number().int().min(5).max(3_600).default(300),
  /** Longest time a deployment may take to be ready on its cluster, in seconds. */
  VERIFY_SECONDS: z.coerce.number().int().min(10).max(86_400).default(900),
  /** Seconds between two looks at each cloud's API. */
  PROBE_SECONDS: z.coerce.number().int().min(1).max(60).default(15),
  /** Seconds between two looks at each stack for drift, spread over the stacks; 0: none is looked at. */
  DRIFT_SECONDS: z.coerce.number().int().min(0).max(2_592_000).default(21_600),
  /** Looks for drift at once; each is a process like an operation. */
  DRIFT_PARALLEL: z.coerce.number().int().min(1).max(16).default(1),
  /** Seconds between two questions what each stored credential may really do; 0: none is asked. */
  RIGHTS_SECONDS: z.coerce.number().int().min(0).max(2_592_000).default(21_600),
  /** Mail server notices are sent by: `smtps://user:password@host`, or `smtp://` with STARTTLS; absent: no mail is sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Sender of mails, e.g. `政云 <zhengyun@example.gov.cn>`. */
  MAIL_FROM: z
    .string()
    .regex(/^([^<>@\r\n]+<)?[^<>@\s]+@[^<>@\s]+>?$/)
    .optional(),
  /** How browsers reach the console: links in mails lead there. */
  CONSOLE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Hosts that webhooks may be sent to: names, addresses or `.suffixes`, comma separated. Absent: none. Loopback only in local mode. */
  ZHENGYUN_WEBHOOK_HOSTS: commaList.default([]),
  /** Certificates (PEM) of authorities that receivers of webhooks may be signed by, beside the public ones. */
  ZHENGYUN_WEBHOOK_CA_FILE: z.string().min(1).optional(),
  /** Syslog server (RFC 5424) that the audit log is handed over to: `syslog+tls://host:6514`, or `syslog+tcp://host:601` on a way protected otherwise. Absent: none. */
  AUDIT_SYSLOG_URL: z.url({ protocol: /^syslog\+(tls|tcp)$/ }).optional(),
  /** Certificates (PEM) of authorities that it may be signed by, beside the public ones. */
  AUDIT_SYSLOG_CA_FILE: z.string().min(1).optional(),
  /** Address that the audit log is handed over to, signed like a webhook; its host has to be among ZHENGYUN_WEBHOOK_HOSTS. Absent: none. */
  AUDIT_WEBHOOK_URL: z.url({ protocol: /^https$/ }).optional(),
  /** Its secret, `whsec_` and a key in base64. */
  AUDIT_WEBHOOK_SECRET_FILE: z.string().min(1).optional(),
  /** Folder on another system, mounted here, for a signed anchor of the audit chains a day. Absent: none is written. */
  AUDIT_ANCHOR_DIR: z.string().min(1).optional(),
  /**
   * ClickHouse database that usage is copied to and months are metered from, as the server has it: `https://user:password@host:8443/database`, one server and no
   * balancer before several. Absent: PostgreSQL does both.
   */
  METERING_URL: z
    .string()
    .superRefine((address, issues) => {
      const fault = faultOfAddress(address);
      if (fault) issues.addIssue(fault);
    })
    .optional(),
  /** Where /metrics listens; no METRICS_PORT, no listening. */
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface WorkerEnv extends z.output<typeof schema> {
  /** Files of runs in progress, a folder a process. */
  readonly runsDir: string;
  /** States as found by recoveries. */
  readonly backupDir: string;
}

/** Parses the process's environment, once. Throws one error that names every variable that is wrong. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): WorkerEnv {
  const result = schema.safeParse(source);
  if (!result.success) {
    const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`the worker can't start with this environment:\n${wrong.join('\n')}`);
  }
  const { ZHENGYUN_DATA, SMTP_URL, MAIL_FROM, CONSOLE_URL } = result.data;
  if (SMTP_URL && !(MAIL_FROM && CONSOLE_URL))
    throw new Error(
      "the worker can't start with this environment:\nSMTP_URL needs MAIL_FROM and CONSOLE_URL beside it",
    );
  if ((result.data.AUDIT_WEBHOOK_URL === undefined) !== (result.data.AUDIT_WEBHOOK_SECRET_FILE === undefined))
    throw new Error(
      "the worker can't start with this environment:\nAUDIT_WEBHOOK_URL and AUDIT_WEBHOOK_SECRET_FILE need each other",
    );
  return { ...result.data, runsDir: join(ZHENGYUN_DATA, 'runs'), backupDir: join(ZHENGYUN_DATA, 'state-backups') };
}
