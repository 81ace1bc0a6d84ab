import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Why a change is asked for, which whoever decides on it reads. */
export function ReasonField() {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="reason"
      label={t('resources.reason')}
      rules={[{ required: true, whitespace: true, message: t('resources.reasonNeeded') }]}
    >
      <Input.TextArea rows={3} maxLength={2_000} />
    </Form.Item>
  );
}
