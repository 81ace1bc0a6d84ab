import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant } from './format/instant.ts';
import { useDuration } from './format/use-duration.ts';
import { Status } from './status/status.tsx';
import { useNow } from './use-now.ts';

const SOON_S = 86_400;

/** Time left to a deadline; within a day it asks for attention, past it says by how much. */
export function Clock({ dueAt }: { readonly dueAt: string }) {
  const { t } = useTranslation();
  const duration = useDuration();
  const left = (Date.parse(dueAt) - useNow(30_000)) / 1_000;
  const tone = left < 0 ? 'bad' : left < SOON_S ? 'attention' : 'waiting';
  const text = left < 0 ? t('ui.overdue', { duration: duration(-left) }) : t('ui.left', { duration: duration(left) });
  return (
    <Tooltip title={`${t('ui.beijing')} ${formatInstant(dueAt)}`}>
      <span>
        <Status tone={tone}>{text}</Status>
      </span>
    </Tooltip>
  );
}
