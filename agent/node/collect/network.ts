import { type Reading, reading } from './reading.ts';

/** Loopback and the host's ends of containers' pairs say nothing about the host. */
const NO_INTERFACE = /^(lo|veth.*|cali.*)$/;

/** /proc/net/dev: bytes, packets, errors and drops of each interface since boot. */
export function readNetwork(dev: string): Reading[] {
  return dev.split('\n').flatMap((line) => {
    const [, device, rest] = /^\s*([^:\s]+):\s*(.+)$/.exec(line) ?? [];
    if (!device || !rest || NO_INTERFACE.test(device)) return [];
    const fields = rest.trim().split(/\s+/).map(Number);
    const names = ['bytes', 'packets', 'errs', 'drop'] as const;
    return names.flatMap((name, column) => [
      ...reading(`node_network_receive_${name}_total`, { device }, fields[column]),
      ...reading(`node_network_transmit_${name}_total`, { device }, fields[column + 8]),
    ]);
  });
}
