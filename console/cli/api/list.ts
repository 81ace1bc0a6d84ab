import { parseArgs } from 'node:util';
import { itemOf } from '@zhengyun/rulebook/catalogue.ts';
import { label } from '@zhengyun/rulebook/messages/message.ts';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import { UsageError } from '../usage-error.ts';
import { table } from './print.ts';
import type { ApiSession } from './session.ts';

const USAGE = 'usage: list requests|resources|inbox [--search TEXT] [--all] [--lang zh|en] [--json]';
const KINDS = ['requests', 'resources', 'inbox'] as const;
type Kind = (typeof KINDS)[number];

interface Listed {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
  readonly rows: readonly (readonly string[])[];
}
interface Asked {
  readonly cursor: string | null;
  readonly search?: string;
}

async function page({ api, locale }: ApiSession, kind: Kind, asked: Asked): Promise<Listed> {
  switch (kind) {
    case 'requests': {
      const { items, nextCursor } = await api.call('requests.list', asked);
      const rows = items.map((item) => [
        item.number,
        label(locale, 'requestState', item.state),
        item.submittedAt.slice(0, 10),
        formatYuan(BigInt(item.monthFen)),
        item.title,
      ]);
      return { items, nextCursor, rows };
    }
    case 'resources': {
      const { items, nextCursor } = await api.call('resources.list', asked);
      const rows = items.map((item) => {
        const about = itemOf(item.spec.item);
        const name = locale === 'zh-CN' ? about.nameZh : about.nameEn;
        return [
          item.number,
          label(locale, 'resourceState', item.state),
          item.cloud.name,
          '',
          `${name} ${item.system.name}`,
        ];
      });
      return { items, nextCursor, rows };
    }
    case 'inbox': {
      const { search: _, ...rest } = asked;
      const { items, nextCursor } = await api.call('approvals.inbox', rest);
      const rows = items.map((item) => {
        const { number, monthFen } = item.kind === 'request' ? item.request : item.transfer;
        const title = item.kind === 'request' ? item.request.title : item.transfer.system.name;
        const due = item.dueAt.slice(0, 10);
        return [number, label(locale, 'step', item.step), due, formatYuan(BigInt(monthFen)), title];
      });
      return { items, nextCursor, rows };
    }
  }
}

/** Requests, resources or what waits for the caller, newest first; one page of 50, or with `--all` every one. */
export async function list(args: readonly string[], session: ApiSession): Promise<number> {
  const options = { search: { type: 'string' }, all: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const kind = KINDS.find((each) => each === positionals[0]);
  if (!kind || positionals.length > 1) throw new UsageError(USAGE);
  const { search } = values;
  const { json, output } = session;
  let cursor: string | null = null;
  do {
    const listed: Listed = await page(session, kind, { cursor, ...(search === undefined ? {} : { search }) });
    output.out(json ? listed.items.map((item) => `${JSON.stringify(item)}\n`).join('') : table(listed.rows, [3]));
    cursor = listed.nextCursor;
  } while (cursor !== null && values.all);
  if (cursor !== null) output.err('… there are more: --all\n');
  return 0;
}
