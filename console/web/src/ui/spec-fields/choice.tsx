import { Form, Select } from 'antd';

interface ChoiceProps<Value extends string | number> {
  readonly name: readonly (string | number)[];
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly help?: string;
}

/** One of a few values, label above. */
export function Choice<Value extends string | number>({ name, label, options, help }: ChoiceProps<Value>) {
  return (
    <Form.Item name={[...name]} label={label} {...(help ? { extra: help } : {})}>
      <Select options={[...options]} />
    </Form.Item>
  );
}
