import { useTranslation } from 'react-i18next';
import { Instant } from '../instant.tsx';
import type { FieldWriter } from './drift-types.ts';

interface WritersProps {
  readonly writers: readonly FieldWriter[];
  /** Shown where the cluster does not say. */
  readonly otherwise: string;
}

/** Who wrote, by what the cluster keeps: the program, how, and when. */
export function Writers({ writers, otherwise }: WritersProps) {
  const { t } = useTranslation();
  if (writers.length === 0) return <span className="zy-faint">{otherwise}</span>;
  return (
    <>
      {writers.map(({ manager, operation, subresource, at }) => (
        <div key={`${manager} ${operation} ${subresource ?? ''}`}>
          <code className="zy-code">{manager}</code>{' '}
          <span className="zy-faint">
            {operation}
            {subresource ? ` /${subresource}` : ''} · {at ? <Instant at={at} precision="second" /> : t('drift.noTime')}
          </span>
        </div>
      ))}
    </>
  );
}
