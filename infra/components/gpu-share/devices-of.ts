/** Key by which a quota counts the devices of a class that claims in a namespace ask for. */
export function devicesOf(deviceClass: string): string {
  return `${deviceClass}.deviceclass.resource.k8s.io/devices`;
}
