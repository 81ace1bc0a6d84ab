import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Amount } from '../../ui/amount.tsx';
import { plainFen } from '../../ui/format/fen.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { ContractStatus } from './contract-status.tsx';
import type { ContractRow } from './contract-types.ts';
import { TermText } from './term-text.tsx';

/** Which contract it is, and whose. */
function usePartyColumns(): ListColumn<ContractRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'number',
      title: t('contracts.contract'),
      fields: [
        { name: t('contracts.number'), text: (row) => row.number },
        { name: t('contracts.name'), text: (row) => row.name },
      ],
      render: (_, row) => (
        <div className="zy-two-lines">
          <Link to={`/contracts/${row.id}`} className="zy-number zy-nowrap">
            {row.number}
          </Link>
          <span className="zy-faint zy-clip" title={row.name}>
            {row.name}
          </span>
        </div>
      ),
    },
    {
      key: 'state',
      title: t('contracts.state'),
      fields: [{ name: t('contracts.state'), text: (row) => t(`contracts.states.${row.state}`) }],
      render: (_, row) => <ContractStatus state={row.state} />,
    },
    {
      key: 'department',
      title: t('contracts.department'),
      fields: [{ name: t('contracts.department'), text: (row) => row.department.name }],
      render: (_, row) => row.department.name,
    },
    {
      key: 'operator',
      title: t('contracts.operator'),
      fields: [
        { name: t('contracts.operator'), text: (row) => row.operator.name },
        { name: t('contracts.supervisor'), text: (row) => row.supervisor?.name ?? null },
      ],
      render: (_, row) => (
        <div className="zy-two-lines">
          <span>{row.operator.name}</span>
          <span className="zy-faint">
            {row.supervisor ? t('contracts.supervisedBy', { name: row.supervisor.name }) : t('contracts.noSupervisor')}
          </span>
        </div>
      ),
    },
  ];
}

/** How long it runs, and its yearly part. */
function useTermColumns(): ListColumn<ContractRow>[] {
  const { t } = useTranslation();
  const instant = (at: string | null) => (at === null ? null : formatInstant(at));
  return [
    {
      key: 'term',
      title: t('contracts.term'),
      fields: [
        { name: t('contracts.validFrom'), text: (row) => instant(row.validFrom) },
        { name: t('contracts.validTo'), text: (row) => instant(row.validTo) },
      ],
      render: (_, row) => <TermText contract={row} />,
    },
    {
      key: 'annual',
      title: t('contracts.annualYuan'),
      align: 'right',
      fields: [{ name: t('contracts.annualYuan'), text: (row) => plainFen(row.annualFen) }],
      render: (_, row) => (
        <div className="zy-two-lines">
          <Amount fen={row.annualFen} />
          <span className="zy-faint">
            {row.annualFen === '0' ? null : t(row.byInstalments ? 'contracts.byInstalments' : 'contracts.spread')}
          </span>
        </div>
      ),
    },
  ];
}

/** Columns of the list of contracts. */
export function useContractColumns(): ListColumn<ContractRow>[] {
  return [...usePartyColumns(), ...useTermColumns()];
}
