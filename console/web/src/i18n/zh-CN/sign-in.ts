export const signIn = {
  title: '登录政云',
  lead: '省级政务云“1+N+M”统一控制台',
  button: '使用统一身份认证登录',
  demo: '本机演示登录（模拟）',
  demoWhy: '当前为本机演示环境：下一页由内置的模拟身份认证提供，可选择各角色的样例人员。',
  realName: '账号实名，所有操作留痕并可审计。',
} as const;
