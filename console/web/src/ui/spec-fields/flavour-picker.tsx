import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FLAVOURS, flavourName } from './flavours.ts';

const CUSTOM = 'custom';

/** Fills vCPU and memory from a flavour as sold; shows "custom" when the two are no flavour. */
export function FlavourPicker({ path }: { readonly path: readonly (string | number)[] }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const vcpu = Form.useWatch([...path, 'vcpu'], form) as number | undefined;
  const memoryGb = Form.useWatch([...path, 'memoryGb'], form) as number | undefined;
  const current = FLAVOURS.find((flavour) => flavour.vcpu === vcpu && flavour.memoryGb === memoryGb);
  return (
    <Form.Item label={t('orders.flavour')}>
      <Select
        aria-label={t('orders.flavour')}
        value={current ? flavourName(current) : CUSTOM}
        options={[
          ...FLAVOURS.map((flavour) => ({ value: flavourName(flavour), label: flavourName(flavour) })),
          { value: CUSTOM, label: t('orders.custom'), disabled: true },
        ]}
        onChange={(name: string) => {
          const flavour = FLAVOURS.find((one) => flavourName(one) === name);
          if (!flavour) return;
          form.setFieldValue([...path, 'vcpu'], flavour.vcpu);
          form.setFieldValue([...path, 'memoryGb'], flavour.memoryGb);
        }}
      />
    </Form.Item>
  );
}
