import type { Row } from '../../../client/index.ts';
import { words } from './result-words.ts';

export type ResultRow = Row<'/api/classes/{classId}/results'>;
export type Certificate = ResultRow['certificates'][number];

/** What is open in front of the row, and the certificate that it is about; `certificate` of null is one not on record. */
export type Open =
  | { readonly act: 'result' }
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
 * withdrawn, each of them has its own button, named by its number.
 */
export function offeredOn(row: ResultRow): Offered[] {
  const { name, certificates: standing } = row;
  const ended = row.endedCertificates.filter(({ allowed }) => allowed.includes('results.restoreCertificate'));
  const whose = (of: { readonly number: string }, among: readonly object[]) =>
    among.length > 1 ? `${name} ${of.number}` : name;
  const offered: Offered[] = [];
  if (row.allowed.includes('results.correct'))
    offered.push({
      open: { act: 'result' },
      label: row.result === null ? words.supplyResult : words.result,
      whose: name,
    });
  if (standing.length === 0 && row.allowed.includes('results.correctCertificate'))
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
