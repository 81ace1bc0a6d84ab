/** Networks that are nobody's on the Internet (RFC 1918): where a cluster's own addresses and the government's networks lie. */
export const PRIVATE_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] as const;
