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

  it('refuses a location that names no address, and so the public provider’s', async () => {
    const bare = changeAt(GOOD_LOCATION, 'spec.config', { region: 'us-east-1' });
    expect(await judged(bare)).toEqual([expect.stringContaining('没有写明备份地址')]);
  });

  it.each([
    ['no address', { destinationPath: 's3://archive/' }, '没有写明备份地址'],
    [
      'an address that its path overrules',
      { destinationPath: 'gs://archive/', endpointURL: 'https://oss.gd.gov.cn' },
      '备份到',
    ],
    [
      'a path elsewhere',
      { destinationPath: 'https://acme.blob.core.windows.net/a' },
      '备份到 acme.blob.core.windows.net',
    ],
  ])('refuses a database’s archive with %s', async (_, store, message) => {
    const own = changeAt(GOOD_DATABASE, 'spec.backup', { barmanObjectStore: store });
    const apart = { metadata: GOOD_DATABASE.metadata, spec: { configuration: store } };
    for (const archive of [
      resourceOf('postgresql.cnpg.io/v1:Cluster', own),
      resourceOf('barmancloud.cnpg.io/v1:ObjectStore', apart),
    ])
      expect(await verdict(backupStaysInside, archive)).toEqual([expect.stringContaining(message)]);
  });

  it('lets a database archive within the government cloud, or not by itself', async () => {
    const store = { destinationPath: 's3://archive/', endpointURL: 'https://oss.gd.gov.cn' };
    for (const backup of [{ barmanObjectStore: store }, { volumeSnapshot: { className: 'csi' } }, undefined]) {
      const database = resourceOf('postgresql.cnpg.io/v1:Cluster', changeAt(GOOD_DATABASE, 'spec.backup', backup));
      expect(await verdict(backupStaysInside, database)).toEqual([]);
    }
  });

  it('refuses a database’s own archive elsewhere', async () => {
    const archive = { barmanObjectStore: { endpointURL: 'https://s3.example.com' } };
    const database = resourceOf('postgresql.cnpg.io/v1:Cluster', changeAt(GOOD_DATABASE, 'spec.backup', archive));
    expect(await verdict(backupStaysInside, database)).toEqual([expect.stringContaining('备份到 s3.example.com')]);
  });
});
