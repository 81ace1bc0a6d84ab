import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Any address that is no page. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Result
      status="404"
      title={t('frame.notFoundTitle')}
      subTitle={t('frame.notFoundText')}
      extra={
        <Link to="/">
          <Button type="primary">{t('frame.backHome')}</Button>
        </Link>
      }
    />
  );
}
