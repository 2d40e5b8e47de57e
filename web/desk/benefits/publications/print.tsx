import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { PaperTable, PrintPage, PrintSheet, ProvisionalMark, Read, yuan } from '../../../ui/index.ts';
import { words as forms } from '../../../ui/print-words.ts';
import { words } from './words.ts';
import '../../../ui/paper.css';

/** The publication as it is posted on the notice board. */
export function Component() {
  const { publicationId = '' } = useParams();
  const answer = useRead('/api/publications/{publicationId}', { params: { publicationId } });
  const labels = words.lineColumns;
  return (
    <PrintPage title={forms.publication.title}>
      <Read of={answer}>
        {(of) => (
          <PrintSheet title={of.title} number={of.number} seals={['']}>
            <p>
              {forms.publication.lead(of.startsOn, words.lastDayOf(of), of.workingDays)}{' '}
              <ProvisionalMark on={of.lastDay} />
            </p>
            <p>{forms.publication.contact}</p>
            <PaperTable
              className="dense"
              rows={of.lines}
              rowKey={(line) => line.claimLineId}
              columns={[
                { title: labels.lineNo, className: 'middle', show: (line) => line.lineNo },
                { title: labels.name, className: 'nowrap', show: (line) => line.name },
                { title: labels.idNumber, className: 'nowrap', show: (line) => line.idNumberMasked },
                { title: labels.unit, show: (line) => line.unitName },
                {
                  title: labels.benefit,
                  className: 'nowrap',
                  kind: 'word',
                  in: 'benefits',
                  show: (line) => line.benefit,
                },
                { title: labels.standard, show: (line) => line.standardText },
                {
                  title: labels.amount,
                  kind: 'money',
                  show: (line) => line.amountFen,
                  total: yuan(of.totalFen),
                  sheetTotal: (lines) => yuan(lines.reduce((sum, line) => sum + line.amountFen, 0)),
                },
              ]}
              total={words.total}
            />
          </PrintSheet>
        )}
      </Read>
    </PrintPage>
  );
}
