import { useQuery } from '@tanstack/react-query';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { Loaded } from '../../ui/page/loaded.tsx';
import { useNow } from '../../ui/use-now.ts';
import { HOUR_MS, lastDayOf, MINUTE_MS } from './last-day.ts';

type Minutes = Outputs['serviceLevels']['minutes'];

interface StripProps {
  readonly name: string;
  readonly minutes: Minutes;
}

function Strip({ name, minutes }: StripProps) {
  const { t } = useTranslation();
  const { up, down, unknown } = minutes.counts;
  return (
    <div className="zy-strip" role="img" aria-label={t('serviceLevels.stripLabel', { name, up, down, unknown })}>
      {minutes.runs.map((run) => (
        <Tooltip
          key={run.from}
          title={t('serviceLevels.run', {
            from: formatInstant(run.from, 'minute'),
            minutes: run.minutes,
            verdict: t(`words.verdict.${run.verdict}`),
          })}
        >
          <span className={`zy-minute zy-minute-${run.verdict.toLowerCase()}`} style={{ flexGrow: run.minutes }} />
        </Tooltip>
      ))}
    </div>
  );
}

function Axis({ from, to }: { readonly from: string; readonly to: string }) {
  const start = Date.parse(from);
  const marks = Array.from({ length: 5 }, (_, index) => start + ((Date.parse(to) - start) * index) / 4);
  return (
    <div className="zy-strip-axis zy-number" aria-hidden="true">
      {marks.map((at) => (
        <span key={at}>{formatInstant(new Date(at).toISOString(), 'minute').slice(5)}</span>
      ))}
    </div>
  );
}

/** The last day of one object minute by minute; UNKNOWN is hatched and never coloured as up. */
export function MinuteStrip({ objectId, name }: { readonly objectId: string; readonly name: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  // The span moves with the minute, not with every render, or each would be a question of its own.
  const { from, to } = lastDayOf(useNow(MINUTE_MS));
  const query = useQuery(
    trpc.serviceLevels.minutes.queryOptions(
      { objectId, from, to },
      { gcTime: HOUR_MS, placeholderData: (last) => last },
    ),
  );
  return (
    <section aria-label={t('serviceLevels.strip')}>
      <div className="zy-bar-text">
        <span>{t('serviceLevels.strip')}</span>
        <span className="zy-faint">{t('serviceLevels.stripWhy')}</span>
      </div>
      <Loaded query={query} rows={1}>
        {(minutes) => (
          <>
            <Strip name={name} minutes={minutes} />
            <Axis from={minutes.from} to={minutes.to} />
          </>
        )}
      </Loaded>
    </section>
  );
}
