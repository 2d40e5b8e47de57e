import { Radio } from 'antd';
import { Link } from 'react-router';
import { type Query, type Reply, useRead } from '../../../client/index.ts';
import {
  count,
  MarginRow,
  Page,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  useSearch,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './words.ts';

type Figures = Reply<'/api/need-figures'>;
type Figure = Figures['total'];
type Kind = NonNullable<NonNullable<Query<'/api/need-figures'>>['kind']>;
const labels = words.figures;
const KINDS: readonly Kind[] = ['training', 'assessment', 'job'];

/** Of the wishes that count, how many have a result: whole per cent, nothing where there are none. */
const shareOf = ({ wishes, served }: Figure) =>
  wishes === 0 ? '' : `${Math.floor((served * 100) / wishes)}%`;

/** One table: a place or an occupation a row, and all of them in the last. */
function Table(props: {
  rows: readonly Figure[];
  sum: Figure;
  first: string;
  none: string;
  /** The ledger of one row. */
  link: (code: string) => string;
}) {
  const { sum, first, none, link } = props;
  const columns: readonly SimpleColumn<Figure>[] = [
    {
      title: first,
      rowHead: true,
      show: (row) => (row.code === null ? none : <Link to={link(row.code)}>{row.name ?? row.code}</Link>),
    },
    { title: labels.wishes, kind: 'count', show: (row) => row.wishes, total: count(sum.wishes) },
    { title: labels.open, kind: 'count', show: (row) => row.open, total: count(sum.open) },
    { title: labels.planned, kind: 'count', show: (row) => row.planned, total: count(sum.planned) },
    { title: labels.served, kind: 'count', show: (row) => row.served, total: count(sum.served) },
    { title: labels.certified, kind: 'count', show: (row) => row.certified, total: count(sum.certified) },
    { title: labels.share, kind: 'number', show: shareOf, total: shareOf(sum) },
  ];
  return (
    <SimpleTable
      columns={columns}
      rows={props.rows}
      rowKey={(row) => row.code ?? ''}
      scroll={first}
      total={labels.total}
    />
  );
}

/** How many wishes were served, by village and by occupation, and who waits longest. */
export function Component() {
  const [search, change] = useSearch();
  const { term } = useVocabulary();
  const kind = KINDS.find((known) => known === search.get('kind'));
  const answer = useRead('/api/need-figures', { query: kind === undefined ? {} : { kind } });
  const only = kind === undefined ? '' : `&kind=${kind}`;
  return (
    <Page title={labels.title} lead={labels.lead}>
      <p>
        <Radio.Group
          aria-label={labels.kind}
          value={kind ?? ''}
          onChange={(event) =>
            change({ kind: event.target.value === '' ? null : String(event.target.value) })
          }
          options={[
            { value: '', label: labels.all },
            ...KINDS.map((value) => ({ value: value as string, label: term('needKinds', value) })),
          ]}
        />
      </p>
      <p>
        <Link to={`/desk/needs?order=longest${only}`}>{labels.longest}</Link>{' '}
        <a href={`/api/needs.xlsx${kind === undefined ? '' : `?kind=${kind}`}`} download>
          {labels.export}
        </a>
      </p>
      <Read of={answer}>
        {(of) =>
          of.total.wishes === 0 ? (
            <p>{labels.none}</p>
          ) : (
            <div className="case">
              <MarginRow law={{ clause: of.clause }}>{labels.counted(of.today)}</MarginRow>
              <Section title={labels.byVillage}>
                <Table
                  rows={of.byVillage}
                  sum={of.total}
                  first={labels.village}
                  none={labels.noVillage}
                  link={(code) => `/desk/needs?place=${code}${only}`}
                />
              </Section>
              <Section title={labels.byOccupation}>
                <Table
                  rows={of.byOccupation}
                  sum={of.total}
                  first={labels.occupation}
                  none={labels.noOccupation}
                  link={(code) => `/desk/needs?occupationCode=${code}${only}`}
                />
              </Section>
            </div>
          )
        }
      </Read>
    </Page>
  );
}
