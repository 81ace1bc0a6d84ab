import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { formatPpm } from '../../ui/format/ppm.ts';
import { Figure } from './figure.tsx';

const OPEN = ['previewing', 'department-review', 'joint-review', 'provisioning'] as const;
/** What is late and still to be delivered. */
const PROMISED = ['previewing', 'joint-review', 'provisioning'] as const;
const RUNNING = ['previewing', 'applying', 'verifying'] as const;
const TROUBLED = ['failed', 'unknown'] as const;

/** How many there are, with a sign where nobody counted on. */
function countText(page: { readonly total: number; readonly atLeast: boolean } | undefined) {
  return page?.atLeast ? `${page.total}+` : page?.total;
}

function OpenRequests() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.requests.list.queryOptions({ limit: 1, state: [...OPEN] }));
  return <Figure label={t('workbench.openRequests')} value={countText(data)} to="/orders" />;
}

function ActiveResources() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.resources.list.queryOptions({ limit: 1, state: ['active'] }));
  return <Figure label={t('workbench.activeResources')} value={data?.total} to="/resources?state=active" />;
}

function Operations({ troubled }: { readonly troubled: boolean }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const state = troubled ? [...TROUBLED] : [...RUNNING];
  const { data } = useQuery(trpc.provisioning.operations.queryOptions({ limit: 1, state }));
  const label = t(troubled ? 'workbench.troubledOperations' : 'workbench.runningOperations');
  return <Figure label={label} value={data?.total} to="/operations" />;
}

function LateDeliveries() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.requests.list.queryOptions({ limit: 1, late: true, state: [...PROMISED] }));
  return <Figure label={t('workbench.lateDeliveries')} value={countText(data)} to="/orders?late=open" />;
}

function PendingApprovals() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.approvals.inbox.queryOptions({ limit: 1 }));
  return <Figure label={t('workbench.pendingApprovals')} value={countText(data)} to="/approvals" />;
}

function LowestAvailability() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.serviceLevels.availability.queryOptions({}));
  const known = data?.objects.flatMap(({ availabilityPpm }) =>
    availabilityPpm === null ? [] : [BigInt(availabilityPpm)],
  );
  const lowest = known?.reduce<bigint | null>((least, one) => (least === null || one < least ? one : least), null);
  const value = lowest === undefined ? undefined : lowest === null ? t('ui.unknown') : formatPpm(lowest.toString());
  return <Figure label={t('workbench.availabilityLow')} value={value} to="/service-levels" />;
}

function Drafts() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.settlement.list.queryOptions({ limit: 1, state: 'drafted' }));
  return <Figure label={t('workbench.drafts')} value={data?.total} to="/statements?state=drafted" />;
}

/** Three numbers that matter to this person's first role. */
export function Figures() {
  const { t } = useTranslation();
  const { holdsAny } = useMe();
  const figures = holdsAny(['platform-engineer', 'technical-reviewer'])
    ? [
        <Operations key="running" troubled={false} />,
        <Operations key="troubled" troubled />,
        <LateDeliveries key="l" />,
      ]
    : holdsAny(['finance'])
      ? [<Drafts key="d" />, <ActiveResources key="r" />, <LowestAvailability key="a" />]
      : holdsAny(['department-approver', 'authority-approver'])
        ? [<PendingApprovals key="p" />, <OpenRequests key="o" />, <LowestAvailability key="a" />]
        : [<OpenRequests key="o" />, <ActiveResources key="r" />, <LowestAvailability key="a" />];
  return (
    <section className="zy-figures" aria-label={t('workbench.figures')}>
      {figures}
    </section>
  );
}
