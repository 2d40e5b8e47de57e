/** What is said of an agreement, by which an organisation is paid in a person's place, that has ended. */
export function agreementEnded({ endedBy }: Readonly<Record<string, unknown>>): string {
  const how = endedBy === 'person' ? '已由本人收回' : '已终止';
  return `一份代领协议${how}：从现在起不再凭它核算，已经申领的照常办理。`;
}
