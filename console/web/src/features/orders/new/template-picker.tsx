import { DeleteOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../../api/problem.ts';
import { useTRPC } from '../../../api/trpc.ts';

interface TemplatePickerProps {
  readonly busy: boolean;
  readonly onPicked: (templateId: string) => void;
}

/** The department's templates: one press brings its lines into the order, another removes it after asking. */
export function TemplatePicker({ busy, onPicked }: TemplatePickerProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = useQuery(trpc.templates.list.queryOptions());
  const remove = useMutation(
    trpc.templates.remove.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.templates.pathKey() }),
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  const items = query.data?.items ?? [];
  const ask = (templateId: string, name: string) =>
    modal.confirm({
      title: t('shop.removeTemplate', { name }),
      content: t('shop.removeTemplateAsk'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync({ templateId }).catch(() => undefined),
    });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items:
          items.length === 0
            ? [{ key: 'none', disabled: true, label: t('shop.noTemplates') }]
            : items.map(({ id, name, lineCount, savedBy }) => ({
                key: id,
                label: (
                  <Flex justify="space-between" align="center" gap={16}>
                    <span>
                      {name}{' '}
                      <span className="zy-faint">{t('shop.templateOf', { n: lineCount, who: savedBy.name })}</span>
                    </span>
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={t('shop.removeTemplate', { name })}
                      onClick={(event) => {
                        event.stopPropagation();
                        ask(id, name);
                      }}
                    />
                  </Flex>
                ),
              })),
        onClick: ({ key }) => onPicked(key),
      }}
    >
      <Button loading={busy || query.isLoading}>{t('shop.fromTemplate')}</Button>
    </Dropdown>
  );
}
