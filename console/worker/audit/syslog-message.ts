import type { ExportedRow } from '@zhengyun/domain/audit/export-store.ts';
import { canonicalText } from '@zhengyun/domain/audit/rules.ts';

/** Facility 13, log audit (RFC 5424 6.2.1). */
const LOG_AUDIT = 13;
const NOTICE = 5;
const INFORMATIONAL = 6;
/** RFC 5424 6.2.7: at most 32 visible ASCII characters. */
const LONGEST_MSGID = 32;
/** Private enterprise number of the structured data. 32473 is the one for documentation (RFC 5612): the product has none of its own. */
const SD_ID = 'zhengyun@32473';

/** A parameter's value as structured data holds it (RFC 5424 6.3.3). */
function escaped(value: string): string {
  return value.replace(/["\\\]]/g, '\\$&');
}

/**
 * An audit row as one message of RFC 5424, without the frame. Structured data names who, what, how it ended and the row's place in its
 * chain; the text is the row's canonical form, over which the chain's hash can be calculated again. A refusal is a notice, everything
 * else informational.
 */
export function syslogMessage(row: ExportedRow, host: string): string {
  const priority = LOG_AUDIT * 8 + (row.outcome === 'done' ? INFORMATIONAL : NOTICE);
  const parameters = {
    id: row.id,
    chain: row.chain,
    sequence: row.sequence.toString(),
    hash: row.hash.toString('hex'),
    actor: `${row.actorKind}:${row.actorId}`,
    name: row.actorName,
    action: row.action,
    outcome: row.outcome,
    ...(row.code === null ? {} : { code: row.code }),
    object: `${row.objectKind}:${row.objectId}`,
  };
  const data = Object.entries(parameters).map(([name, value]) => `${name}="${escaped(value)}"`);
  const head = `<${priority}>1 ${row.at.toISOString()} ${host} zhengyun - ${row.action.slice(0, LONGEST_MSGID)}`;
  return `${head} [${SD_ID} ${data.join(' ')}] \u{feff}${canonicalText(row)}`;
}

/** A message in its frame by octet counting (RFC 6587 3.4.1, RFC 5425 4.3): no text in it can end it early. */
export function framed(message: string): Buffer {
  const bytes = Buffer.from(message);
  return Buffer.concat([Buffer.from(`${bytes.length} `), bytes]);
}
