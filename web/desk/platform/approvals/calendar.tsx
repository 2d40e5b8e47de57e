import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { type Reply, useRead } from '../../../client/index.ts';
import { useMe } from '../../../client/session.ts';
import {
  FormDialog,
  Page,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  shownInstant,
  useAct,
} from '../../../ui/index.ts';
import { CalendarForm } from './calendar-form.tsx';
import { words } from './words.ts';

type Calendar = Reply<'/api/calendar'>;
type CalendarDay = Calendar['days'][number];
type Proposal = Reply<'/api/calendar/proposals'>['rows'][number];

const DAYS: readonly SimpleColumn<CalendarDay>[] = [
  { kind: 'day', title: words.columns.day, rowHead: true, show: (row) => row.day },
  { title: words.columns.name, show: (row) => row.name },
  { title: words.columns.what, show: (row) => (row.isWorking ? words.work : words.off) },
];

/** One year: the days off and the weekend days on which people work. */
function Year(props: { of: Calendar }) {
  const { of } = props;
  if (of.days.length === 0) return <p>{words.noYear}</p>;
  const isProvisional = of.days.some((row) => row.isProvisional);
  return (
    <>
      <p className={isProvisional ? undefined : 'quiet'}>
        {isProvisional ? words.provisional : words.source(of.sources.join('、'))}
      </p>
      <SimpleTable scroll={words.days} columns={DAYS} rows={of.days} rowKey={(row) => row.day} />
    </>
  );
}

/** The second person's decision; nothing is chosen beforehand. */
function DecideDialog(props: { of: Proposal; decision: 'passed' | 'rejected'; close: () => void }) {
  const { of, decision } = props;
  const decide = useAct('/api/calendar/proposals/{proposalId}/decision', {
    params: { proposalId: of.proposalId },
    after: props.close,
  });
  const isRejected = decision === 'rejected';
  return (
    <FormDialog<{ opinion?: string }>
      title={words.decideTitle(of.year)}
      submit={isRejected ? words.reject : words.approve}
      danger={isRejected}
      act={decide}
      close={props.close}
      send={({ opinion }) =>
        void decide.run({ version: of.version, decision, ...(opinion ? { opinion } : {}) })
      }
    >
      <p>{words.decideLead}</p>
      <Form.Item
        name="opinion"
        label={words.opinion}
        extra={words.opinionHint}
        rules={isRejected ? [{ required: true, whitespace: true, min: 4, message: words.needOpinion }] : []}
      >
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}

function Decide(props: { of: Proposal }) {
  const [decision, setDecision] = useState<'passed' | 'rejected' | null>(null);
  if (!props.of.allowed.includes('calendar.decide')) return null;
  return (
    <div className="row">
      <Button size="small" onClick={() => setDecision('passed')}>
        {words.approve}
      </Button>
      <Button size="small" onClick={() => setDecision('rejected')}>
        {words.reject}
      </Button>
      {decision ? <DecideDialog of={props.of} decision={decision} close={() => setDecision(null)} /> : null}
    </div>
  );
}

const labels = words.proposalColumns;
const PROPOSALS: readonly SimpleColumn<Proposal>[] = [
  { title: labels.year, show: (row) => row.year },
  { title: labels.document, show: (row) => row.documentNumber },
  {
    title: labels.holidays,
    show: (row) =>
      row.holidays.map((holiday) => (
        <div key={holiday.from}>{words.range(holiday.name, holiday.from, holiday.through)}</div>
      )),
  },
  {
    title: labels.workDays,
    show: (row) => row.workDays.map((day) => <div key={day}>{day}</div>),
  },
  { kind: 'status', in: 'calendarStatuses', title: labels.status, show: (row) => row.status },
  {
    title: labels.proposed,
    show: (row) => `${row.proposedBy} ${shownInstant(row.proposedAt)}`,
  },
  {
    title: labels.decided,
    show: (row) => (row.decidedAt === null ? null : `${row.decidedBy ?? ''} ${shownInstant(row.decidedAt)}`),
  },
  { title: labels.acts, show: (row) => <Decide of={row} /> },
];

/** The working days of a year, and how the next one's come in: entered by one administrator, approved by another. */
export function Component() {
  const { me } = useMe();
  const thisYear = Number((me?.today ?? '').slice(0, 4)) || new Date().getFullYear();
  const [year, setYear] = useState<number | null>(null);
  const [entering, setEntering] = useState(false);
  const calendar = useRead('/api/calendar', { query: { year: String(year ?? thisYear) } });
  const proposals = useRead('/api/calendar/proposals');
  const mayEnter = proposals.data?.allowed.includes('calendar.propose') ?? false;
  return (
    <Page title={words.title} lead={words.lead}>
      <div className="row">
        <Select
          aria-label={words.year}
          value={year ?? thisYear}
          onChange={setYear}
          options={[-1, 0, 1, 2].map((n) => ({ value: thisYear + n, label: words.yearOf(thisYear + n) }))}
        />
        {mayEnter ? (
          <Button type="primary" onClick={() => setEntering(true)}>
            {words.enter}
          </Button>
        ) : null}
      </div>
      <Section title={words.days}>
        <Read of={calendar}>{(of) => <Year of={of} />}</Read>
      </Section>
      <Section title={words.proposals}>
        <Read of={proposals}>
          {(of) =>
            of.rows.length === 0 ? (
              <p className="quiet">{words.noProposals}</p>
            ) : (
              <SimpleTable
                scroll={words.proposals}
                columns={PROPOSALS}
                rows={of.rows}
                rowKey={(row) => row.proposalId}
              />
            )
          }
        </Read>
      </Section>
      {entering ? <CalendarForm year={thisYear + 1} close={() => setEntering(false)} /> : null}
    </Page>
  );
}
