import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { CapacityBar } from '../../ui/capacity-bar.tsx';
import { groupDigits } from '../../ui/format/fen.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Xinchuang } from '../../ui/xinchuang.tsx';
import type { Limit } from './quota-types.ts';

function StackLimits({ limits, xinchuang }: { readonly limits: readonly Limit[]; readonly xinchuang: boolean }) {
  const { t } = useTranslation();
  const ofStack = limits.filter((limit) => limit.xinchuang === xinchuang);
  if (ofStack.length === 0) return null;
  const labelOf = ({ dimension, takenOver }: Limit) => {
    const [name, unit] = [t(`words.dimension.${dimension}`), t(`words.unit.${dimension}`)];
    return takenOver === '0' ? name : t('ui.withTakenOver', { name, n: groupDigits(takenOver), unit });
  };
  return (
    <section>
      <Xinchuang xinchuang={xinchuang} />
      <div className="zy-bars">
        {ofStack.map((limit) => (
          <CapacityBar
            key={limit.id}
            label={labelOf(limit)}
            unit={t(`words.unit.${limit.dimension}`)}
            total={limit.limit}
            used={(BigInt(limit.booked) + BigInt(limit.takenOver)).toString()}
            reserved={limit.reserved}
          />
        ))}
      </div>
    </section>
  );
}

/** Every limit the caller may see, department by department and cloud by cloud, 信创 apart. */
export function Limits({ items }: { readonly items: readonly Limit[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return <EmptyState why={t('quota.empty')} next={t('quota.emptyNext')} />;
  const groups = Map.groupBy(items, (limit) => `${limit.department.name} · ${limit.cloud.name}`);
  return (
    <>
      {[...groups].map(([name, limits]) => (
        <Panel key={name} title={name} extra={<span className="zy-faint">{t('quota.legend')}</span>}>
          <Flex vertical gap={16}>
            <StackLimits limits={limits} xinchuang={false} />
            <StackLimits limits={limits} xinchuang />
          </Flex>
        </Panel>
      ))}
    </>
  );
}
