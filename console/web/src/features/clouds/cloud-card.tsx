import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LastSeen } from '../../ui/last-seen.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Share } from '../../ui/share.tsx';
import { Simulated } from '../../ui/simulated.tsx';
import { CloudStatus } from '../../ui/status/cloud-status.tsx';
import { Status } from '../../ui/status/status.tsx';
import { useNames } from '../../ui/use-names.ts';
import type { Cloud } from './cloud-types.ts';
import { ZoneCapacity } from './zone-capacity.tsx';

function Probe({ cloud }: { readonly cloud: Cloud }) {
  const { t } = useTranslation();
  const seen = cloud.lastObservation;
  if (!seen) return <Status tone="unknown">{t('clouds.neverObserved')}</Status>;
  return (
    <Flex gap={8} wrap>
      <Status tone={seen.up ? 'good' : 'bad'}>{t(seen.up ? 'clouds.observedUp' : 'clouds.observedDown')}</Status>
      <span className="zy-faint">
        <LastSeen at={seen.at} />
      </span>
    </Flex>
  );
}

function Agents({ cloud }: { readonly cloud: Cloud }) {
  const { t } = useTranslation();
  const { use } = cloud;
  if (!use || use.nodes === 0) return <span className="zy-faint">{t('clouds.agentsNone')}</span>;
  return (
    <Flex gap={12} wrap>
      <span>{t('clouds.agentNodes', { n: use.nodes })}</span>
      <span className="zy-faint">
        <LastSeen at={use.lastSeenAt} />
      </span>
      <span>
        {t('clouds.cpu')} <Share ppm={use.cpuPpm} places={1} />
      </span>
      <span>
        {t('clouds.memory')} <Share ppm={use.memoryPpm} places={1} />
      </span>
    </Flex>
  );
}

/** One cloud: state, policy profile, cluster, probe, agents and the capacity of its zones. */
export function CloudCard({ cloud }: { readonly cloud: Cloud }) {
  const { t } = useTranslation();
  const names = useNames();
  const region = cloud.region ? ` · ${t(`words.region.${cloud.region}`)}` : '';
  return (
    <Panel
      title={
        <Flex gap={10} align="center" wrap>
          <Link to={`/clouds/${cloud.slug}`}>{cloud.name}</Link>
          <Simulated simulated={cloud.simulated} />
        </Flex>
      }
      extra={<CloudStatus state={cloud.state} />}
    >
      <dl className="zy-pairs">
        <dt>{t(`words.tier.${cloud.tier}`)}</dt>
        <dd>
          {names.profile(cloud.profile)}
          {region}
        </dd>
        <dt>{t('clouds.cluster')}</dt>
        <dd>
          {cloud.cluster ? (
            <Flex gap={8} wrap>
              <span>
                {cloud.cluster.slug} · {cloud.cluster.kubernetesVersion}
              </span>
              <Link to={`/operations?cloud=${cloud.id}`}>{t('clouds.operations')}</Link>
            </Flex>
          ) : (
            <span className="zy-faint">{t('clouds.clusterNone')}</span>
          )}
        </dd>
        <dt>{t('clouds.availability')}</dt>
        <dd>
          <Probe cloud={cloud} />
        </dd>
        <dt>{t('clouds.agents')}</dt>
        <dd>
          <Agents cloud={cloud} />
        </dd>
      </dl>
      {cloud.zones.map((zone) => (
        <ZoneCapacity key={zone.code} zone={zone} />
      ))}
    </Panel>
  );
}
