import { Link } from 'react-router';
import { type Row, useRead } from '../../../client/index.ts';
import { count, Label, Notice, Read, Section, type SimpleColumn, SimpleTable } from '../../../ui/index.ts';
import { words } from './words.ts';

type Entry = Row<'/api/journal'>;
const SHOWN = 10;

const REFUSED: readonly SimpleColumn<Entry>[] = [
  { title: words.audit.at, kind: 'instant', show: (row) => row.at },
  {
    title: words.audit.who,
    rowHead: true,
    show: (row) => (
      <>
        {row.displayName}{' '}
        {row.role ? (
          <span className="quiet">
            <Label in="roles" id={row.role} />
          </span>
        ) : null}
      </>
    ),
  },
  { title: words.audit.event, kind: 'word', in: 'events', show: (row) => row.event },
];

/** Is the record whole? */
function Whole() {
  const { data } = useRead('/api/journal/verification', {}, { fresh: 600_000 });
  const title = data === undefined ? words.audit.checking : data.ok ? words.audit.whole : words.audit.broken;
  return (
    <Notice title={title} tone={data && !data.ok ? 'alarm' : 'act'}>
      <p>
        {data ? words.audit.links(count(data.links), count(data.anchors)) : null}{' '}
        <Link to="/desk/journal">{words.audit.toJournal}</Link>
      </p>
    </Notice>
  );
}

/** An auditor's first page: whether the record is whole, who read unusually much, what was refused lately. */
export function Audit() {
  const reading = useRead('/api/journal/reading', {}, { fresh: 60_000 });
  const refused = useRead('/api/journal', { query: { outcome: 'refused', limit: SHOWN } });
  return (
    <Section title={words.audit.title}>
      <Whole />
      <h3>{words.audit.reading}</h3>
      <Read of={reading}>
        {({ rows }) => {
          const unusual = rows.filter((row) => row.isUnusual);
          if (unusual.length === 0) return <p className="quiet">{words.audit.readingNone}</p>;
          return unusual.map((row) => (
            <p key={row.accountId}>
              {words.audit.unusual(row.displayName ?? '', count(row.lookedAt), count(row.refused))}
            </p>
          ));
        }}
      </Read>
      <h3>{words.audit.refused}</h3>
      <Read of={refused}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">{words.audit.refusedNone}</p>
          ) : (
            <SimpleTable
              scroll={words.audit.refused}
              columns={REFUSED}
              rows={rows}
              rowKey={(row) => `${row.chain}:${row.seq}`}
            />
          )
        }
      </Read>
      <p>
        <Link to="/desk/journal?outcome=refused">{words.audit.all}</Link>
      </p>
    </Section>
  );
}
