import { describe, expect, it } from 'vitest';
import { amountsOf, type ItemSpec, itemSpecSchema } from '../catalogue.ts';
import { heldAmounts } from './held-amounts.ts';

const spec = (fields: object): ItemSpec => itemSpecSchema.parse(fields);
const host = spec({
  item: 'cloud-host',
  count: 2,
  vcpu: 4,
  memoryGb: 8,
  systemDiskGb: 100,
  dataDisks: [{ class: 'fast', gb: 20 }],
});

describe('what is charged', () => {
  it('of running hosts is all they take', () => {
    expect(heldAmounts(host, 'running')).toEqual(amountsOf(host));
  });

  it('of stopped hosts is their disks alone', () => {
    expect(heldAmounts(host, 'stopped')).toEqual({ 'disk-ordinary-gb': 200n, 'disk-fast-gb': 40n });
  });

  it('of anything else knows no stop', () => {
    const cache = spec({ item: 'cache', memoryGb: 8, replicas: 1, vcpu: 2 });
    expect(heldAmounts(cache, 'stopped')).toEqual(amountsOf(cache));
  });
});
