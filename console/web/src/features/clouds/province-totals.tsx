import { DIMENSIONS } from '@zhengyun/rulebook/dimension.ts';
import { useTranslation } from 'react-i18next';
import { CapacityBar } from '../../ui/capacity-bar.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Xinchuang } from '../../ui/xinchuang.tsx';
import { capacityTotals } from './capacity-totals.ts';
import type { Cloud } from './cloud-types.ts';

/** Capacity of all clouds together, 信创 and 非信创 apart. */
export function ProvinceTotals({ clouds }: { readonly clouds: readonly Cloud[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('clouds.xinchuangTotals')} extra={<span className="zy-faint">{t('clouds.capacityWhy')}</span>}>
      <div className="zy-two-columns">
        {[false, true].map((xinchuang) => {
          const totals = capacityTotals(clouds, xinchuang);
          return (
            <section key={String(xinchuang)}>
              <Xinchuang xinchuang={xinchuang} />
              <div className="zy-bars">
                {DIMENSIONS.flatMap((dimension) => {
                  const sum = totals.get(dimension);
                  return sum
                    ? [
                        <CapacityBar
                          key={dimension}
                          label={t(`words.dimension.${dimension}`)}
                          unit={t(`words.unit.${dimension}`)}
                          total={sum.total.toString()}
                          used={sum.allocated.toString()}
                        />,
                      ]
                    : [];
                })}
              </div>
            </section>
          );
        })}
      </div>
    </Panel>
  );
}
