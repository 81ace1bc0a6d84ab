import type { TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { Amount } from '../../ui/amount.tsx';
import { Instant } from '../../ui/instant.tsx';
import { StatementStatus } from './statement-status.tsx';

type Row = Outputs['settlement']['list']['items'][number];

/** Columns of the list of statements. */
export function useStatementColumns(): NonNullable<TableProps<Row>['columns']> {
  const { t } = useTranslation();
  return [
    {
      title: t('statements.number'),
      key: 'number',
      render: (_, row) => (
        <Link to={`/statements/${row.id}`} className="zy-number zy-nowrap">
          {row.number}
        </Link>
      ),
    },
    { title: t('statements.month'), dataIndex: 'month', className: 'zy-number' },
    { title: t('statements.state'), key: 'state', render: (_, row) => <StatementStatus state={row.state} /> },
    { title: t('statements.department'), key: 'department', render: (_, row) => row.department.name },
    {
      title: t('statements.contract'),
      key: 'contract',
      render: (_, row) => (
        <div className="zy-two-lines">
          <span className="zy-clip" title={row.contract.name}>
            {row.contract.name}
          </span>
          <span className="zy-faint zy-number">{row.contract.number}</span>
        </div>
      ),
    },
    {
      title: t('statements.payable'),
      key: 'payable',
      align: 'right',
      render: (_, row) => <Amount fen={row.payableFen} strong />,
    },
    { title: t('statements.asOf'), key: 'asOf', render: (_, row) => <Instant at={row.asOf} precision="second" /> },
  ];
}
