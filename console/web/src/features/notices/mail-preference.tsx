import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MAIL_PREFERENCES } from '@zhengyun/domain/notices/schemas.ts';
import { App, Flex, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { MailAddress } from './mail-address.tsx';

const LABELS = { 'at-once': 'mailAtOnce', digest: 'mailDigest', none: 'mailNone' } as const;

/** How this person is told by mail; says so where no address was entered for them. */
export function MailPreference() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { data } = useQuery(trpc.notices.preference.queryOptions());
  const save = useMutation(
    trpc.notices.setPreference.mutationOptions({
      onSuccess: () => {
        void message.success(t('notices.mailSaved'));
        void client.invalidateQueries({ queryKey: trpc.notices.preference.queryKey() });
      },
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  if (!data) return null;
  if (data.address === null)
    return (
      <Flex gap={8} align="center" wrap>
        <span className="zy-faint">{t('notices.mailNoAddress')}</span>
        <MailAddress current={null} />
      </Flex>
    );
  return (
    <Flex gap={8} align="center" wrap>
      <span className="zy-faint">{t('notices.mailTo', { address: data.address })}</span>
      <Select
        aria-label={t('notices.mail')}
        value={data.mail}
        loading={save.isPending}
        options={MAIL_PREFERENCES.map((value) => ({ value, label: t(`notices.${LABELS[value]}`) }))}
        onChange={(mail) => save.mutate({ mail })}
        popupMatchSelectWidth={false}
      />
      <MailAddress current={data.address} />
    </Flex>
  );
}
