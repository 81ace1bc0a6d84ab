import type { ProblemCode } from './input-problem.ts';

/** Language of a report. */
export type ReportLanguage = 'zh-CN' | 'en';

interface Words {
  readonly columns: readonly [place: string, level: string, policy: string, finding: string];
  readonly level: Readonly<Record<'mandatory' | 'advisory' | 'exempted', string>>;
  readonly nothing: string;
  readonly summary: (counts: Counts) => string;
  readonly judgedBy: Readonly<Record<'given' | 'installation' | 'defaults', string>>;
  readonly passedOver: (documents: number) => string;
  readonly leftOut: (folders: readonly string[]) => string;
  readonly unreadable: (problems: number) => string;
  readonly problem: Readonly<Record<ProblemCode, string>>;
  readonly stateUnknown: (wanted: string) => string;
  readonly noStack: (wanted: string, candidates: readonly string[]) => string;
}

/** What a report counts. */
export interface Counts {
  readonly subject: string;
  readonly objects: number;
  readonly mandatory: number;
  readonly advisory: number;
  readonly exempted: number;
}

const CHINESE: Words = {
  columns: ['位置', '级别', '策略', '说明'],
  level: { mandatory: '必须', advisory: '建议', exempted: '已豁免' },
  nothing: '没有发现问题',
  summary: ({ subject, objects, mandatory, advisory, exempted }) =>
    `${subject}：判定 ${objects} 个对象，必须整改 ${mandatory} 项，建议整改 ${advisory} 项，已豁免 ${exempted} 项`,
  judgedBy: {
    given: '依据：给定的配置文件',
    installation: '依据：本平台现行的分区、参数和豁免，与夜间复判相同',
    defaults: '依据：各策略的默认值，未读取本平台的参数和豁免',
  },
  passedOver: (documents) => `另有 ${documents} 个文档不是 Kubernetes 对象，未判定`,
  leftOut: (folders) => `未读取 ${folders.length} 个文件夹：${folders.join('、')}`,
  unreadable: (problems) => `输入有 ${problems} 处无法读取，未作任何判定：`,
  problem: {
    NO_SUCH_PATH: '没有这个文件夹、文件或栈。请核对名称',
    NOTHING_TO_JUDGE: '其中没有 Kubernetes 对象，无可判定。请指向存放 YAML 或 JSON 清单的文件夹',
    SYNTAX: '语法错误，请改正后重试',
    HELM_TEMPLATE: '这是 Helm 模板而不是清单。请先用 helm template 生成清单，再判定生成的结果',
    INCOMPLETE_OBJECT: '对象缺少 apiVersion 或 kind，请补全',
    NO_SUCH_KIND: 'apiVersion 或 kind 不是合法的名称，无法判定，请改正',
    NOT_TEXT: '不是 UTF-8 文本，请转换编码',
    TOO_LARGE: '文件过大，请拆分',
    TOO_MANY: '文件过多或目录过深，请分批判定',
    LEADS_OUTSIDE: '符号链接指向文件夹之外或不存在的目标，请换成文件本身',
    UNREADABLE: '无法读取，请检查权限',
  },
  stateUnknown: (wanted) =>
    `没有文件夹 ${wanted}；若它是栈名，请先用 npm start 启动系统，或用环境变量 STATE_URL 指明状态库`,
  noStack: (wanted, candidates) =>
    candidates.length === 0
      ? `没有名为 ${wanted} 的栈，也没有这个文件夹。栈名可在运维操作页查到，例如 zhengyun-tenancy/guangzhou-zk-000012`
      : `有多个栈叫 ${wanted}，请写全名：${candidates.join('、')}`,
};

const ENGLISH: Words = {
  columns: ['PLACE', 'LEVEL', 'POLICY', 'FINDING'],
  level: { mandatory: 'mandatory', advisory: 'advisory', exempted: 'exempted' },
  nothing: 'nothing found',
  summary: ({ subject, objects, mandatory, advisory, exempted }) =>
    `${subject}: ${objects} objects judged, ${mandatory} mandatory, ${advisory} advisory, ${exempted} exempted`,
  judgedBy: {
    given: 'judged by the configuration given',
    installation: 'judged by the zones, settings and exemptions in force, as each night',
    defaults: 'judged by the policies’ own defaults; settings and exemptions of the installation were not read',
  },
  passedOver: (documents) => `${documents} documents are no Kubernetes objects and were not judged`,
  leftOut: (folders) => `${folders.length} folders were not read: ${folders.join(', ')}`,
  unreadable: (problems) => `the input has ${problems} places that can't be read; nothing was judged:`,
  problem: {
    NO_SUCH_PATH: 'there is no such folder, file or stack: check the name',
    NOTHING_TO_JUDGE: 'there is no Kubernetes object in it: point to a folder of YAML or JSON manifests',
    SYNTAX: 'syntax error: mend it and try again',
    HELM_TEMPLATE: 'this is a Helm template, not a manifest: render it with helm template and judge what comes out',
    INCOMPLETE_OBJECT: 'the object lacks apiVersion or kind: add it',
    NO_SUCH_KIND: 'no object can have this apiVersion and kind, so no policy can judge it: correct them',
    NOT_TEXT: 'this is no UTF-8 text: convert it',
    TOO_LARGE: 'the file is too large: split it',
    TOO_MANY: 'there are too many files or folders in folders: judge them in parts',
    LEADS_OUTSIDE: 'the symbolic link leads out of the folder or nowhere: put the file itself there',
    UNREADABLE: "this can't be read: check its permissions",
  },
  stateUnknown: (wanted) =>
    `there is no folder ${wanted}; if it is a stack's name, start the system with npm start or set STATE_URL to the state database`,
  noStack: (wanted, candidates) =>
    candidates.length === 0
      ? `no stack is called ${wanted}, and there is no such folder; the operations page has their names, e.g. zhengyun-tenancy/guangzhou-zk-000012`
      : `more than one stack is called ${wanted}, give one in full: ${candidates.join(', ')}`,
};

/** Every word a report needs, in one language. */
export const REPORT_WORDS: Readonly<Record<ReportLanguage, Words>> = { 'zh-CN': CHINESE, en: ENGLISH };
