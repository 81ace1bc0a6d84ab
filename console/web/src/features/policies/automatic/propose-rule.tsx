import { useMutation } from '@tanstack/react-query';
import type { AutomaticRuleText } from '@zhengyun/rulebook/automatic-approval-policy.ts';
import { Button, DatePicker, Flex, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../api/trpc.ts';
import { ProblemBlock } from '../../../ui/page/problem-block.tsx';
import { ClauseFields } from './clause-fields.tsx';
import { GrowthFields } from './growth-fields.tsx';
import { RuleDifference } from './rule-difference.tsx';
import { formOfRule, type RuleForm, ruleOfForm } from './rule-form-rules.ts';
import { useRuleAct } from './use-rule-act.ts';

interface ProposeRuleProps {
  /** The rule in force, which the form begins with. */
  readonly rule: AutomaticRuleText;
  /** The first day a version may begin. */
  readonly earliestDay: string;
}
interface Proposal extends RuleForm {
  readonly fromDay: Dayjs;
  readonly reason: string;
}

/** What the fields as they stand change of the rule in force. */
function Preview({ rule }: Pick<ProposeRuleProps, 'rule'>) {
  const { t } = useTranslation();
  return (
    <Form.Item noStyle shouldUpdate>
      {({ getFieldsValue }) => {
        const { decrease, growth } = getFieldsValue(true) as Partial<Proposal>;
        if (!decrease || !growth) return null;
        return (
          <section aria-label={t('policies.automatic.difference')}>
            <strong>{t('policies.automatic.difference')}</strong>
            <RuleDifference before={rule} after={ruleOfForm({ decrease, growth })} />
          </section>
        );
      }}
    </Form.Item>
  );
}

/** Sends a proposal; `end`: what follows once it is taken. */
function usePropose(end: () => void) {
  const { t } = useTranslation();
  const after = useRuleAct()(t('policies.automatic.proposed'));
  return useMutation(
    useTRPC().approvals.proposeRule.mutationOptions({
      ...after,
      onSuccess: () => {
        after.onSuccess();
        end();
      },
    }),
  );
}

/** Proposes another version of the rule, from a day on; what changes is shown before it is sent. */
export function ProposeRule({ rule, earliestDay }: ProposeRuleProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Proposal>();
  const propose = usePropose(() => setOpen(false));
  const needed = [{ required: true, message: t('policies.automatic.fieldNeeded') }];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('policies.automatic.propose')}
      </Button>
      <Modal
        open={open}
        title={t('policies.automatic.propose')}
        okText={t('policies.automatic.send')}
        cancelText={t('ui.back')}
        width={820}
        confirmLoading={propose.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p>{t('policies.automatic.proposeWhy')}</p>
        <Form<Proposal>
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ ...formOfRule(rule), fromDay: dayjs(earliestDay) }}
          onFinish={({ fromDay, reason, ...fields }) =>
            propose.mutate({ fromDay: fromDay.format('YYYY-MM-DD'), reason, rule: ruleOfForm(fields) })
          }
        >
          <ClauseFields clause="decrease" />
          <ClauseFields clause="growth">
            <GrowthFields />
          </ClauseFields>
          <Flex gap={16} wrap>
            <Form.Item name="fromDay" label={t('policies.automatic.fromDay')} rules={needed}>
              <DatePicker minDate={dayjs(earliestDay)} allowClear={false} />
            </Form.Item>
          </Flex>
          <Form.Item name="reason" label={t('ui.reason')} rules={[{ ...needed[0], whitespace: true }]}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
          <Preview rule={rule} />
        </Form>
        {propose.error ? <ProblemBlock error={propose.error} /> : null}
      </Modal>
    </>
  );
}
