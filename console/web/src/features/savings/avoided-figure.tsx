import { useTranslation } from 'react-i18next';
import { Amount } from '../../ui/amount.tsx';
import type { Asset } from './asset-types.ts';

/** What a reuse avoided; where that is unknown, what is missing; a dash where nothing is reused. */
export function AvoidedFigure({ of: { reuse, avoidedFen, unknown } }: { readonly of: Asset }) {
  const { t } = useTranslation();
  if (avoidedFen !== null) return <Amount fen={avoidedFen} strong />;
  if (reuse === null) return <span className="zy-faint">–</span>;
  const missing = unknown.map((what) => t(`savings.missing.${what}`)).join(t('savings.join'));
  return <span className="zy-faint">{t('savings.unknownFor', { missing })}</span>;
}
