import { Link } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  CasePage,
  Cell,
  Day,
  FormGrid,
  JournalRecord,
  Label,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  spokenDate,
  useVocabulary,
} from '../../../ui/index.ts';
import { CardActs, EndMeasure, LeaveButton, PlanMeasure } from './acts.tsx';
import type { Household } from './replies.ts';
import { words } from './words.ts';

const { card: c, measure: m } = words;
type Member = Household['people'][number];

/** The card of a household: who belongs to it, on which lists each stands, and its plan. */
export function Card(props: { householdId: string; inDrawer?: boolean }) {
  const { householdId, inDrawer = false } = props;
  const answer = useRead('/api/households/{householdId}', { params: { householdId } });
  return (
    <Read of={answer} page={!inDrawer}>
      {(of) => <Shown of={of} inDrawer={inDrawer} />}
    </Read>
  );
}

/** What departments have confirmed, what the lists say, and where the two differ. */
export function Groups({ of }: { of: Member }) {
  const { term } = useVocabulary();
  return (
    <>
      {of.groups.length === 0 ? c.noGroups : of.groups.map(({ code }) => term('groups', code)).join('、')}
      {of.differs.map(({ kind, listed }) => (
        <p key={kind} className="quiet">
          {(listed ? c.differsListed : c.differsAnswered)(term('dutyKinds', kind))}
        </p>
      ))}
    </>
  );
}

export function Duty({ of }: { of: Member }) {
  const { term } = useVocabulary();
  return of.duty.map(({ kind, fromOn }) => (
    <div key={kind}>{c.listed(term('dutyKinds', kind), spokenDate(fromOn))}</div>
  ));
}

const people = (of: Household): readonly SimpleColumn<Member>[] => [
  { title: c.name, rowHead: true, show: (row) => row.person.name },
  { title: c.relation, show: (row) => <Label in="householdRelations" id={row.relation} /> },
  { title: c.idNumber, show: (row) => row.person.idNumberMasked },
  { title: c.duty, show: (row) => <Duty of={row} /> },
  { title: c.groups, show: (row) => <Groups of={row} /> },
  { title: c.since, kind: 'day', show: (row) => row.fromOn },
  { title: '', show: (row) => <LeaveButton of={of} member={row} /> },
];

const FORMER: readonly SimpleColumn<Member>[] = [
  { title: c.name, rowHead: true, show: (row) => row.person.name },
  { title: c.since, kind: 'day', show: (row) => row.fromOn },
  { title: c.until, kind: 'day', show: (row) => row.untilOn },
  { title: c.why, show: (row) => row.leaveReason },
];

const PLAN: readonly SimpleColumn<Household['measures'][number]>[] = [
  { title: m.need, rowHead: true, show: (row) => row.need },
  { title: m.measure, show: (row) => row.measure },
  { title: m.responsible, show: (row) => row.responsible },
  { title: m.dueOn, kind: 'day', show: (row) => row.dueOn },
  {
    title: m.status,
    show: (row) => (
      <>
        <Status in="measureStatuses" id={row.status} />
        {row.isLate ? <span className="quiet"> {m.late}</span> : null}
        <EndMeasure of={row} />
      </>
    ),
  },
  {
    title: m.result,
    show: (row) => (
      <>
        {row.doneOn ? <Day on={row.doneOn} /> : null} {row.result ?? row.reason}
      </>
    ),
  },
];

function Shown(props: { of: Household; inDrawer: boolean }) {
  const { of } = props;
  const { me } = useMe();
  const place = [of.townshipName, of.villageName].filter(Boolean).join(' ');
  return (
    <CasePage
      title={of.headName ?? of.number}
      number={of.number}
      status={<Status in="householdStatuses" id={of.status} />}
      inDrawer={props.inDrawer}
      acts={
        <>
          <a href={`/print/households/${of.householdId}`}>{words.print}</a>
          <CardActs of={of} />
        </>
      }
    >
      <Section title={c.basics}>
        <FormGrid>
          <Cell label={c.county}>{of.countyName}</Cell>
          <Cell label={words.columns.village}>{place}</Cell>
          <Cell label={words.columns.address} wide>
            {of.address}
          </Cell>
          <Cell label={words.columns.listNumber}>{of.listNumber}</Cell>
          {of.mergedInto ? (
            <Cell label={words.columns.status}>
              <Link to={`/desk/households/${of.mergedInto.householdId}`}>
                {c.merged(of.mergedInto.number)}
              </Link>
            </Cell>
          ) : null}
        </FormGrid>
      </Section>
      <Section title={c.people}>
        <SimpleTable scroll={c.people} rows={of.people} rowKey={(row) => row.memberId} columns={people(of)} />
      </Section>
      <Section title={c.plan} aside={<PlanMeasure of={of} />}>
        {of.measures.length === 0 ? (
          <p className="quiet">{c.noPlan}</p>
        ) : (
          <SimpleTable scroll={c.plan} rows={of.measures} rowKey={(row) => row.measureId} columns={PLAN} />
        )}
      </Section>
      {of.former.length === 0 ? null : (
        <Section title={c.former}>
          <SimpleTable scroll={c.former} rows={of.former} rowKey={(row) => row.memberId} columns={FORMER} />
        </Section>
      )}
      {mayCall(me, 'journal.ofObject') ? (
        <JournalRecord objectType="household" objectId={of.householdId} />
      ) : null}
    </CasePage>
  );
}
