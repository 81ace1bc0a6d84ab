import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Copyable } from '../../ui/copyable.tsx';
import { Instant } from '../../ui/instant.tsx';

interface KeyShownProps {
  readonly issued: { readonly key: string; readonly expiresAt: string };
}

/** A key that was just issued: the only time that anybody sees it. */
export function KeyShown({ issued }: KeyShownProps) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={8}>
      <Alert type="warning" showIcon title={t('keys.once')} />
      <div>{t('keys.issued')}</div>
      <div className="zy-spec" style={{ overflowWrap: 'anywhere' }}>
        <Copyable text={issued.key} code long />
      </div>
      <div>
        {t('keys.until')} <Instant at={issued.expiresAt} precision="second" />
      </div>
    </Flex>
  );
}
