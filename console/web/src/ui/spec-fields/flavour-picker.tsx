import { FLAVOUR_FAMILIES, FLAVOURS, flavourOf } from '@zhengyun/rulebook/catalogue/flavours.ts';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';

const CUSTOM = 'custom';

/** Fills vCPU, memory and system disk from a flavour as sold; shows "custom" when the sizes are no flavour. */
export function FlavourPicker({ path }: { readonly path: readonly (string | number)[] }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const vcpu = Form.useWatch([...path, 'vcpu'], form) as number | undefined;
  const memoryGb = Form.useWatch([...path, 'memoryGb'], form) as number | undefined;
  const current = flavourOf({ vcpu: vcpu ?? 0, memoryGb: memoryGb ?? 0 });
  const families = FLAVOUR_FAMILIES.map((family) => ({
    label: t(`spec.family.${family}`),
    options: FLAVOURS.filter((one) => one.family === family).map(({ name }) => ({ value: name, label: name })),
  }));
  const fill = (name: string) => {
    const flavour = FLAVOURS.find((one) => one.name === name);
    if (!flavour) return;
    form.setFieldValue([...path, 'vcpu'], flavour.vcpu);
    form.setFieldValue([...path, 'memoryGb'], flavour.memoryGb);
    const disk = form.getFieldValue([...path, 'systemDiskGb']) as number | null;
    if ((disk ?? 0) < flavour.systemDiskGb) form.setFieldValue([...path, 'systemDiskGb'], flavour.systemDiskGb);
  };
  return (
    <Form.Item label={t('orders.flavour')} extra={t('spec.flavourHelp')}>
      <Select
        aria-label={t('orders.flavour')}
        value={current?.name ?? CUSTOM}
        options={[...families, { value: CUSTOM, label: t('orders.custom'), disabled: true }]}
        onChange={fill}
      />
    </Form.Item>
  );
}
