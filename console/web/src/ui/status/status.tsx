import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  QuestionCircleOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

/** What a state means for the reader; each has a shape of its own, so colour is never alone. */
export type Tone = 'good' | 'running' | 'waiting' | 'attention' | 'bad' | 'unknown' | 'ended';

const SHAPES: Readonly<Record<Tone, { readonly icon: ReactNode; readonly colour: string }>> = {
  good: { icon: <CheckCircleFilled />, colour: 'var(--ant-color-success)' },
  running: { icon: <SyncOutlined />, colour: 'var(--ant-color-primary)' },
  waiting: { icon: <ClockCircleOutlined />, colour: 'var(--ant-color-text-tertiary)' },
  attention: { icon: <ExclamationCircleFilled />, colour: 'var(--ant-color-warning)' },
  bad: { icon: <CloseCircleFilled />, colour: 'var(--ant-color-error)' },
  unknown: { icon: <QuestionCircleOutlined />, colour: 'var(--ant-color-warning)' },
  ended: { icon: <MinusCircleOutlined />, colour: 'var(--ant-color-text-tertiary)' },
};

interface StatusProps {
  readonly tone: Tone;
  readonly children: ReactNode;
}

/** A state as word, shape and colour. */
export function Status({ tone, children }: StatusProps) {
  const { icon, colour } = SHAPES[tone];
  return (
    <span className="zy-status">
      <span aria-hidden="true" style={{ color: colour }}>
        {icon}
      </span>
      <span>{children}</span>
    </span>
  );
}
