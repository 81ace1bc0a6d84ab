import type { STATEMENT_STATES } from '@zhengyun/domain/settlement/steps/schemas.ts';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../ui/status/status.tsx';

type State = (typeof STATEMENT_STATES)[number];

const TONES: Readonly<Record<State, Tone>> = {
  gathering: 'running',
  drafted: 'attention',
  reviewed: 'attention',
  issued: 'waiting',
  confirmed: 'waiting',
  paid: 'good',
};

interface StatementStatusProps {
  readonly state: State;
  /** Held as improbable. */
  readonly parked: boolean;
}

/** Where a statement stands, as word, shape and colour. */
export function StatementStatus({ state, parked }: StatementStatusProps) {
  const { t } = useTranslation();
  return (
    <Flex gap={8}>
      <Status tone={TONES[state]}>{t(`words.statementState.${state}`)}</Status>
      {parked ? <Status tone="bad">{t('statements.parked')}</Status> : null}
    </Flex>
  );
}
