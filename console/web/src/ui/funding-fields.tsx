import { FUNDING_SOURCES } from '@zhengyun/rulebook/request-purpose.ts';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from './use-names.ts';

/** A field that was emptied was not said. */
export const emptied = <Value extends string | number>(value: Value | null | undefined): Value | undefined =>
  value === '' || value === null ? undefined : value;

/** The project that something is for and where its money comes from; neither is asked for, and what is left out shows as not said. */
export function FundingFields() {
  const { t } = useTranslation();
  const { bilingual } = useNames();
  return (
    <>
      <Form.Item name="project" label={t('orders.project')} normalize={emptied}>
        <Input maxLength={128} placeholder={t('orders.projectPlaceholder')} />
      </Form.Item>
      <Form.Item name="fundingSource" label={t('orders.fundingSource')} normalize={emptied}>
        <Select
          allowClear
          placeholder={t('orders.unsaid')}
          options={FUNDING_SOURCES.map(({ code, name }) => ({ value: code, label: bilingual(name) }))}
        />
      </Form.Item>
    </>
  );
}
