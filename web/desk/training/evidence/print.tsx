import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import {
  Label,
  PrintPage,
  PrintSheet,
  Read,
  type SimpleColumn,
  SimpleTable,
  useVocabulary,
} from '../../../ui/index.ts';
import { type Evidence, type HalfOfDay, Lessons, Presence } from './class.tsx';
import { words } from './words.ts';

const { print } = words;
interface Row {
  readonly day: string;
  readonly half: HalfOfDay;
}

/** How many pieces of each kind stand there. */
function Pieces({ half }: { half: HalfOfDay }) {
  const { term } = useVocabulary();
  const counts = new Map<string, number>();
  for (const { kind, status } of half.items)
    if (status === 'kept') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => (
    <div key={kind}>
      {term('evidenceKinds', kind)} {count}
    </div>
  ));
}

const COLUMNS: readonly SimpleColumn<Row>[] = [
  { title: print.day, kind: 'day', className: 'nowrap', show: (row) => row.day },
  {
    title: print.half,
    className: 'nowrap',
    show: ({ half }) => (half.half === null ? words.wholeDay : <Label in="halves" id={half.half} />),
  },
  { title: print.lessons, show: (row) => <Lessons half={row.half} /> },
  { title: print.marks, show: (row) => <Presence half={row.half} /> },
  { title: print.items, show: (row) => <Pieces half={row.half} /> },
];

const rowsOf = (of: Evidence): Row[] =>
  of.days.flatMap(({ day, halves }) => halves.map((half) => ({ day, half })));

/** What shows that the class was taught, on paper: half day by half day. */
export function Component() {
  const { classId = '' } = useParams();
  const answer = useRead('/api/classes/{classId}/evidence', { params: { classId } });
  return (
    <Read of={answer}>
      {(of) => (
        <PrintPage title={print.title(of.className)}>
          <PrintSheet
            title={print.sheet}
            number={null}
            head={[of.className, of.organisationName, `${of.startOn} — ${of.endOn}`]}
            signatures={print.signers}
            seals={[]}
            landscape
          >
            <SimpleTable
              className="dense"
              label={print.sheet}
              rows={rowsOf(of)}
              rowKey={({ day, half }) => day + half.half}
              columns={COLUMNS}
            />
            <p>
              {words.results(of.results.passed, of.results.failed, of.results.none, of.results.certificates)}
            </p>
            <p>{print.note}</p>
          </PrintSheet>
        </PrintPage>
      )}
    </Read>
  );
}
