import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { Amount } from '../../ui/amount.tsx';
import { Clock } from '../../ui/clock.tsx';
import { plainFen } from '../../ui/format/fen.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';

type Item = Outputs['approvals']['inbox']['items'][number];
type Row = Item & { readonly id: string };

/** What a line of the queue is about, whichever kind it is. */
function subjectOf(item: Item) {
  if (item.kind === 'request') {
    const { id, number, title, kind, system, department, monthFen } = item.request;
    return { id, number, title, kind, system: system.name, department: department.name, monthFen } as const;
  }
  const { id, number, system, from, to, monthFen } = item.transfer;
  const department = `${from.name} → ${to.name}`;
  return { id, number, title: system.name, kind: 'transfer', system: system.name, department, monthFen } as const;
}

function useSubjectColumns(show: (row: Item) => void): ListColumn<Row>[] {
  const { t } = useTranslation();
  const kindOf = (row: Item) =>
    row.kind === 'request' ? t(`words.requestKind.${row.request.kind}`) : t('approvals.kinds.transfer');
  return [
    {
      title: t('approvals.request'),
      key: 'request',
      fields: [
        { name: t('ui.number'), text: (row) => subjectOf(row).number },
        { name: t('approvals.request'), text: (row) => subjectOf(row).title },
        { name: t('orders.kind'), text: kindOf },
      ],
      render: (_, row) => (
        <div className="zy-two-lines">
          <Button type="link" className="zy-link-cell" onClick={() => show(row)} title={subjectOf(row).title}>
            <span className="zy-clip">{subjectOf(row).title}</span>
          </Button>
          <span className="zy-faint zy-number">
            {subjectOf(row).number} · {kindOf(row)}
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
        { name: t('approvals.system'), text: (row) => subjectOf(row).system },
        { name: t('ui.department'), text: (row) => subjectOf(row).department },
      ],
      render: (_, row) => (
        <div className="zy-two-lines">
          <span className="zy-clip" title={subjectOf(row).system}>
            {subjectOf(row).system}
          </span>
          <span className="zy-faint zy-clip">{subjectOf(row).department}</span>
        </div>
      ),
    },
  ];
}

function useClockColumns(show: (row: Item) => void): ListColumn<Row>[] {
  const { t } = useTranslation();
  return [
    {
      title: t('approvals.month'),
      key: 'month',
      align: 'right',
      fields: [{ name: t('approvals.month'), text: (row) => plainFen(subjectOf(row).monthFen) }],
      render: (_, row) => <Amount fen={subjectOf(row).monthFen} />,
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
      render: (_, row) => (
        <Button size="small" onClick={() => show(row)} aria-label={`${t('approvals.open')} ${subjectOf(row).number}`}>
          {t('approvals.open')}
        </Button>
      ),
    },
  ];
}

/** Columns of the approval queue. */
export function useInboxColumns(show: (row: Item) => void): ListColumn<Row>[] {
  return [...useSubjectColumns(show), ...useClockColumns(show)];
}
