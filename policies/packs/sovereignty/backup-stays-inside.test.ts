import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DATABASE, GOOD_LOCATION } from '../testing/good-objects.ts';
import { backupStaysInside } from './backup-stays-inside.ts';

const judged = (content: object) =>
  verdict(backupStaysInside, resourceOf('velero.io/v1:BackupStorageLocation', { ...content }));

describe('backup stays inside', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_LOCATION)).toEqual([]);
  });

  it.each([
    ['a store elsewhere', 'spec.config.s3Url', 'https://s3.example.com', '备份到 s3.example.com'],
    ['a host that only looks alike', 'spec.config.s3Url', 'https://gov.cn.example.com/', '备份到 gov.cn.example.com'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_LOCATION, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('refuses a database’s own archive elsewhere', async () => {
    const archive = { barmanObjectStore: { endpointURL: 'https://s3.example.com' } };
    const database = resourceOf('postgresql.cnpg.io/v1:Cluster', changeAt(GOOD_DATABASE, 'spec.backup', archive));
    expect(await verdict(backupStaysInside, database)).toEqual([expect.stringContaining('备份到 s3.example.com')]);
  });
});
