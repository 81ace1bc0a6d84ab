import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCloud } from '../clouds/get-cloud.ts';
import { readDefinition } from '../clouds/read-definition.ts';
import { reviseCloud } from '../provisioning/revise-cloud.ts';
import { dropDraft } from './drop-draft.ts';
import { getDraft } from './get-draft.ts';
import { listDrafts } from './list-drafts.ts';
import { saveDraft } from './save-draft.ts';

let province: SampleProvince;
beforeAll(async () => {
  province = await sampleProvince();
});
afterAll(() => province.drop());

const engineer = () => province.as('engineer');
const half = { name: '中山市政务云', zones: [{ code: 'extranet' }, {}] };

describe('a cloud that is still being written', () => {
  it('is kept half-written, written on under its id, and listed until it is dropped', async () => {
    const { draftId } = await saveDraft(await engineer(), { cloudId: null, definition: half });
    const more = { ...half, slug: 'zhongshan', iops: { fast: { minimum: 5_000, maximum: null } } };
    expect(await saveDraft(await engineer(), { draftId, cloudId: null, definition: more })).toMatchObject({ draftId });
    expect(await getDraft(await engineer(), { draftId })).toMatchObject({ slug: 'zhongshan', definition: more });
    expect(await listDrafts(await engineer(), {})).toMatchObject([{ id: draftId, cloud: null, name: half.name }]);
    await dropDraft(await engineer(), { draftId });
    expect(await listDrafts(await engineer(), {})).toEqual([]);
    expect(await province.audit('clouds.draft-begun')).toHaveLength(1);
    expect(await province.audit('clouds.draft-dropped')).toHaveLength(1);
  });

  it.each(['kubeconfig', 'token', 'ca', 'server'])('never holds a credential: %s is refused', async (field) => {
    const leaking = saveDraft(await engineer(), { cloudId: null, definition: { ...half, [field]: 'secret' } });
    await expect(leaking).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(await listDrafts(await engineer(), {})).toEqual([]);
  });

  it('is its writer’s own, one for each cloud that is changed', async () => {
    const { id: cloudId } = await getCloud(province.job(), { slug: 'guangzhou' });
    const first = await saveDraft(await engineer(), { cloudId, definition: half });
    expect(await saveDraft(await engineer(), { cloudId, definition: {} })).toMatchObject({ draftId: first.draftId });
    const mine = await engineer();
    const other = { ...mine, actor: { ...mine.actor, id: crypto.randomUUID() } as typeof mine.actor };
    expect(await listDrafts(other, { cloudId })).toEqual([]);
    const { draftId } = first;
    const taken = [
      getDraft(other, { draftId }),
      dropDraft(other, { draftId }),
      saveDraft(other, { draftId, cloudId, definition: {} }),
    ];
    // All at once: one that nobody waits for yet may be refused while another is.
    await Promise.all(taken.map((each) => expect(each).rejects.toMatchObject({ code: 'NOT_FOUND' })));
    await expect(saveDraft(await province.as('technical'), { cloudId, definition: {} })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
  });

  it('goes with the change it was for, and stays where that is refused', async () => {
    const slug = 'heyuan';
    const { id: cloudId, definition } = await readDefinition(await engineer(), { slug });
    const { draftId } = await saveDraft(await engineer(), { cloudId, definition: { name: '河源云' } });
    const wrong = { ...definition, profile: 'sector' as const };
    await expect(reviseCloud(await engineer(), { definition: wrong, draftId })).rejects.toMatchObject({
      code: 'PROFILE_NOT_OF_TIER',
    });
    expect(await listDrafts(await engineer(), { cloudId })).toHaveLength(1);
    await reviseCloud(await engineer(), { definition: { ...definition, name: '河源云' }, draftId });
    expect(await listDrafts(await engineer(), { cloudId })).toEqual([]);
  });
});
