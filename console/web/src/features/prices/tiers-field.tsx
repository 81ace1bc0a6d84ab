import { Button, Flex, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormFault, TierForm } from './rule-form.ts';
import { useFaultText } from './use-fault-text.ts';

interface TiersFieldProps {
  readonly tiers: readonly TierForm[];
  readonly wrong: FormFault | null;
  readonly onChange: (tiers: readonly TierForm[]) => void;
}

/** The tiers of a rule, one a row; each begins where the one before ends, so none can overlap and no gap can be left. */
export function TiersField({ tiers, wrong, onChange }: TiersFieldProps) {
  const { t } = useTranslation();
  const faultText = useFaultText();
  const own = wrong?.field === 'tiers' ? wrong : null;
  const put = (place: number, change: Partial<TierForm>) =>
    onChange(tiers.map((tier, each) => (each === place ? { ...tier, ...change } : tier)));
  const add = () => onChange([...tiers, { to: '', unitPrice: '' }]);
  return (
    <Flex vertical gap={8} role="group" aria-label={t('prices.tiers')}>
      <span className="zy-faint">{t('prices.tiersWhy')}</span>
      {tiers.map((tier, place) => {
        const bad = own?.tier === place;
        const from = place === 0 ? '0' : (tiers[place - 1]?.to ?? '');
        const n = place + 1;
        return (
          // A tier has no name but its place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={place}>
            <Flex gap={8} align="center" wrap>
              <span className="zy-number">{t('prices.tierFrom', { n, from: from === '' ? '?' : from })}</span>
              <Input
                style={{ width: 120 }}
                aria-label={t('prices.tierEndOf', { n })}
                placeholder={t('prices.tierNoEnd')}
                status={bad ? 'error' : ''}
                value={tier.to}
                onChange={(event) => put(place, { to: event.target.value })}
              />
              <Input
                style={{ width: 140 }}
                aria-label={t('prices.tierPriceOf', { n })}
                placeholder={t('prices.price')}
                suffix={t('ui.yuan')}
                status={bad ? 'error' : ''}
                value={tier.unitPrice}
                onChange={(event) => put(place, { unitPrice: event.target.value })}
              />
              <Button
                size="small"
                disabled={tiers.length === 1}
                aria-label={t('prices.tierRemoveOf', { n })}
                onClick={() => onChange(tiers.filter((_, each) => each !== place))}
              >
                {t('prices.remove')}
              </Button>
            </Flex>
            {bad && own ? <span role="alert">{faultText(own)}</span> : null}
          </div>
        );
      })}
      {own && own.tier === null ? <span role="alert">{faultText(own)}</span> : null}
      <Button size="small" onClick={add} style={{ alignSelf: 'flex-start' }} disabled={tiers.length >= 20}>
        {t('prices.tierAdd')}
      </Button>
    </Flex>
  );
}
