import { Flex, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftPrice } from './price-types.ts';
import { type FormFault, formOf, type ModelKind, type RuleForm, ruleOf } from './rule-form.ts';
import { TiersField } from './tiers-field.tsx';
import { useFaultText } from './use-fault-text.ts';
import { usePriceNames } from './use-price-names.ts';

const KINDS: readonly ModelKind[] = ['unit', 'flat', 'graduated', 'volume', 'package'];
const MONTHS = ['calendar', 'fixed-30-days'] as const;

interface RuleDialogProps {
  readonly price: DraftPrice;
  readonly onSave: (price: DraftPrice) => void;
  readonly onClose: () => void;
}

/** Edits the rule of one billing item; what is wrong is told at its field, and nothing unsound can be taken over. */
export function RuleDialog({ price, onSave, onClose }: RuleDialogProps) {
  const { t } = useTranslation();
  const nameOf = usePriceNames();
  const [unit, setUnit] = useState(price.unit);
  const [form, setForm] = useState<RuleForm>(() => formOf(price.rule));
  const [asked, setAsked] = useState(false);
  const made = ruleOf(form);
  const wrong = asked && 'wrong' in made ? made.wrong : null;
  const put = (change: Partial<RuleForm>) => setForm({ ...form, ...change });
  const save = () => {
    setAsked(true);
    if ('rule' in made && unit.trim() !== '') onSave({ sku: price.sku, unit: unit.trim(), rule: made.rule });
  };
  return (
    <Modal
      open
      title={t('prices.editRuleOf', { item: nameOf(price.sku) })}
      okText={t('prices.takeOver')}
      cancelText={t('ui.back')}
      onOk={save}
      onCancel={onClose}
      width={640}
    >
      <Flex vertical gap={12}>
        <Choice
          label={t('prices.model')}
          value={form.kind}
          options={KINDS}
          words="kinds"
          onChange={(kind) => put({ kind })}
        />
        <Field
          label={t('prices.unit')}
          value={unit}
          onChange={setUnit}
          wrong={asked && unit.trim() === '' ? t('prices.unitNeeded') : null}
        />
        <ModelFields form={form} wrong={wrong} onChange={put} />
        <Figure of="discount" form={form} wrong={wrong} onChange={put} />
        <Flex gap={12} wrap>
          <Figure of="minimum" form={form} wrong={wrong} onChange={put} />
          <Figure of="maximum" form={form} wrong={wrong} onChange={put} />
        </Flex>
        <Choice
          label={t('prices.monthOfPrice')}
          value={form.month}
          options={MONTHS}
          words="months"
          onChange={(month) => put({ month })}
        />
      </Flex>
    </Modal>
  );
}

interface PartProps {
  readonly form: RuleForm;
  readonly wrong: FormFault | null;
  readonly onChange: (change: Partial<RuleForm>) => void;
}

function ModelFields({ form, wrong, onChange }: PartProps) {
  if (form.kind === 'graduated' || form.kind === 'volume')
    return <TiersField tiers={form.tiers} wrong={wrong} onChange={(tiers) => onChange({ tiers })} />;
  return (
    <Flex gap={12} wrap>
      {form.kind === 'package' ? <Figure of="size" form={form} wrong={wrong} onChange={onChange} /> : null}
      <Figure of="price" form={form} wrong={wrong} onChange={onChange} />
    </Flex>
  );
}

function Figure({
  of,
  form,
  wrong,
  onChange,
}: PartProps & { readonly of: 'price' | 'size' | 'discount' | 'minimum' | 'maximum' }) {
  const { t } = useTranslation();
  const faultText = useFaultText();
  return (
    <Field
      label={t(`prices.fields.${of}`)}
      value={form[of]}
      onChange={(value) => onChange({ [of]: value })}
      wrong={wrong?.field === of ? faultText(wrong) : null}
    />
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly wrong: string | null;
}

function Field({ label, value, onChange, wrong }: FieldProps) {
  const id = useId();
  return (
    <div style={{ minWidth: 220 }}>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={value}
        status={wrong === null ? '' : 'error'}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong === null ? null : <span role="alert">{wrong}</span>}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly words: 'kinds' | 'months';
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, words, onChange }: ChoiceProps<Value>) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <Select<Value>
        id={id}
        style={{ width: '100%' }}
        value={value}
        options={options.map((each) => ({ value: each, label: t(`prices.${words}.${each}` as 'prices.kinds.unit') }))}
        onChange={onChange}
      />
    </div>
  );
}
