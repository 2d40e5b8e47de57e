/** Import of workbooks. */
export const words = {
  title: '导入表格',
} as const;
