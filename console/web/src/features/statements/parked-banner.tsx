import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { plainFen } from '../../ui/format/fen.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { formatPpm } from '../../ui/format/ppm.ts';
import type { Statement } from './statement-types.ts';

type Reason = NonNullable<Statement['steps']['parked']>['reasons'][number];

function useReasonText(): (reason: Reason) => string {
  const { t } = useTranslation();
  return (reason) =>
    reason.kind === 'payable-jump'
      ? t('statements.parkedJump', {
          payable: plainFen(reason.payableFen),
          median: plainFen(reason.medianFen),
          months: reason.months,
          factor: formatPpm(reason.factorPpm, 0),
        })
      : t('statements.parkedLines', { resource: reason.resource, lines: reason.lines, most: reason.most });
}

/** Why a statement is held as improbable, or who let it go on and why. */
export function ParkedBanner({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation();
  const text = useReasonText();
  const { parked, released } = statement.steps;
  if (!parked) return null;
  return (
    <Alert
      className="zy-section"
      type={released ? 'info' : 'error'}
      showIcon
      title={released ? t('statements.releasedTitle') : t('statements.parkedTitle')}
      description={
        <>
          {parked.reasons.map((reason) => (
            <div key={text(reason)}>{text(reason)}</div>
          ))}
          {released ? (
            <div>
              {t('statements.releasedBy', {
                name: released.by ?? '',
                at: formatInstant(released.at),
                why: released.why,
              })}
            </div>
          ) : null}
        </>
      }
    />
  );
}
