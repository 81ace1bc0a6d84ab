import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/instant.tsx';
import type { ContractRow } from './contract-types.ts';

/** A contract’s term, or what it waits for. */
export function TermText({ contract }: { readonly contract: ContractRow }) {
  const { t } = useTranslation();
  const { validFrom, validTo, begins, notBefore, termMonths } = contract;
  if (validFrom !== null && validTo !== null)
    return (
      <span className="zy-nowrap">
        <Instant at={validFrom} /> – <Instant at={validTo} />
      </span>
    );
  return (
    <span>
      {t(`contracts.begins.${begins}`)} · {t('contracts.months', { count: termMonths ?? 0 })} ·{' '}
      {t('contracts.notBefore')} <Instant at={notBefore} />
    </span>
  );
}
