import { Radio } from 'antd';
import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  count,
  EmptyState,
  MarginRow,
  Page,
  Read,
  type SimpleColumn,
  SimpleTable,
  useSearch,
  useVocabulary,
} from '../../../ui/index.ts';
import { TakeAway } from './take-away.tsx';
import { words } from './words.ts';

type Ledger = Reply<'/api/ledgers'>;
type Row = Ledger['rows'][number];
type Level = Ledger['level'];
const labels = words.levels;
const LEVELS: readonly Level[] = ['bureau', 'institution', 'township', 'village', 'household'];
const PAGE = 100;

/** The field of the list of people that leaves only those of a row. */
function fieldsOf(level: Level, key: string | null): Record<string, string> {
  if (key !== null) {
    if (level === 'institution') return { organisationId: key };
    return level === 'household' ? { householdId: key } : { place: key };
  }
  if (level === 'institution') return { without: 'class' };
  return level === 'bureau' ? {} : { without: level };
}

/** Where the people of a row and list are named. */
function peopleOf(of: Ledger, row: Row | null, list: string | null): string {
  const fields = {
    place: of.place.code,
    ...(row === null ? {} : fieldsOf(of.level, row.key)),
    ...(list === null ? {} : { list }),
  };
  return `/desk/ledgers/people?${new URLSearchParams(fields)}`;
}

/** The address of a level, of a place, from a row on. */
function here(of: { level: Level; place: string | null; after: string | null }): string {
  const given = Object.entries(of).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return `/desk/ledgers?${new URLSearchParams(given)}`;
}

/** What a click on the row's name opens: the next level of that place, or the card of the household. */
function Name({ of, row }: { of: Ledger; row: Row }) {
  const { key } = row;
  if (key === null) return <>{labels.unknown[of.level]}</>;
  const name = row.name ?? key;
  if (of.level === 'household') return <Link to={`/desk/households/${key}`}>{name}</Link>;
  if (of.level === 'institution') return <Link to={peopleOf(of, row, null)}>{name}</Link>;
  const below = { bureau: 'township', township: 'village', village: 'household' }[of.level];
  return <Link to={`/desk/ledgers?level=${below}&place=${key}`}>{name}</Link>;
}

/** A number that leads to whom it counts; those of the database and its lists stand under it. */
function counted(
  of: Ledger,
  title: string,
  list: string | null,
  value: (figures: Ledger['total']) => number,
): SimpleColumn<Row> {
  const total = value(of.total);
  return {
    title,
    ...(list === null ? {} : { group: labels.inRegister }),
    kind: 'number',
    show: (row) => {
      const people = value(row);
      return people === 0 ? labels.nobody : <Link to={peopleOf(of, row, list)}>{count(people)}</Link>;
    },
    total: total === 0 ? labels.nobody : <Link to={peopleOf(of, null, list)}>{count(total)}</Link>,
  };
}

function Table({ of }: { of: Ledger }) {
  const { level } = of;
  const [register, ...others] = of.lists;
  const columns: SimpleColumn<Row>[] = [
    { title: labels.names[level], rowHead: true, show: (row) => <Name of={of} row={row} /> },
    ...(level === 'village' || level === 'household'
      ? [{ title: labels.within[level], show: (row: Row) => row.within }]
      : []),
    counted(of, labels.known, null, (figures) => figures.known),
    ...(register ? [counted(of, register.name, register.listId, (figures) => figures.register)] : []),
    ...others.map(({ listId, name }, at) => counted(of, name, listId, (figures) => figures.lists[at] ?? 0)),
    counted(of, labels.onNone, 'none', (figures) => figures.onNone),
  ];
  return (
    <SimpleTable
      columns={columns}
      rows={of.rows}
      rowKey={(row) => row.key ?? ''}
      scroll={labels.title}
      scrollClass="many-columns"
      total={labels.total}
    />
  );
}

/** The table of a level, and how many of its rows are shown. */
function Shown(props: { of: Ledger; place: string | null; isFirst: boolean }) {
  const { of, place, isFirst } = props;
  if (of.total.known === 0) return <EmptyState title={labels.empty} hint={labels.emptyHint} />;
  return (
    <div className="case">
      <MarginRow law={{ clause: 'GS-3-1' }}>
        {labels.at(of.place.name, of.today)} {labels.counted}
      </MarginRow>
      <Table of={of} />
      {of.next === null && isFirst ? null : (
        <p>
          {labels.page(of.rows.length, of.count)}{' '}
          {of.next === null ? null : (
            <Link to={here({ level: of.level, place, after: of.next })}>{labels.next}</Link>
          )}
        </p>
      )}
    </div>
  );
}

/** The same people counted at the bureau, by institution, township, village and household. */
export function Component() {
  const [search, change] = useSearch();
  const { term } = useVocabulary();
  const level = LEVELS.find((known) => known === search.get('level')) ?? 'township';
  const place = search.get('place');
  const after = search.get('after');
  const answer = useRead('/api/ledgers', {
    query: {
      level,
      limit: PAGE,
      ...(place === null ? {} : { place }),
      ...(after === null ? {} : { after }),
    },
  });
  return (
    <Page
      title={labels.title}
      lead={labels.lead}
      acts={
        <>
          <Link to={`/desk/five-lists${place === null ? '' : `?place=${place}`}`}>{words.lists.title}</Link>
          <TakeAway what="levels" place={place} />
        </>
      }
    >
      <p>
        <Radio.Group
          aria-label={labels.level}
          value={level}
          onChange={(event) => change({ level: String(event.target.value), after: null })}
          options={LEVELS.map((value) => ({ value, label: term('ledgerLevels', value) }))}
        />
      </p>
      {place === null ? null : (
        <p>
          <Link to={here({ level, place: null, after: null })}>{labels.whole}</Link>
        </p>
      )}
      <Read of={answer}>{(of) => <Shown of={of} place={place} isFirst={after === null} />}</Read>
      {after === null ? null : (
        <p>
          <Link to={here({ level, place, after: null })}>{labels.first}</Link>
        </p>
      )}
    </Page>
  );
}
