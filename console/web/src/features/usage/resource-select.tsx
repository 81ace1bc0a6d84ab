import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';

/** Resources whose number or system has what was typed in it, the newest first, part by part. */
function useResources(text: string) {
  const search = useDebounced(text.trim(), 300).slice(0, 64);
  return useInfiniteQuery(
    useTRPC().resources.list.infiniteQueryOptions(
      { limit: 50, ...(search ? { search } : {}) },
      { getNextPageParam: ({ nextCursor }) => nextCursor, placeholderData: keepPreviousData },
    ),
  );
}

interface ResourceSelectProps {
  /** Given by the form's field. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
}

/** Chooses one of all resources in sight: found by number or system, however many there are. */
export function ResourceSelect({ id, value, onChange }: ResourceSelectProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = useResources(text);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const total = found.data?.pages[0]?.total ?? 0;
  const more = () => {
    if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage();
  };
  const withMore = (list: ReactElement) => (
    <>
      {list}
      {found.hasNextPage ? (
        <Button type="link" loading={found.isFetchingNextPage} onClick={more}>
          {t('usage.moreResources', { shown: items.length, total })}
        </Button>
      ) : null}
    </>
  );
  return (
    <>
      <Select<string>
        {...(id === undefined ? {} : { id })}
        {...(value === undefined ? {} : { value })}
        {...(onChange ? { onChange } : {})}
        loading={found.isFetching}
        showSearch={{ filterOption: false, onSearch: setText }}
        placeholder={t('usage.findResource')}
        notFoundContent={found.isFetching ? t('usage.searching') : t('usage.noResource')}
        options={items.map(({ id: key, number, system, department }) => ({
          value: key,
          label: `${number} · ${system.name} · ${department.name}`,
        }))}
        popupRender={withMore}
        onPopupScroll={({ currentTarget: list }) => {
          if (list.scrollTop + list.clientHeight >= list.scrollHeight - 40) more();
        }}
      />
      {found.isError ? <ProblemBlock error={found.error} /> : null}
    </>
  );
}
