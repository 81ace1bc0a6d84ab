import { useQuery } from '@tanstack/react-query';
import type { OrderLineInput } from '@zhengyun/domain/requests/schemas.ts';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../api/trpc.ts';
import { groupDigits } from '../../../ui/format/fen.ts';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { Status } from '../../../ui/status/status.tsx';
import type { Offer } from './offer.ts';
import { type QuotaEffect, quotaEffects } from './quota-effects.ts';

interface QuotaPanelProps {
  readonly lines: readonly OrderLineInput[];
  readonly clouds: Offer['clouds'];
  readonly departmentId: string | undefined;
}

function After({ effect }: { readonly effect: QuotaEffect }) {
  const { t } = useTranslation();
  const unit = t(`words.unit.${effect.dimension}`);
  if (effect.after === null) return <Status tone="bad">{t('orders.quotaNone')}</Status>;
  if (effect.after < 0n)
    return <Status tone="bad">{t('orders.quotaOver', { n: groupDigits(String(-effect.after)), unit })}</Status>;
  const left = <span className="zy-number">{groupDigits(String(effect.after))}</span>;
  if (!effect.isOverSoft) return left;
  return (
    <Status tone="attention">
      {left} {t('orders.quotaSoft')}
    </Status>
  );
}

function EffectRows({ effects }: { readonly effects: readonly QuotaEffect[] }) {
  const { t } = useTranslation();
  return (
    <table className="zy-quote-parts zy-number">
      <thead>
        <tr>
          <th scope="col">{t('approvals.dimension')}</th>
          <th scope="col">{t('orders.quotaLeft')}</th>
          <th scope="col">{t('orders.quotaTakes')}</th>
          <th scope="col">{t('orders.quotaAfter')}</th>
        </tr>
      </thead>
      <tbody>
        {effects.map((effect) => (
          <tr key={`${effect.dimension} ${effect.xinchuang}`}>
            <td>
              {t(`words.dimension.${effect.dimension}`)}
              {effect.xinchuang ? ` · ${t('ui.xinchuang')}` : ''}
            </td>
            <td>{effect.left === null ? '–' : groupDigits(String(effect.left))}</td>
            <td>{groupDigits(String(effect.takes))}</td>
            <td>
              <After effect={effect} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Quota before and after, cloud by cloud; what is over stands out by shape and word. The server checks again. */
export function QuotaPanel({ lines, clouds, departmentId }: QuotaPanelProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.quota.mine.queryOptions(departmentId ? { departmentId } : {}));
  if (lines.length === 0) return <span className="zy-faint">{t('orders.priceWait')}</span>;
  return (
    <Loaded query={query} rows={3}>
      {({ items }) => (
        <Flex vertical gap={8}>
          {[...Map.groupBy(quotaEffects(lines, clouds, items), ({ cloud }) => cloud)].map(([cloud, effects]) => (
            <section key={cloud} aria-label={cloud}>
              <div>{cloud}</div>
              <EffectRows effects={effects} />
            </section>
          ))}
        </Flex>
      )}
    </Loaded>
  );
}
