import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedView } from './list-memory.ts';

const LONGEST_NAME = 30;

interface SavedViewsProps {
  readonly views: readonly SavedView[];
  readonly onOpen: (view: SavedView) => void;
  /** Keeps what is shown now under `name`; one of that name is replaced. */
  readonly onSave: (name: string) => void;
  readonly onDelete: (name: string) => void;
}

/** A person's named views of a list: open one, keep what is shown now, delete. */
export function SavedViews({ views, onOpen, onSave, onDelete }: SavedViewsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const show = (view: SavedView) => {
    setOpen(false);
    onOpen(view);
  };
  const content = (
    <Flex vertical gap={8} className="zy-saved-views">
      {views.length === 0 ? <span className="zy-faint">{t('ui.noViews')}</span> : null}
      {views.map((view) => (
        <Flex key={view.name} justify="space-between" align="center">
          <Button type="link" size="small" onClick={() => show(view)}>
            {view.name}
          </Button>
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('ui.deleteView', { name: view.name })}
            onClick={() => onDelete(view.name)}
          />
        </Flex>
      ))}
      <NameForm onSave={onSave} />
    </Flex>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content} open={open} onOpenChange={setOpen}>
      <Button icon={<StarOutlined />} aria-label={t('ui.views')} title={t('ui.views')} />
    </Popover>
  );
}

function NameForm({ onSave }: { readonly onSave: (name: string) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ name: string }>();
  const save = ({ name }: { name: string }) => {
    onSave(name.trim());
    form.resetFields();
  };
  return (
    <Form form={form} layout="inline" onFinish={save}>
      <Form.Item name="name" rules={[{ required: true, whitespace: true, message: t('ui.viewNeedsName') }]}>
        <Input maxLength={LONGEST_NAME} placeholder={t('ui.viewName')} aria-label={t('ui.viewName')} />
      </Form.Item>
      <Button htmlType="submit">{t('ui.saveView')}</Button>
    </Form>
  );
}
