import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldPlace } from './field-place.ts';
import { WholeNumber } from './whole-number.tsx';

/** Somebody of the department, by the account that clusters know them by. */
export interface PersonOption {
  readonly value: string;
  readonly label: string;
}

/** Who may reach the consoles, by name, and for how long. */
export function BastionFields({ name, people }: FieldPlace & { readonly people: readonly PersonOption[] }) {
  const { t } = useTranslation();
  return (
    <div className="zy-fields zy-fields-wide">
      <Form.Item name={[...name, 'people']} label={t('spec.people')} extra={t('spec.peopleHelp')} required>
        <Select
          mode="multiple"
          options={[...people]}
          optionFilterProp="label"
          maxCount={50}
          popupMatchSelectWidth={false}
          placeholder={t('spec.choosePeople')}
          notFoundContent={<span className="zy-faint">{t('spec.noPeople')}</span>}
        />
      </Form.Item>
      <WholeNumber name={[...name, 'days']} label={t('spec.days')} help={t('spec.daysHelp')} />
    </div>
  );
}
