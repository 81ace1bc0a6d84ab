import type { OpenPrices } from '@zhengyun/domain/pricing/open/schemas.ts';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/instant.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { SamplePrice } from '../../ui/sample-price.tsx';

/** Which version the prices of the day are of; nothing where there was none. */
export function VersionFacts({ open: { at, version } }: { readonly open: OpenPrices }) {
  const { t } = useTranslation();
  if (!version) return null;
  const name = (
    <Flex gap={8} wrap>
      {version.number} {version.name}
      <SamplePrice sample={version.sample} />
    </Flex>
  );
  return (
    <Panel>
      <Facts
        facts={[
          { label: t('openData.day'), value: <span className="zy-number">{at}</span> },
          { label: t('openData.version'), value: name },
          { label: t('openData.validFrom'), value: <Instant at={version.validFrom} /> },
          {
            label: t('openData.validTo'),
            value: version.validTo ? <Instant at={version.validTo} /> : t('openData.open'),
          },
        ]}
      />
    </Panel>
  );
}
