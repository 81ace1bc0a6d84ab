import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** What answers hold in place of a field that the reader may not see. */
export interface Hidden {
  readonly hidden: true;
}

export function isHidden(value: unknown): value is Hidden {
  return typeof value === 'object' && value !== null && 'hidden' in value && value.hidden === true;
}

interface GuardedProps<Value> {
  readonly value: Value;
  readonly children: (value: Exclude<Value, Hidden>) => ReactNode;
}

/** A field that not everyone sees: as `children` show it, or said to be out of the reader's sight, which is neither empty nor zero. */
export function Guarded<Value>({ value, children }: GuardedProps<Value>) {
  const { t } = useTranslation();
  if (isHidden(value)) return <span className="zy-faint">{t('ui.hidden')}</span>;
  return <>{children(value as Exclude<Value, Hidden>)}</>;
}
