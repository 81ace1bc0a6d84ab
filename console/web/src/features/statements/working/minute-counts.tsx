import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../ui/format/fen.ts';
import { Status } from '../../../ui/status/status.tsx';

interface MinuteCountsProps {
  readonly minutes: { readonly up: string; readonly down: string; readonly unknown: string };
}

/** Minutes by verdict; the unknown ones are printed and never counted as up. */
export function MinuteCounts({ minutes }: MinuteCountsProps) {
  const { t } = useTranslation();
  const count = (text: string) => t('statements.minutesUnit', { n: groupDigits(text) });
  return (
    <Flex gap={16} wrap className="zy-number">
      <Status tone="good">
        {t('statements.minutesUp')} {count(minutes.up)}
      </Status>
      <Status tone="bad">
        {t('statements.minutesDown')} {count(minutes.down)}
      </Status>
      <Status tone="unknown">
        {t('statements.minutesUnknown')} {count(minutes.unknown)}
      </Status>
    </Flex>
  );
}
