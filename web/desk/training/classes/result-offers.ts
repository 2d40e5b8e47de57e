import type { Row } from '../../../client/index.ts';
import { words } from './result-words.ts';

export type ResultRow = Row<'/api/classes/{classId}/results'>;
export type Certificate = ResultRow['certificates'][number];

/**
 * What is open in front of the row, and what it is about: of `result` the kind of exam, null where results have no kind;
 * `certificate` of null is one not on record.
 */
export type Open =
  | { readonly act: 'result'; readonly of: ResultRow['kinds'][number] | null }
  | { readonly act: 'certificate'; readonly of: Certificate | null }
  | { readonly act: 'withdraw'; readonly of: Certificate }
  | { readonly act: 'restore'; readonly of: ResultRow['endedCertificates'][number] };

/** A button: what it opens, what it says, and for whom or which certificate of hers it is. */
export interface Offered {
  readonly open: Open;
  readonly label: string;
  readonly whose: string;
}

/**
 * What may be done with a result and with each certificate of a trainee. Where several certificates stand, or were
 * withdrawn, each of them has its own button, named by its number; where two kinds were examined, each result by its kind.
 */
export function offeredOn(row: ResultRow, kindName: (kind: string) => string): Offered[] {
  const { name, certificates: standing, kinds } = row;
  const ended = row.endedCertificates.filter(({ allowed }) => allowed.includes('results.restoreCertificate'));
  const whose = (of: { readonly number: string }, among: readonly object[]) =>
    among.length > 1 ? `${name} ${of.number}` : name;
  const offered: Offered[] = [];
  if (row.allowed.includes('results.correct'))
    for (const of of kinds.length === 0 ? [null] : kinds)
      offered.push({
        open: { act: 'result', of },
        label: row.result === null ? words.supplyResult : words.result,
        whose: of !== null && kinds.length > 1 ? `${name} ${kindName(of.kind)}` : name,
      });
  if (standing.length < Math.max(1, kinds.length) && row.allowed.includes('results.correctCertificate'))
    offered.push({ open: { act: 'certificate', of: null }, label: words.supplyCertificate, whose: name });
  for (const of of standing) {
    if (of.allowed.includes('results.correctCertificate'))
      offered.push({
        open: { act: 'certificate', of },
        label: words.certificate,
        whose: whose(of, standing),
      });
    if (of.allowed.includes('results.withdrawCertificate'))
      offered.push({ open: { act: 'withdraw', of }, label: words.withdraw, whose: whose(of, standing) });
  }
  for (const of of ended)
    offered.push({ open: { act: 'restore', of }, label: words.restore, whose: whose(of, ended) });
  return offered;
}
