import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useTRPC } from '../../../api/trpc.ts';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { ProblemBlock } from '../../../ui/page/problem-block.tsx';
import { DraftNote } from '../edit/draft-note.tsx';
import { useDraft } from '../edit/use-draft.ts';
import { type CloudDraft, definitionOf, kubeconfigText } from './cloud-draft.ts';
import { CredentialFields } from './credential-fields.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { ServiceFields } from './service-fields.tsx';
import { StorageFields } from './storage-fields.tsx';
import { useProbe } from './use-probe.ts';
import { ZoneFields } from './zone-fields.tsx';

interface Props {
  readonly initial: Partial<CloudDraft>;
  readonly draftId: string | undefined;
}

/** Registers the cloud and leads to its page. */
function useAdd() {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.clouds.add.mutationOptions({
      onSuccess: async (_, { definition }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.clouds.pathKey() });
        await queryClient.invalidateQueries({ queryKey: trpc.cloudDrafts.pathKey() });
        await navigate(`/clouds/${definition.slug}`);
      },
    }),
  );
}

/** The form of a new cloud. What it deploys is previewed afterwards and released by another person. */
export function NewCloudForm({ initial, draftId }: Props) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [form] = Form.useForm<CloudDraft>();
  const slug = Form.useWatch('slug', form) ?? '';
  const probing = useProbe(slug);
  const kept = useDraft({ cloudId: null, draftId, values: () => form.getFieldsValue(true) });
  const entries = useQuery(trpc.clouds.zoneEntries.queryOptions());
  const add = useAdd();
  const submit = async () => {
    const draft = form.getFieldsValue(true) as CloudDraft;
    const { probed } = probing;
    if (!probed) return;
    const written = await kept.stop();
    add.mutate({
      definition: definitionOf(draft),
      clusterSlug: draft.clusterSlug,
      kubeconfig: kubeconfigText(draft),
      probeId: probed.id,
      ...(written ? { draftId: written } : {}),
    });
  };
  const { probe } = probing;
  const ready = probe?.state === 'answered' && probe.missingRights.length === 0 && !probe.otherCluster;
  return (
    <>
      <PageHeader title={t('clouds.newTitle')} lead={t('clouds.newLead')} actions={<DraftNote draft={kept} />} />
      <Form<CloudDraft>
        form={form}
        layout="vertical"
        initialValues={initial}
        onValuesChange={kept.touch}
        onFinish={() => void submit()}
        scrollToFirstError
      >
        <IdentityFields />
        <CredentialFields probing={probing} />
        <ZoneFields entries={entries.data ?? []} nodes={probe?.nodes ?? []} />
        <ServiceFields seen={probe?.operators ?? null} />
        <StorageFields provisioners={probe?.provisioners ?? []} kubevirt={probe?.kubevirt ?? null} />
        {add.isError ? <ProblemBlock error={add.error} /> : null}
        <Alert
          className="zy-section"
          type="info"
          showIcon
          title={t(ready ? 'clouds.newNext' : 'clouds.newProbeFirst')}
        />
        <Button type="primary" htmlType="submit" loading={add.isPending} disabled={!ready}>
          {t('clouds.newSubmit')}
        </Button>
      </Form>
    </>
  );
}
