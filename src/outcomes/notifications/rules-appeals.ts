/** What an appeal came to: to the firm, and to the handler, who puts right what was upheld. */
export function appealSentences(name: string, event: string, outcome: unknown) {
  if (event === 'appeal-fulfilled')
    return { firm: `${name}已按决定改正：怎样改的见复核页面。`, handler: `${name}已登记改正。` };
  const office = event === 'appeal-decided-above' ? '上一级' : '本局';
  return outcome === 'dismissed'
    ? {
        firm: `${name}：${office}已决定维持原决定，理由见复核页面。`,
        handler: `${name}：${office}维持原决定。`,
      }
    : {
        firm: `${name}：${office}已决定支持，理由见复核页面。`,
        handler: `${name}：${office}决定支持，请按决定改正。`,
      };
}
