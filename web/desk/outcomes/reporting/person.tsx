import { Checkbox } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  CasePage,
  Code,
  Day,
  Instant,
  Label,
  MoneyLine,
  Notice,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  shownInstant,
  useVocabulary,
} from '../../../ui/index.ts';
import { AmountOf, Findings } from '../../benefits/claims/findings.tsx';
import { HeldPayee, HoldPayeeButton } from '../../registry/payees/holds.tsx';
import { CorrectButton } from '../../registry/persons/correct.tsx';
import { CorrectionsOf } from '../../registry/persons/corrections-table.tsx';
import { MergeByNumberButton } from '../../registry/persons/merge-by-number.tsx';
import { MergeNotice, MergesOf } from '../../registry/persons/merges-table.tsx';
import { AwayNotice, MovesOf, useMovedAway } from '../../registry/persons/moves-of-person.tsx';
import { ProposeMove } from '../../registry/persons/moves-propose.tsx';
import { SupplyButton } from '../../registry/persons/supply.tsx';
import { words } from '../../registry/persons/words.ts';
import { ConsentsLink, ProtectButton } from '../../registry/privacy/propose.tsx';
import { RecordDisputeLink } from '../supervision/record-link.tsx';
import '../../benefits/claims/claims.css';
import '../../registry/persons/persons.css';
import { UnmaskButton } from '../../registry/persons/unmask.tsx';

export type Explained = Reply<'/api/persons/{personId}/subsidies'>;
type Line = Explained['lines'][number];

const FACT_COLUMNS: readonly SimpleColumn<Explained['facts'][number]>[] = [
  {
    title: words.facts.columns.kind,
    rowHead: true,
    show: (fact) => (
      <>
        <Label in="factKinds" id={fact.kind} />
        {fact.isCurrent ? null : <div className="quiet small">{words.facts.superseded}</div>}
      </>
    ),
  },
  {
    title: words.facts.columns.content,
    show: (fact) =>
      fact.entries.map((entry) => (
        <div key={`${entry.label} ${entry.value}`}>
          <span className="quiet">{entry.label}</span> {entry.value}
        </div>
      )),
  },
  {
    title: words.facts.columns.source,
    kind: 'word',
    in: 'departments',
    show: (fact) => fact.sourceDepartment,
  },
  { title: words.facts.columns.knownOn, kind: 'day', show: (fact) => fact.knownOn },
];

