import { Button, Popconfirm } from 'antd';
import { useLocation, useNavigate, useParams } from 'react-router';
import { type Reply, type Row, useRead } from '../../../client/index.ts';
import {
  ActAlert,
  ActButton,
  CasePage,
  type Column,
  count,
  Instant,
  Label,
  List,
  Mark,
  Notice,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  shownInstant,
  useAct,
  useSearch,
} from '../../../ui/index.ts';
import { ProgressLine, useProgress } from './progress.tsx';
import { ProposeUndo, UndoBlockers, UndoState } from './undo.tsx';
import { words } from './words.ts';
import './intake.css';

type Batch = Reply<'/api/intake/{batchId}'>;
type BatchRow = Row<'/api/intake/{batchId}/rows'>;
const { batch: b } = words;
const OUTCOMES = ['imported', 'normalised', 'warned', 'refused'] as const;

/** So many rows are written when it is confirmed. */
const toWriteOf = ({ counts }: Batch) => counts.imported + counts.normalised + counts.warned;

/** One batch: what will happen row by row, then the act; afterwards what has happened. */
export function Component() {
  const { batchId = '' } = useParams();
  const answer = useRead('/api/intake/{batchId}', { params: { batchId } });
  return (
    <Read of={answer} page>
      {(batch) => <Shown batch={batch} />}
    </Read>
  );
}

function Shown(props: { batch: Batch }) {
  const { batch } = props;
  const go = useNavigate();
  const confirm = useAct('/api/intake/{batchId}/confirm', { params: { batchId: batch.batchId } });
  const progress = useProgress(confirm.working ? batch.batchId : null);
  const { counts } = batch;
  const skipped = (useLocation().state as { skipped?: readonly string[] } | null)?.skipped ?? [];
  const toWrite = toWriteOf(batch);
  return (
    <CasePage
      title={b.title(shownInstant(batch.stagedAt).slice(0, 10))}
      status={<Status in="intakeStatuses" id={batch.status} />}
      facts={[
        <Instant key="at" at={batch.stagedAt} />,
        b.by(batch.stagedBy),
        words.filesOf(batch.fileNames[0] ?? '', batch.fileNames.length),
        batch.unreadable > 0 ? (
          <span key="unreadable" className="status" data-tone="alarm">
            <Mark shape="cross" />
            <span>{b.unreadable(batch.unreadable)}</span>
          </span>
        ) : null,
      ]}
      acts={
        <>
          {counts.refused > 0 && batch.allowed.includes('intake.refused') ? (
            <Button href={`/api/intake/${batch.batchId}/refused.xlsx`} title={b.refusedHint}>
              {b.refusedFile}
            </Button>
          ) : null}
          <ProposeUndo batch={batch} />
          <ActButton
            route="intake.discard"
            allowed={batch.allowed}
            path="/api/intake/{batchId}/discard"
            params={{ batchId: batch.batchId }}
            body={{ version: batch.version }}
            label={b.discard}
            ask={b.discardAsk}
            after={() => go('/desk/intake')}
          />
          {batch.allowed.includes('intake.confirm') ? (
            <Popconfirm
              title={b.confirmAsk(count(toWrite))}
              onConfirm={() => void confirm.run({ version: batch.version })}
            >
              <Button type="primary" loading={confirm.working}>
                {b.confirm}
              </Button>
            </Popconfirm>
          ) : null}
        </>
      }
    >
      {confirm.working ? <ProgressLine progress={progress} /> : null}
      <ActAlert fault={confirm.fault} />
      <Remarks batch={batch} skipped={skipped} />
      <Outcome batch={batch} />
    </CasePage>
  );
}

/** What somebody must know before the rows. */
function Remarks(props: { batch: Batch; skipped: readonly string[] }) {
  const { batch, skipped } = props;
  return (
    <>
      {batch.changesLaw && batch.status === 'staged' ? (
        <Notice>
          <p>{b.changesLaw}</p>
        </Notice>
      ) : null}
      {batch.status === 'staged' && toWriteOf(batch) === 0 ? (
        <Notice>
          <p>{b.nothingToWrite(batch.sheets.some(({ candidates }) => candidates.length > 0))}</p>
        </Notice>
      ) : null}
      {skipped.length > 0 ? (
        <Notice>
          <p>{words.drop.skipped(skipped)}</p>
        </Notice>
      ) : null}
      <UndoState batch={batch} />
      <UndoBlockers batch={batch} />
    </>
  );
}

function Outcome(props: { batch: Batch }) {
  const { batch } = props;
  const [search, change] = useSearch();
  const picked = search.get('outcome');
  const pick = (outcome: string) => change({ outcome: picked === outcome ? null : outcome });
  return (
    <>
      {batch.sheets
        .filter((sheet) => sheet.state === 'unreadable')
        .map((sheet) => (
          <Notice key={sheet.file + sheet.sheet} tone="alarm">
            <p>{sheet.reason}</p>
          </Notice>
        ))}
      <Section title={batch.undo === null ? b.willHappen : b.happened}>
        <ul className="tally">
          {OUTCOMES.map((outcome) => (
            <li key={outcome}>
              <button type="button" aria-pressed={picked === outcome} onClick={() => pick(outcome)}>
                <b>{count(batch.counts[outcome])}</b>
                <Status in="intakeOutcomes" id={outcome} />
              </button>
            </li>
          ))}
        </ul>
        <List
          name="intake-rows"
          label={b.rows}
          path="/api/intake/{batchId}/rows"
          params={{ batchId: batch.batchId }}
          filters={[
            { name: 'outcome', label: b.filters.outcome, kind: 'word', in: 'intakeOutcomes' },
            {
              name: 'file',
              label: b.filters.file,
              kind: 'choice',
              choices: batch.fileNames.map((name) => ({ value: name, label: name })),
            },
          ]}
          columns={columns}
          rowKey={(row) => `${row.file} ${row.sheet} ${row.row}`}
          empty={b.noRows}
          height="70dvh"
          wrap
        />
      </Section>
      <Sheets batch={batch} />
      {batch.classes.length > 0 ? <Classes batch={batch} /> : null}
    </>
  );
}

