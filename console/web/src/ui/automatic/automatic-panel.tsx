import { useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Instant } from '../instant.tsx';
import { Panel } from '../page/panel.tsx';
import { Status } from '../status/status.tsx';
import { AutomaticFigures } from './automatic-figures.tsx';
import { CallBackForm } from './call-back-form.tsx';

type Automatic = NonNullable<Outputs['approvals']['automatic']>;

/** While it waits its end may come, or somebody’s objection. */
const POLL_MS = 10_000;
const TONES = {
  declined: 'waiting',
  waiting: 'running',
  done: 'good',
  'called-back': 'attention',
  lapsed: 'attention',
  overtaken: 'waiting',
} as const satisfies Record<Automatic['state'], string>;

function Head({ automatic }: { readonly automatic: Automatic }) {
  const { t } = useTranslation();
  const { state, clause, policy, effectiveAt, endedAt, judgedAt } = automatic;
  const when = state === 'waiting' ? effectiveAt : (endedAt ?? judgedAt);
  return (
    <Flex gap={12} wrap align="center">
      <Status tone={TONES[state]}>{t(`approvals.automatic.state.${state}`)}</Status>
      {clause ? <span>{t(`approvals.automatic.clause.${clause}`)}</span> : null}
      <span>
        {t(state === 'waiting' ? 'approvals.automatic.until' : 'approvals.automatic.at')}{' '}
        <Instant at={when} precision="second" />
      </span>
      <span className="zy-faint">
        {t('approvals.automatic.policy')} <code className="zy-code">{policy}</code>
      </span>
    </Flex>
  );
}

/** Whether a dated rule lets the request through without the province's steps, why (F41), and calling it back while that can be done. Nothing where no rule has looked. */
export function AutomaticPanel({ requestId }: { readonly requestId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(
    trpc.approvals.automatic.queryOptions(
      { requestId },
      { staleTime: 0, refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? POLL_MS : false) },
    ),
  );
  const automatic = query.data;
  if (!automatic) return null;
  return (
    <Panel title={t('approvals.automatic.title')}>
      <Flex vertical gap={16}>
        <Head automatic={automatic} />
        {automatic.calledBackBy ? (
          <span>
            {automatic.calledBackBy.name}: “{automatic.reason}”
          </span>
        ) : null}
        {automatic.refusals.length > 0 ? (
          <ul aria-label={t('approvals.automatic.why')}>
            {automatic.refusals.map((code) => (
              <li key={code}>{t(`approvals.automatic.refusal.${code}`)}</li>
            ))}
          </ul>
        ) : null}
        <AutomaticFigures automatic={automatic} />
        {automatic.mayCallBack ? <CallBackForm requestId={requestId} /> : null}
      </Flex>
    </Panel>
  );
}
