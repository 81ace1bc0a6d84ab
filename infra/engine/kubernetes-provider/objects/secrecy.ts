import { containsSecret, isMap, type PropertyMap, Secret } from '../protocol/property-value.ts';

/**
 * Marks as secret in `values` what is secret in `from`: leaf by leaf through objects; an array with one secret in it
 * is secret as a whole, since its items may move. A core Secret's data and stringData are secret whatever the program
 * said. Returns a copy.
 */
export function withSecrecyOf(values: PropertyMap, from: PropertyMap): PropertyMap {
  const marked: PropertyMap = { ...values };
  if (values.kind === 'Secret') {
    for (const key of ['data', 'stringData']) {
      const value = marked[key];
      if (value !== undefined && !(value instanceof Secret)) marked[key] = new Secret(value);
    }
    return marked;
  }
  for (const [key, source] of Object.entries(from)) {
    const value = marked[key];
    if (value === undefined || value instanceof Secret) continue;
    if (isMap<PropertyMap>(value) && isMap<PropertyMap>(source)) marked[key] = withSecrecyOf(value, source);
    else if (containsSecret(source)) marked[key] = new Secret(value);
  }
  return marked;
}
