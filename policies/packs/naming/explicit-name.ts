import { objectPolicy } from '../define-policy.ts';

/** Names are decided by the plan: a random one differs between two previews, so what was approved could not be compared. */
export const explicitName = objectPolicy(
  {
    name: 'explicit-name',
    description: '对象名称必须由方案给定，不得自动生成',
    english: 'A name is given by the plan and not generated',
    controls: ['F19'],
    severity: 'medium',
    level: 'mandatory',
    remedy: '请在 metadata.name 中写明名称',
  },
  (object) => {
    if (object.annotations['pulumi.com/autonamed'] === 'true')
      return [{ text: '名称为自动生成', path: ['metadata', 'name'] }];
    return object.name === '' ? [{ text: '没有名称', path: ['metadata'] }] : [];
  },
);
