import { RULED_STEPS, type RuledField } from '@zhengyun/rulebook/automatic-approval-policy.ts';
import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { Form, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../../ui/use-names.ts';
import { SIZES } from './rule-form-rules.ts';
import { useSizeName } from './use-size-name.ts';

interface ClauseFieldsProps {
  readonly clause: 'decrease' | 'growth';
  /** What only this clause has. */
  readonly children?: ReactNode;
}

/** One clause of the rule: whether it is on, which steps and sizes it speaks of, and how long it may be called back. */
export function ClauseFields({ clause, children }: ClauseFieldsProps) {
  const { t } = useTranslation();
  const names = useNames();
  const sizeName = useSizeName();
  const on = Form.useWatch([clause, 'on']);
  const needed = [{ required: true, message: t('policies.automatic.fieldNeeded') }];
  const sizes = SIZES.map((size) => {
    const [item, field] = size.split('.') as [ItemCode, RuledField];
    return { value: size, label: `${names.item(item)} · ${sizeName(field)}` };
  });
  const steps = RULED_STEPS.map((step) => ({ value: step, label: t(`words.step.${step}`) }));
  const hidden = on === false;
  return (
    <fieldset className="zy-section">
      <legend>
        <strong>{t(`policies.automatic.clause.${clause}`)}</strong>
      </legend>
      <Form.Item name={[clause, 'on']} label={t('policies.automatic.passes')} valuePropName="checked">
        <Switch
          checkedChildren={t('policies.automatic.on')}
          unCheckedChildren={t('policies.automatic.off')}
          aria-label={t(`policies.automatic.clause.${clause}`)}
        />
      </Form.Item>
      <div hidden={hidden}>
        <Form.Item name={[clause, 'steps']} label={t('policies.automatic.steps')} rules={hidden ? [] : needed}>
          <Select mode="multiple" options={steps} />
        </Form.Item>
        <Form.Item name={[clause, 'sizes']} label={t('policies.automatic.sizes')} rules={hidden ? [] : needed}>
          <Select mode="multiple" options={sizes} />
        </Form.Item>
        <Form.Item
          name={[clause, 'objectionMinutes']}
          label={t('policies.automatic.minutes')}
          help={t('policies.automatic.minutesHelp')}
          rules={hidden ? [] : needed}
        >
          <InputNumber min={0} max={10_080} precision={0} />
        </Form.Item>
        {children}
      </div>
    </fieldset>
  );
}
