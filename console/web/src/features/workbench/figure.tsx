import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface FigureProps {
  readonly label: string;
  /** undefined: still loading. */
  readonly value: ReactNode | undefined;
  readonly to: string;
}

/** One number that matters, as a link to what it counts. */
export function Figure({ label, value, to }: FigureProps) {
  return (
    <Link to={to} className="zy-figure-card">
      <span className="zy-faint">{label}</span>
      <span className="zy-figure-value zy-number">
        {value === undefined ? <Skeleton.Button active size="small" /> : value}
      </span>
    </Link>
  );
}
