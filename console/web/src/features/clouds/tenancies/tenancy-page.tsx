import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useTRPC } from '../../../api/trpc.ts';
import { useMe } from '../../../api/use-me.ts';
import { Copyable } from '../../../ui/copyable.tsx';
import { Instant } from '../../../ui/instant.tsx';
import { Facts } from '../../../ui/page/facts.tsx';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { Xinchuang } from '../../../ui/xinchuang.tsx';
import { CloseTenancy } from './close-tenancy.tsx';
import { TenancyOperations, TenancyQuota, TenancyResources, TenancyStacks } from './tenancy-panels.tsx';
import { TenancyStatus } from './tenancy-status.tsx';
import type { Tenancy } from './tenancy-types.ts';

function TenancyFacts({ tenancy }: { readonly tenancy: Tenancy }) {
  const { t } = useTranslation();
  const { system, department, cloud, zone } = tenancy;
  return (
    <Facts
      columns={5}
      facts={[
        { label: t('clouds.system'), value: t('tenancies.ofGrade', { name: system.name, grade: tenancy.mlpsGrade }) },
        { label: t('clouds.department'), value: department.name },
        { label: t('clouds.cloud'), value: <Link to={`/clouds/${cloud.slug}`}>{cloud.name}</Link> },
        {
          label: t('clouds.zone'),
          value: (
            <>
              {zone.name} <Xinchuang xinchuang={tenancy.xinchuang} />
            </>
          ),
        },
        { label: t('clouds.namespace'), value: <Copyable text={tenancy.slug} code /> },
        { label: t('tenancies.opened'), value: <Instant at={tenancy.createdAt} /> },
      ]}
    />
  );
}

function Adopted({ objects }: { readonly objects: readonly string[] }) {
  const { t } = useTranslation();
  if (objects.length === 0) return null;
  return (
    <Panel title={t('tenancies.adopted', { n: objects.length })}>
      <p className="zy-faint">{t('tenancies.adoptedWhy')}</p>
      {objects.map((object) => (
        <div key={object}>
          <code className="zy-code">{object}</code>
        </div>
      ))}
    </Panel>
  );
}

/** `/tenancies/:id`: one system's place on one cloud: its quota and use, what is in it, what was done with it, and its end. */
export function TenancyPage() {
  const trpc = useTRPC();
  const { holdsAny } = useMe();
  const { id = '' } = useParams();
  const query = useQuery(trpc.tenancy.get.queryOptions({ tenancyId: id }, { refetchInterval: 10_000 }));
  const seesOperations = holdsAny(['platform-engineer', 'technical-reviewer', 'authority-approver', 'auditor']);
  return (
    <Loaded query={query} rows={14}>
      {(tenancy) => (
        <>
          <PageHeader
            title={tenancy.system.name}
            number={<Copyable text={tenancy.number} />}
            status={<TenancyStatus state={tenancy.state} />}
            actions={
              tenancy.acts.includes('close') ? <CloseTenancy tenancy={tenancy} standing={tenancy.standing} /> : null
            }
          />
          <TenancyFacts tenancy={tenancy} />
          <TenancyQuota tenancy={tenancy} />
          <TenancyResources tenancy={tenancy} />
          <Adopted objects={tenancy.adopted} />
          {seesOperations ? (
            <>
              <TenancyStacks tenancy={tenancy} />
              <TenancyOperations tenancy={tenancy} />
            </>
          ) : null}
        </>
      )}
    </Loaded>
  );
}
