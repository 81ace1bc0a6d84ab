import type { ItemCode } from '../catalogue.ts';

/** The same words in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Shelves of the shop, in its order. */
export const ITEM_SHELVES = ['compute', 'storage', 'data', 'network', 'care'] as const;
export type ItemShelf = (typeof ITEM_SHELVES)[number];

/** What an item's page says beside price and places, as data: nobody has to guess what is behind an order. */
export interface ItemPage {
  readonly shelf: ItemShelf;
  /** What it is and what it is for. */
  readonly what: Bilingual;
  /** Objects that an order makes, as `kubectl` names them; empty: people fulfil it. */
  readonly objects: readonly string[];
  /** Who makes it real on a real cluster. */
  readonly fulfilledBy: Bilingual;
  /** What is real of it on one machine, where the cluster's hardware is simulated. */
  readonly realHere: Bilingual;
  /** What is not; empty where nothing is simulated. */
  readonly simulatedHere: Bilingual;
  /** What to know before ordering, or when changing it. */
  readonly mind: Bilingual;
}

const OBJECTS_ARE_REAL: Bilingual = {
  zh: '对象、配额、准入校验、审批与计费都是真实的，可用 kubectl 读到。',
  en: 'Objects, quota, admission, approval and charges are real; kubectl reads them.',
};

const COMPUTE: Pick<Record<ItemCode, ItemPage>, 'cloud-host' | 'container-space' | 'gpu-share'> = {
  'cloud-host': {
    shelf: 'compute',
    what: {
      zh: '一台或多台相同规格的虚拟机，带系统盘和数据盘，x86 与信创同规格；规格可选现成的，也可自定义到 64 核 512 GB。',
      en: 'One or more equal virtual machines with system and data disks, the same sizes on x86 and 信创; a flavour, or custom up to 64 vCPU and 512 GB.',
    },
    objects: ['VirtualMachine (kubevirt.io/v1)', 'PersistentVolumeClaim (v1)'],
    fulfilledBy: {
      zh: 'KubeVirt 运行虚拟机，云的 CSI 驱动提供磁盘。',
      en: 'KubeVirt runs the machines; the cloud’s CSI driver gives the disks.',
    },
    realHere: OBJECTS_ARE_REAL,
    simulatedHere: {
      zh: '虚拟机不真正开机，磁盘不存数据：模拟器只把状态推到就绪。',
      en: 'No machine boots and no disk stores anything: a simulator brings the status to ready.',
    },
    mind: {
      zh: '磁盘只能扩容。减少台数时，编号靠后的主机连同数据一起删除。',
      en: 'Disks only grow. Fewer hosts: those of the highest numbers go, with their data.',
    },
  },
  'container-space': {
    shelf: 'compute',
    what: {
      zh: '租户空间内给容器用的一份核、内存和持久卷；部门自行部署工作负载，平台只守边界。',
      en: 'A share of vCPU, memory and persistent volumes for containers; the department deploys, the platform keeps the borders.',
    },
    objects: [
      'ResourceQuota (v1)',
      'ServiceAccount (v1)',
      'RoleBinding (rbac.authorization.k8s.io/v1)',
      'PersistentVolumeClaim (v1)',
    ],
    fulfilledBy: {
      zh: 'Kubernetes 本身；持久卷由云的 CSI 驱动提供。',
      en: 'Kubernetes itself; the cloud’s CSI driver gives the volumes.',
    },
    realHere: OBJECTS_ARE_REAL,
    simulatedHere: {
      zh: '节点由 kwok 模拟：容器会被调度，但不真正运行。',
      en: 'kwok plays the nodes: pods are scheduled and do not run.',
    },
    mind: { zh: '每个租户空间至多一个；需要更多时申请变更。', en: 'One a tenancy; for more, resize it.' },
  },
  'gpu-share': {
    shelf: 'compute',
    what: {
      zh: '租户空间可用的 GPU 份额，每份固定显存，由容器按份申领（动态资源分配 DRA）。',
      en: 'Shares of GPUs with a fixed amount of device memory each, claimed by containers (dynamic resource allocation).',
    },
    objects: ['ResourceClaimTemplate (resource.k8s.io/v1)', 'ResourceQuota (v1)'],
    fulfilledBy: {
      zh: '集群上的 GPU DRA 驱动切分并分配设备。',
      en: 'The cluster’s GPU DRA driver cuts and allocates devices.',
    },
    realHere: OBJECTS_ARE_REAL,
    simulatedHere: {
      zh: '没有 GPU：设备清单（每朵云 8 份、每份 24 GB）由模拟器给出，调度器按它真实分配。',
      en: 'There is no GPU: a simulator lists devices (eight shares of 24 GB a cloud), and the scheduler really allocates them.',
    },
    mind: {
      zh: '每个租户空间至多一条；每份显存开通后不能改，份数可增可减，正在运行的容器保留已有的份额。',
      en: 'One line a tenancy. Memory of a share stays as it is; their number may change, and containers that run keep theirs.',
    },
  },
};

