import { Form, InputNumber } from 'antd';

interface WholeNumberProps {
  readonly name: readonly (string | number)[];
  readonly label: string;
  readonly minimum?: number;
  /** true: may be left empty, and then it is not sent. */
  readonly optional?: boolean;
  readonly help?: string;
}

/** A whole number with its label above; what is not whole or too large is said at the field when it is checked. */
export function WholeNumber({ name, label, minimum = 1, optional = false, help }: WholeNumberProps) {
  return (
    <Form.Item
      name={[...name]}
      label={label}
      {...(help ? { extra: help } : {})}
      {...(optional ? { normalize: (value: number | null) => value ?? undefined } : {})}
    >
      <InputNumber min={minimum} className="zy-wide" controls />
    </Form.Item>
  );
}
