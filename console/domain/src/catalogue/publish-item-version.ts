import { beyondRelease } from '@zhengyun/rulebook/catalogue/item-terms.ts';
import { itemOf } from '@zhengyun/rulebook/catalogue.ts';
import { listZoneEntries } from '../clouds/list-zone-entries.ts';
import { command } from '../verb/command.ts';
import { cloudsGranted } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { termsOf } from './rules.ts';
import { publishItemVersionSchema, VERSION_DAYS_AHEAD } from './schemas.ts';
import { insertVersion, lockCatalogue, newestVersion, publishedVersions } from './store.ts';

/**
 * Publishes the terms of an item from `validFrom` on: its lead time, where it may be ordered, or that it is withdrawn. Orders that were
 * made before keep the version they pin. The authority of all clouds does, as every one of them sells on these terms: CLOUD_NOT_GRANTED
 * refuses that of one cloud. INPUT_INVALID names the field: a beginning that is past, further
 * ahead than VERSION_DAYS_AHEAD or not after every other version's, and terms that offer more than the release can make. ZONE_NOT_LISTED names a zone that the dictionary has not, or has no more.
 */
export const publishItemVersion = command({
  event: 'catalogue.version-published',
  allow: ['authority-approver'],
  input: publishItemVersionSchema,
  async act(scope, { item, validFrom: from, terms, reason }) {
    const { ctx, tx } = scope;
    if (ctx.actor.kind !== 'person') throw new DomainError('ROLE_MISSING', { needed: ['authority-approver'] });
    if (cloudsGranted(ctx.actor, 'authority-approver') !== null) throw new DomainError('CLOUD_NOT_GRANTED');
    await lockCatalogue(tx);
    const validFrom = new Date(from);
    const own = (await publishedVersions(tx)).filter((version) => version.item === item);
    const latest = new Date(ctx.now.getTime() + VERSION_DAYS_AHEAD * 86_400_000);
    if (validFrom < ctx.now || validFrom > latest || own.some((version) => version.validFrom >= validFrom))
      throw new DomainError('INPUT_INVALID', { field: 'validFrom' });
    const beyond = beyondRelease(termsOf(terms), itemOf(item));
    if (beyond) throw new DomainError('INPUT_INVALID', { field: `terms.${beyond}` });
    const listed = (await listZoneEntries.definition.read(scope, undefined)).filter(
      ({ retiredAt }) => retiredAt === null,
    );
    const unknown = terms.zones?.find((zone) => !listed.some(({ code }) => code === zone));
    if (unknown !== undefined) throw new DomainError('ZONE_NOT_LISTED', { zone: unknown, field: 'terms.zones' });
    const id = newId(ctx.now);
    const version = (await newestVersion(tx, item)) + 1;
    const published = { published_by: ctx.actor.id, published_at: ctx.now };
    await insertVersion(tx, { id, item, version, valid_from: validFrom, terms, reason, ...published });
    return {
      result: { versionId: id, version },
      audit: { object: { kind: 'catalogue-item', id: item }, detail: { version, validFrom: from, terms, reason } },
    };
  },
});
