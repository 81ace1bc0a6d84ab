import { Button, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { Amount } from '../../ui/amount.tsx';
import { Clock } from '../../ui/clock.tsx';
import { Instant } from '../../ui/instant.tsx';

type Row = Outputs['approvals']['inbox']['items'][number] & { readonly id: string };

/** Columns of the approval queue. */
export function useInboxColumns(show: (requestId: string) => void): NonNullable<TableProps<Row>['columns']> {
  const { t } = useTranslation();
  return [
    {
      title: t('approvals.request'),
      key: 'request',
      render: (_, { request }) => (
        <div className="zy-two-lines">
          <Button type="link" className="zy-link-cell" onClick={() => show(request.id)} title={request.title}>
            <span className="zy-clip">{request.title}</span>
          </Button>
          <span className="zy-faint zy-number">
            {request.number} · {t(`words.requestKind.${request.kind}`)}
          </span>
        </div>
      ),
    },
    { title: t('approvals.step'), key: 'step', render: (_, row) => t(`words.step.${row.step}`) },
    {
      title: t('approvals.system'),
      key: 'system',
      render: (_, { request }) => (
        <div className="zy-two-lines">
          <span className="zy-clip" title={request.system.name}>
            {request.system.name}
          </span>
          <span className="zy-faint zy-clip">{request.department.name}</span>
        </div>
      ),
    },
    {
      title: t('approvals.month'),
      key: 'month',
      align: 'right',
      render: (_, { request }) => <Amount fen={request.monthFen} />,
    },
    { title: t('approvals.openedAt'), key: 'opened', render: (_, row) => <Instant at={row.openedAt} /> },
    { title: t('approvals.clock'), key: 'due', render: (_, row) => <Clock dueAt={row.dueAt} /> },
    {
      title: '',
      key: 'open',
      align: 'right',
      render: (_, { request }) => (
        <Button size="small" onClick={() => show(request.id)} aria-label={`${t('approvals.open')} ${request.number}`}>
          {t('approvals.open')}
        </Button>
      ),
    },
  ];
}
