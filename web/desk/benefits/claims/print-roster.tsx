import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { PrintPage, PrintSheet, Read, useVocabulary, yuan } from '../../../ui/index.ts';
import { words as claimForm } from '../../../ui/print-words.ts';
import '../../paper.css';

const labels = claimForm.roster;

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
            head={[claim.payee.name, claim.subject.name, term('benefits', claim.benefit)]}
            signatures={[claimForm.claimForm.person, claimForm.claimForm.head]}
            seals={[claimForm.claimForm.unit]}
          >
            <table className="dense">
              <thead>
                <tr>
                  <th scope="col">{labels.columns.no}</th>
                  <th scope="col">{labels.columns.name}</th>
                  <th scope="col">{labels.columns.idNumber}</th>
                  <th scope="col">{labels.columns.standard}</th>
                  <th scope="col">{labels.columns.quantity}</th>
                  <th scope="col">{labels.columns.amount}</th>
                  <th scope="col">{labels.columns.disposition}</th>
                  <th scope="col">{labels.columns.signature}</th>
                </tr>
              </thead>
              <tbody>
                {claim.lineRows.map((line) => (
                  <tr key={line.claimLineId}>
                    <td className="middle">{line.lineNo}</td>
                    <td className="nowrap">{line.person.name}</td>
                    <td className="nowrap">{line.person.idNumberMasked}</td>
                    <td>{line.standardText}</td>
                    <td className="number">
                      {line.quantity ? `${line.quantity.count} ${term('units', line.quantity.unit)}` : ''}
                    </td>
                    <td className="number">{yuan(line.amountFen)}</td>
                    <td className="nowrap">{term('dispositions', line.disposition)}</td>
                    <td />
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row" colSpan={5}>
                    {labels.total}
                  </th>
                  <td className="number">{yuan(claim.entitledFen)}</td>
                  <td />
                  <td />
                </tr>
              </tfoot>
            </table>
          </PrintSheet>
        )}
      </Read>
    </PrintPage>
  );
}
