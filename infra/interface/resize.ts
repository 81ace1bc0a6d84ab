import type { CloudHostSpec } from '@zhengyun/rulebook/catalogue/compute.ts';
import type { ProvisionedSpec } from './tenancy.ts';

/** Why a delivered resource can't become what is wanted; `path` names the part of the spec, sizes are GB. */
export type ResizeProblem =
  | { readonly code: 'ITEM_CHANGED'; readonly path: 'item' }
  | { readonly code: 'DISK_SHRUNK'; readonly path: string; readonly from: number; readonly to: number }
  | { readonly code: 'DISK_CLASS_CHANGED'; readonly path: string }
  | { readonly code: 'VERSION_CHANGED'; readonly path: string }
  | { readonly code: 'SHARE_CHANGED'; readonly path: string }
  | { readonly code: 'SCOPE_CHANGED'; readonly path: string }
  | { readonly code: 'SYSTEM_CHANGED'; readonly path: string };

/**
 * Everything in `wanted` that would destroy data on a volume that stays: volumes grow and never shrink or change class.
 * Fewer hosts, disks or members of a database, or fewer data disks at the end of the list, are whole volumes given back and
 * allowed. A database keeps its major version: its data is of that version. A GPU share keeps its memory, since what pods claim
 * is fixed as they start; a load balancer stays inside or outside, since its address is known by now. A host keeps its operating system and
 * keys, since both are read at its first start alone. Items without volumes may take any size.
 */
export function resizeProblems(delivered: ProvisionedSpec, wanted: ProvisionedSpec): readonly ResizeProblem[] {
  const shrunk = (path: string, from: number, to: number): ResizeProblem[] =>
    to < from ? [{ code: 'DISK_SHRUNK', path, from, to }] : [];
  if (delivered.item === 'container-space' && wanted.item === 'container-space') {
    return [
      ...shrunk('ordinaryGb', delivered.ordinaryGb, wanted.ordinaryGb),
      ...shrunk('fastGb', delivered.fastGb, wanted.fastGb),
    ];
  }
  if (delivered.item === 'cloud-host' && wanted.item === 'cloud-host') {
    const kept = wanted.dataDisks.slice(0, delivered.dataDisks.length);
    return [
      ...(isSameSystem(delivered, wanted) ? [] : [{ code: 'SYSTEM_CHANGED', path: 'operatingSystem' } as const]),
      ...shrunk('systemDiskGb', delivered.systemDiskGb, wanted.systemDiskGb),
      ...kept.flatMap((disk, slot): ResizeProblem[] => {
        const before = delivered.dataDisks[slot];
        const path = `dataDisks[${slot}]`;
        if (before === undefined) return [];
        if (before.class !== disk.class) return [{ code: 'DISK_CLASS_CHANGED', path }];
        return shrunk(`${path}.gb`, before.gb, disk.gb);
      }),
    ];
  }
  if (delivered.item === 'block-disk' && wanted.item === 'block-disk') {
    if (delivered.class !== wanted.class) return [{ code: 'DISK_CLASS_CHANGED', path: 'class' }];
    return shrunk('gb', delivered.gb, wanted.gb);
  }
  if (delivered.item === 'postgresql' && wanted.item === 'postgresql') {
    return [
      ...(delivered.version === wanted.version ? [] : [{ code: 'VERSION_CHANGED', path: 'version' } as const]),
      ...(delivered.storageClass === wanted.storageClass
        ? shrunk('storageGb', delivered.storageGb, wanted.storageGb)
        : [{ code: 'DISK_CLASS_CHANGED', path: 'storageClass' } as const]),
    ];
  }
  if (delivered.item === 'gpu-share' && wanted.item === 'gpu-share') {
    const same = delivered.memoryGbPerShare === wanted.memoryGbPerShare;
    return same ? [] : [{ code: 'SHARE_CHANGED', path: 'memoryGbPerShare' }];
  }
  if (delivered.item === 'load-balancer' && wanted.item === 'load-balancer') {
    return delivered.scope === wanted.scope ? [] : [{ code: 'SCOPE_CHANGED', path: 'scope' }];
  }
  return delivered.item === wanted.item ? [] : [{ code: 'ITEM_CHANGED', path: 'item' }];
}

function isSameSystem({ operatingSystem: one }: CloudHostSpec, { operatingSystem: other }: CloudHostSpec): boolean {
  const keys = other?.sshKeys ?? [];
  return (
    one?.image === other?.image &&
    keys.length === (one?.sshKeys ?? []).length &&
    (one?.sshKeys ?? []).every((key, index) => key === keys[index])
  );
}
