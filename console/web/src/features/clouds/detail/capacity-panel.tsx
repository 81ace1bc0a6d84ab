import { useQuery } from '@tanstack/react-query';
import { Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../../api/outputs.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { groupDigits } from '../../../ui/format/fen.ts';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { Share } from '../../../ui/share.tsx';
import { Xinchuang } from '../../../ui/xinchuang.tsx';
import { CapacityChart } from './capacity-chart.tsx';

export type Pool = Outputs['clouds']['capacity']['pools'][number];
type Line = Pool['lines'][number];

function Used({ ppm }: { readonly ppm: string | null }) {
  const { t } = useTranslation();
  return ppm === null ? <span className="zy-faint">{t('clouds.unmeasured')}</span> : <Share ppm={ppm} places={1} />;
}

function PoolPanel({ pool }: { readonly pool: Pool }) {
  const { t } = useTranslation();
  const amount = (key: 'total' | 'booked' | 'takenOver' | 'reserved' | 'left') => ({
    key,
    dataIndex: key,
    title: t(`clouds.${key}`),
    align: 'right' as const,
    className: 'zy-number',
    render: (units: string) => groupDigits(units),
  });
  return (
    <Panel
      title={
        <Flex gap={10} align="center" wrap>
          <span>{pool.name}</span>
          <Xinchuang xinchuang={pool.xinchuang} />
        </Flex>
      }
      extra={
        <span className="zy-faint">
          {t('clouds.measuredNodes', { measured: pool.measuredNodes, nodes: pool.nodes })}
        </span>
      }
    >
      <CapacityChart pool={pool} label={t('clouds.chartOf', { name: pool.name })} />
      <Table<Line>
        size="small"
        aria-label={pool.name}
        rowKey="dimension"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...pool.lines]}
        columns={[
          {
            key: 'dimension',
            title: t('clouds.dimension'),
            render: (_, { dimension }) => `${t(`words.dimension.${dimension}`)}（${t(`words.unit.${dimension}`)}）`,
          },
          amount('total'),
          amount('booked'),
          ...(pool.lines.some((line) => line.takenOver !== '0') ? [amount('takenOver')] : []),
          amount('reserved'),
          amount('left'),
          {
            key: 'used',
            title: t('clouds.used'),
            align: 'right',
            render: (_, { usedPpm }) => <Used ppm={usedPpm} />,
          },
        ]}
      />
    </Panel>
  );
}

/** Capacity of each pool of one cloud, with what agents measured of it. */
export function CapacityPanel({ slug }: { readonly slug: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.clouds.capacity.queryOptions({ slug }, { refetchInterval: 30_000 }));
  return (
    <Loaded query={query} rows={12}>
      {({ pools }) =>
        pools.length === 0 ? (
          <EmptyState why={t('clouds.noPools')} next={t('clouds.noPoolsNext')} />
        ) : (
          pools.map((pool) => <PoolPanel key={pool.code} pool={pool} />)
        )
      }
    </Loaded>
  );
}
