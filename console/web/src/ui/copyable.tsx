import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';

interface CopyableProps {
  readonly text: string;
  /** What stands on screen when it is not the whole text, e.g. the first digits of a hash. */
  readonly shown?: string;
  readonly code?: boolean;
  /** It may be longer than its place is wide, and goes on in the next line. */
  readonly long?: boolean;
}

/** A number or id that one copies with one press. */
export function Copyable({ text, shown, code = false, long = false }: CopyableProps) {
  const { t } = useTranslation();
  return (
    <Typography.Text
      className={long ? 'zy-number' : 'zy-number zy-nowrap'}
      copyable={{
        text,
        tooltips: [`${t('ui.copy')} ${text}`, t('ui.copied')],
        icon: [<CopyOutlined key="copy" aria-label={t('ui.copy')} />, <CheckOutlined key="copied" />],
      }}
      {...(code ? { style: { fontFamily: 'var(--ant-font-family-code)' } } : {})}
    >
      {shown ?? text}
    </Typography.Text>
  );
}
