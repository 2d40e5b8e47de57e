import { Checkbox } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  CasePage,
  Day,
  Instant,
  Label,
  Money,
  MoneyLine,
  Notice,
  Read,
  ScrollX,
  Section,
  Status,
  shownInstant,
  useVocabulary,
} from '../../../ui/index.ts';
import { AmountOf, Findings } from '../../benefits/claims/findings.tsx';
import { words } from './words.ts';
import '../../benefits/claims/claims.css';
import './persons.css';
import { UnmaskButton } from './unmask.tsx';

export type Explained = Reply<'/api/persons/{personId}/subsidies'>;
type Line = Explained['lines'][number];

function Facts(props: { of: Explained }) {
  const [old, setOld] = useState(false);
  const labels = words.facts.columns;
  const shown = props.of.facts.filter((fact) => old || fact.isCurrent);
  return (
    <Section
      title={words.facts.title}
      aside={
        <Checkbox checked={old} onChange={(event) => setOld(event.target.checked)}>
          {words.facts.showOld}
        </Checkbox>
      }
    >
      <p className="quiet">{words.facts.lead}</p>
      {shown.length === 0 ? (
        <p>{words.facts.none}</p>
      ) : (
        <ScrollX label={words.facts.title}>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{labels.kind}</th>
                <th scope="col">{labels.content}</th>
                <th scope="col">{labels.source}</th>
                <th scope="col">{labels.knownOn}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((fact) => (
                <tr key={`${fact.kind} ${fact.knownOn} ${fact.isCurrent}`}>
                  <th scope="row">
                    <Label in="factKinds" id={fact.kind} />
                    {fact.isCurrent ? null : <div className="quiet small">{words.facts.superseded}</div>}
                  </th>
                  <td>
                    {fact.entries.map((entry) => (
                      <div key={`${entry.label} ${entry.value}`}>
                        <span className="quiet">{entry.label}</span> {entry.value}
                      </div>
                    ))}
                  </td>
                  <td>
                    <Label in="departments" id={fact.sourceDepartment} />
                  </td>
                  <td>
                    <Day on={fact.knownOn} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollX>
      )}
      {props.of.unanswered.length > 0 ? (
        <Notice title={words.facts.unanswered}>
          <p className="row">
            {props.of.unanswered.map((department) => (
              <b key={department}>
                <Label in="departments" id={department} />
              </b>
            ))}
          </p>
        </Notice>
      ) : null}
    </Section>
  );
}

function Trainings(props: { of: Explained }) {
  const labels = words.trainings.columns;
  const { me } = useMe();
  if (props.of.trainings.length === 0)
    return (
      <Section title={words.trainings.title}>
        <p>{words.trainings.none}</p>
      </Section>
    );
  return (
    <Section title={words.trainings.title}>
      <ScrollX label={words.trainings.title}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{labels.className}</th>
              <th scope="col">{labels.organisation}</th>
              <th scope="col">{labels.period}</th>
              <th scope="col">{labels.enrolledOn}</th>
              <th scope="col">{labels.attendance}</th>
              <th scope="col">{labels.result}</th>
              <th scope="col">{labels.certificate}</th>
            </tr>
          </thead>
          <tbody>
            {props.of.trainings.map((training) => (
              <tr key={training.classId}>
                <th scope="row">
                  {mayCall(me, 'classes.show') ? (
                    <Link to={`/desk/classes/${training.classId}`}>{training.className}</Link>
                  ) : (
                    training.className
                  )}
                  <div className="quiet small">{training.classNumber}</div>
                </th>
                <td>{training.organisationName}</td>
                <td>
                  <Day on={training.startOn} />
                  <br />
                  <Day on={training.endOn} />
                </td>
                <td>
                  <Day on={training.enrolledOn} />
                </td>
                <td>
                  {training.presentSlots !== null && training.slotCount !== null
                    ? words.trainings.attendance(training.presentSlots, training.slotCount)
                    : null}
                </td>
                <td>
                  <Label in="results" id={training.result} />
                </td>
                <td>
                  {training.certificateNumber}
                  <div className="quiet small">
                    <Day on={training.certificateIssuedOn} />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}

/** Which money it came from: every movement that belongs to this line. */
export function MoneyOf(props: { line: Line }) {
  const labels = words.lines.moneyColumns;
  if (props.line.money.length === 0) return <p className="quiet">{words.lines.moneyNone}</p>;
  return (
    <ScrollX label={words.lines.money}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{labels.at}</th>
            <th scope="col">{labels.kind}</th>
            <th scope="col">{labels.source}</th>
            <th scope="col" className="number">
              {labels.amount}
            </th>
            <th scope="col">{labels.order}</th>
            <th scope="col">{labels.bank}</th>
          </tr>
        </thead>
        <tbody>
          {props.line.money.map((entry) => (
            <tr key={`${entry.recordedAt} ${entry.kind}`}>
              <td>
                <Instant at={entry.recordedAt} />
              </td>
              <td>
                <Label in="entryKinds" id={entry.kind} />
              </td>
              <td>
                <Label in="fundSources" id={entry.fundSource} /> {entry.year}
              </td>
              <td className="number">
                <Money fen={entry.amountFen} />
              </td>
              <td>{entry.orderNumber}</td>
              <td>{entry.bankReference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

/** Who did what when, for this line. */
export function RecordOf(props: { line: Line }) {
  const { term } = useVocabulary();
  if (props.line.record.length === 0) return <p className="quiet">{words.lines.recordNone}</p>;
  // A step of the review and an event of the journal stand in one list; the vocabulary knows both.
  const said = (event: string) => {
    const step = term('steps', event);
    return step === event ? term('events', event) : step;
  };
  return (
    <ol className="record">
      {props.line.record.map((one) => (
        <li key={`${one.at} ${one.event} ${one.actor}`}>
          <Instant at={one.at} />
          <span>{said(one.event)}</span>
          <span>
            {one.decision ? <Status in="decisions" id={one.decision} /> : null} {one.actor}{' '}
            <span className="quiet">{one.role ? <Label in="roles" id={one.role} /> : null}</span>
            {one.opinion ? <div>{one.opinion}</div> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

function OneLine(props: { line: Line }) {
  const { line } = props;
  const { term } = useVocabulary();
  return (
    <Section
      title={words.lines.of(term('benefits', line.benefit), line.subjectName)}
      aside={
        <Link to={`/desk/claims/${line.claimId}?line=${line.claimLineId}`}>
          {words.lines.claim(line.claimNumber)}
        </Link>
      }
    >
      <div className="explained-line">
        <p className="row">
          <Status in="lineStatuses" id={line.status} />
          <span>{words.lines.payee(line.payeeName)}</span>
        </p>
        <MoneyLine lifecycle={line.lifecycle} />
        <AmountOf of={line.determination} benefit={line.benefit} />
        <div className="sentences">
          {line.determination.explanation.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        {line.signals.length > 0 ? (
          <>
            <h3>{words.lines.signals}</h3>
            <ul className="plain-list">
              {line.signals.map((signal) => (
                <li key={signal.rule}>
                  <Status in="signalStatuses" id={signal.status} /> <b>{signal.rule}</b> {signal.message}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <Findings of={line.determination} />
        <h3>{words.lines.money}</h3>
        <MoneyOf line={line} />
        <h3>{words.lines.record}</h3>
        <RecordOf line={line} />
      </div>{' '}
    </Section>
  );
}

function Whole(props: { of: Explained }) {
  const { of } = props;
  const { me } = useMe();
  const { term } = useVocabulary();
  return (
    <CasePage
      title={words.explainTitle(of.person.name)}
      number={of.person.idNumberMasked}
      facts={[term('sexes', of.person.sex), of.person.birthOn, words.asOf(shownInstant(of.asOf))]}
      acts={
        <>
          <Link to={`/print/persons/${of.person.personId}`}>{words.print}</Link>
          {mayCall(me, 'persons.unmask') ? <UnmaskButton personId={of.person.personId} /> : null}
        </>
      }
    >
      {of.lines.length === 0 ? <p>{words.lines.none}</p> : null}
      {of.lines.map((line) => (
        <OneLine key={line.claimLineId} line={line} />
      ))}
      <Facts of={of} />
      <Trainings of={of} />
    </CasePage>
  );
}

/** One person's subsidy on one page: what, why, who, when, and from which money. */
export function Component() {
  const { personId = '' } = useParams();
  const answer = useRead('/api/persons/{personId}/subsidies', { params: { personId: Number(personId) } });
  return <Read of={answer}>{(of) => <Whole of={of} />}</Read>;
}