function Facts(props: { of: Explained }) {
  const [old, setOld] = useState(false);
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
        <SimpleTable
          scroll={words.facts.title}
          rows={shown}
          rowKey={(fact) => `${fact.kind} ${fact.knownOn} ${fact.isCurrent}`}
          columns={FACT_COLUMNS}
        />
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

type Training = Explained['trainings'][number];

function ClassOf(props: { of: Training }) {
  const { of } = props;
  const { me } = useMe();
  return (
    <>
      {mayCall(me, 'classes.show') ? (
        <Link to={`/desk/classes/${of.classId}`}>{of.className}</Link>
      ) : (
        of.className
      )}
      <div className="quiet small">{of.classNumber}</div>
    </>
  );
}

const trainings = words.trainings.columns;

const TRAINING_COLUMNS: readonly SimpleColumn<Training>[] = [
  { title: trainings.className, rowHead: true, show: (training) => <ClassOf of={training} /> },
  { title: trainings.organisation, show: (training) => training.organisationName },
  {
    title: trainings.period,
    show: (training) => (
      <>
        <Day on={training.startOn} />
        <br />
        <Day on={training.endOn} />
      </>
    ),
  },
  { title: trainings.enrolledOn, kind: 'day', show: (training) => training.enrolledOn },
  {
    title: trainings.attendance,
    show: ({ presentSlots, slotCount }) =>
      presentSlots !== null && slotCount !== null
        ? words.trainings.attendance(presentSlots, slotCount)
        : null,
  },
  {
    title: trainings.confirmation,
    show: (training) => <Label in="confirmationStatuses" id={training.confirmation} />,
  },
  { title: trainings.result, kind: 'word', in: 'results', show: (training) => training.result },
  {
    title: trainings.certificate,
    show: (training) => (
      <>
        {training.certificateNumber}
        <div className="quiet small">
          <Day on={training.certificateIssuedOn} />
        </div>
      </>
    ),
  },
];

function Trainings(props: { of: Explained }) {
  const { trainings: rows } = props.of;
  return (
    <Section title={words.trainings.title}>
      {rows.length === 0 ? (
        <p>{words.trainings.none}</p>
      ) : (
        <SimpleTable
          scroll={words.trainings.title}
          rows={rows}
          rowKey={(training) => training.classId}
          columns={TRAINING_COLUMNS}
        />
      )}
    </Section>
  );
}

const moneyLabels = words.lines.moneyColumns;

const MONEY_COLUMNS: readonly SimpleColumn<Line['money'][number]>[] = [
  { title: moneyLabels.at, kind: 'instant', show: (entry) => entry.recordedAt },
  { title: moneyLabels.kind, kind: 'word', in: 'entryKinds', show: (entry) => entry.kind },
  {
    title: moneyLabels.source,
    show: (entry) => (
      <>
        <Label in="fundSources" id={entry.fundSource} /> {entry.year}
      </>
    ),
  },
  { title: moneyLabels.amount, kind: 'money', show: (entry) => entry.amountFen },
  { title: moneyLabels.order, show: (entry) => entry.orderNumber },
  { title: moneyLabels.bank, show: (entry) => entry.bankReference },
];

/** Which money it came from: every movement that belongs to this line. */
export function MoneyOf(props: { line: Line }) {
  if (props.line.money.length === 0) return <p className="quiet">{words.lines.moneyNone}</p>;
  return (
    <SimpleTable
      scroll={words.lines.money}
      rows={props.line.money}
      rowKey={(entry) => `${entry.recordedAt} ${entry.kind}`}
      columns={MONEY_COLUMNS}
    />
  );
}

/** The term of a step or an event: a step of the review and an event of the journal are in one list. */
export function useEventTerm(): (event: string) => string {
  const { term } = useVocabulary();
  return (event) => {
    const step = term('steps', event);
    return step === event ? term('events', event) : step;
  };
}

/** Who did what when, for this line. */
export function RecordOf(props: { line: Line }) {
  const eventText = useEventTerm();
  if (props.line.record.length === 0) return <p className="quiet">{words.lines.recordNone}</p>;
  return (
    <ol className="record">
      {props.line.record.map((entry) => (
        <li key={`${entry.at} ${entry.event} ${entry.actor}`}>
          <Instant at={entry.at} />
          <span>{eventText(entry.event)}</span>
          <span>
            {entry.decision ? <Status in="decisions" id={entry.decision} /> : null} {entry.actor}{' '}
            <span className="quiet">{entry.role ? <Label in="roles" id={entry.role} /> : null}</span>
            {entry.opinion ? <div>{entry.opinion}</div> : null}
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
                  <Status in="signalStatuses" id={signal.status} />{' '}
                  <b>
                    <Code of={signal.rule} />
                  </b>{' '}
                  {signal.message}
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
  const away = useMovedAway(of.person.personId);
  const payee = { organisationId: null, personId: of.person.personId, name: of.person.name };
  return (
    <CasePage
      title={words.explainTitle(of.person.name)}
      number={of.person.idNumberMasked}
      facts={[
        of.person.documentKind === 'resident' ? null : term('documentKinds', of.person.documentKind),
        of.person.sex && term('sexes', of.person.sex),
        of.person.birthOn,
        words.asOf(shownInstant(of.asOf)),
      ]}
      acts={
        <>
          <Link to={`/print/persons/${of.person.personId}`}>{words.print}</Link>
          <HoldPayeeButton payee={payee} />
          <RecordDisputeLink personId={of.person.personId} />
          {away === undefined ? (
            <>
              <CorrectButton personId={of.person.personId} name={of.person.name} />
              <SupplyButton personId={of.person.personId} name={of.person.name} />
              <MergeByNumberButton of={of.person} />
              <ProposeMove personId={of.person.personId} name={of.person.name} />
            </>
          ) : null}
          {mayCall(me, 'persons.unmask') ? <UnmaskButton personId={of.person.personId} /> : null}
          <ProtectButton personId={of.person.personId} />
          <ConsentsLink personId={of.person.personId} />
        </>
      }
    >
      {mayCall(me, 'persons.merges') ? <MergeNotice personId={of.person.personId} /> : null}
      <AwayNotice of={away} />
      <HeldPayee payee={payee} />
      {of.lines.length === 0 ? <p>{words.lines.none}</p> : null}
      {of.lines.map((line) => (
        <OneLine key={line.claimLineId} line={line} />
      ))}
      <Facts of={of} />
      <Trainings of={of} />
      {mayCall(me, 'persons.merges') ? <MergesOf personId={of.person.personId} /> : null}
      {mayCall(me, 'persons.moves') ? <MovesOf personId={of.person.personId} /> : null}
      {mayCall(me, 'persons.corrections') ? <CorrectionsOf personId={of.person.personId} /> : null}
    </CasePage>
  );
}

/** One person's subsidy on one page: what, why, who, when, and from which money. */
export function Component() {
  const { personId = '' } = useParams();
  const answer = useRead('/api/persons/{personId}/subsidies', { params: { personId: Number(personId) } });
  return (
    <Read of={answer} page>
      {(of) => <Whole of={of} />}
    </Read>
  );
}
