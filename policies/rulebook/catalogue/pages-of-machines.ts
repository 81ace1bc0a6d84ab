import type { ItemCode } from '../catalogue.ts';
import { type ItemPage, OBJECTS_ARE_REAL } from './item-page.ts';

/** Machines, containers and GPUs. */
export const COMPUTE: Pick<Record<ItemCode, ItemPage>, 'cloud-host' | 'container-space' | 'gpu-share'> = {
  'cloud-host': {
    shelf: 'compute',
    what: {
      zh: '一台或多台相同规格的虚拟机，带系统盘和数据盘，可选国产或通用操作系统，用 SSH 公钥登录；x86 与信创同规格，可选现成的，也可自定义到 64 核 512 GB。',
      en: 'One or more equal virtual machines with system and data disks and an operating system, domestic or other, entered by SSH keys; the same sizes on x86 and 信创, a flavour or custom up to 64 vCPU and 512 GB.',
    },
    objects: ['VirtualMachine (kubevirt.io/v1)', 'DataVolume (cdi.kubevirt.io/v1beta1)', 'PersistentVolumeClaim (v1)'],
    fulfilledBy: {
      zh: 'KubeVirt 运行虚拟机，CDI 把本云镜像仓库里的系统镜像写入系统盘，cloud-init 设定主机名和公钥，云的 CSI 驱动提供磁盘。',
      en: 'KubeVirt runs the machines, CDI writes the system image of the cloud’s own registry to the system disk, cloud-init sets host name and keys, and the cloud’s CSI driver gives the disks.',
    },
    realHere: OBJECTS_ARE_REAL,
    simulatedHere: {
      zh: '虚拟机不真正开机，磁盘不存数据，镜像不真正下载和写入：模拟器只把状态推到写入完成、就绪。',
      en: 'No machine boots, no disk stores anything, and no image is pulled or written: a simulator brings the status to written, then ready.',
    },
    mind: {
      zh: '选了操作系统的，首次启动时写入公钥，不允许口令登录，root 不能直接登录；操作系统和公钥开通后不变，之后增加的主机与原来的相同。不选操作系统的，系统盘交付时是空白的，由部门经控制台或网络引导自行安装。系统盘扩容后，分区由部门在系统内扩展。改变核数、内存或磁盘会在办理过程中重启主机，每次最多四分之一。主机没有自己的公网地址，公网经公网负载均衡进入。磁盘只能扩容。减少台数时，编号靠后的主机连同数据一起删除。可随时停机、开机，无需审批：停机期间不计处理器与内存，磁盘照常计费，配额继续占用。控制台须另开堡垒机账号。',
      en: 'With an operating system, the keys are set at the first start, no password opens anything and root does not log in; system and keys stay as they are once delivered, and hosts added later get the same. Without one the system disk is delivered blank, and the department installs over the console or the network. When a system disk grows, its partition is the department’s to extend. A change of vCPU, memory or disks restarts the hosts on the way, a quarter of them at a time at most. A host has no public address of its own; the Internet reaches it through a public load balancer. Disks only grow. Fewer hosts: those of the highest numbers go, with their data. Stop and start them at any time, no approval needed: stopped, vCPU and memory are not charged, disks are, and the quota stays taken. Consoles need bastion accounts.',
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
      zh: '租户空间须有容器空间，且只能在有 GPU 的分区申请；交付的是申领模板与份数上限，设备在容器启动时分配。按份数与显存合计计费。每个租户空间至多一条；每份显存不超过该云设备的上限，开通后不能改，份数可增可减，正在运行的容器保留已有的份额。',
      en: 'For tenancies with a container space, in zones that have GPUs. Delivered are a template to claim by and a limit of shares; a device is allocated as a container starts. Priced by shares and by their memory in all. One line a tenancy. A share is no larger than the cloud’s devices. Memory of a share stays as it is; their number may change, and containers that run keep theirs.',
    },
  },
};

/** Disks, buckets and their backups. */
export const STORAGE: Pick<Record<ItemCode, ItemPage>, 'block-disk' | 'object-bucket' | 'backup-schedule'> = {
  'block-disk': {
    shelf: 'storage',
    what: {
      zh: '若干块同规格的块存储盘，普通（1,000–3,000 IOPS）或高速（3,000–20,000 IOPS），由本租户空间的容器挂载。',
      en: 'Equal block disks, ordinary (1,000–3,000 IOPS) or fast (3,000–20,000 IOPS), mounted by containers of the tenancy.',
    },
    objects: ['PersistentVolumeClaim (v1)'],
    fulfilledBy: { zh: '云的 CSI 驱动创建并扩容磁盘。', en: 'The cloud’s CSI driver makes and grows the disks.' },
    realHere: OBJECTS_ARE_REAL,
    simulatedHere: {
      zh: '磁盘不存数据，IOPS 不可测。',
      en: 'The disks store nothing, and there are no IOPS to measure.',
    },
    mind: {
      zh: '云主机的盘不在这里：在云主机变更中增加数据盘。容量只增不减，类型不变；减少块数时，编号靠后的盘连同数据一起删除。',
      en: 'Disks of a cloud host are not these: add data disks by changing the host. Sizes only grow and the class stays. Fewer disks: those of the highest numbers go, with their data.',
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
      zh: '没有对象网关：桶的状态与密钥由模拟器给出，不能存取对象，已用量因此未知。',
      en: 'There is no gateway: a simulator gives status and keys, nothing can be stored, and so the use is unknown.',
    },
    mind: {
      zh: '按开通的容量计费，与已用量无关。桶的集群对象不带已用量，已用量以存储网关上报为准，七天无上报即为未知；减少容量不能低于已用量，用量未知时不能减少；超出容量后存储网关拒绝写入新对象。',
      en: 'What is charged is the size ordered, not what is in it. The bucket’s objects on the cluster don’t say what it holds: the storage gateway reports it, and after seven days without a report it is unknown. It is never cut below what is in use, and not at all while that is unknown. A full bucket refuses new objects.',
    },
  },
  'backup-schedule': {
    shelf: 'storage',
    what: {
      zh: '按天或按周备份整个租户空间（对象与卷），每份保留约定的天数。',
      en: 'Copies of the whole tenancy, objects and volumes, every day or week, each kept for the days agreed.',
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
      zh: '时刻为北京时间，每周的在周日。按保护的数据量乘以同时保留的份数计费；保护量不得小于租户空间已有的磁盘。本目录不含恢复：需要恢复时向运营方提工单，由其用备份软件执行。释放后不再产生备份，已有的保留到期。',
      en: 'Hours are Beijing time, weekly ones on Sunday. Priced by what is protected times the copies kept at once; no less may be protected than the tenancy has on disks. Restoring is not part of it: ask the operator by a work order, who does it with the backup software. After a release no more copies are made, and those there are stay until their time is up.',
    },
  },
};
