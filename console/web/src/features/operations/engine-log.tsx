import { Flex, Switch } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { Status } from '../../ui/status/status.tsx';
import { EventLine } from './event-line.tsx';
import { useEngineEvents } from './use-engine-events.ts';

/** The engine's log as it is written; scrolls with it while "follow" is on. */
export function EngineLog({ operationId }: { readonly operationId: string }) {
  const { t } = useTranslation();
  const { events, open, query } = useEngineEvents(operationId);
  const [follow, setFollow] = useState(true);
  const box = useRef<HTMLDivElement>(null);
  const count = events.length;
  useEffect(() => {
    if (follow && count > 0 && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [follow, count]);
  return (
    <Panel
      title={t('operations.log')}
      extra={
        <Flex gap={16} align="center">
          <Status tone={open ? 'running' : 'ended'}>{t(open ? 'operations.logLive' : 'operations.logEnded')}</Status>
          <Flex gap={8} align="center">
            <Switch size="small" checked={follow} onChange={setFollow} aria-label={t('operations.logFollow')} />
            {t('operations.logFollow')}
          </Flex>
        </Flex>
      }
    >
      {query.isError ? <ProblemBlock error={query.error} onRetry={() => void query.refetch()} /> : null}
      {count === 0 && query.isSuccess ? (
        <EmptyState why={t('operations.logEmpty')} next={t('operations.logEmptyNext')} />
      ) : null}
      {count > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section ref={box} className="zy-log zy-code" tabIndex={0} aria-label={t('operations.log')}>
          {events.map(({ sequence, event }) => (
            <EventLine key={sequence} event={event} />
          ))}
        </section>
      ) : null}
    </Panel>
  );
}
