import { useQuery } from '@tanstack/react-query';
import { Button, Table, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Amount } from '../../ui/amount.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Panel } from '../../ui/page/panel.tsx';

type Group = Outputs['assets']['avoided']['groups'][number];

/** A sum of what is known; where nothing of it is, nobody takes it for zero. */
function Known({ sum: { assets, unknown, fen } }: { readonly sum: Pick<Group, 'assets' | 'unknown' | 'fen'> }) {
  const { t } = useTranslation();
  return unknown === assets ? <span className="zy-faint">{t('savings.notKnown')}</span> : <Amount fen={fen} strong />;
}

function Total({ sum }: { readonly sum: Pick<Group, 'assets' | 'unknown' | 'fen'> }) {
  const { t } = useTranslation();
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} colSpan={2}>
        {t('savings.total')}
      </Table.Summary.Cell>
      <Table.Summary.Cell index={2} align="right">
        <span className="zy-number">{sum.assets}</span>
      </Table.Summary.Cell>
      <Table.Summary.Cell index={3} align="right">
        <span className="zy-number">{sum.unknown}</span>
      </Table.Summary.Cell>
      <Table.Summary.Cell index={4} align="right">
        <Known sum={sum} />
      </Table.Summary.Cell>
    </Table.Summary.Row>
  );
}

function useColumns(onOpen: (of: Group) => void): NonNullable<TableProps<Group>['columns']> {
  const { t } = useTranslation();
  return [
    { key: 'year', title: t('savings.year'), dataIndex: 'year', className: 'zy-number' },
    { key: 'cloud', title: t('savings.cloud'), render: (_, { cloud }) => cloud.name },
    {
      key: 'assets',
      title: t('savings.count'),
      align: 'right',
      render: (_, group) => (
        <Button
          type="link"
          size="small"
          aria-label={t('savings.openGroup', { year: group.year, cloud: group.cloud.name })}
          onClick={() => onOpen(group)}
        >
          {group.assets}
        </Button>
      ),
    },
    {
      key: 'unknown',
      title: t('savings.unknownCount'),
      align: 'right',
      dataIndex: 'unknown',
      className: 'zy-number',
    },
    {
      key: 'fen',
      title: t('savings.avoidedYuan'),
      align: 'right',
      render: (_, group) => <Known sum={group} />,
    },
  ];
}

/** Avoided purchase by cloud and year, and in all; each line opens the assets that make it. */
export function AvoidedPanel({ onOpen }: { readonly onOpen: (of: Group) => void }) {
  const { t } = useTranslation();
  const columns = useColumns(onOpen);
  const query = useQuery(useTRPC().assets.avoided.queryOptions({}));
  return (
    <Panel title={t('savings.avoidedTotal')} flush>
      <Loaded query={query} rows={2}>
        {({ groups, total }) => (
          <Table<Group>
            size="small"
            aria-label={t('savings.avoidedTotal')}
            rowKey={({ year, cloud }) => `${year} ${cloud.id}`}
            pagination={{ pageSize: 10, hideOnSinglePage: true }}
            dataSource={[...groups]}
            locale={{ emptyText: <EmptyState why={t('savings.noReuse')} next={t('savings.noReuseNext')} /> }}
            columns={columns}
            summary={() => (groups.length === 0 ? null : <Total sum={total} />)}
          />
        )}
      </Loaded>
    </Panel>
  );
}
