import type { TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { Amount } from '../../ui/amount.tsx';
import { Instant } from '../../ui/instant.tsx';
import { RequestStatus } from '../../ui/status/request-status.tsx';

type Row = Outputs['requests']['list']['items'][number];

/** Columns of the list of requests; amounts right-aligned with their unit in the header. */
export function useOrderColumns(): NonNullable<TableProps<Row>['columns']> {
  const { t } = useTranslation();
  return [
    {
      title: t('orders.name'),
      key: 'title',

      render: (_, row) => (
        <div className="zy-two-lines">
          <Link to={`/orders/${row.id}`} className="zy-clip" title={row.title}>
            {row.title}
          </Link>
          <span className="zy-faint zy-number">{row.number}</span>
        </div>
      ),
    },
    { title: t('orders.state'), key: 'state', render: (_, row) => <RequestStatus state={row.state} /> },
    { title: t('orders.kind'), key: 'kind', render: (_, row) => t(`words.requestKind.${row.kind}`) },
    {
      title: t('orders.system'),
      key: 'system',

      render: (_, row) => (
        <div className="zy-two-lines">
          <span className="zy-clip" title={row.system.name}>
            {row.system.name}
          </span>
          <span className="zy-faint zy-clip" title={row.department.name}>
            {row.department.name}
          </span>
        </div>
      ),
    },
    { title: t('orders.applicant'), key: 'applicant', render: (_, row) => row.applicant.name },
    {
      title: t('orders.lines'),
      key: 'lines',
      align: 'right',
      render: (_, row) => <span className="zy-number">{row.lineCount}</span>,
    },
    { title: t('orders.month'), key: 'month', align: 'right', render: (_, row) => <Amount fen={row.monthFen} /> },
    { title: t('orders.submittedAt'), key: 'at', render: (_, row) => <Instant at={row.submittedAt} /> },
  ];
}
