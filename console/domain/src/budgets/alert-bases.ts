/** By what a line of a budget is reached: by what is used already, or by what the year is forecast to come to. */
export const ALERT_BASES = ['used', 'forecast'] as const;
export type AlertBasis = (typeof ALERT_BASES)[number];
