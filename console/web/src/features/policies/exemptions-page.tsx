import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Instant } from '../../ui/instant.tsx';
import { ListTable } from '../../ui/list/list-table.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Status, type Tone } from '../../ui/status/status.tsx';
import { ActBy } from './act-by.tsx';
import { ExemptionActs } from './exemption-acts.tsx';
import { PolicyTabs } from './policy-tabs.tsx';
import type { Exemption } from './policy-types.ts';

const TONES: Readonly<Record<Exemption['state'], Tone>> = {
  asked: 'waiting',
  'in-force': 'attention',
  over: 'ended',
  refused: 'ended',
  withdrawn: 'ended',
};

function useExemptionColumns(): NonNullable<TableProps<Exemption>['columns']> {
  const { t } = useTranslation();
  return [
    {
      title: t('policies.statusLabel'),
      key: 'state',
      render: (_, row) => <Status tone={TONES[row.state]}>{t(`policies.exemptionState.${row.state}`)}</Status>,
    },
    {
      title: t('policies.number'),
      key: 'number',
      render: (_, row) => <span className="zy-number zy-nowrap">{row.number}</span>,
    },
    { title: t('policies.policy'), key: 'policy', render: (_, row) => <code className="zy-code">{row.policy}</code> },
    {
      title: t('policies.where'),
      key: 'where',
      render: (_, row) =>
        Object.entries(row.where).map(([scope, pattern]) => (
          <div key={scope}>
            {t(`policies.scope.${scope as keyof Exemption['where']}`)} <code className="zy-code">{pattern}</code>
          </div>
        )),
    },
    { title: t('ui.reason'), key: 'reason', render: (_, row) => row.reason },
    { title: t('policies.until'), key: 'until', render: (_, row) => <Instant at={row.until} /> },
    { title: t('policies.askedBy'), key: 'asked', render: (_, row) => <ActBy act={row.asked} /> },
    { title: t('policies.decidedBy'), key: 'decided', render: (_, row) => <ActBy act={row.decided} /> },
    { title: '', key: 'acts', render: (_, row) => <ExemptionActs exemption={row} /> },
  ];
}

/** `/policies/exemptions`: what people let stand, why, who allowed it, until when. */
export function ExemptionsPage() {
  const { t } = useTranslation();
  const address = useListAddress();
  const query = useQuery(
    useTRPC().compliance.exemptions.queryOptions({ cursor: address.cursor }, { placeholderData: keepPreviousData }),
  );
  const columns = useExemptionColumns();
  return (
    <>
      <PageHeader title={t('policies.title')} lead={t('policies.lead')} />
      <PolicyTabs active="exemptions" />
      <ListTable
        label={t('policies.exemptionsTab')}
        query={query}
        address={address}
        columns={columns}
        empty={<EmptyState why={t('policies.noExemptions')} next={t('policies.noExemptionsNext')} />}
      />
    </>
  );
}
