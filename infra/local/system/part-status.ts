/** What a person watching sees, in the order in which it comes up. */
export const PARTS = [
  'database',
  'records',
  'pages',
  'console',
  'worker',
  'agent',
  'engine',
  'clusters',
  'clouds',
] as const;
export type Part = (typeof PARTS)[number];

export const PART_NAMES: Readonly<Record<Part, string>> = {
  database: 'database 数据库',
  records: 'records 数据',
  pages: 'pages 页面',
  console: 'console 控制台',
  worker: 'worker 任务',
  agent: 'agent 采集',
  engine: 'engine 引擎',
  clusters: 'clusters 集群',
  clouds: 'clouds 云',
};

export interface PartStatus {
  readonly part: Part;
  readonly state: 'waiting' | 'working' | 'ready' | 'restarting' | 'failed' | 'stopped';
  /** Where it is, or what it is doing. */
  readonly detail: string;
  /** null: can't be told. */
  readonly secondsLeft: number | null;
}
