import { z } from 'zod';
import type { Amounts } from '../dimension.ts';
import { slugSchema } from '../tier.ts';
import { whole } from './quantity-schemas.ts';

/** `port` is where the balancer listens, `targetPort` where what stands behind it does. */
export const listenerSchema = z.strictObject({
  name: slugSchema,
  protocol: z.enum(['TCP', 'UDP']),
  port: whole(65_535),
  targetPort: whole(65_535),
});
export type Listener = z.output<typeof listenerSchema>;

const listenersSchema = z
  .array(listenerSchema)
  .min(1)
  .max(20)
  .superRefine((listeners, context) => {
    const seen = new Set<string>();
    listeners.forEach(({ name, protocol, port }, index) => {
      const taken = (key: string, field: string) => {
        if (seen.has(key)) context.addIssue({ code: 'custom', message: 'LISTENER_TWICE', path: [index, field] });
        seen.add(key);
      };
      taken(name, 'name');
      taken(`${protocol} ${port}`, 'port');
    });
  });

/** A printed number such as ZY-2026-000123 as it appears in names on a cluster; upper case is taken too. */
const resourceSlugSchema = z.string().trim().toLowerCase().pipe(slugSchema);

/**
 * Spreads connections over a cloud host line or a container space of the same tenancy, named by its printed number.
 * `public` has an address on the Internet and is for zones that allow one.
 */
export const loadBalancerSpecSchema = z.strictObject({
  item: z.literal('load-balancer'),
  scope: z.enum(['internal', 'public']),
  listeners: listenersSchema,
  target: z.strictObject({ resource: resourceSlugSchema }),
});
export type LoadBalancerSpec = z.output<typeof loadBalancerSpecSchema>;

/** What a tenancy gets for grade 2 or 3 of GB/T 22239 beyond its base: copies, a stricter quota, a way out to log collectors, a mark. */
export const securityPackSpecSchema = z.strictObject({
  item: z.literal('security-pack'),
  grade: z.union([z.literal(2), z.literal(3)]),
});
export type SecurityPackSpec = z.output<typeof securityPackSpecSchema>;

/** A person's account, as sign-in and the cluster's API know it: the OIDC subject. None that Kubernetes keeps for itself. */
const accountSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^(?!system:)[^\s\p{C}]+$/u);

/** Named people, an account each, who may reach the consoles of the tenancy's hosts for `days` days (of 24 h) from delivery. */
export const bastionAccountSpecSchema = z.strictObject({
  item: z.literal('bastion-account'),
  people: z
    .array(accountSchema)
    .min(1)
    .max(50)
    .superRefine((people, context) => {
      people.forEach((person, index) => {
        if (people.indexOf(person) < index)
          context.addIssue({ code: 'custom', message: 'PERSON_TWICE', path: [index] });
      });
    }),
  days: whole(365),
});
export type BastionAccountSpec = z.output<typeof bastionAccountSpecSchema>;

/** Counted services: no cluster object; fulfilled by the operator's confirmation. */
export const bandwidthSpecSchema = z.strictObject({ item: z.literal('bandwidth'), mbps: whole(100_000) });
export const hostMonitoringSpecSchema = z.strictObject({ item: z.literal('host-monitoring'), hosts: whole(10_000) });

export function amountsOfLoadBalancer(spec: LoadBalancerSpec): Amounts {
  return spec.scope === 'public' ? { 'load-balancer': 1n, 'public-ip': 1n } : { 'load-balancer': 1n };
}

export function amountsOfSecurityPack(spec: SecurityPackSpec): Amounts {
  return spec.grade === 3 ? { 'security-pack-3': 1n } : { 'security-pack-2': 1n };
}
