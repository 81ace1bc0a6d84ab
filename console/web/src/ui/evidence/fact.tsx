import type { ReactNode } from 'react';

/** A fact in a row that may be as wide as the table beside it scrolls: a grid would stretch the table itself. */
export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="zy-two-lines">
      <span className="zy-faint">{label}</span>
      <span>{children}</span>
    </div>
  );
}
