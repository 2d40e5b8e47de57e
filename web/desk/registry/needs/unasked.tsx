import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  DialogButton,
  EmptyState,
  Label,
  Page,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  useSearch,
} from '../../../ui/index.ts';
import { MarkDialog } from './mark.tsx';
import { RecordDialog } from './record.tsx';
import { words } from './words.ts';

type Unasked = Reply<'/api/unasked'>;
type Village = Unasked['villages'][number];
type Person = Unasked['rows'][number];
const labels = words.unasked;
const PAGE = 200;

const VILLAGES: readonly SimpleColumn<Village>[] = [
  {
    title: labels.village,
    rowHead: true,
    show: (row) =>
      row.villageCode === null ? (
        labels.unknown
      ) : (
        <Link to={`/desk/unasked?village=${row.villageCode}`}>{row.villageName ?? row.villageCode}</Link>
      ),
  },
  { title: labels.listed, kind: 'count', show: (row) => row.listed },
  { title: labels.wish, kind: 'count', show: (row) => row.wish },
  { title: labels.noWish, kind: 'count', show: (row) => row.noWish },
  { title: labels.notReached, kind: 'count', show: (row) => row.notReached },
  { title: labels.leftColumn, kind: 'count', show: (row) => row.left },
];

function Acts({ of }: { of: Person }) {
  return (
    <div className="row">
      {of.allowed.includes('needs.record') ? (
        <DialogButton label={words.record.act}>
          {(close) => <RecordDialog person={of} close={close} />}
        </DialogButton>
      ) : null}
      {of.allowed.includes('needs.mark') ? (
        <DialogButton label={words.mark.act}>
          {(close) => <MarkDialog person={of} close={close} />}
        </DialogButton>
      ) : null}
    </div>
  );
}

const PEOPLE: readonly SimpleColumn<Person>[] = [
  { title: labels.name, rowHead: true, show: (row) => row.name },
  { title: labels.number, show: (row) => row.idNumberMasked },
  { title: labels.phone, show: (row) => row.phoneMasked ?? '' },
  { title: labels.village, show: (row) => row.villageName ?? labels.unknown },
  {
    title: labels.lists,
    show: (row) =>
      row.lists.map((kind, at) => (
        <span key={kind}>
          {at > 0 ? '、' : null}
          <Label in="dutyKinds" id={kind} />
        </span>
      )),
  },
  { title: labels.before, show: (row) => (row.wasNotReached ? labels.tried : labels.never) },
  { title: labels.acts, show: (row) => <Acts of={row} /> },
];

function Lists({ of }: { of: Unasked }) {
  const left = of.villages.reduce((sum, village) => sum + village.left, 0);
  const notReached = of.villages.reduce((sum, village) => sum + village.notReached, 0);
  if (!of.hasLists) return <EmptyState title={labels.noLists} hint={labels.noListsHint} />;
  return (
    <>
      <p role="status">{left === 0 ? labels.allDone : labels.left(left, notReached)}</p>
      <Section title={labels.byVillage}>
        <SimpleTable
          columns={VILLAGES}
          rows={of.villages}
          rowKey={(row) => row.villageCode ?? ''}
          scroll={labels.byVillage}
        />
      </Section>
      {of.rows.length === 0 ? null : (
        <Section title={labels.people}>
          <SimpleTable
            columns={PEOPLE}
            rows={of.rows}
            rowKey={(row) => row.personId}
            scroll={labels.people}
            blocks
          />
        </Section>
      )}
    </>
  );
}

/** Of those whom a list names: who is to be asked, village by village; the list of those to be asked names the same people. */
export function Component() {
  const [search] = useSearch();
  const village = search.get('village');
  const answer = useRead('/api/unasked', {
    query: { limit: PAGE, ...(village === null ? {} : { village }) },
  });
  return (
    <Page title={labels.title} lead={labels.lead}>
      {village === null ? null : (
        <p>
          <Link to="/desk/unasked">{labels.all}</Link>
        </p>
      )}
      <Read of={answer}>{(of) => <Lists of={of} />}</Read>
    </Page>
  );
}
