import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  EmptyState,
  Label,
  Page,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  useVocabulary,
  yuan,
} from '../../../ui/index.ts';
import { ExpiredGroup } from './expired.tsx';
import { words } from './missing-words.ts';

type Missing = Reply<'/api/missing-facts'>;
type Group = Missing['groups'][number];
type Row = Group['rows'][number];

/** Departments whose answers come as files alone: many months, many payments. */
const BY_FILE_ONLY = ['social-insurance', 'subsidy-ledger'];

/** Where what is missing is supplied, by the reader who may. */
function ActsOf(props: { group: Group; row: Row }) {
  const { group, row } = props;
  const { me } = useMe();
  const lacks = (start: string) => row.missing.some(({ pointer }) => pointer.startsWith(start));
  const tab = (name: string, label: string) =>
    row.classId === null ? null : <Link to={`/desk/classes/${row.classId}?tab=${name}`}>{label}</Link>;
  return (
    <span className="row">
      {group.list === 'payees' ? (
        <>
          {lacks('/training') ? tab('roster', words.roster) : null}
          {lacks('/certificate') ? tab('results', words.results) : null}
          {lacks('/attendance') ? tab('attendance', words.attendance) : null}
          {mayCall(me, 'intake.stage') && !lacks('/training') ? (
            <Link to="/desk/intake">{words.import}</Link>
          ) : null}
        </>
      ) : null}
      {group.list === 'departments' &&
      !BY_FILE_ONLY.includes(group.id) &&
      mayCall(me, 'persons.supplyFact') ? (
        <Link to={`/desk/persons/${row.person.personId}`}>{words.supply}</Link>
      ) : null}
      <Link to={`/desk/claims/${row.claimId}?line=${row.claimLineId}`}>{words.open}</Link>
    </span>
  );
}

const labels = words.columns;

const columnsOf = (group: Group): readonly SimpleColumn<Row>[] => [
  {
    title: labels.person,
    rowHead: true,
    show: ({ person }) => (
      <>
        {person.name}
        <div className="quiet small nowrap">{person.idNumberMasked}</div>
      </>
    ),
  },
  {
    title: labels.subject,
    show: (row) => (
      <>
        {row.subjectName}
        {[row.subjectName, ''].includes(row.organisationName) ? null : (
          <div className="quiet small">{row.organisationName}</div>
        )}
      </>
    ),
  },
  {
    title: labels.line,
    show: (row) => (
      <>
        <Label in="benefits" id={row.benefit} />
        <div className="quiet small">{row.claimNumber}</div>
      </>
    ),
  },
  { title: labels.missing, show: (row) => row.missing.map(({ label }) => label).join('、') },
  { title: labels.waiting, kind: 'money', show: (row) => row.waitingFen },
  { title: labels.act, show: (row) => <ActsOf group={group} row={row} /> },
];

function GroupSection(props: { group: Group }) {
  const { group } = props;
  const { term } = useVocabulary();
  const { me } = useMe();
  const name = group.list === 'nobody' ? null : term(group.list, group.id);
  const title =
    name === null ? words.nobody : group.list === 'departments' ? words.department(name) : words.group(name);
  return (
    <Section
      title={title}
      aside={
        group.list === 'departments' && group.isOwn && mayCall(me, 'intake.stage') ? (
          <Link to="/desk/intake">{words.importAnswers}</Link>
        ) : undefined
      }
    >
      <p className="quiet">
        {group.isOwn ? `${words.own}　` : null}
        {words.counted(group.rows.length)}
        {group.waitingFen > 0 ? `　${words.about(yuan(group.waitingFen))}` : null}
      </p>
      <SimpleTable
        scroll={title}
        scrollClass="many-columns"
        rows={group.rows}
        rowKey={(row) => row.claimLineId}
        columns={columnsOf(group)}
      />
    </Section>
  );
}

/** Every fact that holds up money, by whoever must supply it, with the way to supply it. */
export function Component() {
  const answer = useRead('/api/missing-facts', {});
  return (
    <Page title={words.title} lead={words.lead}>
      <Read of={answer}>
        {(missing) => (
          <>
            {missing.groups.length === 0 ? <EmptyState title={words.none} /> : null}
            {missing.groups.map((group) => (
              <GroupSection key={`${group.list} ${group.id} ${group.isOwn}`} group={group} />
            ))}
            {missing.expired.map((group) => (
              <ExpiredGroup key={group.department} group={group} />
            ))}
          </>
        )}
      </Read>
    </Page>
  );
}
