import { Form, InputNumber } from 'antd';

interface WholeNumberProps {
  readonly name: readonly (string | number)[];
  readonly label: string;
  readonly minimum?: number;
}

/** A whole number with its label above; what is not whole or too large is said at the field when it is checked. */
export function WholeNumber({ name, label, minimum = 1 }: WholeNumberProps) {
  return (
    <Form.Item name={[...name]} label={label}>
      <InputNumber min={minimum} className="zy-wide" controls />
    </Form.Item>
  );
}
