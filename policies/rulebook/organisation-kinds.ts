/** Kinds of organisations that departments belong to. */
export const ORGANISATION_KINDS = [
  'government',
  'party',
  'congress',
  'consultative',
  'institution',
  'authority',
  'operator',
  'supervisor',
  'finance',
  'audit',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
