import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Input } from '@zhengyun/api-client';
import { MOST_READINGS } from '@zhengyun/domain/metering/schemas.ts';
import { errorMessage } from '@zhengyun/rulebook/messages/message.ts';
import { UsageError } from '../usage-error.ts';
import { plain } from './print.ts';
import type { ApiSession } from './session.ts';

const USAGE = 'usage: usage send FILE --source NAME [--lang zh|en] [--json]';

type Event = Input<'metering.ingest'>['events'][number];
interface Line {
  readonly number: number;
  readonly event: Event;
}

/** Lines of the file in batches, each with its number from 1; a blank line is none. Throws at a line that is no JSON. */
async function* batchesOf(file: string): AsyncGenerator<readonly Line[]> {
  const handle = await open(file);
  let batch: Line[] = [];
  let number = 0;
  for await (const text of handle.readLines()) {
    number += 1;
    if (text.trim() === '') continue;
    batch.push({ number, event: eventOf(text, `${file}:${number}`) });
    if (batch.length < MOST_READINGS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function eventOf(text: string, where: string): Event {
  try {
    return JSON.parse(text) as Event;
  } catch (error) {
    throw new Error(`${where}: not a JSON object: what stands before this line was sent, and may be sent again`, {
      cause: error,
    });
  }
}

/**
 * Sends readings of use, a JSON object a line. Sent again they change nothing, so after a broken line or a mended file the whole file
 * may be sent anew. Exit code 1: some were refused, each told of by its line.
 */
export async function usage(args: readonly string[], session: ApiSession): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { source: { type: 'string' } },
    allowPositionals: true,
  });
  const [act, file, ...more] = positionals;
  const { source } = values;
  if (act !== 'send' || !file || more.length > 0 || !source) throw new UsageError(USAGE);
  const { api, json, locale, output } = session;
  const sum = { stored: 0, repeated: 0, refused: 0 };
  for await (const lines of batchesOf(file)) {
    const answer = await api.call('metering.ingest', { source, events: lines.map(({ event }) => event) });
    for (const { index, eventId, code, facts } of answer.refused)
      output.err(
        `${file}:${lines[index]?.number}: ${plain(eventId)}: ${errorMessage(locale, code, facts)} (${code})\n`,
      );
    sum.stored += answer.stored;
    sum.repeated += answer.repeated;
    sum.refused += answer.refused.length;
  }
  const words = locale === 'zh-CN' ? ['入库', '重复', '拒收'] : ['stored', 'repeated', 'refused'];
  const counts = Object.values(sum);
  output.out(json ? `${JSON.stringify(sum)}\n` : `${words.map((word, at) => `${word} ${counts[at]}`).join('  ')}\n`);
  return sum.refused > 0 ? 1 : 0;
}
