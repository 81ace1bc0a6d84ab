import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Status, type Tone } from '../../ui/status/status.tsx';
import { ActBy } from './act-by.tsx';
import { PolicyTabs } from './policy-tabs.tsx';
import type { SettingChange } from './policy-types.ts';
import { SettingChangeActs } from './setting-change-acts.tsx';
import { SettingsDifference } from './settings-difference.tsx';

const TONES: Readonly<Record<SettingChange['state'], Tone>> = {
  asked: 'waiting',
  granted: 'good',
  refused: 'ended',
  withdrawn: 'ended',
};

function useSettingChangeColumns(): NonNullable<TableProps<SettingChange>['columns']> {
  const { t } = useTranslation();
  return [
    {
      title: t('policies.statusLabel'),
      key: 'state',
      render: (_, row) => <Status tone={TONES[row.state]}>{t(`policies.settingsState.${row.state}`)}</Status>,
    },
    {
      title: t('policies.number'),
      key: 'number',
      render: (_, row) => <span className="zy-number zy-nowrap">{row.number}</span>,
    },
    { title: t('policies.policy'), key: 'policy', render: (_, row) => <code className="zy-code">{row.policy}</code> },
    { title: t('policies.settingsChange'), key: 'change', render: (_, row) => <SettingsDifference change={row} /> },
    { title: t('ui.reason'), key: 'reason', render: (_, row) => row.reason },
    { title: t('policies.askedBy'), key: 'asked', render: (_, row) => <ActBy act={row.asked} /> },
    { title: t('policies.endedBy'), key: 'decided', render: (_, row) => <ActBy act={row.decided ?? row.ended} /> },
    { title: '', key: 'acts', render: (_, row) => <SettingChangeActs change={row} /> },
  ];
}

/** `/policies/settings`: changes of policies' settings that wait, or waited, for another person. */
export function SettingChangesPage() {
  const { t } = useTranslation();
  const address = useListAddress();
  const query = useQuery(
    useTRPC().compliance.settingChanges.queryOptions({ cursor: address.cursor }, { placeholderData: keepPreviousData }),
  );
  const columns = useSettingChangeColumns();
  return (
    <>
      <PageHeader title={t('policies.title')} lead={t('policies.lead')} />
      <PolicyTabs active="settings" />
      <ListTable
        label={t('policies.settingsTab')}
        query={query}
        address={address}
        columns={columns}
        empty={<EmptyState why={t('policies.noSettingChanges')} next={t('policies.noSettingChangesNext')} />}
      />
    </>
  );
}
