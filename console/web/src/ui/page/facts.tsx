import { Descriptions } from 'antd';
import type { ReactNode } from 'react';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** How many columns the value takes. */
  readonly span?: number;
}

/** Facts of one thing, label above value. */
export function Facts({ facts, columns = 4 }: { readonly facts: readonly Fact[]; readonly columns?: number }) {
  return (
    <Descriptions
      layout="vertical"
      colon={false}
      column={{ xs: 1, sm: 2, md: Math.min(3, columns), xl: columns }}
      items={facts.map(({ label, value, span }) => ({ key: label, label, children: value, ...(span ? { span } : {}) }))}
    />
  );
}
