import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { Copyable } from '../copyable.tsx';

interface ProblemBlockProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly title?: string;
}

/** What went wrong, why, what to do next, the trace id to quote, and a way to try again, or to sign in again where that is asked for. */
export function ProblemBlock({ error, onRetry, title }: ProblemBlockProps) {
  const { t } = useTranslation();
  const problem = problemOf(error);
  const again = `/sign-in?again=1&return_to=${encodeURIComponent(`${window.location.pathname}${window.location.search}`)}`;
  const action =
    problem.code === 'STEP_UP_NEEDED' ? (
      <Button href={again}>{t('ui.signInAgain')}</Button>
    ) : onRetry ? (
      <Button onClick={onRetry}>{t('ui.retry')}</Button>
    ) : null;
  const heading = problem.kind === 'unreachable' ? t('ui.unreachableTitle') : (title ?? t('ui.problemTitle'));
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={heading}
      description={
        <Flex vertical gap={4}>
          <span>{problem.message ?? t('ui.unreachableText')}</span>
          {problem.traceId ? (
            <span className="zy-faint">
              {problem.code ? `${t('ui.errorCode')} ${problem.code} · ` : ''}
              {t('ui.traceId')} <Copyable text={problem.traceId} code />
            </span>
          ) : null}
        </Flex>
      }
      {...(action ? { action } : {})}
    />
  );
}
