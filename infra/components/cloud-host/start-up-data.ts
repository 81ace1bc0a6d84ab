/** What KubeVirt takes of a host's start-up data inline. */
export const MOST_START_UP_BYTES = 2_048;

/**
 * What cloud-init reads at a host's first start (NoCloud): its name, and the keys that open the image's account. No password is set and
 * none opens anything, and root does not log in. Written as JSON, which is YAML, so that nothing in a key can be read as a setting.
 */
export function startUpData(hostname: string, sshKeys: readonly string[]): string {
  const settings = {
    hostname,
    manage_etc_hosts: true,
    ssh_pwauth: false,
    disable_root: true,
    ssh_authorized_keys: [...sshKeys],
  };
  return `#cloud-config\n${JSON.stringify(settings)}\n`;
}
