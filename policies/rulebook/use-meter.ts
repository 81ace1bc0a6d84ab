import { z } from 'zod';
import { DIMENSIONS } from './dimension.ts';

/**
 * What is measured of a resource beyond what is sold of it, by which unit one reading is given: `level` is the highest within the hour,
 * `hourly` what came together in it, so that readings of parts of an hour are added up, `state` is 1 where it is so and 0 where it is not, and
 * `counted` is what a person counted, at the instant it was done.
 */
export const USE_METERS = {
  /** Clients connected at once; those of the platform's own watching are not counted. */
  connections: 'level',
  /** Statements or commands of clients, without the platform's own. */
  operations: 'hourly',
  /** Requests answered. */
  requests: 'hourly',
  /** GB sent out. */
  'egress-gb': 'hourly',
  /** GB read and written. */
  'disk-io-gb': 'hourly',
  /** Highest five minutes of either direction, in Mb a second. */
  'traffic-mbps': 'level',
  /** Whether it is attached to something. */
  attached: 'state',
  /** An account that signed in, named by the reading's `thing`. */
  'sign-ins': 'hourly',
  /** Days of work that people gave. */
  'service-days': 'counted',
} as const;
type OwnMeter = keyof typeof USE_METERS;

const OWN_METERS = Object.keys(USE_METERS) as OwnMeter[];
/** All that a reading may be of: what is sold, in its own unit, as the highest within the hour, and what else shows use. */
export const METERS = [...DIMENSIONS, ...OWN_METERS] as const;
export const meterSchema = z.enum(METERS);
export type Meter = z.output<typeof meterSchema>;

/** Meters whose readings of one hour are added up. */
export const HOURLY_METERS: readonly Meter[] = OWN_METERS.filter((meter) => USE_METERS[meter] === 'hourly');

/** Unit in which a reading of each meter is given; a reading that names another is refused. */
export const READING_UNITS: Readonly<Record<Meter, string>> = {
  vcpu: 'core',
  'memory-gb': 'GB',
  'disk-ordinary-gb': 'GB',
  'disk-fast-gb': 'GB',
  'object-gb': 'GB',
  'backup-gb': 'GB',
  'bandwidth-mbps': 'Mbit/s',
  'public-ip': 'count',
  'load-balancer': 'count',
  'gpu-share': 'count',
  'gpu-memory-gb': 'GB',
  'security-pack-2': 'count',
  'security-pack-3': 'count',
  'bastion-account': 'count',
  'monitored-host': 'count',
  connections: 'count',
  operations: 'count',
  requests: 'count',
  'egress-gb': 'GB',
  'disk-io-gb': 'GB',
  'traffic-mbps': 'Mbit/s',
  attached: 'count',
  'sign-ins': 'count',
  'service-days': 'day',
};

/** Meters that count things once: each of their readings names its thing, and no other meter's does. */
export const THING_METERS: readonly Meter[] = ['sign-ins'];

/** Meters whose readings people enter, with evidence and a second person's word. */
export const COUNTED_METERS: readonly Meter[] = OWN_METERS.filter((meter) => USE_METERS[meter] === 'counted');
