/**
 * Requirements policies serve. Clauses of GB/T 22239-2019 (grade 3: chapter 8.1 general, 8.2 cloud computing) with the
 * standard's own titles, and numbered features of the platform.
 */
export const CONTROLS = {
  '8.1.2.1': '网络架构',
  '8.1.2.2': '通信传输',
  '8.1.3.1': '边界防护',
  '8.1.3.2': '访问控制',
  '8.1.4.1': '身份鉴别',
  '8.1.4.2': '访问控制',
  '8.1.4.4': '入侵防范',
  '8.1.4.7': '数据完整性',
  '8.1.4.8': '数据保密性',
  '8.1.4.9': '数据备份恢复',
  '8.1.4.10': '剩余信息保护',
  '8.1.4.11': '个人信息保护',
  '8.2.1.1': '基础设施位置',
  '8.2.2.1': '网络架构',
  '8.2.3.1': '访问控制',
  '8.2.4.2': '访问控制',
  '8.2.4.4': '镜像和快照保护',
  '8.2.4.5': '数据完整性和保密性',
  '8.2.4.7': '剩余信息保护',
  F1: '1+N+M',
  F14: '配额',
  F19: '统一标识',
  F20: '实名与可追溯',
  F22: '网络分区与等保级别必填',
  F24: '影响范围与最小权限',
  F25: '权限到字段',
  F33: '主动安全',
  F34: '建而不用',
  N10: '信创',
} as const;

export type ControlCode = keyof typeof CONTROLS;

const isClause = (code: ControlCode) => code.startsWith('8.');

/** A control as it is cited: `GB/T 22239-2019 8.1.4.2`, `F19`. */
export function citationOf(code: ControlCode): string {
  return isClause(code) ? `GB/T 22239-2019 ${code}` : code;
}

/** The framework a control belongs to, as the engine's metadata wants it. */
export function frameworkOf(code: ControlCode): { readonly name: string; readonly version: string } {
  return isClause(code) ? { name: 'GB/T 22239-2019', version: '2019' } : { name: 'Zhengyun features', version: '1' };
}
