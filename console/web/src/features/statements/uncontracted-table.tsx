import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { Panel } from '../../ui/page/panel.tsx';
import type { Statement } from './statement-types.ts';
import { useSkuName } from './use-sku-name.ts';

type Part = Omit<Statement['working']['uncontracted'][number], 'resource'>;

/** Use that no contract covers, as its table shows it. */
export interface UncontractedRow extends Part {
  readonly key: string;
  readonly department: string | null;
  readonly resource: ReactNode;
}

interface UncontractedTableProps {
  readonly rows: readonly UncontractedRow[];
}

/** Use that is on no statement because no contract covers it: resource, interval, what it would have cost. */
export function UncontractedTable({ rows }: UncontractedTableProps) {
  const { t } = useTranslation();
  const skuName = useSkuName();
  const departments = rows.some(({ department }) => department !== null);
  return (
    <Panel title={t('statements.uncontracted')} flush>
      <Table
        aria-label={t('statements.uncontracted')}
        rowKey="key"
        dataSource={rows}
        pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        footer={() => <span className="zy-faint">{t('statements.uncontractedWhy')}</span>}
        columns={[
          ...(departments ? [{ title: t('statements.department'), dataIndex: 'department' }] : []),
          { title: t('statements.lineResource'), dataIndex: 'resource', className: 'zy-number' },
          {
            title: t('statements.uncontractedWhen'),
            key: 'when',
            className: 'zy-number',
            render: (_, { from, to }) => `${formatInstant(from, 'minute')} – ${formatInstant(to, 'minute')}`,
          },
          {
            title: t('statements.uncontractedAmount'),
            key: 'amount',
            align: 'right' as const,
            render: (_, { amount, unpriced }) => (
              <>
                <span className="zy-number">{formatDecimal(amount, 2)}</span>
                {unpriced.length > 0 ? (
                  <div className="zy-faint">
                    {t('statements.uncontractedUnpriced', { skus: unpriced.map(skuName).join('、') })}
                  </div>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}
