import { Button, Form, Input, InputNumber, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';

interface Asked {
  readonly reason: string;
  readonly minutes: number;
}

interface Props {
  readonly label: string;
  /** What will happen, who acts next, and what can't come back. */
  readonly children: ReactNode;
  readonly danger?: boolean;
  /** Asked to be typed, for what can't be undone. */
  readonly typed?: string;
  /** Asked beside the reason, at most so many. */
  readonly minutesAtMost?: number;
  readonly act: {
    readonly isPending: boolean;
    readonly error: unknown;
    readonly mutateAsync: (asked: Asked) => Promise<unknown>;
  };
}

/** A button that asks for a reason, and where it can't be undone for the name, before it acts. A refusal stays on the dialog. */
export function ReasonDialog({ label, children, danger = false, typed, minutesAtMost, act }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Asked & { typed?: string }>();
  const submit = ({ reason, minutes }: Asked) =>
    act.mutateAsync({ reason, minutes }).then(
      () => setOpen(false),
      () => undefined,
    );
  return (
    <>
      <Button danger={danger} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        open={open}
        title={label}
        okText={label}
        okButtonProps={{ danger }}
        cancelText={t('ui.back')}
        confirmLoading={act.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p>{children}</p>
        <Form form={form} layout="vertical" initialValues={{ minutes: 60 }} onFinish={submit}>
          <Form.Item
            name="reason"
            label={t('clouds.reason')}
            rules={[{ required: true, whitespace: true, message: t('clouds.reasonNeeded') }]}
          >
            <Input.TextArea rows={3} maxLength={2_000} />
          </Form.Item>
          {minutesAtMost === undefined ? null : (
            <Form.Item name="minutes" label={t('clouds.minutes', { n: minutesAtMost })} rules={[{ required: true }]}>
              <InputNumber min={1} max={minutesAtMost} precision={0} />
            </Form.Item>
          )}
          {typed === undefined ? null : (
            <Form.Item
              name="typed"
              label={t('clouds.typeName', { name: typed })}
              rules={[{ required: true, type: 'enum', enum: [typed], message: t('clouds.typeNameNeeded') }]}
            >
              <Input autoComplete="off" />
            </Form.Item>
          )}
        </Form>
        {act.error ? <ProblemBlock error={act.error} /> : null}
      </Modal>
    </>
  );
}
