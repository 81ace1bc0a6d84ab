import { objectPolicy } from '../define-policy.ts';
import type { Path } from '../finding.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { recordOf, textOf, textsOf } from '../manifest/reading.ts';

/** One store an object tells an operator to keep backups in. */
interface Store {
  /** URL of its S3 service; empty when none is named, and then operators go to the public provider's own. */
  readonly endpoint: string;
  /** Where in it; a URL that is not `s3:` goes to its own host, whatever the endpoint. */
  readonly destination: string;
  readonly path: Path;
}

/**
 * Backups hold everything a system holds: they lie in object storage of the government cloud and nowhere else. A store that names
 * no address is none of ours: both operators take the public provider's then.
 */
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
  (object, settings) =>
    storesOf(object).flatMap(({ endpoint, destination, path }) => {
      if (object.isPatch && endpoint === '' && destination === '') return [];
      const isS3 = destination === '' || destination.startsWith('s3:');
      const address = isS3 ? endpoint : destination;
      if (address === '') return [{ text: '没有写明备份地址，将存放到公有云', path }];
      const host = URL.canParse(address) ? new URL(address).hostname : address;
      return textsOf(settings.suffixes).some((suffix) => host.endsWith(suffix))
        ? []
        : [{ text: `备份到 ${host || address}`, path }];
    }),
);

/** Where an operator is told to keep backups: Velero's location, a database's own archive, and the archive it names apart. */
function storesOf(object: Manifest): readonly Store[] {
  const spec = recordOf(object.content.spec);
  switch (`${object.group} ${object.kind}`) {
    case 'velero.io BackupStorageLocation': {
      const endpoint = textOf(recordOf(spec.config).s3Url);
      return [{ endpoint, destination: '', path: ['spec', 'config', 's3Url'] }];
    }
    case 'postgresql.cnpg.io Cluster': {
      const { barmanObjectStore: store } = recordOf(spec.backup);
      return store === undefined ? [] : [archiveIn(store, ['spec', 'backup', 'barmanObjectStore'])];
    }
    case 'barmancloud.cnpg.io ObjectStore':
      return [archiveIn(spec.configuration, ['spec', 'configuration'])];
    default:
      return [];
  }
}

function archiveIn(value: unknown, path: Path): Store {
  const { endpointURL, destinationPath } = recordOf(value);
  return { endpoint: textOf(endpointURL), destination: textOf(destinationPath), path: [...path, 'endpointURL'] };
}
