import type { Path } from '../finding.ts';
import type { Manifest } from './manifest.ts';
import { listOf, recordOf, textOf } from './reading.ts';

/** One claim of storage an object makes, by itself or through a template or an operator. */
export interface Claim {
  readonly name: string;
  /** Storage class; null when it leaves the choice to the cluster. */
  readonly storageClass: string | null;
  /** Quantity asked for; undefined when it names none. */
  readonly size: unknown;
  readonly path: Path;
}

/** Claims of a PersistentVolumeClaim, of a StatefulSet's templates, of a host's data volumes, of a database cluster and of a cache. */
export function claimsOf(object: Manifest): readonly Claim[] {
  const spec = recordOf(object.content.spec);
  switch (object.kind) {
    case 'PersistentVolumeClaim':
      return [claimIn(spec, object.name, ['spec'])];
    case 'StatefulSet':
      return templatesOf(spec.volumeClaimTemplates, ['spec', 'volumeClaimTemplates'], ['spec']);
    case 'VirtualMachine':
      return listOf(spec.dataVolumeTemplates).flatMap((template, index) => dataVolumeClaim(template, index));
    case 'Cluster':
      if (object.group !== 'postgresql.cnpg.io') return [];
      return ['storage', 'walStorage']
        .filter((part) => spec[part] !== undefined)
        .map((part) => {
          const storage = recordOf(spec[part]);
          const storageClass = textOf(storage.storageClass) || null;
          return { name: part, storageClass, size: storage.size, path: ['spec', part] };
        });
    case 'RedisReplication': {
      const path = ['spec', 'storage', 'volumeClaimTemplate', 'spec'];
      const storage = path.reduce<Readonly<Record<string, unknown>>>(
        (part, key) => recordOf(part[key]),
        object.content,
      );
      return Object.keys(storage).length === 0 ? [] : [claimIn(storage, 'data', path)];
    }
    default:
      return [];
  }
}

/** A host's data volume says what it wants of storage under one of two names. */
function dataVolumeClaim(template: unknown, index: number): readonly Claim[] {
  const { spec } = recordOf(template);
  const part = recordOf(spec).pvc === undefined ? 'storage' : 'pvc';
  const path = ['spec', 'dataVolumeTemplates', index, 'spec', part];
  return [claimIn(recordOf(recordOf(spec)[part]), textOf(recordOf(recordOf(template).metadata).name), path)];
}

function templatesOf(list: unknown, path: Path, inside: readonly string[]): readonly Claim[] {
  return listOf(list).map((template, index) => {
    const content = inside.reduce<Readonly<Record<string, unknown>>>((part, key) => recordOf(part[key]), {
      ...recordOf(template),
    });
    return claimIn(content, textOf(recordOf(recordOf(template).metadata).name), [...path, index, ...inside]);
  });
}

function claimIn(spec: Readonly<Record<string, unknown>>, name: string, path: Path): Claim {
  return {
    name,
    storageClass: textOf(spec.storageClassName) || null,
    size: recordOf(recordOf(spec.resources).requests).storage,
    path,
  };
}
