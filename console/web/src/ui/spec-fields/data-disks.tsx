import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { DISK_CLASSES } from '@zhengyun/rulebook/catalogue/disk-class.ts';
import { Button, Flex, Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';

/** Data disks of each host: class and size, none to sixteen. */
export function DataDisks({ name }: { readonly name: readonly (string | number)[] }) {
  const { t } = useTranslation();
  const classes = DISK_CLASSES.map((value) => ({ value, label: t(`words.diskClass.${value}`) }));
  return (
    <Form.List name={[...name]}>
      {(fields, { add, remove }) => (
        <fieldset className="zy-fieldset">
          <legend>{t('orders.dataDisks')}</legend>
          <Flex vertical gap={8} align="flex-start">
            {fields.map((field) => (
              <Flex key={field.key} gap={8} align="center">
                <Form.Item name={[field.name, 'class']} noStyle>
                  <Select className="zy-narrow" options={classes} aria-label={t('orders.diskClass')} />
                </Form.Item>
                <Form.Item name={[field.name, 'gb']} className="zy-flat-item">
                  <InputNumber min={1} suffix="GB" className="zy-medium" aria-label={t('orders.diskGb')} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<MinusCircleOutlined />}
                  aria-label={t('orders.removeDisk')}
                  onClick={() => remove(field.name)}
                />
              </Flex>
            ))}
            <Button
              type="dashed"
              icon={<PlusOutlined />}
              disabled={fields.length >= 16}
              onClick={() => add({ class: 'ordinary', gb: 100 })}
            >
              {t('orders.addDisk')}
            </Button>
          </Flex>
        </fieldset>
      )}
    </Form.List>
  );
}
