import { SIMULATED_SERVICES } from '@zhengyun/interface/services.ts';
import { describe, expect, it } from 'vitest';
import { servicesOf } from './services-rules.ts';

describe('the services of a cloud', () => {
  const backup = { namespace: 'velero', storageLocation: 'default' };

  it('are those its definition names, wherever its volumes come from', () => {
    expect(servicesOf({ backup }, 'csi.example.cn')).toMatchObject({ backup, postgresql: null });
    expect(servicesOf({ backup }, 'local.zhengyun.cn/simulated')).toMatchObject({ backup, postgresql: null });
  });

  it('are none where nothing is said, so that nothing is promised which no operator makes', () => {
    expect(new Set(Object.values(servicesOf(null, 'csi.example.cn')))).toEqual(new Set([null]));
  });

  it('are the simulated ones on a simulated cluster', () => {
    expect(servicesOf(null, 'local.zhengyun.cn/simulated')).toEqual(SIMULATED_SERVICES);
  });
});
