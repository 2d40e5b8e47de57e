const OUTCOMES: Readonly<Record<string, string>> = {
  result: '成绩更正',
  certificate: '证书更正',
  'certificate-withdrawn': '证书撤销',
  'certificate-restored': '证书恢复',
};

/** What is said of a correction of a result or certificate; nothing while it goes on to the second review. */
export function outcomeSentence(name: string, detail: Readonly<Record<string, unknown>>): string | null {
  const what = `${name}的 1 项${OUTCOMES[String(detail.kind)] ?? '成绩或证书更正'}`;
  if (detail.status === 'applied') return `${what}已获同意，从现在起按新的内容核定。`;
  return detail.status === 'returned' ? `${what}被退回：意见见“成绩与证书”页。` : null;
}

/** What is said of a half day that two people adjusted, or that stays as it was. */
export function adjustmentSentence(name: string, decision: string | null): string {
  return decision === 'passed'
    ? `${name}的 1 条考勤更正已获同意，考勤按更正后的算。`
    : `${name}的 1 条考勤更正被退回，考勤没有变：意见见“考勤”页。`;
}

/** A change that nobody decided by its day, where the county's rule says that silence is consent. */
export function consentedSentence(name: string): string {
  return `${name}的变更到期没有人审核，按县里的规定视为同意，从现在起生效：依据见班期的“变更”页。`;
}
