import type { Tellers } from './rules.ts';

const OUTCOMES: Readonly<Record<string, string>> = {
  result: '成绩更正',
  certificate: '证书更正',
  'certificate-withdrawn': '证书撤销',
  'certificate-restored': '证书恢复',
};

/** Of a correction of a result or certificate nothing is said while it goes on to the second review. */
export const outcomeDecided: Tellers[string] = ({ line, about, toOrganisations, toRoles }) => {
  const what = `${about.name}的 1 项${OUTCOMES[String(line.detail.kind)] ?? '成绩或证书更正'}`;
  const content =
    line.detail.status === 'applied'
      ? `${what}已获同意，从现在起按新的内容核定。`
      : line.detail.status === 'returned'
        ? `${what}被退回：意见见“成绩与证书”页。`
        : null;
  if (content === null) return [];
  return [...toOrganisations('decided', content), ...toRoles('decided', ['county-handler'], content)];
};
