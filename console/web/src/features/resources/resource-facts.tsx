import { useQuery } from '@tanstack/react-query';
import { hostImageOf } from '@zhengyun/rulebook/catalogue/host-images.ts';
import { Flex } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Simulated } from '../../ui/simulated.tsx';
import { useSpecText } from '../../ui/use-spec-text.ts';
import { Xinchuang } from '../../ui/xinchuang.tsx';
import type { Resource } from './resource-types.ts';

/** How to get into hosts that came with an operating system. */
function loginFact(t: TFunction, spec: Resource['spec']) {
  if (spec.item !== 'cloud-host' || spec.operatingSystem === undefined) return [];
  const { image, sshKeys } = spec.operatingSystem;
  const account = hostImageOf(image)?.account ?? 'root';
  return [{ label: t('spec.systemLogin'), value: t('spec.systemLoginWith', { account, n: sshKeys.length }), span: 2 }];
}

/** Specification, place and owner; says so where the cluster under it is simulated. */
export function ResourceFacts({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const specText = useSpecText();
  const clouds = useQuery(trpc.clouds.overview.queryOptions());
  const cloud = clouds.data?.clouds.find(({ id }) => id === resource.cloud.id);
  const simulated = cloud?.simulated ?? false;
  const zone = cloud?.zones.find(({ code }) => code === resource.tenancy.zone)?.name ?? resource.tenancy.zone;
  return (
    <Panel title={t('resources.facts')}>
      <Facts
        facts={[
          { label: t('resources.spec'), value: specText(resource.spec), span: 2 },
          {
            label: t('resources.place'),
            value: (
              <Flex gap={6} align="center" wrap>
                {resource.cloud.name} / {zone}
                <Xinchuang xinchuang={resource.xinchuang} />
                <Simulated simulated={simulated && resource.fulfilment === 'provisioned'} />
              </Flex>
            ),
            span: 2,
          },
          ...loginFact(t, resource.spec),
          { label: t('resources.system'), value: resource.system.name },
          { label: t('resources.department'), value: resource.department.name },
          {
            label: t('resources.tenancy'),
            value: <Copyable text={resource.tenancy.slug} shown={resource.tenancy.number} />,
          },
          { label: t('resources.fulfilment'), value: t(`words.fulfilment.${resource.fulfilment}`) },
          { label: t('resources.createdAt'), value: <Instant at={resource.createdAt} precision="second" /> },
          {
            label: t('resources.readyAt'),
            value: <Instant at={resource.readyAt} precision="second" />,
          },
          ...(resource.power === null || resource.state !== 'active'
            ? []
            : [{ label: t('resources.power'), value: t(`resources.powers.${resource.power}`) }]),
          { label: t('resources.releasedAt'), value: <Instant at={resource.releasedAt} precision="second" /> },
        ]}
      />
      <span className="zy-faint">{t('resources.readyWhy')}</span>
    </Panel>
  );
}
