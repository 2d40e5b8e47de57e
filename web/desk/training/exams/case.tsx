import { Link, useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import {
  CasePage,
  Cell,
  Day,
  FormGrid,
  Label,
  MarginRow,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  StepRecord,
  shownInstant,
} from '../../../ui/index.ts';
import { Acts } from './acts.tsx';
import type { Exam } from './dialogs.tsx';
import { Inspection } from './inspection.tsx';
import { Reviews } from './reviews.tsx';
import { words } from './words.ts';

type Person = Exam['people'][number];
type Draw = Exam['draws'][number];

const PEOPLE: readonly SimpleColumn<Person>[] = [
  { title: words.people.seat, kind: 'number', show: (row) => row.seatNo },
  {
    title: words.people.name,
    rowHead: true,
    show: (row) => (
      <>
        {row.name}
        <div className="quiet small nowrap">{row.idNumberMasked}</div>
      </>
    ),
  },
  { title: words.people.theory, kind: 'number', show: (row) => row.theoryScore },
  { title: words.people.practice, kind: 'number', show: (row) => row.practiceScore },
  { title: words.people.overall, kind: 'number', show: (row) => row.overallScore },
  { title: words.people.result, kind: 'status', in: 'results', show: (row) => row.result },
  { title: words.people.certificate, className: 'nowrap', show: (row) => row.certificateNumber },
];

const CANDIDATES: readonly SimpleColumn<Draw['candidates'][number]>[] = [
  { title: words.draws.place, kind: 'number', show: (row) => row.place },
  { title: words.draws.name, rowHead: true, show: (row) => row.name },
  { title: words.draws.outcome, show: (row) => (row.isDrawn ? words.draws.drawn : words.draws.notDrawn) },
];

const RECORDINGS: readonly SimpleColumn<Exam['recordings'][number]>[] = [
  { title: words.recordings.file, rowHead: true, show: (row) => row.fileName },
  { title: words.recordings.at, className: 'nowrap', show: (row) => shownInstant(row.startedAt) },
  { title: words.recordings.minutes, kind: 'number', show: (row) => row.minutes },
  { title: words.recordings.digest, show: (row) => <code className="small">{row.digest}</code> },
];

function Plan({ of }: { of: Exam }) {
  const { facts } = words;
  return (
    <Section title={facts.title}>
      <FormGrid>
        <Cell label={facts.day}>
          <Day on={of.heldOn} /> {facts.range(of.from, of.until)}
        </Cell>
        <Cell label={facts.place}>
          {of.place} {of.room}
        </Cell>
        <Cell label={facts.body}>{of.bodyName}</Cell>
        <Cell label={facts.trainer}>{of.trainerName}</Cell>
        <Cell label={facts.occupation}>{of.occupationText}</Cell>
        {of.reason === null ? null : <Cell label={facts.reason}>{of.reason}</Cell>}
        {of.note === null ? null : <Cell label={facts.note}>{of.note}</Cell>}
      </FormGrid>
      <MarginRow law={of.clause === null ? null : { clause: of.clause }}>
        {facts.kind}：<Label in="examKinds" id={of.kind} />
        {of.isResit ? `（${words.resit}）` : null}
      </MarginRow>
      {of.needs.map(({ what, clause, isThere }) => (
        <MarginRow key={what} law={{ clause }}>
          {isThere ? facts.needs[what].is : facts.needs[what].isNot}
        </MarginRow>
      ))}
    </Section>
  );
}

/** 考培分离, a line a trait. */
function Apart({ of }: { of: Exam }) {
  return (
    <Section title={words.separation.title}>
      <p>{words.separation.lead}</p>
      {of.separation.map(({ trait, answer, message, clause }) => (
        <MarginRow key={trait} law={clause === null ? null : { clause, rule: 'R27' }}>
          <Label in="examTraits" id={trait} />：<Label in="examAnswers" id={answer} />。{message}
        </MarginRow>
      ))}
    </Section>
  );
}

/** What an auditor needs to draw once more, folded away. */
function Check(props: { label: string; seed: string }) {
  return (
    <details className="quiet small">
      <summary>{words.draws.check}</summary>
      {words.draws.how} {props.label} <code>{props.seed}</code>
    </details>
  );
}

/** Draws with all they were made from. */
function Draws({ of }: { of: Exam }) {
  if (of.draws.length === 0) return null;
  return (
    <Section title={words.draws.title}>
      <p>{words.draws.lead}</p>
      {of.seatSeed === null ? null : <Check label={words.draws.seats} seed={of.seatSeed} />}
      {of.draws.map((draw) => (
        <details key={draw.drawNo}>
          <summary>
            <Label in="examDuties" id={draw.duty} />：
            {draw.candidates
              .filter(({ isDrawn }) => isDrawn)
              .map(({ name }) => name)
              .join('、')}
            {draw.reason === null ? null : (
              <span className="quiet small"> {words.draws.again(draw.reason)}</span>
            )}
          </summary>
          <SimpleTable rows={draw.candidates} rowKey={(row) => row.id} columns={CANDIDATES} />
          <Check label={words.draws.seed} seed={draw.seed} />
        </details>
      ))}
    </Section>
  );
}

function Shown({ of }: { of: Exam }) {
  return (
    <CasePage
      title={of.className}
      number={of.classNumber}
      inDrawer={false}
      status={<Status in="examStatuses" id={of.status} />}
      facts={[
        <Label key="kind" in="examKinds" id={of.kind} />,
        <span key="day">
          <Day on={of.heldOn} /> {words.facts.range(of.from, of.until)}
        </span>,
        of.printable > 0 ? (
          <Link key="print" to={`/print/exams/${of.examId}/certificates`}>
            {words.print}
          </Link>
        ) : null,
      ]}
      acts={<Acts of={of} />}
    >
      <Plan of={of} />
      <Section title={words.people.title}>
        {of.people.length === 0 ? (
          <p>{words.people.none}</p>
        ) : (
          <>
            {of.status === 'results-entered' ? <p>{words.results.waiting}</p> : null}
            <SimpleTable
              scroll={words.people.title}
              rows={of.people}
              rowKey={(row) => row.personId}
              columns={PEOPLE}
            />
          </>
        )}
      </Section>
      <Reviews of={of} />
      <Inspection of={of} />
      {of.recordings.length === 0 ? null : (
        <Section title={words.recordings.title}>
          <SimpleTable
            scroll={words.recordings.title}
            rows={of.recordings}
            rowKey={(row) => row.digest}
            columns={RECORDINGS}
          />
        </Section>
      )}
      <Apart of={of} />
      <Draws of={of} />
      {of.steps.length === 0 ? null : (
        <Section title={words.record}>
          <StepRecord steps={of.steps} />
        </Section>
      )}
    </CasePage>
  );
}

/** One exam: plan, seats and results, inspection, recordings, draws. */
export function Component() {
  const { examId = '' } = useParams();
  const answer = useRead('/api/exams/{examId}', { params: { examId } });
  return (
    <Read of={answer} page>
      {(of) => <Shown of={of} />}
    </Read>
  );
}
