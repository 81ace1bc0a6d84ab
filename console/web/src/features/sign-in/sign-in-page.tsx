import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

interface SignInPageProps {
  /** Where to go after signing in: path and query of the page that was asked for. */
  readonly returnTo: string;
  /** true: sign-in is the embedded one of a single machine, with sample people. */
  readonly demo: boolean;
}

/** The door: one button to unified identity; says so when that identity is simulated. */
export function SignInPage({ returnTo, demo }: SignInPageProps) {
  const { t } = useTranslation();
  return (
    <main className="zy-sign-in">
      <Card variant="outlined" className="zy-sign-in-card">
        <Flex vertical gap={16}>
          <Flex align="center" gap={12}>
            <img src="/mark.svg" alt="" width={40} height={40} />
            <div>
              <Typography.Title level={1} className="zy-flat">
                {t('signIn.title')}
              </Typography.Title>
              <span className="zy-faint">{t('signIn.lead')}</span>
            </div>
          </Flex>
          {demo ? <Alert type="info" showIcon title={t('signIn.demo')} description={t('signIn.demoWhy')} /> : null}
          <Button type="primary" size="large" block href={`/sign-in?return_to=${encodeURIComponent(returnTo)}`}>
            {t('signIn.button')}
          </Button>
          <span className="zy-faint">{t('signIn.realName')}</span>
          <a href="/public/prices">{t('openData.fromSignIn')}</a>
        </Flex>
      </Card>
    </main>
  );
}
