import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { PageTabs } from '../../ui/page/page-tabs.tsx';
import { DisputesPanel } from './disputes-panel.tsx';
import { LatePanel } from './late-panel.tsx';
import { NotesPanel } from './notes-panel.tsx';

const PANELS = { disputes: DisputesPanel, notes: NotesPanel, late: LatePanel } as const;
type Tab = keyof typeof PANELS;
const pathOf = (tab: Tab) => (tab === 'disputes' ? '/disputes' : `/disputes?show=${tab}`);

/**
 * `/disputes`: what departments say is wrong with issued statements, the notes that put it right, and what came late. The operator gives its account and sees no
 * notes; what came late is finance's and the supervisors'.
 */
export function DisputesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const address = useListAddress();
  const notes = me.holdsAny(['applicant', 'department-approver', 'finance', 'authority-approver', 'auditor']);
  const late = me.holdsAny(['finance', 'authority-approver', 'auditor']);
  const tabs: readonly Tab[] = [
    'disputes',
    ...(notes ? (['notes'] as const) : []),
    ...(late ? (['late'] as const) : []),
  ];
  const shown = tabs.find((tab) => tab === address.filter('show')) ?? 'disputes';
  const Panel = PANELS[shown];
  return (
    <>
      <PageHeader title={t('disputes.title')} lead={t('disputes.lead')} />
      {tabs.length > 1 ? (
        <PageTabs
          active={pathOf(shown)}
          tabs={tabs.map((tab) => ({ path: pathOf(tab), label: t(`disputes.tabs.${tab}`) }))}
        />
      ) : null}
      <Panel />
    </>
  );
}
