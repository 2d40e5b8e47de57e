import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  CasePage,
  Day,
  Instant,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
} from '../../../ui/index.ts';
import { words } from './words.ts';

type List = Reply<'/api/work-for-training-lists/{listId}'>;
type Entry = List['rows'][number];
type Import = List['imports'][number];
type Said = Import['changes'][number]['before'];

const labels = words.peopleColumns;
/** Claims that their maker still has, or that ended without anything. */
const OPEN: readonly string[] = ['generated', 'returned', 'rejected', 'withdrawn'];

function formOf({ isDispatched }: Pick<Entry, 'isDispatched'>): string {
  if (isDispatched === null) return words.none;
  return isDispatched ? words.dispatched.yes : words.dispatched.no;
}

const COLUMNS: readonly SimpleColumn<Entry>[] = [
  {
    title: labels.person,
    rowHead: true,
    show: (row) => (
      <>
        {row.name}
        <div className="quiet small nowrap">{row.idNumberMasked}</div>
      </>
    ),
  },
  { title: labels.no, kind: 'number', show: (row) => row.listNo },
  { title: labels.form, show: formOf, className: 'nowrap' },
  { title: labels.post, show: (row) => row.post ?? words.none },
  {
    title: labels.contract,
    show: (row) => (
      <>
        <Day on={row.contractOn} />
        {row.contractMonths === null ? null : `，${words.contractMonths(row.contractMonths)}`}
      </>
    ),
  },
  { title: labels.insured, show: (row) => <Day on={row.declaredFirstInsuredOn} /> },
  { title: labels.months, show: (row) => row.months.join('、') || words.none },
  {
    title: labels.outcome,
    show: (row) => (row.line ? <Status in="outcomes" id={row.line.outcome} /> : words.none),
  },
  {
    title: labels.status,
    show: (row) =>
      row.line ? (
        <Link to={`/desk/claims/${row.line.claimId}?line=${row.line.claimLineId}`}>
          <Status in="lineStatuses" id={row.line.status} />
        </Link>
      ) : (
        words.none
      ),
  },
  { title: labels.amount, kind: 'money', show: (row) => row.line?.amountFen },
];

function saidOf(said: Said, absent: string): string {
  if (said === null) return absent;
  const { months, post, contractOn, contractMonths, declaredFirstInsuredOn } = said;
  return [
    formOf(said),
    post === null ? null : words.said.post(post),
    contractOn === null ? null : words.said.contract(contractOn),
    contractMonths === null ? null : words.contractMonths(contractMonths),
    declaredFirstInsuredOn === null ? null : words.said.insured(declaredFirstInsuredOn),
    months.length === 0 ? null : words.said.months(months.join('、')),
  ]
    .filter((part) => part !== null && part !== words.none)
    .join('，');
}

function ImportSection(props: { of: Import }) {
  const { of } = props;
  const { me } = useMe();
  return (
    <>
      <p className="row">
        <Instant at={of.importedAt} />
        {of.importedBy === null ? null : <span>{words.importOf(of.importedBy)}</span>}
        <Status in="intakeStatuses" id={of.status} />
        {mayCall(me, 'intake.show') ? <Link to={`/desk/intake/${of.batchId}`}>{words.open}</Link> : null}
      </p>
      <SimpleTable
        scroll={words.imports}
        blocks
        rows={of.changes}
        rowKey={(row) => row.personId}
        columns={[
          { title: words.importColumns.person, rowHead: true, show: (row) => row.name },
          { title: words.importColumns.before, show: (row) => saidOf(row.before, words.added) },
          { title: words.importColumns.after, show: (row) => saidOf(row.after, words.removed) },
        ]}
      />
    </>
  );
}

function Whole(props: { list: List; inDrawer?: boolean }) {
  const { list } = props;
  const { claim } = list;
  const next =
    claim === null ? words.next.none : OPEN.includes(claim.status) ? words.next.open : words.next.claimed;
  return (
    <CasePage
      title={words.name(list.organisationName, list.year, list.number)}
      status={claim ? <Status in="claimStatuses" id={claim.status} /> : words.noClaim}
      number={claim ? <Link to={`/desk/claims/${claim.claimId}`}>{claim.number}</Link> : undefined}
      facts={[words.facts(list.personCount, list.monthCount, list.version)]}
      next={next}
      inDrawer={props.inDrawer ?? false}
    >
      <Section title={words.people}>
        <SimpleTable
          scroll={words.people}
          blocks
          rows={list.rows}
          rowKey={(row) => row.personId}
          columns={COLUMNS}
        />
      </Section>
      <Section title={words.imports}>
        {list.imports.length === 0 ? <p className="quiet">{words.importsNone}</p> : null}
        {list.imports.map((one) => (
          <ImportSection key={one.batchId} of={one} />
        ))}
      </Section>
    </CasePage>
  );
}

/** One list: its people with what the claim made of each, and the imports that brought them. */
export function ListCase(props: { listId: string; inDrawer?: boolean }) {
  const answer = useRead('/api/work-for-training-lists/{listId}', { params: { listId: props.listId } });
  return (
    <Read of={answer}>{(list) => <Whole list={list} {...(props.inDrawer ? { inDrawer: true } : {})} />}</Read>
  );
}

export function Component() {
  const { listId = '' } = useParams();
  return <ListCase listId={listId} />;
}