const STORAGE: Pick<Record<ItemCode, ItemPage>, 'block-disk' | 'object-bucket' | 'backup-schedule'> = {
  'block-disk': {
    shelf: 'storage',
    what: {
      zh: '若干块同规格的块存储盘，普通（1,000–3,000 IOPS）或高速（3,000–20,000 IOPS），可热插到本租户空间的云主机，或由容器挂载。',
      en: 'Equal block disks, ordinary (1,000–3,000 IOPS) or fast (3,000–20,000 IOPS), plugged into hosts of the tenancy or mounted by its containers.',
    },
    objects: ['PersistentVolumeClaim (v1)'],
    fulfilledBy: { zh: '云的 CSI 驱动创建并扩容磁盘。', en: 'The cloud’s CSI driver makes and grows the disks.' },
    realHere: OBJECTS_ARE_REAL,
    simulatedHere: {
      zh: '磁盘不存数据，IOPS 不可测。',
      en: 'The disks store nothing, and there are no IOPS to measure.',
    },
    mind: {
      zh: '容量只增不减，类型不变；减少块数时，编号靠后的盘连同数据一起删除。',
      en: 'Sizes only grow and the class stays. Fewer disks: those of the highest numbers go, with their data.',
    },
  },
  'object-bucket': {
    shelf: 'storage',
    what: {
      zh: '一个 S3 兼容的对象存储桶，按容量计费，可限制对象个数；访问密钥以 Secret 交付到租户空间。',
      en: 'One S3-compatible bucket, priced by size, with a limit of objects where wanted; its keys are delivered as a Secret in the tenancy.',
    },
    objects: [
      'ObjectBucketClaim (objectbucket.io/v1alpha1)',
      'NetworkPolicy (networking.k8s.io/v1)',
      'RoleBinding (rbac.authorization.k8s.io/v1)',
    ],
    fulfilledBy: {
      zh: '桶供给器（如 Rook-Ceph 对象网关）创建桶和密钥。',
      en: 'A bucket provisioner, such as Rook’s Ceph gateway, makes bucket and keys.',
    },
    realHere: OBJECTS_ARE_REAL,
    simulatedHere: {
      zh: '没有对象网关：桶的状态与密钥由模拟器给出，不能存取对象。',
      en: 'There is no gateway: a simulator gives status and keys, and nothing can be stored.',
    },
    mind: {
      zh: '减少容量不能低于已用量，用量未知时不能减少；超出容量后存储网关拒绝写入新对象。',
      en: 'It is never cut below what is in use, and not at all while that is unknown. A full bucket refuses new objects.',
    },
  },
  'backup-schedule': {
    shelf: 'storage',
    what: {
      zh: '按天或按周备份整个租户空间（对象与卷），在约定天数内可恢复。',
      en: 'Copies of the whole tenancy, objects and volumes, every day or week, restorable for the days agreed.',
    },
    objects: ['Schedule (velero.io/v1)'],
    fulfilledBy: {
      zh: 'Velero 按计划执行备份并写入备份存储。',
      en: 'Velero runs the schedule and writes to its storage.',
    },
    realHere: OBJECTS_ARE_REAL,
    simulatedHere: {
      zh: '没有备份存储：计划由模拟器标为启用，备份不真正产生。',
      en: 'There is no backup storage: a simulator marks the schedule enabled, and no copy is made.',
    },
    mind: {
      zh: '时刻为北京时间，每周的在周日；按保护的数据量计费。释放后不再产生备份，已有的保留到期。',
      en: 'Hours are Beijing time, weekly ones on Sunday; what is protected is what is priced. After a release no more copies are made, and those there are stay until their time is up.',
    },
  },
};

