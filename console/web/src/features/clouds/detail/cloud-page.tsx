import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { Outputs } from '../../../api/outputs.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { useMe } from '../../../api/use-me.ts';
import { BreakGlassBanner } from '../../../ui/break-glass-banner.tsx';
import { Instant } from '../../../ui/instant.tsx';
import { Facts } from '../../../ui/page/facts.tsx';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { Simulated } from '../../../ui/simulated.tsx';
import { CloudStatus } from '../../../ui/status/cloud-status.tsx';
import { useNames } from '../../../ui/use-names.ts';
import { BlastRadiusPanel } from './blast-radius-panel.tsx';
import { CapacityPanel } from './capacity-panel.tsx';
import { CloudActions } from './cloud-actions.tsx';
import { DriftPanel } from './drift-panel.tsx';
import { ServicesPanel } from './services-panel.tsx';
import { TenanciesPanel } from './tenancies-panel.tsx';
import { WindowsPanel } from './windows-panel.tsx';

type Cloud = Outputs['clouds']['get'];

const DEFINERS = ['platform-engineer', 'technical-reviewer', 'auditor'] as const;
const WATCHERS = [
  'platform-engineer',
  'technical-reviewer',
  'authority-approver',
  'security-admin',
  'auditor',
] as const;

function CloudFacts({ cloud }: { readonly cloud: Cloud }) {
  const { t } = useTranslation();
  const names = useNames();
  const { cluster } = cloud;
  return (
    <Facts
      columns={5}
      facts={[
        { label: t('clouds.tier'), value: t(`words.tier.${cloud.tier}`) },
        { label: t('clouds.profile'), value: names.profile(cloud.profile) },
        {
          label: t('clouds.cluster'),
          value: cluster ? `${cluster.slug} · ${cluster.kubernetesVersion}` : t('clouds.clusterNone'),
        },
        { label: t('clouds.provisioner'), value: cloud.storageProvisioner },
        { label: t('clouds.deployedAt'), value: cloud.deployedAt ? <Instant at={cloud.deployedAt} /> : '—' },
      ]}
    />
  );
}

/** `/clouds/:slug` and `/clouds/:slug/:tab`: one cloud, its capacity, tenancies, services, drift, reach of its failures, and break-glass. */
export function CloudPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const navigate = useNavigate();
  const { holdsAny } = useMe();
  const { slug = '', tab = 'capacity' } = useParams();
  const query = useQuery(trpc.clouds.get.queryOptions({ slug }, { refetchInterval: 10_000 }));
  return (
    <Loaded query={query} rows={10}>
      {(cloud) => {
        const panels = [
          { key: 'capacity', label: t('clouds.capacity'), children: <CapacityPanel slug={slug} /> },
          { key: 'tenancies', label: t('clouds.tenancies'), children: <TenanciesPanel cloudId={cloud.id} /> },
          ...(holdsAny(DEFINERS)
            ? [
                {
                  key: 'services',
                  label: t('clouds.services'),
                  children: <ServicesPanel slug={slug} cloudId={cloud.id} />,
                },
                { key: 'drift', label: t('drift.title'), children: <DriftPanel cloudId={cloud.id} /> },
              ]
            : []),
          ...(holdsAny(WATCHERS)
            ? [
                { key: 'blast-radius', label: t('clouds.blastRadius'), children: <BlastRadiusPanel slug={slug} /> },
                { key: 'break-glass', label: t('clouds.windows'), children: <WindowsPanel cloudId={cloud.id} /> },
              ]
            : []),
        ];
        return (
          <>
            <PageHeader
              title={cloud.name}
              number={<Simulated simulated={cloud.simulated} />}
              status={<CloudStatus state={cloud.state} />}
              lead={<Link to={`/operations?cloud=${cloud.id}`}>{t('clouds.operations')}</Link>}
              actions={<CloudActions cloud={cloud} />}
            />
            <BreakGlassBanner cloudId={cloud.id} />
            <CloudFacts cloud={cloud} />
            <Tabs
              activeKey={tab}
              onChange={(key) => void navigate(`/clouds/${slug}/${key}`, { replace: true })}
              items={panels}
              destroyOnHidden
            />
          </>
        );
      }}
    </Loaded>
  );
}
