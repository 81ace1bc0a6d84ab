import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';

const PROTOCOLS = ['TCP', 'UDP'].map((value) => ({ value, label: value }));

/** Listeners of a balancer: name, protocol, port and the port behind it; one to twenty. */
export function Listeners({ name }: { readonly name: readonly (string | number)[] }) {
  const { t } = useTranslation();
  return (
    <Form.List name={[...name]}>
      {(fields, { add, remove }) => (
        <fieldset className="zy-fieldset">
          <legend>{t('spec.listeners')}</legend>
          <Flex vertical gap={8} align="flex-start">
            {fields.map((field, index) => (
              <Flex key={field.key} gap={8} align="flex-start" wrap>
                <Form.Item name={[field.name, 'name']} className="zy-flat-item">
                  <Input className="zy-medium" maxLength={32} aria-label={t('spec.listenerName', { n: index + 1 })} />
                </Form.Item>
                <Form.Item name={[field.name, 'protocol']} className="zy-flat-item">
                  <Select
                    className="zy-narrow"
                    options={PROTOCOLS}
                    aria-label={t('spec.listenerProtocol', { n: index + 1 })}
                  />
                </Form.Item>
                <Form.Item name={[field.name, 'port']} className="zy-flat-item">
                  <InputNumber
                    min={1}
                    prefix={t('spec.port')}
                    className="zy-medium"
                    aria-label={t('spec.listenerPort', { n: index + 1 })}
                  />
                </Form.Item>
                <Form.Item name={[field.name, 'targetPort']} className="zy-flat-item">
                  <InputNumber
                    min={1}
                    prefix={t('spec.targetPort')}
                    className="zy-medium"
                    aria-label={t('spec.listenerTargetPort', { n: index + 1 })}
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<MinusCircleOutlined />}
                  disabled={fields.length <= 1}
                  aria-label={t('spec.removeListener', { n: index + 1 })}
                  onClick={() => remove(field.name)}
                />
              </Flex>
            ))}
            <Button
              type="dashed"
              icon={<PlusOutlined />}
              disabled={fields.length >= 20}
              onClick={() =>
                add({ name: `listener-${fields.length + 1}`, protocol: 'TCP', port: 443, targetPort: 443 })
              }
            >
              {t('spec.addListener')}
            </Button>
          </Flex>
        </fieldset>
      )}
    </Form.List>
  );
}
