import type { ItemVersion } from '@zhengyun/rulebook/catalogue/item-terms.ts';
import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import type { ProfilePolicy } from '@zhengyun/rulebook/profile-policy.ts';
import { refuseBeside } from './beside-rules.ts';
import { refuseImage } from './image-rules.ts';
import { type Place, placeOf, type Refusal, refuseLine } from './line-rules.ts';
import { refusePeople } from './people-rules.ts';
import type { OrderLineInput } from './schemas.ts';
import { refuseTarget } from './target-rules.ts';
import { refuseTerms } from './terms-rules.ts';

/** What every line of an order is held to, whoever's it is. */
export interface LineStandards {
  readonly mlpsGrade: number;
  readonly places: readonly Place[];
  readonly policy: ProfilePolicy;
  /** Terms of each item in force. */
  readonly terms: ReadonlyMap<ItemCode, ItemVersion>;
  readonly now: Date;
}

/** What stands beside it: the system's, the department's people, and the other lines. */
export interface LineCompany {
  readonly systemId: string;
  readonly targets: Parameters<typeof refuseTarget>[2];
  readonly people: ReadonlySet<string>;
  readonly beside: Parameters<typeof refuseBeside>[1];
}

/** Why an order can't name this grade: what is made and every later change of it go by the grade of the system (F22), so the order says that one. */
export function refuseGrade(asked: number, { mlpsGrade }: { readonly mlpsGrade: number }): Refusal | null {
  if (asked === mlpsGrade) return null;
  return { code: 'MLPS_OTHER_THAN_SYSTEM', facts: { system: mlpsGrade, asked }, field: 'mlpsGrade' };
}

/** Why nobody's line could be ordered at its place on the terms in force, first reason first; null when it could. */
export function refusePlacing(
  line: OrderLineInput,
  { places, policy, mlpsGrade, terms, now }: LineStandards,
): Refusal | null {
  const place = placeOf(line, places);
  return (
    refuseLine(line, places, { mlpsGrade, policy }) ??
    refuseTerms(line.spec, place, { version: terms.get(line.spec.item), mlpsGrade }) ??
    refuseImage(line.spec, place, now)
  );
}

/** Why a line of this order can't be had, first reason first; null when it can. */
export function refuseOrderLine(line: OrderLineInput, facts: LineStandards & LineCompany): Refusal | null {
  const here = { systemId: facts.systemId, cloudSlug: line.cloud, zoneCode: line.zone };
  return (
    refusePlacing(line, facts) ??
    refuseTarget(line.spec, here, facts.targets) ??
    refusePeople(line.spec, facts.people) ??
    refuseBeside(line, facts.beside)
  );
}
