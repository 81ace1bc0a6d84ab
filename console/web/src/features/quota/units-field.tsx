import { Flex, InputNumber } from 'antd';
import { useId } from 'react';

interface UnitsFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly value: string | null;
  readonly placeholder?: string;
  readonly onChange: (units: string | null) => void;
}

/** A whole number of units as text, which no size of it loses; null: left empty. */
export function UnitsField({ label, unit, value, placeholder = '', onChange }: UnitsFieldProps) {
  const field = useId();
  return (
    <Flex vertical gap={4} className="zy-section">
      <label htmlFor={field}>{label}</label>
      <InputNumber<string>
        id={field}
        stringMode
        min="0"
        max="999999999999999"
        precision={0}
        suffix={unit}
        style={{ width: '100%' }}
        value={value}
        placeholder={placeholder}
        onChange={(units) => onChange(units === null || units === '' ? null : String(units))}
      />
    </Flex>
  );
}
