import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { Amount } from '../../ui/amount.tsx';
import { Clock } from '../../ui/clock.tsx';
import { plainFen } from '../../ui/format/fen.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';

type Row = Outputs['approvals']['inbox']['items'][number] & { readonly id: string };

function useRequestColumns(show: (requestId: string) => void): ListColumn<Row>[] {
  const { t } = useTranslation();
  return [
    {
      title: t('approvals.request'),
      key: 'request',
      fields: [
        { name: t('ui.number'), text: ({ request }) => request.number },
        { name: t('approvals.request'), text: ({ request }) => request.title },
        { name: t('orders.kind'), text: ({ request }) => t(`words.requestKind.${request.kind}`) },
      ],
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
    {
      title: t('approvals.step'),
      key: 'step',
      fields: [{ name: t('approvals.step'), text: (row) => t(`words.step.${row.step}`) }],
      render: (_, row) => t(`words.step.${row.step}`),
    },
    {
      title: t('approvals.system'),
      key: 'system',
      fields: [
        { name: t('approvals.system'), text: ({ request }) => request.system.name },
        { name: t('ui.department'), text: ({ request }) => request.department.name },
      ],
      render: (_, { request }) => (
        <div className="zy-two-lines">
          <span className="zy-clip" title={request.system.name}>
            {request.system.name}
          </span>
          <span className="zy-faint zy-clip">{request.department.name}</span>
        </div>
      ),
    },
  ];
}

function useClockColumns(show: (requestId: string) => void): ListColumn<Row>[] {
  const { t } = useTranslation();
  return [
    {
      title: t('approvals.month'),
      key: 'month',
      align: 'right',
      fields: [{ name: t('approvals.month'), text: ({ request }) => plainFen(request.monthFen) }],
      render: (_, { request }) => <Amount fen={request.monthFen} />,
    },
    {
      title: t('approvals.openedAt'),
      key: 'opened',
      fields: [{ name: t('approvals.openedAt'), text: (row) => formatInstant(row.openedAt) }],
      render: (_, row) => <Instant at={row.openedAt} />,
    },
    {
      title: t('approvals.clock'),
      key: 'due',
      fields: [{ name: t('approvals.clock'), text: (row) => row.dueAt && formatInstant(row.dueAt) }],
      render: (_, row) => <Clock dueAt={row.dueAt} />,
    },
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

/** Columns of the approval queue. */
export function useInboxColumns(show: (requestId: string) => void): ListColumn<Row>[] {
  return [...useRequestColumns(show), ...useClockColumns(show)];
}
