import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { MOST_ROWS } from '@zhengyun/domain/audit/export-rules.ts';
import type { ExportedRow } from '@zhengyun/domain/audit/export-store.ts';
import { canonicalText } from '@zhengyun/domain/audit/rules.ts';
import type { ExportTarget } from '@zhengyun/domain/audit/schemas.ts';
import { isDelivered } from '@zhengyun/domain/webhooks/rules.ts';
import type { WorkerEnv } from '../env.ts';
import { postSigned } from '../webhooks/post-signed.ts';
import type { WebhookRule } from '../worker-context.ts';
import { sendSyslog } from './send-syslog.ts';
import { framed, syslogMessage } from './syslog-message.ts';

/** How this worker goes on at a place, from turn to turn. */
export interface ExportPace {
  /** How many rows the next batch has at most. */
  rows: number;
  /** Whether the last batch was not taken. */
  refused: boolean;
  /** When what waits was last measured. */
  measuredAt: Date | null;
}

/** A place outside that the audit log is handed over to. `send` rejects unless all of it arrived. */
export interface AuditPlace {
  readonly target: ExportTarget;
  readonly host: string;
  readonly pace: ExportPace;
  readonly send: (rows: readonly ExportedRow[], now: Date) => Promise<void>;
}

type Settings = Pick<
  WorkerEnv,
  'AUDIT_SYSLOG_URL' | 'AUDIT_SYSLOG_CA_FILE' | 'AUDIT_WEBHOOK_URL' | 'AUDIT_WEBHOOK_SECRET_FILE' | 'CONSOLE_URL'
>;

const newPace = (): ExportPace => ({ rows: MOST_ROWS, refused: false, measuredAt: null });

const wireOf = ({ chain, sequence, hash, ...row }: ExportedRow) => ({
  chain,
  sequence: sequence.toString(),
  hash: hash.toString('hex'),
  row: JSON.parse(canonicalText({ ...row })) as unknown,
});

/** The same name for the same rows: a receiver that has them already knows a batch that came twice. */
function nameOf(rows: readonly ExportedRow[]): string {
  const places = rows.map(({ chain, sequence }) => `${chain} ${sequence}`).join('\n');
  return `audit-${createHash('sha256').update(places).digest('hex').slice(0, 32)}`;
}

function webhookPlace(url: string, secret: string, rule: WebhookRule): AuditPlace {
  const { host } = new URL(url);
  return {
    target: 'webhook',
    host,
    pace: newPace(),
    async send(rows, now) {
      const body = JSON.stringify({
        type: 'audit.rows',
        timestamp: now.toISOString(),
        data: { rows: rows.map(wireOf) },
      });
      const { status, trouble } = await postSigned({ id: nameOf(rows), url, body, secret }, rule, now);
      if (!isDelivered(status)) throw new Error(`${host} did not take audit rows: ${trouble ?? `HTTP ${status}`}`);
    },
  };
}

function syslogPlace(url: URL, ca: string | null, console: string | undefined): AuditPlace {
  const from = console === undefined ? '-' : new URL(console).hostname;
  return {
    target: 'syslog',
    host: url.host,
    pace: newPace(),
    send: (rows) =>
      sendSyslog(
        rows.map((row) => framed(syslogMessage(row, from))),
        { url, ca },
      ),
  };
}

/** The places that this installation hands its audit log over to. Throws where a file that is named can't be read: fails closed. */
export function readAuditPlaces(env: Settings, rule: WebhookRule): readonly AuditPlace[] {
  const { AUDIT_SYSLOG_URL: syslog, AUDIT_SYSLOG_CA_FILE: ca, AUDIT_WEBHOOK_URL: webhook } = env;
  const secretFile = env.AUDIT_WEBHOOK_SECRET_FILE;
  const places: AuditPlace[] = [];
  if (syslog) places.push(syslogPlace(new URL(syslog), ca ? readFileSync(ca, 'utf8') : null, env.CONSOLE_URL));
  if (webhook && secretFile) places.push(webhookPlace(webhook, readFileSync(secretFile, 'utf8').trim(), rule));
  return places;
}
