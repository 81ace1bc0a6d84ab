/**
 * Schema of `kubevirt.io/v1 VirtualMachine` as far as this platform writes and reads it. The rest is kept unchecked, so
 * that the objects survive when KubeVirt's own operator later puts its full definition in this one's place.
 */
export const VIRTUAL_MACHINE_SCHEMA = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: {
      type: 'object',
      required: ['template'],
      'x-kubernetes-preserve-unknown-fields': true,
      properties: {
        runStrategy: {
          type: 'string',
          enum: ['Always', 'Halted', 'Manual', 'Once', 'RerunOnFailure', 'WaitAsReceiver'],
        },
        template: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      },
    },
    status: {
      type: 'object',
      'x-kubernetes-preserve-unknown-fields': true,
      properties: {
        ready: { type: 'boolean' },
        created: { type: 'boolean' },
        printableStatus: { type: 'string' },
        conditions: {
          type: 'array',
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['type'],
          items: {
            type: 'object',
            required: ['type', 'status'],
            'x-kubernetes-preserve-unknown-fields': true,
            properties: { type: { type: 'string' }, status: { type: 'string', enum: ['True', 'False', 'Unknown'] } },
          },
        },
      },
    },
  },
};
