import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { CapacityBar } from '../../ui/capacity-bar.tsx';
import { Xinchuang } from '../../ui/xinchuang.tsx';
import type { Zone } from './cloud-types.ts';

/** One network zone: what it may host and how much of its pool is given out. */
export function ZoneCapacity({ zone }: { readonly zone: Zone }) {
  const { t } = useTranslation();
  return (
    <section className="zy-zone" aria-label={zone.name}>
      <Flex gap={8} align="center" wrap>
        <strong className="zy-strong">{zone.name}</strong>
        <Xinchuang xinchuang={zone.xinchuang} />
        <span className="zy-faint">
          {t('clouds.maximumMlps', { n: zone.maximumMlps })} · {t('clouds.nodes', { n: zone.nodes })}
        </span>
      </Flex>
      <div className="zy-bars">
        {zone.capacity.map(({ dimension, total, allocated }) => (
          <CapacityBar
            key={dimension}
            label={t(`words.dimension.${dimension}`)}
            unit={t(`words.unit.${dimension}`)}
            total={total}
            used={allocated}
          />
        ))}
      </div>
    </section>
  );
}
