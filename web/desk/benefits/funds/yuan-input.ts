/** Reads what a clerk types as yuan, "500000", "-20,000.50", exactly to fen; undefined for anything else. */
export function fenOfYuan(text: string): number | undefined {
  const match = /^([-−]?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.replace(/[,，\s]/g, ''));
  if (match === null) return undefined;
  const fen = Number(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`);
  return match[1] === '' ? fen : -fen;
}
