/** Whether a service, by its specification, takes connections from outside its cluster. */
export function isReachedFromOutside({ type, externalIPs }: Readonly<Record<string, unknown>>): boolean {
  return type === 'LoadBalancer' || type === 'NodePort' || (Array.isArray(externalIPs) && externalIPs.length > 0);
}
