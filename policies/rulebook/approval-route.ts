import { FURTHER_REASONS } from './approval-policy.ts';
import type { ItemCode } from './catalogue.ts';
import { type Amounts, addAmounts, DIMENSIONS } from './dimension.ts';
import { profileRuleOf } from './profile.ts';
import type { ProfilePolicy, Seat, StepRoute } from './profile-policy.ts';
import type { Profile } from './tier.ts';

/** The two steps that run in parallel after the department's own (F35); who has them follows the cloud's profile. */
export const ROUTED_STEPS = ['administrative', 'technical'] as const;
export type RoutedStep = (typeof ROUTED_STEPS)[number];

/** A line of an order as its route is judged: `amounts` is all that the line asks for. */
export interface RoutedLine {
  readonly cloudId: string;
  readonly profile: Profile;
  readonly item: ItemCode;
  readonly amounts: Amounts;
}

/** What the system of an order asked for on a cloud beside it: it counts towards the order's size there, and for nothing else. */
export type RoutedBeside = Pick<RoutedLine, 'cloudId' | 'amounts'>;

/** Whether a cloud has an organisation of the step's kind; where it has none yet the province acts in its place. */
type HasOrganisation = (cloudId: string, step: RoutedStep) => boolean;

/** An order with what its system asked for beside it. */
export interface RoutedOrder {
  readonly lines: readonly RoutedLine[];
  readonly beside: readonly RoutedBeside[];
}

/** Why the province has a step: `several-clouds` have no other superior in common; why there is a further one. */
export const SEAT_REASONS = [
  'profile',
  'above-size',
  'several-clouds',
  'no-own-organisation',
  ...FURTHER_REASONS,
] as const;
export type SeatReason = (typeof SEAT_REASONS)[number];

/** Who has a step: the organisation of one cloud, or the province's (`cloudId` null). */
export interface StepSeat {
  readonly step: RoutedStep;
  readonly cloudId: string | null;
  readonly reason: SeatReason;
}

/** Who decides each step of what stands by itself: see `orderRoute`. */
export function approvalRoute(
  lines: readonly RoutedLine[],
  policy: ProfilePolicy,
  hasOrganisation: HasOrganisation,
): readonly StepSeat[] {
  return orderRoute({ lines, beside: [] }, policy, hasOrganisation);
}

/**
 * Who decides each step of an order (F12, F13). One cloud: as its profile says, by the whole order and what its system asked for beside it, so
 * that no order gets by a size by being cut into lines or into requests. Several clouds: the province, the only superior they have in common.
 */
export function orderRoute(
  { lines, beside }: RoutedOrder,
  policy: ProfilePolicy,
  hasOrganisation: HasOrganisation,
): readonly StepSeat[] {
  const clouds = [...new Set(lines.map((line) => line.cloudId))];
  return ROUTED_STEPS.map((step) => {
    const seats = clouds.map((cloudId) =>
      seatOn({ lines: on(cloudId, lines), beside: on(cloudId, beside) }, step, policy),
    );
    const [only] = seats;
    const [cloudId] = clouds;
    const province = (reason: SeatReason) => ({ step, cloudId: null, reason });
    if (!only || cloudId === undefined) return province('profile');
    if (clouds.length > 1) return province(seats.some(({ seat }) => seat === 'own') ? 'several-clouds' : 'profile');
    if (only.seat === 'province') return province(only.reason);
    return hasOrganisation(cloudId, step) ? { step, cloudId, reason: 'profile' } : province('no-own-organisation');
  });
}

/** The cloud whose own technical reviewer releases a deployment of it, or null for the province's: as its profile says (F12, F13). */
export function releaseSeat(
  cloud: { readonly id: string; readonly profile: Profile; readonly appointed: boolean },
  policy: ProfilePolicy,
): string | null {
  return profileRuleOf(cloud.profile, policy).releasedBy === 'own' && cloud.appointed ? cloud.id : null;
}

const on = <Line extends RoutedBeside>(cloudId: string, lines: readonly Line[]): readonly Line[] =>
  lines.filter((line) => line.cloudId === cloudId);

function seatOn(
  { lines, beside }: RoutedOrder,
  step: RoutedStep,
  policy: ProfilePolicy,
): { readonly seat: Seat; readonly reason: SeatReason } {
  const [first] = lines;
  if (!first) return { seat: 'province', reason: 'profile' };
  const rule: StepRoute = profileRuleOf(first.profile, policy).route[step];
  const own = rule.seat === 'own' || lines.every((line) => rule.ownItems.includes(line.item));
  if (!own) return { seat: 'province', reason: 'profile' };
  const total = [...lines, ...beside].map((line) => line.amounts).reduce<Amounts>(addAmounts, {});
  const large = DIMENSIONS.some((dimension) => {
    const most = rule.provinceAbove?.[dimension];
    return most !== undefined && (total[dimension] ?? 0n) > most;
  });
  return large ? { seat: 'province', reason: 'above-size' } : { seat: 'own', reason: 'profile' };
}
