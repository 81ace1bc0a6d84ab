import { DomainError } from '../verb/errors.ts';
import { refusalOf } from '../verb/parse.ts';
import { type Reading, type RefusedReading, readingSchema } from './schemas.ts';

/** A reading may lie this far ahead of the console's clock, as samples of nodes may. */
export const AHEAD_MS = 10 * 60_000;

/** A department that has or had a resource, and from when on. */
export interface Holder {
  readonly departmentId: string;
  readonly since: Date;
}

/** What is known of the resource that a reading is of. */
export interface ReadResource {
  /** Whose it is today. */
  readonly departmentId: string;
  /** Whose it was by the ledger, in order; none: it was never seen to hold anything. */
  readonly holders: readonly Holder[];
  /** Whether the caller's grant counts on the cloud it is on. */
  readonly granted: boolean;
  readonly releasedAt: Date | null;
}

export interface OwnedReading extends Reading {
  readonly index: number;
  readonly departmentId: string;
}

interface Sent {
  readonly eventId: string;
  readonly resourceId: string;
}

/**
 * Whose a resource was at `at`, whoever has it by the time a reading comes: sent again after a transfer, a reading stays what it was. Of
 * before it held anything it is its first department's.
 */
function holderAt({ departmentId, holders }: ReadResource, at: Date): string {
  const holder = holders.findLast(({ since }) => since <= at) ?? holders[0];
  return holder?.departmentId ?? departmentId;
}

function refuse(sent: Sent, { resources, now }: { resources: ReadonlyMap<string, ReadResource>; now: Date }) {
  const parsed = readingSchema.safeParse(sent);
  if (!parsed.success) return refusalOf(parsed.error);
  const resource = resources.get(sent.resourceId);
  if (!resource) return new DomainError('NOT_FOUND', { what: 'resource' });
  if (!resource.granted) return new DomainError('CLOUD_NOT_GRANTED');
  const at = new Date(parsed.data.at);
  const over = resource.releasedAt !== null && at > resource.releasedAt;
  if (over || at.getTime() > now.getTime() + AHEAD_MS)
    return new DomainError('READING_OUT_OF_TIME', { at: parsed.data.at });
  return { ...parsed.data, departmentId: holderAt(resource, at) };
}

/**
 * Judges each reading of a batch alone: well formed, of a resource in sight on a cloud the caller is granted, not ahead of `now` and
 * not of after the resource's release. However late it comes it counts; a bad one never costs its neighbours.
 */
export function judgeReadings(
  sent: readonly Sent[],
  facts: { readonly resources: ReadonlyMap<string, ReadResource>; readonly now: Date },
): { readonly good: readonly OwnedReading[]; readonly refused: readonly RefusedReading[] } {
  const good: OwnedReading[] = [];
  const refused: RefusedReading[] = [];
  for (const [index, each] of sent.entries()) {
    const judged = refuse(each, facts);
    if (judged instanceof DomainError) refused.push(refusedAt(index, each.eventId, judged));
    else good.push({ ...judged, index });
  }
  return { good, refused };
}

/** The reading at `index` of its batch, with why it was not stored. */
export function refusedAt(index: number, eventId: string, { code, facts }: DomainError): RefusedReading {
  const shown = Object.entries(facts).map(([name, fact]) => [name, Array.isArray(fact) ? [...fact] : fact] as const);
  return { index, eventId, code, facts: Object.fromEntries(shown) as RefusedReading['facts'] };
}
