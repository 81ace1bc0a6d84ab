import { Checkbox, InputNumber } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface AmountFieldsProps {
  readonly yuan: string;
  readonly onYuan: (yuan: string) => void;
  /** It was asked for, and is no amount. */
  readonly wrong: boolean;
  readonly blockNew: boolean;
  readonly onBlockNew: (blockNew: boolean) => void;
}

/** How much a budget is, and whether it takes nothing beyond itself. */
export function AmountFields({ yuan, onYuan, wrong, blockNew, onBlockNew }: AmountFieldsProps) {
  const { t } = useTranslation();
  const field = useId();
  return (
    <div className="zy-section">
      <label htmlFor={field}>{t('budget.amountField')}</label>
      <InputNumber<string>
        id={field}
        stringMode
        min="0"
        max="9999999999999"
        precision={2}
        style={{ width: '100%' }}
        value={yuan === '' ? null : yuan}
        status={wrong ? 'error' : ''}
        onChange={(value) => onYuan(value === null ? '' : String(value))}
      />
      {wrong ? <span role="alert">{t('budget.amountNeeded')}</span> : null}
      <Checkbox checked={blockNew} onChange={({ target }) => onBlockNew(target.checked)}>
        {t('budget.blockNewField')}
      </Checkbox>
      <p className="zy-faint">{t('budget.blockNewWhy')}</p>
    </div>
  );
}
