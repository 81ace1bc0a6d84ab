import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Output } from '@zhengyun/api-client';
import { errorMessage, label } from '@zhengyun/rulebook/messages/message.ts';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import { UsageError } from '../usage-error.ts';
import { HEAD_OPTIONS, isSheet, textOfSheet } from './order-sheet.ts';
import type { ApiSession } from './session.ts';

type RequestDetail = Output<'requests.get'>;

const USAGE =
  'usage: order FILE [--wait] [--lang zh|en] [--json]; a sheet (.xlsx, .csv) also: --system S --title T --reason R --grade N';
/** States in which a request waits for people or has ended: the plan is made, or is not to be. */
const PLANNED: (state: RequestDetail['state']) => boolean = (state) => state !== 'previewing';
const POLL_MS = 2_000;
/** A plan that is not made by then waits for something that a person must look at. */
const MOST_POLLS = 450;

/**
 * Checks an order file row by row and submits it, once however often the answer is lost. With `--wait` until its plan is made, and with
 * what it costs. Exit code 1: the file is wrong, or its plan failed.
 */
export async function order(args: readonly string[], { api, locale, json, output }: ApiSession): Promise<number> {
  const options = { wait: { type: 'boolean', default: false }, ...HEAD_OPTIONS } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new UsageError(USAGE);
  const text = isSheet(file) ? await textOfSheet(file, values, { api, locale, output }) : await readFile(file, 'utf8');
  if (text === null) return 1;
  const checked = await api.call('requests.checkFile', { name: basename(file), text });
  if (!checked.order) {
    for (const { row, field, code, facts } of checked.errors)
      output.err(`${file}: ${row === 0 ? '' : `#${row} `}${field}: ${errorMessage(locale, code, facts)} (${code})\n`);
    return 1;
  }
  const submitted = await api.call('requests.submit', { ...checked.order, key: randomUUID() });
  if (!values.wait) {
    output.out(
      json
        ? `${JSON.stringify(submitted)}\n`
        : `${submitted.number}  ${label(locale, 'requestState', submitted.state)}\n`,
    );
    return 0;
  }
  const planned = await untilPlanned(api, submitted.requestId);
  const { number, state, monthFen, yearEndFen, planHash } = planned;
  const money = `${formatYuan(BigInt(monthFen))} / ${formatYuan(BigInt(yearEndFen))}`;
  output.out(
    json
      ? `${JSON.stringify({ ...submitted, state, monthFen, yearEndFen, planHash })}\n`
      : `${number}  ${label(locale, 'requestState', state)}  ${money}  ${planHash ?? ''}\n`,
  );
  return state === 'preview-failed' || state === 'failed' ? 1 : 0;
}

async function untilPlanned(api: ApiSession['api'], requestId: string): Promise<RequestDetail> {
  for (let polls = 0; ; polls += 1) {
    const request = await api.call('requests.get', { requestId });
    if (PLANNED(request.state) || polls === MOST_POLLS) return request;
    await pause(POLL_MS);
  }
}