const columns: readonly Column<BatchRow>[] = [
  {
    id: 'place',
    title: b.place,
    value: (row) => `${row.file} ${row.sheet} ${row.row}`,
    cell: (row) => (
      <>
        {row.file} <span className="quiet">{row.sheet}</span> <b className="nowrap">{b.row(row.row)}</b>
      </>
    ),
    width: 11,
  },
  { id: 'outcome', title: b.outcome, value: (row) => row.outcome, kind: 'status', in: 'intakeOutcomes' },
  { id: 'who', title: b.who, value: (row) => row.who, width: 8 },
  { id: 'className', title: b.class, value: (row) => row.className, width: 8 },
  {
    id: 'what',
    title: b.what,
    width: 26,
    value: (row) => row.cells.map((cell) => `${cell.cell} ${cell.message}`).join(' '),
    cell: (row) =>
      row.cells.map((cell) => (
        <span className="change" key={cell.cell + cell.code}>
          <span className="cell">{cell.cell}</span>
          {cell.message}
          {cell.from !== null && cell.to !== null ? (
            <>
              {' '}
              <del className="from">{cell.from === '' ? b.blank : cell.from}</del>{' '}
              <span className="quiet">{b.fromTo}</span> <ins>{cell.to}</ins>
            </>
          ) : null}
        </span>
      )),
  },
];

type Sheet = Batch['sheets'][number];

/** Why a sheet was not read, or what else there is to say of it. */
function Note(props: { of: Sheet }) {
  const { of } = props;
  if (of.state === 'unreadable')
    return (
      <span className="status long" data-tone="alarm">
        <Mark shape="cross" />
        <span>{of.reason}</span>
      </span>
    );
  return (
    <>
      {of.imported || of.candidates.length > 0 ? null : `${b.notImported} `}
      {of.reason}
      {of.unusedColumns.length > 0 ? <p>{b.unusedColumns(of.unusedColumns)}</p> : null}
    </>
  );
}

const SHEET_COLUMNS: readonly SimpleColumn<Sheet>[] = [
  { title: b.file, rowHead: true, show: (sheet) => sheet.file },
  { title: b.sheet, show: (sheet) => sheet.sheet },
  { title: b.form, show: (sheet) => (sheet.form ? <Label in="intakeForms" id={sheet.form} /> : null) },
  { title: b.rowCount, kind: 'count', show: (sheet) => (sheet.imported ? sheet.rows : null) },
  ...OUTCOMES.map(
    (outcome): SimpleColumn<Sheet> => ({
      title: <Label in="intakeOutcomes" id={outcome} />,
      kind: 'count',
      show: (sheet) => (sheet.imported ? sheet.counts[outcome] : null),
    }),
  ),
];

/** Which form a sheet is, where two are possible: nothing of it is taken before somebody says so. */
function Choice(props: { of: Sheet; batch: Batch }) {
  const { of, batch } = props;
  const choose = useAct('/api/intake/{batchId}/choose', { params: { batchId: batch.batchId } });
  if (of.candidates.length === 0 || !batch.allowed.includes('intake.choose')) return null;
  return (
    <div className="row">
      {b.readAs}
      {of.candidates.map((form) => (
        <Button
          key={form}
          size="small"
          loading={choose.working}
          onClick={() => void choose.run({ version: batch.version, file: of.file, sheet: of.sheet, form })}
        >
          <Label in="intakeForms" id={form} />
        </Button>
      ))}
      <ActAlert fault={choose.fault} />
    </div>
  );
}

function Sheets(props: { batch: Batch }) {
  const { batch } = props;
  return (
    <Section title={b.sheets}>
      <SimpleTable
        scroll={b.sheets}
        rows={batch.sheets}
        rowKey={(sheet) => sheet.file + sheet.sheet}
        columns={[
          ...SHEET_COLUMNS,
          {
            title: b.note,
            show: (sheet) => (
              <>
                <Note of={sheet} />
                <Choice of={sheet} batch={batch} />
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Classes(props: { batch: Batch }) {
  return (
    <Section title={b.classes}>
      <SimpleTable
        label={b.classes}
        rows={props.batch.classes}
        rowKey={(item) => item.name}
        columns={[
          { title: b.class, rowHead: true, show: (item) => item.name },
          { title: b.enrolled, kind: 'count', show: (item) => item.enrolled },
          { title: b.trained, kind: 'count', show: (item) => item.trained },
          { title: b.certified, kind: 'count', show: (item) => item.certified },
        ]}
      />
    </Section>
  );
}
