import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Status } from '../status/status.tsx';
import { DriftStatus } from './drift-status.tsx';
import type { StackDrift } from './drift-types.ts';

/** What the last look at a stack found, and beside it whether it was ever made whole and whether something foreign opens its tenancy. */
export function StackStanding({ stack }: { readonly stack: Pick<StackDrift, 'status' | 'openings' | 'halfMade'> }) {
  const { t } = useTranslation();
  const opened = stack.openings?.found.length ?? 0;
  return (
    <Flex vertical gap={4} align="start">
      <DriftStatus status={stack.status} />
      {stack.halfMade ? <Status tone="bad">{t('drift.halfMade')}</Status> : null}
      {opened > 0 ? <Status tone="bad">{`${t('drift.opened')} ${opened}`}</Status> : null}
    </Flex>
  );
}
