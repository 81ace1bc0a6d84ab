import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { PageTabs } from '../../ui/page/page-tabs.tsx';
import { DisputesPanel } from './disputes-panel.tsx';
import { NotesPanel } from './notes-panel.tsx';

const PATHS = { disputes: '/disputes', notes: '/disputes?show=notes' } as const;

/** `/disputes`: what departments say is wrong with issued statements, and the notes that put it right. The operator gives its account and sees no notes. */
export function DisputesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const address = useListAddress();
  const notes = me.holdsAny(['applicant', 'department-approver', 'finance', 'authority-approver', 'auditor']);
  const shown = notes && address.filter('show') === 'notes' ? 'notes' : 'disputes';
  const tabs = (['disputes', 'notes'] as const).map((tab) => ({ path: PATHS[tab], label: t(`disputes.tabs.${tab}`) }));
  return (
    <>
      <PageHeader title={t('disputes.title')} lead={t('disputes.lead')} />
      {notes ? <PageTabs active={PATHS[shown]} tabs={tabs} /> : null}
      {shown === 'notes' ? <NotesPanel /> : <DisputesPanel />}
    </>
  );
}
