import { Empty, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** Why there is nothing. */
  readonly why: string;
  /** What to do about it. */
  readonly next?: ReactNode;
  readonly action?: ReactNode;
}

/** An empty place that says why it is empty and what to do. */
export function EmptyState({ why, next, action }: EmptyStateProps) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <Flex vertical gap={4} align="center">
          <Typography.Text>{why}</Typography.Text>
          {next ? <span className="zy-faint">{next}</span> : null}
        </Flex>
      }
    >
      {action}
    </Empty>
  );
}
