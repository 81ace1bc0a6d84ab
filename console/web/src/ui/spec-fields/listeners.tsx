import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';

const PROTOCOLS = ['TCP', 'UDP'].map((value) => ({ value, label: value }));

interface ListenerRowProps {
  /** Place in the list of listeners, from 0. */
  readonly at: number;
  /** null: the last one stays. */
  readonly onRemove: (() => void) | null;
}

function ListenerRow({ at, onRemove }: ListenerRowProps) {
  const { t } = useTranslation();
  const n = at + 1;
  const ports = [
    { key: 'port', prefix: t('spec.port'), label: t('spec.listenerPort', { n }) },
    { key: 'targetPort', prefix: t('spec.targetPort'), label: t('spec.listenerTargetPort', { n }) },
  ];
  return (
    <Flex gap={8} align="flex-start" wrap>
      <Form.Item name={[at, 'name']} className="zy-flat-item">
        <Input className="zy-medium" maxLength={32} aria-label={t('spec.listenerName', { n })} />
      </Form.Item>
      <Form.Item name={[at, 'protocol']} className="zy-flat-item">
        <Select className="zy-narrow" options={PROTOCOLS} aria-label={t('spec.listenerProtocol', { n })} />
      </Form.Item>
      {ports.map(({ key, prefix, label }) => (
        <Form.Item key={key} name={[at, key]} className="zy-flat-item">
          <InputNumber min={1} prefix={prefix} className="zy-medium" aria-label={label} />
        </Form.Item>
      ))}
      <Button
        type="text"
        icon={<MinusCircleOutlined />}
        disabled={onRemove === null}
        aria-label={t('spec.removeListener', { n })}
        onClick={() => onRemove?.()}
      />
    </Flex>
  );
}

/** Listeners of a balancer: name, protocol, port and the port behind it; one to twenty. */
export function Listeners({ name }: { readonly name: readonly (string | number)[] }) {
  const { t } = useTranslation();
  return (
    <Form.List name={[...name]}>
      {(fields, { add, remove }) => (
        <fieldset className="zy-fieldset">
          <legend>{t('spec.listeners')}</legend>
          <Flex vertical gap={8} align="flex-start">
            {fields.map((field) => (
              <ListenerRow
                key={field.key}
                at={field.name}
                onRemove={fields.length > 1 ? () => remove(field.name) : null}
              />
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
