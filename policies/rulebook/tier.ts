import { z } from 'zod';

/** The three levels of a provincial government cloud, "1+N+M" (F1). */
export const TIERS = ['provincial', 'sectoral', 'municipal'] as const;
export type Tier = (typeof TIERS)[number];
export const tierSchema = z.enum(TIERS);

/** Policy profiles (F12/F13): who may decide what locally. A city's class follows its population; see `profile.ts`. */
export const PROFILES = ['province', 'sector', 'city-very-large', 'city-medium', 'city-small'] as const;
export type Profile = (typeof PROFILES)[number];
export const profileSchema = z.enum(PROFILES);

/**
 * MLPS grade 等保级别 a system may have here. Systems of grade 4 and above, and classified ones, are not admitted to a
 * government cloud; a cloud or zone never hosts a system graded above itself.
 */
export const ADMITTED_MLPS_GRADES = [1, 2, 3] as const;
export type MlpsGrade = (typeof ADMITTED_MLPS_GRADES)[number];
export const mlpsGradeSchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/**
 * Slugs become parts of Kubernetes names, stack names and state keys; they are fixed for life. Lower-case letters, digits
 * and hyphens only: the state backend lists by an unescaped LIKE pattern, so an underscore would match other stacks.
 */
export const slugSchema = z.string().regex(/^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$/, 'SLUG_INVALID');
