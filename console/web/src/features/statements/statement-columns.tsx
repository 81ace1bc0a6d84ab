import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { Amount } from '../../ui/amount.tsx';
import { plainFen } from '../../ui/format/fen.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { StatementStatus } from './statement-status.tsx';

type Row = Outputs['settlement']['list']['items'][number];

function usePeriodColumns(): ListColumn<Row>[] {
  const { t } = useTranslation();
  return [
    {
      title: t('statements.number'),
      key: 'number',
      fields: [{ name: t('statements.number'), text: (row) => row.number }],
      render: (_, row) => (
        <Link to={`/statements/${row.id}`} className="zy-number zy-nowrap">
          {row.number}
        </Link>
      ),
    },
    {
      title: t('statements.month'),
      key: 'month',
      dataIndex: 'month',
      className: 'zy-number',
      fields: [{ name: t('statements.month'), text: (row) => row.month }],
    },
    {
      title: t('statements.state'),
      key: 'state',
      fields: [{ name: t('statements.state'), text: (row) => t(`words.statementState.${row.state}`) }],
      render: (_, row) => <StatementStatus state={row.state} parked={row.parked} />,
    },
    {
      title: t('statements.department'),
      key: 'department',
      fields: [{ name: t('statements.department'), text: (row) => row.department.name }],
      render: (_, row) => row.department.name,
    },
  ];
}

function useContractColumns(): ListColumn<Row>[] {
  const { t } = useTranslation();
  return [
    {
      title: t('statements.contract'),
      key: 'contract',
      fields: [
        { name: t('ui.contractNumber'), text: (row) => row.contract.number },
        { name: t('statements.contract'), text: (row) => row.contract.name },
      ],
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
      fields: [{ name: t('statements.payable'), text: (row) => plainFen(row.payableFen) }],
      render: (_, row) => (
        <Link to={`/statements/${row.id}?how=payable`} title={t('statements.howOf', { what: row.number })}>
          <Amount fen={row.payableFen} strong />
        </Link>
      ),
    },
    {
      title: t('statements.asOf'),
      key: 'asOf',
      fields: [{ name: t('statements.asOf'), text: (row) => row.asOf && formatInstant(row.asOf) }],
      render: (_, row) => <Instant at={row.asOf} precision="second" />,
    },
  ];
}

/** Columns of the list of statements. */
export function useStatementColumns(): ListColumn<Row>[] {
  return [...usePeriodColumns(), ...useContractColumns()];
}
