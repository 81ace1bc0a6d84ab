import { isMap, Secret } from '../protocol/property-value.ts';

/** Schema extensions of CustomResourceDefinitions, which the SDKs spell with underscores. */
const DASHED: Record<string, string> = {
  x_kubernetes_embedded_resource: 'x-kubernetes-embedded-resource',
  x_kubernetes_int_or_string: 'x-kubernetes-int-or-string',
  x_kubernetes_list_map_keys: 'x-kubernetes-list-map-keys',
  x_kubernetes_list_type: 'x-kubernetes-list-type',
  x_kubernetes_map_type: 'x-kubernetes-map-type',
  x_kubernetes_preserve_unknown_fields: 'x-kubernetes-preserve-unknown-fields',
  x_kubernetes_validations: 'x-kubernetes-validations',
};
const UNDERSCORED = Object.fromEntries(Object.entries(DASHED).map(([underscored, dashed]) => [dashed, underscored]));

function rename<T>(value: T, names: Record<string, string>): T {
  if (Array.isArray(value)) return value.map((item) => rename(item, names)) as T;
  if (value instanceof Secret) return new Secret(rename(value.element, names)) as T;
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [names[key] ?? key, rename(child, names)]),
  ) as T;
}

/** As the API spells it: `x-kubernetes-…`. */
export function toDashedKeys<T>(value: T): T {
  return rename(value, DASHED);
}

/** As the SDKs spell it: `x_kubernetes_…`. */
export function toUnderscoredKeys<T>(value: T): T {
  return rename(value, UNDERSCORED);
}
