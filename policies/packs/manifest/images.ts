import type { Path } from '../finding.ts';
import type { Manifest } from './manifest.ts';
import { podsOf } from './pod-template.ts';
import { recordOf, textOf } from './reading.ts';

/** One image an object runs or boots from. */
export interface Image {
  readonly reference: string;
  readonly path: Path;
}

/** A kind of anybody's can be nested deeper than any that is known; deeper than this, nothing is looked for. */
const DEEPEST = 12;
/** Schemes in front of the reference where a field takes a URL. */
const SCHEME = /^(docker|oci-archive|https?):\/\//;

/**
 * Images of containers, and of whatever else an object names one for: disks a host boots from, volumes and data volumes filled from
 * a registry, what an operator of whatever kind is told to run. A container that names none counts, with an empty reference, but in a patch.
 */
export function imagesOf(object: Manifest): readonly Image[] {
  const containers = podsOf(object)
    .flatMap((pod) => pod.containers)
    .filter(({ content }) => !(object.isPatch && content.image === undefined))
    .map(({ content, path }) => ({ reference: textOf(content.image), path: [...path, 'image'] }));
  const known = new Set(containers.map(({ path }) => path.join('\0')));
  const others = ['spec', 'template'].flatMap((part) => namedIn(object.content[part], [part]));
  return [...containers, ...others.filter(({ path }) => !known.has(path.join('\0')))];
}

function namedIn(value: unknown, path: Path): readonly Image[] {
  if (typeof value !== 'object' || value === null || path.length > DEEPEST) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    const here = imageAt(key, part);
    return here
      ? [{ reference: here.reference, path: [...path, step, ...here.below] }]
      : namedIn(part, [...path, step]);
  });
}

/** The image that a field of this name holds, in the forms that kinds in use have. */
function imageAt(key: string, value: unknown): { readonly reference: string; readonly below: Path } | null {
  if ((key === 'image' || key === 'imageName') && typeof value === 'string') return { reference: value, below: [] };
  const { reference, url } = recordOf(value);
  if (key === 'image' && typeof reference === 'string') return { reference, below: ['reference'] };
  if (key === 'registry' && typeof url === 'string') return { reference: url.replace(SCHEME, ''), below: ['url'] };
  return null;
}
