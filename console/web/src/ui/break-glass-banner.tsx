import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../api/trpc.ts';
import { useMe } from '../api/use-me.ts';
import { Instant } from './instant.tsx';

const WATCHERS = [
  'platform-engineer',
  'technical-reviewer',
  'authority-approver',
  'security-admin',
  'auditor',
] as const;

/** Says that somebody may be at work by hand on this cloud, until when; nothing while no window is open. */
export function BreakGlassBanner({ cloudId }: { readonly cloudId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { holdsAny } = useMe();
  const enabled = holdsAny(WATCHERS);
  const query = useQuery(
    trpc.breakGlass.list.queryOptions({ cloudId, openOnly: true }, { enabled, refetchInterval: 20_000 }),
  );
  return (query.data ?? []).map((window) => (
    <Alert
      key={window.id}
      className="zy-section"
      type="warning"
      showIcon
      title={
        <>
          {t('ui.windowOpen', { name: window.asked.name, number: window.number })}{' '}
          {window.endsAt ? <Instant at={window.endsAt} /> : null}{' '}
          <Link to={`/clouds/${window.cloud.slug}/break-glass`}>{t('ui.windowDetails')}</Link>
        </>
      }
    />
  ));
}
