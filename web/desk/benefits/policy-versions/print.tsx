import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { count, PrintPage, PrintSheet, Read, shownInstant, useVocabulary, yuan } from '../../../ui/index.ts';
import { costSentence } from './cost.ts';
import type { Version } from './draft.ts';
import { DryRunHead, partKey } from './dry-run-table.tsx';
import { useGroupName } from './groups.ts';
import { words } from './words.ts';
import '../../../ui/paper.css';

const labels = words.dryRun;
type Figures = Omit<NonNullable<Version['dryRun']>['summary'], 'by' | 'changedBefore'>;

function Cells(props: { of: Figures }) {
  const { before, after, gaining, losing, lines } = props.of;
  const texts = [
    count(lines),
    yuan(before.amountFen),
    yuan(after.amountFen),
    yuan(after.amountFen - before.amountFen),
    count(gaining.lines),
    yuan(Math.abs(gaining.amountFen)),
    count(losing.lines),
    yuan(Math.abs(losing.amountFen)),
  ];
  return (
    <>
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: figures are in a fixed order
        <td key={index} className="number">
          {text}
        </td>
      ))}
    </>
  );
}

function Sheet(props: { of: Version }) {
  const { of } = props;
  const { term } = useVocabulary();
  const groupName = useGroupName();
  const run = of.dryRun;
  return (
    <PrintSheet
      title={labels.printTitle}
      number={of.number}
      landscape
      head={[
        labels.printFacts(of.title, of.document, of.effectiveOn),
        ...(run
          ? [
              labels.period(run.periodFrom, run.periodThrough),
              labels.ranAt(run.ranBy, shownInstant(run.ranAt)),
            ]
          : []),
      ]}
      signatures={[labels.prepared, labels.approver]}
      seals={[of.divisionName]}
    >
      {run === null ? (
        <p>{labels.none}</p>
      ) : (
        <>
          {run.isCurrent ? null : <p>{labels.stale}</p>}
          <p>{costSentence(run.summary)}</p>
          <table className="dense">
            <DryRunHead />
            <tbody>
              {run.summary.by.map((part) => (
                <tr key={partKey(part)}>
                  <td>{part.divisionName}</td>
                  <td>{term('benefits', part.benefit)}</td>
                  <td>{groupName(part.group)}</td>
                  <Cells of={part} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={3}>
                  {labels.total}
                </th>
                <Cells of={run.summary} />
              </tr>
            </tfoot>
          </table>
          {run.summary.changedBefore > 0 ? <p>{labels.changedBefore(run.summary.changedBefore)}</p> : null}
        </>
      )}
    </PrintSheet>
  );
}

/** The dry run on paper, for whoever signs. */
export function Component() {
  const { versionId = '' } = useParams();
  const answer = useRead('/api/policy-versions/{versionId}', { params: { versionId } });
  return (
    <PrintPage title={labels.printTitle}>
      <Read of={answer}>{(of) => <Sheet of={of} />}</Read>
    </PrintPage>
  );
}
