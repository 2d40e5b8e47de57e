import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { PrintPage, PrintSheet, Read, useVocabulary, yuan } from '../../../ui/index.ts';
import { words as forms } from '../../../ui/print-words.ts';
import { words } from './words.ts';
import '../../paper.css';

/** The publication as it is posted on the notice board. */
export function Component() {
  const { publicationId = '' } = useParams();
  const { term } = useVocabulary();
  const answer = useRead('/api/publications/{publicationId}', { params: { publicationId } });
  const labels = words.lineColumns;
  return (
    <PrintPage title={forms.publication.title}>
      <Read of={answer}>
        {(of) => (
          <PrintSheet title={of.title} number={of.number} seals={['']}>
            <p>{forms.publication.lead(of.startsOn, of.lastDay, of.workingDays)}</p>
            <p>{forms.publication.contact}</p>
            <table className="dense">
              <thead>
                <tr>
                  <th scope="col">{labels.lineNo}</th>
                  <th scope="col">{labels.name}</th>
                  <th scope="col">{labels.idNumber}</th>
                  <th scope="col">{labels.unit}</th>
                  <th scope="col">{labels.benefit}</th>
                  <th scope="col">{labels.standard}</th>
                  <th scope="col">{labels.amount}</th>
                </tr>
              </thead>
              <tbody>
                {of.lines.map((line) => (
                  <tr key={line.claimLineId}>
                    <td className="middle">{line.lineNo}</td>
                    <td className="nowrap">{line.name}</td>
                    <td className="nowrap">{line.idNumberMasked}</td>
                    <td>{line.unitName}</td>
                    <td className="nowrap">{term('benefits', line.benefit)}</td>
                    <td>{line.standardText}</td>
                    <td className="number">{yuan(line.amountFen)}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row" colSpan={6}>
                    {words.public.total}
                  </th>
                  <td className="number">{yuan(of.totalFen)}</td>
                </tr>
              </tfoot>
            </table>
          </PrintSheet>
        )}
      </Read>
    </PrintPage>
  );
}
