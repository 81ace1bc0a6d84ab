import { Card } from 'antd';
import type { ReactNode } from 'react';

interface PanelProps {
  readonly title?: ReactNode;
  readonly extra?: ReactNode;
  /** true: the body has no padding of its own, for tables that reach the edge. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export function Panel({ title, extra, flush = false, children }: PanelProps) {
  return (
    <Card
      variant="outlined"
      className="zy-section"
      {...(title ? { title: <h2 className="zy-section-title">{title}</h2> } : {})}
      {...(extra ? { extra } : {})}
      {...(flush ? { styles: { body: { padding: 0 } } } : {})}
    >
      {children}
    </Card>
  );
}
