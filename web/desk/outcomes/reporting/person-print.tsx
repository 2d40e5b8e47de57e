import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import {
  PrintPage,
  PrintSheet,
  Read,
  SimpleTable,
  shownInstant,
  useClauses,
  useVocabulary,
  yuan,
} from '../../../ui/index.ts';
import { words as forms } from '../../../ui/print-words.ts';
import { words as common } from '../../../ui/words.ts';
import { words } from '../../registry/persons/words.ts';
import { type Explained, useEventTerm } from './person.tsx';
import '../../../ui/paper.css';

type Line = Explained['lines'][number];
const labels = forms.explanation;

type Finding = Line['determination']['findings']['met'][number];
const { ruleColumns, moneyColumns, recordColumns } = words.lines;

function Rules(props: { line: Line }) {
  const { term } = useVocabulary();
  const clauseOf = useClauses();
  const { findings } = props.line.determination;
  return (
    <SimpleTable<Finding>
      className="dense"
      rows={[...findings.notMet, ...findings.unknown, ...findings.met]}
      rowKey={(finding) => `${finding.clause} ${finding.check}`}
      columns={[
        {
          title: ruleColumns.clause,
          show: (finding) => `${finding.clause} ${clauseOf(finding.clause)?.short ?? ''}`,
        },
        {
          title: ruleColumns.verdict,
          className: 'middle nowrap',
          kind: 'word',
          in: 'verdicts',
          show: (finding) => finding.verdict,
        },
        { title: ruleColumns.because, show: (finding) => finding.because },
        {
          title: ruleColumns.facts,
          show: (finding) =>
            finding.facts.map((fact) => (
              <div key={fact.pointer}>
                {fact.label} {fact.value}
                {fact.sourceDepartment ? ` ${term('departments', fact.sourceDepartment)}` : ''} {fact.knownOn}
              </div>
            )),
        },
      ]}
    />
  );
}

function Money(props: { line: Line }) {
  const { term } = useVocabulary();
  if (props.line.money.length === 0) return <p>{words.lines.moneyNone}</p>;
  return (
    <SimpleTable
      className="dense"
      rows={props.line.money}
      rowKey={(entry) => `${entry.recordedAt} ${entry.kind}`}
      columns={[
        { title: moneyColumns.at, kind: 'instant', show: (entry) => entry.recordedAt },
        { title: moneyColumns.kind, kind: 'word', in: 'entryKinds', show: (entry) => entry.kind },
        {
          title: moneyColumns.source,
          show: (entry) => words.lines.moneySource(term('fundSources', entry.fundSource), entry.year),
        },
        { title: moneyColumns.amount, kind: 'money', show: (entry) => entry.amountFen },
        {
          title: moneyColumns.order,
          show: (entry) => `${entry.orderNumber ?? ''} ${entry.bankReference ?? ''}`,
        },
      ]}
    />
  );
}

function Record(props: { line: Line }) {
  const { term } = useVocabulary();
  const eventText = useEventTerm();
  if (props.line.record.length === 0) return <p>{words.lines.recordNone}</p>;
  return (
    <SimpleTable
      className="dense"
      rows={props.line.record}
      rowKey={(item) => `${item.at} ${item.event} ${item.actor}`}
      columns={[
        { title: recordColumns.at, kind: 'instant', show: (item) => item.at },
        { title: recordColumns.event, show: (item) => eventText(item.event) },
        {
          title: recordColumns.who,
          show: (item) => `${item.actor} ${item.role ? term('roles', item.role) : ''}`,
        },
        {
          title: recordColumns.decision,
          show: (item) => (item.decision ? term('decisions', item.decision) : null),
        },
        { title: recordColumns.opinion, show: (item) => item.opinion },
      ]}
    />
  );
}

function Sheet(props: { of: Explained; line: Line }) {
  const { of, line } = props;
  const { term } = useVocabulary();
  const { determination } = line;
  return (
    <PrintSheet
      title={labels.title}
      number={line.claimNumber}
      head={[
        `${of.person.name} ${of.person.idNumberMasked}`,
        words.lines.of(term('benefits', line.benefit), line.subjectName),
      ]}
      seals={[words.printOffice]}
    >
      <table>
        <tbody>
          <tr>
            <th scope="row">{labels.outcome}</th>
            <td>{term('outcomes', determination.outcome)}</td>
            <th scope="row">{labels.amount}</th>
            <td>
              {yuan(determination.amountFen)} {common.yuan}
            </td>
          </tr>
          <tr>
            <th scope="row">{labels.standard}</th>
            <td>
              {determination.standard?.text} {determination.standard?.source}
            </td>
            <th scope="row">{labels.state}</th>
            <td>{term('lineStatuses', line.status)}</td>
          </tr>
        </tbody>
      </table>
      {determination.explanation.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <h2>{labels.sectionRules}</h2>
      <Rules line={line} />
      <h2>{labels.sectionMoney}</h2>
      <Money line={line} />
      <h2>{labels.sectionRecord}</h2>
      <Record line={line} />
      <p>{words.printNote}</p>
      <p>{words.asOf(shownInstant(of.asOf))}</p>
    </PrintSheet>
  );
}

/** What a clerk hands out: one sheet a subsidy, with the reason, the money and who decided. */
export function Component() {
  const { personId = '' } = useParams();
  const answer = useRead('/api/persons/{personId}/subsidies', { params: { personId: Number(personId) } });
  return (
    <PrintPage title={labels.title}>
      <Read of={answer}>
        {(of) =>
          of.lines.length === 0 ? (
            <p>{words.lines.none}</p>
          ) : (
            of.lines.map((line) => <Sheet key={line.claimLineId} of={of} line={line} />)
          )
        }
      </Read>
    </PrintPage>
  );
}
