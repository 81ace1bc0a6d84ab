import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../ui/amount.tsx';
import { formatInstant } from '../../ui/format/instant.ts';
import type { LateFact } from './dispute-types.ts';
import { useItemText } from './use-line-text.ts';

/** What an issued statement is off by; where something has no price, that is not known. */
export function LateDifference({ of }: { readonly of: LateFact }) {
  const { t } = useTranslation();
  return of.gap ? t('disputes.late.unknown') : <Amount fen={of.differenceFen} strong />;
}

/** What has no price, so that the month can't be held against its statement; nothing where all has one. */
export function LateGap({ of: { gap } }: { readonly of: LateFact }) {
  const { t } = useTranslation();
  const item = useItemText();
  if (!gap) return null;
  const text = { item: item(gap.sku), resource: gap.resource, from: formatInstant(gap.from) };
  return <Alert type="warning" showIcon title={t('disputes.late.gap', text)} />;
}
