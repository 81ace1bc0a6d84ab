import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../ui/amount.tsx';
import { beijingDay } from '../../ui/format/beijing-day.ts';
import { SamplePrice } from '../../ui/sample-price.tsx';
import type { Evidence } from './evidence-types.ts';

type Change = NonNullable<Evidence['price']['change']>;
type Kind = Evidence['request']['kind'];

/** Fen, or that nobody can say. */
function Known({ fen }: { readonly fen: string | null }) {
  const { t } = useTranslation();
  return fen === null ? <span>{t('approvals.priceChange.unpriced')}</span> : <Amount fen={fen} strong />;
}

/** Another price takes effect before the year's end, or has since the order was quoted: both, and what it makes of the cost until then. */
export function PriceChange({ price, kind }: { readonly price: Evidence['price']; readonly kind: Kind }) {
  const { t } = useTranslation();
  const { change } = price;
  if (!change) return null;
  const more = change.yearEndFen === null ? null : BigInt(change.yearEndFen) - BigInt(change.quotedYearEndFen);
  return (
    <Alert
      type="warning"
      showIcon
      title={t('approvals.priceChange.title')}
      description={
        <>
          <p>{t('approvals.priceChange.why')}</p>
          <ul className="zy-list" aria-label={t('approvals.priceChange.title')}>
            <li>
              {t('approvals.priceChange.quoted', { number: price.version?.number ?? '' })}{' '}
              <Amount fen={price.monthFen} strong />
            </li>
            {change.versions.map(({ version, validFrom, monthFen }: Change['versions'][number]) => (
              <li key={version.id}>
                {t('approvals.priceChange.from', { number: version.number, day: beijingDay(new Date(validFrom)) })}{' '}
                <Known fen={monthFen} /> <SamplePrice sample={version.sample} />
              </li>
            ))}
            <li>
              {t(kind === 'extend' ? 'approvals.priceChange.extended' : 'approvals.priceChange.toYearEnd')}{' '}
              <Amount fen={change.quotedYearEndFen} /> → <Known fen={change.yearEndFen} />
              {more === null ? null : (
                <>
                  {' '}
                  ({more > 0n ? '+' : ''}
                  <Amount fen={more.toString()} />)
                </>
              )}
            </li>
          </ul>
        </>
      }
    />
  );
}
