import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import {
  Label,
  PaperTable,
  PrintPage,
  PrintSheet,
  Read,
  type SimpleColumn,
  useVocabulary,
  yuan,
} from '../../../ui/index.ts';
import { words as claimForm } from '../../../ui/print-words.ts';
import type { ClaimLine } from './replies.ts';
import '../../../ui/paper.css';

const labels = claimForm.roster;

const COLUMNS: readonly SimpleColumn<ClaimLine>[] = [
  { title: labels.columns.no, className: 'middle', show: (line) => line.lineNo },
  { title: labels.columns.name, className: 'nowrap', show: (line) => line.person.name },
  { title: labels.columns.idNumber, className: 'nowrap', show: (line) => line.person.idNumberMasked },
  { title: labels.columns.standard, show: (line) => line.standardText },
  {
    title: labels.columns.quantity,
    kind: 'number',
    show: ({ quantity }) =>
      quantity ? (
        <>
          {quantity.count} <Label in="units" id={quantity.unit} />
        </>
      ) : null,
  },
];

/** The roster of subsidised people, with a place to sign; numbers stay masked. */
export function Component() {
  const { claimId = '' } = useParams();
  const { term } = useVocabulary();
  const answer = useRead('/api/claims/{claimId}', { params: { claimId } });
  return (
    <PrintPage title={labels.title}>
      <Read of={answer}>
        {(claim) => (
          <PrintSheet
            title={labels.title}
            number={claim.number}
            landscape
            head={[claim.claimant.name, claim.subject.name, term('benefits', claim.benefit)]}
            signatures={[claimForm.claimForm.person, claimForm.claimForm.head]}
            seals={claim.claimant.kind === 'organisation' ? [claimForm.claimForm.unit] : []}
          >
            <PaperTable
              className="dense"
              rows={claim.lineRows}
              rowKey={(line) => line.claimLineId}
              columns={[
                ...COLUMNS,
                {
                  title: labels.columns.amount,
                  kind: 'money',
                  show: (line) => line.amountFen,
                  total: yuan(claim.entitledFen),
                  sheetTotal: (lines) => yuan(lines.reduce((sum, line) => sum + (line.amountFen ?? 0), 0)),
                },
                {
                  title: labels.columns.disposition,
                  className: 'nowrap',
                  kind: 'word',
                  in: 'dispositions',
                  show: (line) => line.disposition,
                },
                { title: labels.columns.signature, show: () => null },
              ]}
              total={labels.total}
            />
          </PrintSheet>
        )}
      </Read>
    </PrintPage>
  );
}
