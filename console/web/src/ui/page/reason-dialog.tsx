import { Button, type ButtonProps, Form, Input, Modal } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBlock } from './problem-block.tsx';

interface ReasonDialogProps {
  /** On the button that opens it, on its head and on the button that does it. */
  readonly label: string;
  /** What will happen, who acts next, what can't come back. */
  readonly why: ReactNode;
  /** What must be typed as it stands before it can be done; absent: nothing. */
  readonly typed?: string;
  readonly danger?: boolean;
  readonly type?: ButtonProps['type'];
  readonly disabled?: boolean;
  readonly mutation: { readonly isPending: boolean; readonly isSuccess: boolean; readonly error: unknown };
  readonly onSubmit: (reason: string) => void;
  /** Called when the person closes it without doing it; further fields then go back to what stands. */
  readonly onCancel?: () => void;
  /** Characters a reason may have at most; absent: 2,000. */
  readonly most?: number;
  /** What was typed before, and where what is typed is held until it was done; absent: in the dialog alone. */
  readonly words?: readonly [string, (text: string) => void];
  /** Facts to decide on, or further fields. */
  readonly children?: ReactNode;
}
interface Answer {
  readonly reason: string;
}

/** A button whose act needs a reason, which the audit row keeps; one that can't come back wants its object typed too. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { label, why, danger = false, type = 'default', disabled = false, mutation, onSubmit, words, children } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Answer>();
  const { isSuccess } = mutation;
  const hold = words?.[1];
  useEffect(() => {
    if (!isSuccess) return;
    setOpen(false);
    hold?.('');
  }, [isSuccess, hold]);
  return (
    <>
      <Button danger={danger} type={type} disabled={disabled} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        open={open}
        title={label}
        okText={label}
        okButtonProps={{ danger }}
        cancelText={t('ui.back')}
        confirmLoading={mutation.isPending}
        onCancel={() => {
          setOpen(false);
          props.onCancel?.();
        }}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p>{why}</p>
        {children}
        <Form
          form={form}
          layout="vertical"
          initialValues={{ reason: words?.[0] }}
          onValuesChange={({ reason }: Partial<Answer>) => reason !== undefined && hold?.(reason)}
          onFinish={({ reason }) => onSubmit(reason)}
        >
          <Form.Item
            name="reason"
            label={t('ui.reason')}
            rules={[{ required: true, whitespace: true, message: t('ui.reasonNeeded') }]}
          >
            <Input.TextArea rows={3} maxLength={props.most ?? 2_000} />
          </Form.Item>
          {props.typed === undefined ? null : <TypedField typed={props.typed} />}
        </Form>
        {mutation.error ? <ProblemBlock error={mutation.error} /> : null}
      </Modal>
    </>
  );
}

function TypedField({ typed }: { readonly typed: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="typed"
      label={t('ui.typeToConfirm', { text: typed })}
      rules={[
        {
          validator: (_, value: unknown) =>
            value === typed ? Promise.resolve() : Promise.reject(new Error(t('ui.typedWrong', { text: typed }))),
        },
      ]}
    >
      <Input autoComplete="off" />
    </Form.Item>
  );
}
