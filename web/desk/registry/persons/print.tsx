import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import {
  PrintPage,
  PrintSheet,
  Read,
  shownInstant,
  useClauses,
  useVocabulary,
  yuan,
} from '../../../ui/index.ts';
import { words as forms } from '../../../ui/print-words.ts';
import { words as common } from '../../../ui/words.ts';
import type { Explained } from './explain.tsx';
import { words } from './words.ts';
import '../../paper.css';

type Line = Explained['lines'][number];
const labels = forms.explanation;

function Rules(props: { line: Line }) {
  const { term } = useVocabulary();
  const clauseOf = useClauses();
  const { findings } = props.line.determination;
  const columns = words.lines.ruleColumns;
  return (
    <table className="dense">
      <thead>
        <tr>
          <th scope="col">{columns.clause}</th>
          <th scope="col">{columns.verdict}</th>
          <th scope="col">{columns.because}</th>
          <th scope="col">{columns.facts}</th>
        </tr>
      </thead>
      <tbody>
        {[...findings.notMet, ...findings.unknown, ...findings.met].map((finding) => (
          <tr key={`${finding.clause} ${finding.check}`}>
            <td>
              {finding.clause} {clauseOf(finding.clause)?.short}
            </td>
            <td className="middle nowrap">{term('verdicts', finding.verdict)}</td>
            <td>{finding.because}</td>
            <td>
              {finding.facts.map((fact) => (
                <div key={fact.pointer}>
                  {fact.label} {fact.value}
                  {fact.sourceDepartment ? ` ${term('departments', fact.sourceDepartment)}` : ''}{' '}
                  {fact.knownOn}
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Money(props: { line: Line }) {
  const { term } = useVocabulary();
  if (props.line.money.length === 0) return <p>{words.lines.moneyNone}</p>;
  const columns = words.lines.moneyColumns;
  return (
    <table className="dense">
      <thead>
        <tr>
          <th scope="col">{columns.at}</th>
          <th scope="col">{columns.kind}</th>
          <th scope="col">{columns.source}</th>
          <th scope="col">{columns.amount}</th>
          <th scope="col">{columns.order}</th>
        </tr>
      </thead>
      <tbody>
        {props.line.money.map((entry) => (
          <tr key={`${entry.recordedAt} ${entry.kind}`}>
            <td>{shownInstant(entry.recordedAt)}</td>
            <td>{term('entryKinds', entry.kind)}</td>
            <td>{words.lines.moneySource(term('fundSources', entry.fundSource), entry.year)}</td>
            <td className="number">{yuan(entry.amountFen)}</td>
            <td>
              {entry.orderNumber} {entry.bankReference}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Record(props: { line: Line }) {
  const { term } = useVocabulary();
  if (props.line.record.length === 0) return <p>{words.lines.recordNone}</p>;
  const columns = words.lines.recordColumns;
  const said = (event: string) => {
    const step = term('steps', event);
    return step === event ? term('events', event) : step;
  };
  return (
    <table className="dense">
      <thead>
        <tr>
          <th scope="col">{columns.at}</th>
          <th scope="col">{columns.event}</th>
          <th scope="col">{columns.who}</th>
          <th scope="col">{columns.decision}</th>
          <th scope="col">{columns.opinion}</th>
        </tr>
      </thead>
      <tbody>
        {props.line.record.map((one) => (
          <tr key={`${one.at} ${one.event} ${one.actor}`}>
            <td>{shownInstant(one.at)}</td>
            <td>{said(one.event)}</td>
            <td>
              {one.actor} {one.role ? term('roles', one.role) : ''}
            </td>
            <td>{one.decision ? term('decisions', one.decision) : ''}</td>
            <td>{one.opinion}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
