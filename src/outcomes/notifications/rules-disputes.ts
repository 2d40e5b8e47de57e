/** What a second person decided on the answer to a dispute: to the handler, who puts right what was upheld. */
export function disputeSentence(name: string, decision: string, answer: unknown): string {
  if (decision !== 'passed') return `${name}的拟答复被退回：请看意见，重新核实。`;
  return answer === 'upheld'
    ? `${name}已答复属实：请改正，改好后登记怎样改的。`
    : `${name}已答复经核实无误，本人会收到消息。`;
}
