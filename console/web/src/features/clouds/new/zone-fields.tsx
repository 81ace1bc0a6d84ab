import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { ARCHITECTURES } from '@zhengyun/rulebook/architecture.ts';
import { DIMENSIONS } from '@zhengyun/rulebook/dimension.ts';
import { ADMITTED_MLPS_GRADES } from '@zhengyun/rulebook/tier.ts';
import { Button, Checkbox, Form, Input, InputNumber, Radio, Select, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../../api/outputs.ts';
import { Panel } from '../../../ui/page/panel.tsx';
import { EMPTY_ZONE, type ZoneDraft } from './cloud-draft.ts';

type Entries = Outputs['clouds']['zoneEntries'];

interface ZoneProps {
  readonly at: number;
  readonly entries: Entries;
  readonly nodes: readonly string[];
  readonly remove: (() => void) | null;
}

/** What the pool can give, in whole units; an empty field: none of it. */
function PoolCapacity({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  return (
    <div className="zy-many-columns">
      {DIMENSIONS.map((dimension) => (
        <Form.Item
          key={dimension}
          name={[at, 'capacity', dimension]}
          label={`${t(`words.dimension.${dimension}`)}（${t(`words.unit.${dimension}`)}）`}
        >
          <InputNumber min={0} max={999_999_999_999_999} precision={0} className="zy-grow" />
        </Form.Item>
      ))}
    </div>
  );
}

function StackField({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  return (
    <Form.Item name={[at, 'xinchuang']} label={t('clouds.stack')}>
      <Radio.Group
        options={[
          { value: false, label: t('clouds.stackOther') },
          { value: true, label: t('clouds.stackXinchuang') },
        ]}
      />
    </Form.Item>
  );
}

/** What the pool's nodes run, where hosts need to be told. */
function ProcessorField({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  return (
    <Form.Item name={[at, 'architecture']} label={t('clouds.architecture')} extra={t('clouds.architectureHelp')}>
      <Select
        allowClear
        placeholder={t('clouds.architectureUnsaid')}
        options={ARCHITECTURES.map((value) => ({ value, label: t(`spec.architecture.${value}`) }))}
      />
    </Form.Item>
  );
}

/** One pool: a zone of the dictionary, 信创 or not, its nodes and what it can give. */
function Zone({ at, entries, nodes, remove }: ZoneProps) {
  const { t, i18n } = useTranslation();
  const form = Form.useFormInstance();
  const zones = Form.useWatch<readonly ZoneDraft[] | undefined>('zones', form) ?? [];
  const elsewhere = new Set(zones.filter((_, index) => index !== at).flatMap((zone) => zone?.nodes ?? []));
  const nameOf = (entry: Entries[number]) => (i18n.language === 'zh-CN' ? entry.nameZh : entry.nameEn);
  const choose = (code: string) => {
    const entry = entries.find((each) => each.code === code);
    if (!entry) return;
    form.setFieldValue(['zones', at, 'name'], entry.nameZh);
    form.setFieldValue(['zones', at, 'maximumMlps'], entry.maximumMlps);
    form.setFieldValue(['zones', at, 'publicAddress'], entry.publicAddress);
  };
  return (
    <Panel
      title={t('clouds.poolN', { n: at + 1 })}
      extra={
        remove ? (
          <Tooltip title={t('clouds.zoneRemove')}>
            <Button icon={<DeleteOutlined />} aria-label={t('clouds.zoneRemove')} onClick={remove} />
          </Tooltip>
        ) : null
      }
    >
      <div className="zy-two-columns">
        <Form.Item name={[at, 'code']} label={t('clouds.zoneCode')} rules={[{ required: true }]}>
          <Select
            options={entries
              .filter((entry) => entry.retiredAt === null)
              .map((entry) => ({ value: entry.code, label: `${nameOf(entry)}（${entry.code}）` }))}
            onChange={choose}
          />
        </Form.Item>
        <Form.Item name={[at, 'name']} label={t('clouds.zoneName')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={64} />
        </Form.Item>
        <StackField at={at} />
        <Form.Item name={[at, 'maximumMlps']} label={t('clouds.zoneMlps')} rules={[{ required: true }]}>
          <Radio.Group options={ADMITTED_MLPS_GRADES.map((grade) => ({ value: grade, label: String(grade) }))} />
        </Form.Item>
      </div>
      <ProcessorField at={at} />
      <Form.Item name={[at, 'publicAddress']} valuePropName="checked">
        <Checkbox>{t('clouds.publicAddress')}</Checkbox>
      </Form.Item>
      <Form.Item name={[at, 'nodes']} label={t('clouds.zoneNodes')} extra={t('clouds.zoneNodesHelp')}>
        <Select
          mode="multiple"
          maxTagCount="responsive"
          placeholder={t(nodes.length === 0 ? 'clouds.zoneNodesProbe' : 'clouds.zoneNodesChoose')}
          options={nodes.map((node) => ({ value: node, label: node, disabled: elsewhere.has(node) }))}
        />
      </Form.Item>
      <PoolCapacity at={at} />
    </Panel>
  );
}

/** The cloud's pools. Codes come from the deployment's dictionary, nodes from the cluster that was looked at. */
export function ZoneFields({ entries, nodes }: Pick<ZoneProps, 'entries' | 'nodes'>) {
  const { t } = useTranslation();
  return (
    <Form.List name="zones">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <Zone
              key={key}
              at={name}
              entries={entries}
              nodes={nodes}
              remove={fields.length > 1 ? () => remove(name) : null}
            />
          ))}
          <Button className="zy-section" icon={<PlusOutlined />} onClick={() => add(EMPTY_ZONE)}>
            {t('clouds.zoneAdd')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
