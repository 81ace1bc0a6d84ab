import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { Amount } from '../../ui/amount.tsx';
import { plainFen } from '../../ui/format/fen.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { PromiseStatus } from '../../ui/promise/promise-status.tsx';
import { usePromiseText } from '../../ui/promise/use-promise-text.ts';
import { RequestStatus } from '../../ui/status/request-status.tsx';

type Row = Outputs['requests']['list']['items'][number];

function useSubjectColumns(): ListColumn<Row>[] {
  const { t } = useTranslation();
  return [
    {
      title: t('orders.name'),
      key: 'title',
      fields: [
        { name: t('ui.number'), text: (row) => row.number },
        { name: t('orders.name'), text: (row) => row.title },
      ],
      render: (_, row) => (
        <div className="zy-two-lines">
          <Link to={`/orders/${row.id}`} className="zy-clip" title={row.title}>
            {row.title}
          </Link>
          <span className="zy-faint zy-number">{row.number}</span>
        </div>
      ),
    },
    {
      title: t('orders.state'),
      key: 'state',
      fields: [{ name: t('orders.state'), text: (row) => t(`words.requestState.${row.state}`) }],
      render: (_, row) => <RequestStatus state={row.state} />,
    },
    {
      title: t('orders.kind'),
      key: 'kind',
      fields: [{ name: t('orders.kind'), text: (row) => t(`words.requestKind.${row.kind}`) }],
      render: (_, row) => t(`words.requestKind.${row.kind}`),
    },
    {
      title: t('orders.system'),
      key: 'system',
      fields: [
        { name: t('orders.system'), text: (row) => row.system.name },
        { name: t('ui.department'), text: (row) => row.department.name },
      ],
      render: (_, row) => (
        <div className="zy-two-lines">
          <span className="zy-clip" title={row.system.name}>
            {row.transferred ? `${row.system.name} · ${t('orders.transferred')}` : row.system.name}
          </span>
          <span className="zy-faint zy-clip" title={row.department.name}>
            {row.department.name}
          </span>
        </div>
      ),
    },
  ];
}

function useAmountColumns(): ListColumn<Row>[] {
  const { t } = useTranslation();
  const promiseText = usePromiseText();
  return [
    {
      title: t('orders.applicant'),
      key: 'applicant',
      fields: [{ name: t('orders.applicant'), text: (row) => row.applicant.name }],
      render: (_, row) => row.applicant.name,
    },
    {
      title: t('orders.lines'),
      key: 'lines',
      fields: [{ name: t('orders.lines'), text: (row) => String(row.lineCount) }],
      align: 'right',
      render: (_, row) => <span className="zy-number">{row.lineCount}</span>,
    },
    {
      title: t('orders.month'),
      key: 'month',
      align: 'right',
      fields: [{ name: t('orders.month'), text: (row) => plainFen(row.monthFen) }],
      render: (_, row) => <Amount fen={row.monthFen} />,
    },
    {
      title: t('orders.promise'),
      key: 'promise',
      fields: [{ name: t('orders.promise'), text: (row) => promiseText(row.promise) }],
      render: (_, row) => <PromiseStatus promise={row.promise} />,
    },
    {
      title: t('orders.submittedAt'),
      key: 'at',
      fields: [{ name: t('orders.submittedAt'), text: (row) => row.submittedAt && formatInstant(row.submittedAt) }],
      render: (_, row) => <Instant at={row.submittedAt} />,
    },
  ];
}

/** Columns of the list of requests; amounts right-aligned with their unit in the header. */
export function useOrderColumns(): ListColumn<Row>[] {
  return [...useSubjectColumns(), ...useAmountColumns()];
}
