import type { Path } from '../finding.ts';
import type { Manifest } from './manifest.ts';
import { listOf, recordOf, textOf } from './reading.ts';

/** One way a NetworkPolicy opens to everybody. */
export interface OpenDoor {
  /** `0.0.0.0/0`, `::/0` or `任意地址` (a rule without peers). */
  readonly address: string;
  readonly path: Path;
}

const WHOLE_WORLD = /^(0\.0\.0\.0|::|0:0:0:0:0:0:0:0)\/0$/;
/** Half the world twice is all of it: nothing wider than a /8 (IPv4) or a /16 (IPv6) is a network somebody runs. */
const LEAST_PREFIX = { v4: 8, v6: 16 };

/** Rules of `way` that let every address through, or nearly; none for any other kind. */
export function openDoorsOf(object: Manifest, way: 'ingress' | 'egress'): readonly OpenDoor[] {
  if (object.kind !== 'NetworkPolicy') return [];
  const side = way === 'ingress' ? 'from' : 'to';
  return listOf(recordOf(object.content.spec)[way]).flatMap((entry, index): OpenDoor[] => {
    const peers = listOf(recordOf(entry)[side]);
    const path = ['spec', way, index];
    if (peers.length === 0) return [{ address: '任意地址', path }];
    return peers
      .map((peer, at) => ({ address: cidrOf(peer), path: [...path, side, at, 'ipBlock', 'cidr'] }))
      .filter(({ address }) => isTooWide(address));
  });
}

function cidrOf(peer: unknown): string {
  return textOf(recordOf(recordOf(peer).ipBlock).cidr);
}

function isTooWide(cidr: string): boolean {
  if (cidr === '') return false;
  const prefix = Number(cidr.split('/')[1]);
  return WHOLE_WORLD.test(cidr) || prefix < (cidr.includes(':') ? LEAST_PREFIX.v6 : LEAST_PREFIX.v4);
}
