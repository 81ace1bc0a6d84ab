import { type ReactNode, useState } from 'react';
import { useMe } from '../../api/use-me.ts';
import { ColumnSettings } from './column-settings.tsx';
import { ExportButton } from './export-button.tsx';
import type { FetchPage } from './export-rows.ts';
import type { ListColumn } from './list-column.ts';
import { type ListMemory, readListMemory, type SavedView, writeListMemory } from './list-memory.ts';
import { SavedViews } from './saved-views.tsx';
import type { ListAddress } from './use-list-address.ts';

interface ListToolsInput<Row> {
  /** Stable name of the list, under which the browser remembers. */
  readonly list: string;
  /** What people call it: the exported file's name. */
  readonly title: string;
  readonly address: ListAddress;
  readonly columns: readonly ListColumn<Row>[];
  /** A page of what is shown, from the given cursor. */
  readonly fetchPage: FetchPage<Row>;
}

/** A list's columns as this person wants them, and its tools: saved views, columns, export of exactly what is shown. */
export function useListTools<Row>(input: ListToolsInput<Row>): {
  readonly columns: ListColumn<Row>[];
  readonly tools: ReactNode;
} {
  const { address, columns } = input;
  const owner = { list: input.list, personId: useMe().person.id };
  const [memory, setMemory] = useState<ListMemory>(() => readListMemory(owner));
  const change = (part: Partial<ListMemory>) => {
    const next = { ...memory, ...part };
    writeListMemory(owner, next);
    setMemory(next);
  };
  const shown = columns.filter(({ key }, index) => index === 0 || !memory.hidden.includes(key));
  const othersThan = (name: string) => memory.views.filter((view) => view.name !== name);
  const open = ({ search, hidden }: SavedView) => {
    change({ hidden });
    address.openFilters(search);
  };
  const save = (name: string) =>
    change({ views: [...othersThan(name), { name, search: address.filters, hidden: memory.hidden }] });
  const tools = (
    <>
      <SavedViews
        views={memory.views}
        onOpen={open}
        onSave={save}
        onDelete={(name) => change({ views: othersThan(name) })}
      />
      <ColumnSettings columns={columns} hidden={memory.hidden} onChange={(hidden) => change({ hidden: [...hidden] })} />
      <ExportButton name={input.title} columns={shown} fetchPage={input.fetchPage} />
    </>
  );
  return { columns: shown, tools };
}
