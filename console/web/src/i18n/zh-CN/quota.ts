export const quota = {
  title: '配额',
  lead: '每个使用单位在每个云上、信创与非信创各自的上限。已登记为已交付，预占为已批准未交付。',
  empty: '还没有配额',
  emptyNext: '由主管部门按使用单位和云下达配额后显示。',
  legend: '实心为已登记，斜纹为预占。',
} as const;
