import { useQuery } from '@tanstack/react-query';
import { Flex, Table, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { groupDigits } from '../../ui/format/fen.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Status } from '../../ui/status/status.tsx';
import { AskMore } from './ask-more.tsx';
import type { Slice } from './quota-types.ts';
import { type QuotaRow, rowsOf } from './rows-of.ts';
import { SetLimit } from './set-limit.tsx';
import { useNodeName } from './use-node-name.ts';

function Left({ row }: { readonly row: QuotaRow }) {
  const { t } = useTranslation();
  if (row.left === null) return <span className="zy-faint">{t('quota.unbounded')}</span>;
  const text = <span className="zy-number">{groupDigits(row.left)}</span>;
  if (row.left.startsWith('-')) return <Status tone="bad">{text}</Status>;
  if (!row.isOverSoft) return text;
  return (
    <Status tone="attention">
      {text} {t('quota.overSoft')}
    </Status>
  );
}

function useTreeColumns(slice: Slice): NonNullable<TableProps<QuotaRow>['columns']> {
  const { t } = useTranslation();
  const nameOf = useNodeName();
  const amount = (key: 'reserved' | 'booked' | 'takenOver') => ({
    key,
    title: t(`quota.${key}`),
    align: 'right' as const,
    className: 'zy-number',
    render: (_: unknown, row: QuotaRow) => groupDigits(row[key]),
  });
  const limit = (units: string | null) =>
    units === null ? <span className="zy-faint">{t('quota.unset')}</span> : groupDigits(units);
  return [
    { key: 'name', title: t('quota.place'), render: (_, row) => nameOf(row) },
    {
      key: 'limit',
      title: t('quota.limit'),
      align: 'right',
      className: 'zy-number',
      render: (_, row) => limit(row.limit),
    },
    {
      key: 'soft',
      title: t('quota.soft'),
      align: 'right',
      className: 'zy-number',
      render: (_, row) => limit(row.soft),
    },
    {
      key: 'given',
      title: t('quota.given'),
      align: 'right',
      className: 'zy-number',
      render: (_, row) => {
        if (row.level === 'system') return '';
        return `${groupDigits(row.given)}${row.oversubscribe ? t('quota.mayOversubscribe') : ''}`;
      },
    },
    amount('reserved'),
    amount('booked'),
    amount('takenOver'),
    { key: 'left', title: t('quota.left'), align: 'right', render: (_, row) => <Left row={row} /> },
    {
      key: 'acts',
      title: '',
      fixed: 'end',
      render: (_, row) => (
        <Flex gap={8}>
          {row.acts.includes('set') ? <SetLimit node={row} slice={slice} /> : null}
          {row.acts.includes('ask') ? <AskMore node={row} slice={slice} /> : null}
        </Flex>
      ),
    },
  ];
}

const MOST_OPEN = 100;

/** All of a small tree; of a large one what stands above the clouds. */
function openedAtFirst(nodes: readonly QuotaRow[]): string[] {
  const isSmall = nodes.length <= MOST_OPEN;
  return nodes.filter(({ level }) => isSmall || level === 'province' || level === 'tier').map(({ key }) => key);
}

/** Limits of the province, tiers, clouds and departments in one dimension and stack, each with what is given, held and left. */
export function QuotaTree({ slice }: { readonly slice: Slice }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const columns = useTreeColumns(slice);
  const query = useQuery(trpc.quota.tree.queryOptions(slice));
  return (
    <Loaded query={query} rows={10}>
      {({ nodes }) => (
        <Table<QuotaRow>
          size="small"
          aria-label={t('quota.tree')}
          rowKey="key"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={rowsOf(nodes)}
          expandable={{ defaultExpandedRowKeys: openedAtFirst(nodes) }}
          locale={{ emptyText: <EmptyState why={t('quota.empty')} next={t('quota.emptyNext')} /> }}
          columns={columns}
        />
      )}
    </Loaded>
  );
}
