import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Flex, Skeleton, Table, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../page/empty-state.tsx';
import { ProblemBlock } from '../page/problem-block.tsx';
import { useKeyboardScroll } from './use-keyboard-scroll.ts';
import type { ListAddress } from './use-list-address.ts';

interface ListPage<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly total: number;
  /** There are more than `total`, which nobody counted. */
  readonly atLeast?: boolean;
}

interface ListTableProps<Row extends { readonly id: string }> {
  readonly query: UseQueryResult<ListPage<Row>, unknown>;
  readonly address: ListAddress;
  readonly columns: NonNullable<TableProps<Row>['columns']>;
  /** Shown when there is nothing at all; a filter without matches has its own words. */
  readonly empty: ReactNode;
  readonly label: string;
  readonly onRow?: TableProps<Row>['onRow'];
  readonly expandable?: TableProps<Row>['expandable'];
}

/** A page of a list: skeleton, problem, emptiness explained, rows, and the way to the next page with the total. */
export function ListTable<Row extends { readonly id: string }>(props: ListTableProps<Row>) {
  const { query, address, columns, empty, label } = props;
  const { t } = useTranslation();
  const around = useKeyboardScroll();
  if (query.isError && !query.data) return <ProblemBlock error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active title={false} paragraph={{ rows: 10, width: '100%' }} />;
  const { items } = query.data;
  const nothing = address.filtered ? (
    <EmptyState
      why={t('ui.emptyFiltered')}
      next={t('ui.emptyFilteredNext')}
      action={<Button onClick={address.clear}>{t('ui.reset')}</Button>}
    />
  ) : (
    empty
  );
  return (
    <div className="zy-panel" ref={around}>
      <Table<Row>
        aria-label={label}
        rowKey="id"
        columns={columns}
        dataSource={[...items]}
        pagination={false}
        loading={query.isFetching && query.isPlaceholderData}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: nothing }}
        {...(props.onRow ? { onRow: props.onRow } : {})}
        {...(props.expandable ? { expandable: props.expandable } : {})}
      />
      <ListFooter address={address} page={query.data} />
    </div>
  );
}

interface ListFooterProps {
  readonly address: ListAddress;
  readonly page: ListPage<unknown>;
}

function ListFooter({ address, page }: ListFooterProps) {
  const { t } = useTranslation();
  const { items, total, atLeast = false, nextCursor } = page;
  return (
    <Flex justify="space-between" align="center" className="zy-list-footer">
      <span className="zy-faint zy-number" aria-live="polite">
        {t(atLeast ? 'ui.shownOfMore' : 'ui.shownOf', { shown: items.length, total })}
      </span>
      <Flex gap={8}>
        {address.onFirstPage ? null : <Button onClick={address.first}>{t('ui.firstPage')}</Button>}
        <Button disabled={!address.canGoBack} onClick={address.previous}>
          {t('ui.previousPage')}
        </Button>
        <Button disabled={!nextCursor} onClick={() => nextCursor && address.next(nextCursor)}>
          {t('ui.nextPage')}
        </Button>
      </Flex>
    </Flex>
  );
}
