import type { ItemCode } from '../catalogue.ts';
import { type ItemPage, OBJECTS_ARE_REAL } from './item-page.ts';

/** Databases and caches. */
export const DATA: Pick<Record<ItemCode, ItemPage>, 'postgresql' | 'cache'> = {
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
      zh: '数据只在内存中，重启的实例从副本恢复，单实例重启后为空。不含哨兵：主实例故障时在原位重启，其间不能写入，不承诺自动切换。没有口令，只有本租户空间的容器能访问。',
      en: 'Data is in memory only: a member that restarts fills itself from a replica, and a single one starts empty. There is no sentinel: a primary that fails is restarted where it was, nothing can be written meanwhile, and no fail-over is promised. No password; only containers of the tenancy get in.',
    },
  },
};

/** Ways in and out. */
export const NETWORK: Pick<Record<ItemCode, ItemPage>, 'load-balancer' | 'bandwidth'> = {
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
      zh: '目标须已交付；目标是容器空间时，由部门给容器打上标签 zhengyun.cn/resource。公网只能在允许公网地址的分区，另计一个公网 IP；公网 IP 只随公网负载均衡提供，不单独申请。范围开通后不变。',
      en: 'The target has to be delivered; in a container space the department labels its pods zhengyun.cn/resource. Public only where the zone allows it, with a public IP on the bill, which comes with a public balancer alone and is not ordered by itself; the scope stays.',
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

/** Security and what people look after. */
export const CARE: Pick<Record<ItemCode, ItemPage>, 'security-pack' | 'bastion-account' | 'host-monitoring'> = {
  'security-pack': {
    shelf: 'care',
    what: {
      zh: '按等保二级或三级（GB/T 22239）给租户空间加上基线之外的几项：二级每周备份、留 35 天，三级每天备份、留 183 天；更少的服务与入口（三级还限定时任务）；容器到平台日志采集器的出口（三级只准加密端口）；命名空间上的等级标记。容器安全基线（restricted）与默认关闭的网络是每个租户空间都有的，不属于安全包。',
      en: 'What a tenancy gets for grade 2 or 3 of GB/T 22239 beyond its base: weekly copies for 35 days, or daily ones for 183; fewer services and ways in (at grade 3 fewer scheduled jobs too); a way out for containers to the platform’s log collectors, at grade 3 on encrypted ports alone; a mark of the grade on the namespace. Pod Security restricted and closed networks are every tenancy’s, and not the pack’s.',
    },
    objects: [
      'NetworkPolicy (networking.k8s.io/v1)',
      'Namespace label (v1)',
      'ResourceQuota (v1)',
      'Schedule (velero.io/v1)',
    ],
    fulfilledBy: {
      zh: 'Kubernetes 配额与网络插件强制执行，Velero 执行备份。',
      en: 'Kubernetes’ quota and the network plug-in enforce it; Velero makes the backups.',
    },
    realHere: OBJECTS_ARE_REAL,
    simulatedHere: {
      zh: '没有真实流量、日志采集器与备份存储，网络策略与备份不产生实际效果；配额与标记照常生效。',
      en: 'There is no traffic, no log collector and no backup storage, so policy and backups have nothing to act on; quota and mark hold.',
    },
    mind: {
      zh: '每个租户空间至多一个；只能由二级升到三级。集群操作审计由运行 API 服务器的一方配置，不在其中；测评与制度建设也不在其中。',
      en: 'One a tenancy; from grade 2 to 3 only. Auditing the cluster’s API is set by whoever runs it and not part of the pack; nor are assessment and the organisation’s own rules.',
    },
  },
  'bastion-account': {
    shelf: 'care',
    what: {
      zh: '给实名人员在限定天数内进入本租户空间主机控制台的账号，到期自动收回。',
      en: 'Access for named people to the consoles of the tenancy’s hosts for a number of days; then it ends by itself.',
    },
    objects: ['RoleBinding (rbac.authorization.k8s.io/v1)'],
    fulfilledBy: {
      zh: 'Kubernetes 鉴权与 KubeVirt 控制台子资源。',
      en: 'Kubernetes authorisation and KubeVirt’s console subresources.',
    },
    realHere: {
      zh: '授权、到期收回、离岗即时收回、准入校验、审批与计费都是真实的；谁能进、谁不能进由集群 API 裁定，可用 kubectl auth can-i 验证。',
      en: 'The binding, its end, its early end for who left, admission, approval and charges are real; the cluster’s API decides who may, and kubectl auth can-i shows it.',
    },
    simulatedHere: {
      zh: '主机不真正开机，控制台没有画面；本机 API 未接统一身份认证，人员不能在此登录集群。',
      en: 'No machine boots, so there is no console to see; the API on one machine has no sign-in for people.',
    },
    mind: {
      zh: '按账号计费，每人一个，按秒折算到天；天数从交付起算，每天 24 小时，只能延长，人员可增减。只开主机控制台，不含容器、密钥与其他租户空间；没有堡垒账号的人员看得到主机、进不了控制台。',
      en: 'Charged by the account, one a person, by the second. Days of 24 hours count from delivery and can only be extended; people may change. Consoles of hosts alone: no containers, no secrets, no other tenancy. Who has no account sees hosts and opens no console.',
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
