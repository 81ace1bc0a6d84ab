import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choice } from './choice.tsx';
import type { FieldPlace } from './field-place.ts';
import { WholeNumber } from './whole-number.tsx';

export function SecurityPackFields({ name }: FieldPlace) {
  const { t } = useTranslation();
  return (
    <>
      <div className="zy-fields">
        <Choice
          name={[...name, 'grade']}
          label={t('spec.packGrade')}
          options={[
            { value: 2, label: t('spec.pack2') },
            { value: 3, label: t('spec.pack3') },
          ]}
        />
      </div>
      <Alert type="info" showIcon title={t('spec.packNote')} />
    </>
  );
}

/** One whole number of a service that people fulfil. */
export function CountedFields({ name, field }: FieldPlace & { readonly field: 'mbps' | 'hosts' }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="zy-fields">
        <WholeNumber name={[...name, field]} label={t(field === 'mbps' ? 'orders.mbps' : 'orders.hosts')} />
      </div>
      <Alert type="info" showIcon title={t('orders.countedNote')} />
    </>
  );
}
