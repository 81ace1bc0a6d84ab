import { objectPolicy } from '../define-policy.ts';
import type { Path } from '../finding.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { recordOf, textOf, textsOf } from '../manifest/reading.ts';

/** Where an operator is told to keep backups, by kind. */
const ENDPOINTS: Readonly<Record<string, readonly string[]>> = {
  BackupStorageLocation: ['spec', 'config', 's3Url'],
  Cluster: ['spec', 'backup', 'barmanObjectStore', 'endpointURL'],
};

/** Backups hold everything a system holds: they lie in object storage of the government cloud and nowhere else. */
export const backupStaysInside = objectPolicy(
  {
    name: 'backup-stays-inside',
    description: '备份必须存放在政务云内的对象存储',
    english: 'Backups are kept in object storage of the government cloud',
    controls: ['8.2.4.5', '8.2.1.1', '8.1.4.9'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请把备份地址改为政务云内的对象存储；认可的域名后缀在策略配置 suffixes 中列出',
    settings: {
      suffixes: {
        type: 'array',
        items: { type: 'string' },
        description: 'Ends of host names at which backups may be kept',
        default: ['.svc', '.svc.cluster.local', '.gov.cn'],
      },
    },
  },
  (object, settings) => {
    const endpoint = endpointOf(object);
    if (endpoint === null) return [];
    const host = URL.canParse(endpoint.address) ? new URL(endpoint.address).hostname : endpoint.address;
    return textsOf(settings.suffixes).some((suffix) => host.endsWith(suffix))
      ? []
      : [{ text: `备份到 ${host}`, path: endpoint.path }];
  },
);

function endpointOf(object: Manifest): { readonly address: string; readonly path: Path } | null {
  const path = ENDPOINTS[object.kind];
  if (path === undefined) return null;
  const address = textOf(path.reduce<unknown>((part, key) => recordOf(part)[key], object.content));
  return address === '' ? null : { address, path };
}
