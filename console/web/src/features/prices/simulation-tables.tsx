import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { exactYuan, netYuan } from './exact-yuan.ts';
import type { Simulation } from './price-types.ts';
import { usePriceNames } from './use-price-names.ts';

type Department = Simulation['departments'][number];
type Item = Simulation['items'][number];
type Compared = Pick<Item, 'inForce' | 'byDraft' | 'difference'>;

/** The three columns of a comparison, in yuan to the fen. */
function useFigureColumns() {
  const { t } = useTranslation();
  const figure = (of: keyof Compared) => ({
    key: of,
    title: t(`prices.figures.${of}`),
    align: 'right' as const,
    className: 'zy-number',
    render: (_: unknown, row: Compared) => exactYuan(row[of], of === 'difference') ?? t('prices.unknown'),
  });
  return [figure('inForce'), figure('byDraft'), figure('difference')];
}

/** What is left to pay after deductions, coefficient and bounds, and what of it nobody knows. */
function useNetColumns() {
  const { t } = useTranslation();
  const net = (of: 'byDraftFen' | 'differenceFen') => ({
    key: of,
    title: t(`prices.net.${of}`),
    align: 'right' as const,
    className: 'zy-number',
    render: (_: unknown, { net: figures }: Department) => (
      <div className="zy-two-lines">
        <span>{netYuan(figures[of], of === 'differenceFen') ?? t('prices.unknown')}</span>
        {of === 'differenceFen' && figures.unknown.length > 0 ? (
          <span className="zy-faint">{figures.unknown.map((why) => t(`prices.netUnknown.${why}`)).join('、')}</span>
        ) : null}
      </div>
    ),
  });
  return [net('byDraftFen'), net('differenceFen')];
}

/** Who pays what more: departments, the largest difference first. */
export function SimulatedDepartments({ departments }: { readonly departments: readonly Department[] }) {
  const { t } = useTranslation();
  const nameOf = usePriceNames();
  const figures = useFigureColumns();
  const nets = useNetColumns();
  const unpriced = (row: Department) => [...new Set([...row.unpriced.inForce, ...row.unpriced.byDraft])];
  return (
    <Table<Department>
      size="small"
      aria-label={t('prices.byDepartment')}
      rowKey={({ department }) => department.id}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={[...departments]}
      columns={[
        {
          key: 'department',
          title: t('prices.department'),
          render: (_, row) => (
            <div className="zy-two-lines">
              <span>{row.department.name}</span>
              {unpriced(row).length > 0 ? (
                <span className="zy-faint">
                  {t('prices.unpriced', {
                    items: unpriced(row)
                      .map((sku) => nameOf(sku as Item['sku']))
                      .join('、'),
                  })}
                </span>
              ) : null}
            </div>
          ),
        },
        ...figures,
        ...nets,
      ]}
    />
  );
}

/** The same by billing item. */
export function SimulatedItems({ items }: { readonly items: readonly Item[] }) {
  const { t } = useTranslation();
  const nameOf = usePriceNames();
  const figures = useFigureColumns();
  return (
    <Table<Item>
      size="small"
      aria-label={t('prices.byItem')}
      rowKey="sku"
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={[...items]}
      columns={[{ key: 'sku', title: t('prices.item'), render: (_, { sku }) => nameOf(sku) }, ...figures]}
    />
  );
}
