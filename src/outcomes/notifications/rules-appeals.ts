/** The answer to an appeal: to the firm, and to the handler, who puts right what was upheld. */
export function appealSentences(name: string, office: string, outcome: unknown) {
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
