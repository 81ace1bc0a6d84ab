import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../ui/format/instant.ts';
import type { EngineEvent } from './operation-types.ts';

const RESOURCE_WORDS = {
  started: 'operations.resourceStarted',
  done: 'operations.resourceDone',
  failed: 'operations.resourceFailed',
} as const;

function Text({ event }: { readonly event: EngineEvent }) {
  const { t } = useTranslation();
  switch (event.kind) {
    case 'phase':
      return (
        <strong>
          ── {t(`operations.phase.${event.phase}`)} · {(event.ms / 1_000).toFixed(1)} s
        </strong>
      );
    case 'resource':
      return (
        <>
          {event.planning ? `${t('operations.phase.preview')} · ` : ''}
          {event.op} {event.type} {event.name} <b>{t(RESOURCE_WORDS[event.state])}</b>
        </>
      );
    case 'message':
      return <>{event.text}</>;
    case 'policy':
      return (
        <>
          {t(event.finding.level === 'mandatory' ? 'ui.findingMandatory' : 'ui.findingAdvisory')} ·{' '}
          {event.finding.policy}: {event.finding.message}
        </>
      );
    case 'summary':
      return (
        <strong>
          {t('operations.summaryLine', {
            counts: Object.entries(event.counts)
              .map(([op, count]) => `${op} ${count}`)
              .join(' · '),
            seconds: event.seconds,
          })}
        </strong>
      );
  }
}

function severityOf(event: EngineEvent): 'bad' | 'warning' | 'plain' {
  if (event.kind === 'message')
    return event.severity === 'error' ? 'bad' : event.severity === 'warning' ? 'warning' : 'plain';
  if (event.kind === 'resource') return event.state === 'failed' ? 'bad' : 'plain';
  return event.kind === 'policy' ? 'warning' : 'plain';
}

/** One event of the engine: the time in Beijing and what happened; trouble has a sign as well as a colour. */
export function EventLine({ event }: { readonly event: EngineEvent }) {
  const severity = severityOf(event);
  const sign = severity === 'bad' ? '✗ ' : severity === 'warning' ? '! ' : '';
  return (
    <div className={`zy-log-${severity}`}>
      <time dateTime={event.at} className="zy-faint">
        {formatInstant(event.at, 'time')}
      </time>{' '}
      {sign}
      <Text event={event} />
    </div>
  );
}
