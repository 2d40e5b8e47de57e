import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { Label, Page, Read, Section, type SimpleColumn, SimpleTable, Status } from '../../../ui/index.ts';
import { words } from './words.ts';

type Lists = Reply<'/api/retention'>;

const LISTS: readonly SimpleColumn<Lists['rows'][number]>[] = [
  {
    title: words.foundOn,
    rowHead: true,
    show: (row) => <Link to={`/desk/retention/${row.listId}`}>{words.open(row.foundOn)}</Link>,
  },
  { title: words.persons, kind: 'count', show: (row) => row.persons },
  { title: words.status, show: (row) => <Status in="retentionStatuses" id={row.status} /> },
  { title: words.carriedOutOn, show: (row) => row.carriedOutOn ?? '' },
];
const TERMS: readonly SimpleColumn<Lists['terms'][number]>[] = [
  { title: words.kind, rowHead: true, show: (row) => <Label in="retentionKinds" id={row.kind} /> },
  { title: words.term, show: (row) => row.term },
  { title: words.counts, show: (row) => row.counts },
  { title: words.act, show: (row) => <Label in="retentionActs" id={row.act} /> },
  {
    title: words.source,
    show: (row) => (
      <>
        {row.source}
        <div className="quiet small">
          <Label in="retentionReadings" id={row.reading} />
        </div>
      </>
    ),
  },
];

/** Records over their term, and how long each kind is kept by which law. */
export function Component() {
  const answer = useRead('/api/retention');
  return (
    <Page title={words.title} lead={words.lead}>
      <Read of={answer}>
        {(data) => (
          <>
            <Section title={words.lists}>
              {data.rows.length === 0 ? (
                <p className="quiet">{words.none}</p>
              ) : (
                <SimpleTable
                  scroll={words.lists}
                  rows={data.rows}
                  rowKey={(row) => row.listId}
                  columns={LISTS}
                />
              )}
            </Section>
            <Section title={words.terms}>
              <SimpleTable
                scroll={words.terms}
                scrollClass="many-columns"
                rows={data.terms}
                rowKey={(row) => row.kind}
                columns={TERMS}
              />
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}
