import { SaveOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrderLineInput } from '@zhengyun/domain/requests/schemas.ts';
import { App, Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.ts';
import { useTRPC } from '../api/trpc.ts';
import { ProblemBlock } from './page/problem-block.tsx';

interface SaveTemplateProps {
  readonly departmentId: string | undefined;
  /** Lines to keep, asked for as the dialog opens; null: they are not complete, and the dialog says so. */
  readonly lines: () => readonly OrderLineInput[] | null;
  /** Name to begin with. */
  readonly suggested?: string | undefined;
}

/** 保存为模板: keeps an order's lines under a name for the whole department. A name that is taken is overwritten only when that is ticked. */
export function SaveTemplate({ departmentId, lines, suggested = '' }: SaveTemplateProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [kept, setKept] = useState<readonly OrderLineInput[] | null>(null);
  const [name, setName] = useState(suggested);
  const [replace, setReplace] = useState(false);
  const save = useMutation(
    trpc.templates.save.mutationOptions({
      onSuccess: () => {
        void message.success(t('shop.templateSaved', { name: name.trim() }));
        void queryClient.invalidateQueries({ queryKey: trpc.templates.pathKey() });
        setKept(null);
      },
    }),
  );
  const open = () => {
    const found = lines();
    if (!departmentId || !found) return void message.warning(t('shop.templateIncomplete'));
    setName(suggested.slice(0, 64));
    setReplace(false);
    save.reset();
    setKept(found);
  };
  const taken = save.isError && problemOf(save.error).code === 'NAME_TAKEN';
  return (
    <>
      <Button icon={<SaveOutlined />} onClick={open}>
        {t('shop.saveTemplate')}
      </Button>
      <Modal
        open={kept !== null}
        title={t('shop.saveTemplate')}
        okText={t('shop.save')}
        cancelText={t('ui.back')}
        okButtonProps={{ disabled: name.trim() === '' }}
        confirmLoading={save.isPending}
        onCancel={() => setKept(null)}
        onOk={() => {
          if (departmentId && kept) save.mutate({ departmentId, name, replace, lines: [...kept] });
        }}
        destroyOnHidden
      >
        <NameField name={name} onName={setName} />
        {save.isError ? <ProblemBlock error={save.error} /> : null}
        {taken || replace ? (
          <Checkbox checked={replace} onChange={({ target }) => setReplace(target.checked)}>
            {t('shop.replaceTemplate')}
          </Checkbox>
        ) : null}
      </Modal>
    </>
  );
}

function NameField({ name, onName }: { readonly name: string; readonly onName: (name: string) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('shop.templateWhy')}</p>
      <Input
        value={name}
        maxLength={64}
        aria-label={t('shop.templateName')}
        placeholder={t('shop.templateName')}
        onChange={({ target }) => onName(target.value)}
      />
    </>
  );
}
