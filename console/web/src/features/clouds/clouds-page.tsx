import { useQuery } from '@tanstack/react-query';
import { TIERS } from '@zhengyun/rulebook/tier.ts';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { CloudCard } from './cloud-card.tsx';
import type { Cloud } from './cloud-types.ts';
import { DraftsPanel } from './drafts-panel.tsx';
import { ProvinceTotals } from './province-totals.tsx';

function Topology({ clouds }: { readonly clouds: readonly Cloud[] }) {
  const { t } = useTranslation();
  if (clouds.length === 0) return <EmptyState why={t('clouds.none')} next={t('clouds.noneNext')} />;
  return (
    <>
      <ProvinceTotals clouds={clouds} />
      {TIERS.map((tier) => {
        const ofTier = clouds.filter((cloud) => cloud.tier === tier);
        return ofTier.length === 0 ? null : (
          <section key={tier} className="zy-tier" aria-label={t(`words.tier.${tier}`)}>
            <Flex gap={8} align="baseline" className="zy-tier-head">
              <h2 className="zy-section-title">{t(`clouds.${tier}`)}</h2>
              <span className="zy-faint">{t('clouds.count', { n: ofTier.length })}</span>
            </Flex>
            <div className="zy-tier-clouds">
              {ofTier.map((cloud) => (
                <CloudCard key={cloud.id} cloud={cloud} />
              ))}
            </div>
          </section>
        );
      })}
    </>
  );
}

function CloudsActions() {
  const { t } = useTranslation();
  const { holdsAny } = useMe();
  return (
    <>
      <Link to="/clouds/zones">
        <Button>{t('clouds.zones')}</Button>
      </Link>
      {holdsAny(['platform-engineer']) ? (
        <Link to="/clouds/new">
          <Button type="primary">{t('clouds.add')}</Button>
        </Link>
      ) : null}
    </>
  );
}

/** `/clouds`: the 1+N+M picture with capacity, probe and agents of each cloud. */
export function CloudsPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { holdsAny } = useMe();
  const query = useQuery(trpc.clouds.overview.queryOptions(undefined, { refetchInterval: 15_000 }));
  const count = (tier: Cloud['tier']) => query.data?.clouds.filter((cloud) => cloud.tier === tier).length ?? 0;
  return (
    <>
      <PageHeader
        title={t('clouds.title')}
        actions={<CloudsActions />}
        lead={query.data ? t('clouds.lead', { n: count('sectoral'), m: count('municipal') }) : null}
      />
      {holdsAny(['platform-engineer']) ? <DraftsPanel /> : null}
      <Loaded query={query} rows={14}>
        {({ clouds }) => <Topology clouds={clouds} />}
      </Loaded>
    </>
  );
}
