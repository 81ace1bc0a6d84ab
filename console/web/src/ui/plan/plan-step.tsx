import { Flex, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanOp } from './plan-types.ts';

/** Sign and colour of each step; the sign says the same as the colour. Red is for what destroys. */
const SIGNS: Readonly<Record<PlanOp, { readonly sign: string; readonly colour: string }>> = {
  create: { sign: '+', colour: 'success' },
  update: { sign: '~', colour: 'processing' },
  replace: { sign: '±', colour: 'error' },
  delete: { sign: '−', colour: 'error' },
  same: { sign: '=', colour: 'default' },
  read: { sign: '·', colour: 'default' },
  import: { sign: '↓', colour: 'default' },
};
const NAMES = {
  create: 'ui.planCreate',
  update: 'ui.planUpdate',
  replace: 'ui.planReplace',
  delete: 'ui.planDelete',
  same: 'ui.planSame',
  read: 'ui.planRead',
  import: 'ui.planImport',
} as const satisfies Record<PlanOp, string>;

interface PlanStepProps {
  readonly op: PlanOp;
  readonly kind: string;
  /** Name of the resource, or how many there are. */
  readonly children: ReactNode;
}

/** What is done to what: the step as sign, word and colour, the kind, the name. */
export function PlanStep({ op, kind, children }: PlanStepProps) {
  const { t } = useTranslation();
  const { sign, colour } = SIGNS[op];
  return (
    <Flex gap={8} align="center" wrap>
      <Tag color={colour} className="zy-plan-op">
        {sign} {t(NAMES[op])}
      </Tag>
      <span>{kind}</span>
      {children}
    </Flex>
  );
}