const DATA: Pick<Record<ItemCode, ItemPage>, 'postgresql' | 'cache'> = {
  postgresql: {
    shelf: 'data',
    what: {
      zh: '托管的 PostgreSQL 集群：1 个主实例加热备，自动故障切换；连接信息以 Secret 交付。',
      en: 'A managed PostgreSQL cluster: one primary and its standbys with automatic fail-over; the connection comes as a Secret.',
    },
    objects: [
      'Cluster (postgresql.cnpg.io/v1)',
      'NetworkPolicy (networking.k8s.io/v1)',
      'RoleBinding (rbac.authorization.k8s.io/v1)',
    ],
    fulfilledBy: {
      zh: 'CloudNativePG 运行实例、复制与切换。',
      en: 'CloudNativePG runs instances, replication and fail-over.',
    },
    realHere: OBJECTS_ARE_REAL,
    simulatedHere: {
      zh: '没有数据库进程：实例数与就绪状态由模拟器给出，不能连接。',
      en: 'There is no database process: a simulator gives the instances and their readiness, and nothing answers.',
    },
    mind: {
      zh: '规格为每个实例的规格，按实例数相乘计费；版本与磁盘类型开通后不变，存储只增。',
      en: 'Sizes are those of one instance, priced once for each. Version and disk class stay; storage grows.',
    },
  },
  cache: {
    shelf: 'data',
    what: {
      zh: '托管的 Redis 协议内存缓存：1 个主实例加副本。',
      en: 'A managed cache in memory that speaks Redis: one primary and its replicas.',
    },
    objects: ['RedisReplication (redis.redis.opstreelabs.in/v1beta2)', 'NetworkPolicy (networking.k8s.io/v1)'],
    fulfilledBy: {
      zh: 'Redis Operator 运行主实例与副本。',
      en: 'The Redis operator runs the primary and its replicas.',
    },
    realHere: OBJECTS_ARE_REAL,
    simulatedHere: {
      zh: '没有缓存进程：就绪状态由模拟器给出，不能连接。',
      en: 'There is no cache process: a simulator gives its readiness, and nothing answers.',
    },
    mind: {
      zh: '数据只在内存中，重启的实例从副本恢复，单实例重启后为空；没有口令，只有本租户空间的容器能访问。',
      en: 'Data is in memory only: a member that restarts fills itself from a replica, and a single one starts empty. No password; only containers of the tenancy get in.',
    },
  },
};

const NETWORK: Pick<Record<ItemCode, ItemPage>, 'load-balancer' | 'bandwidth'> = {
  'load-balancer': {
    shelf: 'network',
    what: {
      zh: '把连接分给同一租户空间内的云主机或容器空间，1–20 个 TCP/UDP 监听；内网或公网。',
      en: 'Spreads connections over a cloud host line or a container space of the same tenancy; 1–20 TCP or UDP listeners, internal or public.',
    },
    objects: ['Service type LoadBalancer (v1)', 'NetworkPolicy (networking.k8s.io/v1)'],
    fulfilledBy: {
      zh: '集群的负载均衡实现（如 MetalLB）分配地址并转发。',
      en: 'The cluster’s implementation, such as MetalLB, gives the address and forwards.',
    },
    realHere: OBJECTS_ARE_REAL,
    simulatedHere: {
      zh: '地址由模拟器从 198.18.0.0/15 给出，不转发流量；网络策略只存储、不生效。',
      en: 'A simulator gives an address of 198.18.0.0/15 and nothing is forwarded; network policies are stored, not enforced.',
    },
    mind: {
      zh: '目标须已交付；目标是容器空间时，由部门给容器打上标签 zhengyun.cn/resource。公网只能在允许公网地址的分区，另计一个公网 IP；范围开通后不变。',
      en: 'The target has to be delivered; in a container space the department labels its pods zhengyun.cn/resource. Public only where the zone allows it, with a public IP on the bill; the scope stays.',
    },
  },
  bandwidth: {
    shelf: 'network',
    what: { zh: '互联网出口带宽，按 Mb 计。', en: 'Bandwidth to the Internet, by the Mb.' },
    objects: [],
    fulfilledBy: {
      zh: '运营方在出口设备上配置并确认。',
      en: 'The operator sets it on the border devices and confirms.',
    },
    realHere: { zh: '申请、审批、确认与计费都是真实的。', en: 'Request, approval, confirmation and charges are real.' },
    simulatedHere: {
      zh: '没有出口设备，确认只是一次登记。',
      en: 'There is no border device; the confirmation is an entry only.',
    },
    mind: { zh: '确认时起计费。', en: 'Charged from the confirmation.' },
  },
};

