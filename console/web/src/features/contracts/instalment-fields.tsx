import { Button, DatePicker, Flex, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { Status } from '../../ui/status/status.tsx';
import { shareSum, type TermsForm } from './terms-form-rules.ts';

/** What the shares typed so far come to. */
function Sum() {
  const { t } = useTranslation();
  const instalments = Form.useWatch('instalments') as TermsForm['instalments'];
  const { percent, whole } = shareSum(instalments);
  return <Status tone={whole ? 'good' : 'attention'}>{t('contracts.shareSum', { percent })}</Status>;
}

/** Instalments of the yearly part: when each falls due and its share; together 100 %. */
export function InstalmentFields({ byMonths }: { readonly byMonths: boolean }) {
  const { t } = useTranslation();
  const needed = [{ required: true, message: t('contracts.needed') }];
  const whole = {
    validator: (_: unknown, value: TermsForm['instalments']) => {
      const { percent, whole: is } = shareSum(value);
      return is ? Promise.resolve() : Promise.reject(new Error(t('contracts.shareSumWrong', { percent })));
    },
  };
  return (
    <fieldset className="zy-fieldset">
      <legend>{t('contracts.schedule')}</legend>
      <Form.List name="instalments" rules={[whole]}>
        {(fields, { add, remove }, { errors }) => (
          <>
            {fields.map(({ key, name }) => (
              <Flex key={key} gap={12} align="start">
                {byMonths ? (
                  <Form.Item name={[name, 'afterMonths']} label={t('contracts.afterMonths')} rules={needed}>
                    <InputNumber min={0} max={11} precision={0} />
                  </Form.Item>
                ) : (
                  <Form.Item name={[name, 'dueOn']} label={t('contracts.dueOn')} rules={needed}>
                    <DatePicker allowClear={false} />
                  </Form.Item>
                )}
                <Form.Item name={[name, 'percent']} label={t('contracts.sharePercent')} rules={needed}>
                  <InputNumber<string> stringMode min="0.0001" max="100" precision={4} />
                </Form.Item>
                <Form.Item label=" ">
                  <Button
                    onClick={() => remove(name)}
                    aria-label={t('contracts.removeInstalment', { number: name + 1 })}
                  >
                    {t('contracts.remove')}
                  </Button>
                </Form.Item>
              </Flex>
            ))}
            <Flex gap={12} align="center">
              <Button onClick={() => add()}>{t('contracts.addInstalment')}</Button>
              <Sum />
            </Flex>
            <Form.ErrorList errors={errors} />
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
