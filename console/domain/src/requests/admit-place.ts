import { listPlaces } from '../clouds/list-places.ts';
import { admitPlaceSchema } from '../maintenance/schemas.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { refuseGround, refuseSystem } from './line-rules.ts';
import { placesOf } from './store.ts';

/**
 * Whether a system of `mlpsGrade` may come to a zone by another way than an order, by the rules that orders go by; gives whether the
 * zone is 信创, which nobody has to say. Refused: NOT_FOUND; ZONE_UNKNOWN; CLOUD_NOT_READY; ZONE_NOT_DEPLOYED;
 * XINCHUANG_MISMATCH where the caller said and was wrong; MLPS_ABOVE_ZONE.
 */
export const admitPlace = query({
  allow: ['job'],
  input: admitPlaceSchema,
  async read(scope, { cloudId, zoneCode, xinchuang, mlpsGrade }): Promise<{ readonly xinchuang: boolean }> {
    const cloud = (await listPlaces.definition.read(scope, undefined)).find(({ id }) => id === cloudId);
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    const place = (await placesOf(scope.tx, [cloud.slug])).find((one) => one.zoneCode === zoneCode);
    if (!place) throw new DomainError('ZONE_UNKNOWN', { zone: zoneCode, cloud: cloud.name });
    const refusal = refuseGround(place) ?? refuseSystem(place, { xinchuang, mlpsGrade });
    if (refusal) throw new DomainError(refusal.code, refusal.facts);
    return { xinchuang: place.xinchuang };
  },
});
