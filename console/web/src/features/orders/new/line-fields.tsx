import { CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/page/panel.tsx';
import { defaultSpec } from '../../../ui/spec-fields/default-spec.ts';
import { LineCard } from './line-card.tsx';
import type { Offer } from './offer.ts';
import type { LineValues } from './order-values.ts';

interface LineFieldsProps {
  readonly offer: Offer;
  readonly mlpsGrade: number | undefined;
}

/** The order's lines: add, copy, remove. A new line starts where the last one is, which is right most of the time. */
export function LineFields({ offer, mlpsGrade }: LineFieldsProps) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const lineAt = (index: number) => form.getFieldValue(['lines', index]) as LineValues;
  return (
    <Form.List name="lines">
      {(fields, { add, remove }) => (
        <>
          {fields.map((field, index) => (
            <Panel
              key={field.key}
              title={t('orders.line', { n: index + 1 })}
              extra={
                <LineTools
                  n={index + 1}
                  removable={fields.length > 1}
                  onCopy={() => add(structuredClone(lineAt(index)), index + 1)}
                  onRemove={() => remove(field.name)}
                />
              }
            >
              <LineCard index={field.name} offer={offer} mlpsGrade={mlpsGrade} />
            </Panel>
          ))}
          <Button
            type="dashed"
            block
            icon={<PlusOutlined />}
            disabled={fields.length >= 200}
            onClick={() => {
              const { cloud, zone } = lineAt(fields.length - 1) ?? {};
              add({ cloud, zone, spec: defaultSpec('cloud-host') });
            }}
          >
            {t('orders.addLine')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

interface LineToolsProps {
  readonly n: number;
  readonly removable: boolean;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
}

function LineTools({ n, removable, onCopy, onRemove }: LineToolsProps) {
  const { t } = useTranslation();
  return (
    <Flex gap={4}>
      <Button type="text" icon={<CopyOutlined />} aria-label={t('orders.copyLine', { n })} onClick={onCopy} />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('orders.removeLine', { n })}
        disabled={!removable}
        onClick={onRemove}
      />
    </Flex>
  );
}