const CARE: Pick<Record<ItemCode, ItemPage>, 'security-pack' | 'bastion-account' | 'host-monitoring'> = {
  'security-pack': {
    shelf: 'care',
    what: {
      zh: '按等保二级或三级（GB/T 22239）在租户空间落实集群能强制的部分：出口访问控制、审计、容器安全基线、备份、更严的配额。',
      en: 'What GB/T 22239 asks of grade 2 or 3 and a cluster can enforce: egress control, audit, pod security, backup, stricter quota.',
    },
    objects: [
      'NetworkPolicy (networking.k8s.io/v1)',
      'Namespace labels and annotations (v1)',
      'ResourceQuota (v1)',
      'Schedule (velero.io/v1)',
    ],
    fulfilledBy: {
      zh: 'Kubernetes 准入与网络插件强制执行，Velero 执行备份。',
      en: 'Kubernetes admission and the network plug-in enforce it; Velero makes the backups.',
    },
    realHere: OBJECTS_ARE_REAL,
    simulatedHere: {
      zh: '没有真实流量与备份存储，网络策略与备份不产生实际效果。',
      en: 'There is no traffic and no backup storage, so policies and backups have nothing to act on.',
    },
    mind: {
      zh: '每个租户空间至多一个；只能由二级升到三级。测评与制度建设不在其中。',
      en: 'One a tenancy; from grade 2 to 3 only. Assessment and the organisation’s own rules are not part of it.',
    },
  },
  'bastion-account': {
    shelf: 'care',
    what: {
      zh: '给实名人员在限定天数内进入本租户空间主机控制台的账号，到期自动收回。',
      en: 'Access for named people to the consoles of the tenancy’s hosts for a number of days; then it ends by itself.',
    },
    objects: ['Role (rbac.authorization.k8s.io/v1)', 'RoleBinding (rbac.authorization.k8s.io/v1)'],
    fulfilledBy: {
      zh: 'Kubernetes 鉴权与 KubeVirt 控制台子资源。',
      en: 'Kubernetes authorisation and KubeVirt’s console subresources.',
    },
    realHere: OBJECTS_ARE_REAL,
    simulatedHere: { zh: '主机不真正开机，控制台没有画面。', en: 'No machine boots, so there is no console to see.' },
    mind: {
      zh: '天数从交付起算，只能延长；账号数可增可减。',
      en: 'Days count from delivery and can only be extended; accounts may change.',
    },
  },
  'host-monitoring': {
    shelf: 'care',
    what: { zh: '主机内部的深度监控，按台计。', en: 'Deep monitoring inside hosts, by the host.' },
    objects: [],
    fulfilledBy: {
      zh: '运营方在主机内安装探针并确认。',
      en: 'The operator installs agents in the hosts and confirms.',
    },
    realHere: {
      zh: '申请、审批、确认与计费都是真实的；探针与指标通道是真实的。',
      en: 'Request, approval, confirmation and charges are real, and so are agent and metrics.',
    },
    simulatedHere: {
      zh: '主机不真正开机，主机内部没有可测的内容。',
      en: 'No machine boots, so there is nothing inside to measure.',
    },
    mind: { zh: '确认时起计费。', en: 'Charged from the confirmation.' },
  },
};

/** The page of every item of the catalogue. */
export const ITEM_PAGES: Readonly<Record<ItemCode, ItemPage>> = {
  ...COMPUTE,
  ...STORAGE,
  ...DATA,
  ...NETWORK,
  ...CARE,
};
