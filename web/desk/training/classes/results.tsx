import { Grid } from 'antd';
import { useRead } from '../../../client/index.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  Label,
  Mark,
  Read,
  useNamedCode,
  useVocabulary,
} from '../../../ui/index.ts';
import { ResultActs } from './result-acts.tsx';
import { Corrections } from './result-corrections.tsx';
import type { ResultRow } from './result-offers.ts';
import { words as corrected } from './result-words.ts';
import { words } from './words.ts';

const { results, roster } = words;

function Hints(props: { of: readonly { rule: string | null; message: string }[] }) {
  const named = useNamedCode();
  return (
    <span className="status">
      <Mark shape="diamond" />
      <span>
        {props.of.map(({ rule, message }) => (rule ? `${named(rule)}：${message}` : message)).join('；')}
      </span>
    </span>
  );
}

/** A person's certificates one below the other would break the row height: the first is shown, others are counted. */
function first(row: ResultRow) {
  return row.certificates[0];
}

const columns: readonly Column<ResultRow>[] = [
  {
    id: 'name',
    title: roster.name,
    value: (row) => row.name,
    cell: (row) => (
      <>
        <span className="quiet">{row.rosterNo}</span> {row.name}
      </>
    ),
    width: 7,
  },
  { id: 'idNumber', title: roster.idNumber, value: (row) => row.idNumberMasked },
  { id: 'theory', title: results.theory, value: (row) => row.theoryScore, kind: 'count' },
  { id: 'practice', title: results.practice, value: (row) => row.practiceScore, kind: 'count' },
  { id: 'overall', title: results.overall, value: (row) => row.overallScore, kind: 'count' },
  { id: 'result', title: results.result, value: (row) => row.result, kind: 'status', in: 'results' },
  { id: 'assessedOn', title: results.assessedOn, value: (row) => row.assessedOn, kind: 'day' },
  {
    id: 'certificate',
    title: results.certificate,
    value: (row) => row.certificates.map((certificate) => certificate.number).join(' '),
    cell: (row) => <Certificates row={row} />,
  },
  {
    id: 'kind',
    title: results.kind,
    value: (row) => first(row)?.kind,
    cell: (row) => <Terms in="certificateKinds" of={row.certificates.map(({ kind }) => kind)} />,
  },
  {
    id: 'occupation',
    title: results.occupation,
    value: (row) => first(row)?.occupationText ?? first(row)?.occupationCode,
  },
  {
    id: 'level',
    title: results.level,
    value: (row) => first(row)?.level,
    cell: (row) => first(row)?.levelUnread ?? <Label in="skillLevels" id={first(row)?.level} />,
  },
  { id: 'issuedOn', title: results.issuedOn, value: (row) => first(row)?.issuedOn, kind: 'day' },
  { id: 'issuer', title: results.issuer, value: (row) => first(row)?.issuer },
  {
    id: 'hints',
    title: results.hints,
    value: (row) =>
      row.certificates
        .flatMap((certificate) => certificate.warnings.map((warning) => warning.message))
        .join(' '),
    cell: (row) => {
      const warnings = row.certificates.flatMap((certificate) => certificate.warnings);
      return warnings.length === 0 ? null : <Hints of={warnings} />;
    },
  },
];

/** What came of each kind of exam, where one was examined here. */
const BY_KIND: Column<ResultRow> = {
  id: 'kinds',
  title: results.kinds,
  value: (row) => row.kinds.map(({ kind, result }) => `${kind} ${result}`).join(' '),
  cell: (row) => <Kinds of={row.kinds} />,
};

function Kinds(props: { of: ResultRow['kinds'] }) {
  const { term } = useVocabulary();
  return props.of
    .map(({ kind, result, assessedOn }) =>
      results.ofKind(term('certificateKinds', kind), term('results', result), assessedOn),
    )
    .join('；');
}

function Terms(props: { in: string; of: readonly (string | null)[] }) {
  const { term } = useVocabulary();
  return props.of.flatMap((id) => (id === null ? [] : [term(props.in, id)])).join('、');
}

/** Certificates that have ended, small below those that stand. */
function Certificates(props: { row: ResultRow }) {
  const { term } = useVocabulary();
  const { row } = props;
  return (
    <>
      {row.certificates.map(({ number }) => number).join(' ')}
      {row.endedCertificates.map(({ certificateId, number, endedAs, withdrawnOn }) => (
        <div key={certificateId} className="quiet small">
          {corrected.ended(number, term('certificateStatuses', endedAs), withdrawnOn)}
        </div>
      ))}
    </>
  );
}

/** Whether the reader may propose something of anybody. */
const canAct = (row: ResultRow) =>
  [row, ...row.certificates, ...row.endedCertificates].some(({ allowed }) => allowed.length > 0);

function columnsFor(
  classId: string,
  rows: readonly ResultRow[],
  isNarrow: boolean,
): readonly Column<ResultRow>[] {
  const after = columns.findIndex(({ id }) => id === 'certificate');
  const shown = rows.some(({ kinds }) => kinds.length > 0)
    ? [...columns.slice(0, after), BY_KIND, ...columns.slice(after)]
    : columns;
  if (!rows.some(canAct)) return shown;
  const ends = rows.some(({ certificates: held }) =>
    held.some(({ allowed }) => allowed.includes('results.withdrawCertificate')),
  );
  const acts: Column<ResultRow> = {
    id: 'acts',
    title: corrected.acts,
    value: () => '',
    cell: (row) => <ResultActs classId={classId} row={row} isNarrow={isNarrow} />,
    width: isNarrow ? 5 : ends ? 25 : 16,
  };
  return [...shown.slice(0, 1), acts, ...shown.slice(1)];
}

/** What came of the class: scores, outcome, certificates and what is odd about them. */
export function Results(props: { classId: string }) {
  const { sm } = Grid.useBreakpoint();
  const answer = useRead('/api/classes/{classId}/results', { params: { classId: props.classId } });
  return (
    <Read of={answer}>
      {(data) =>
        data.rows.some((row) => row.result !== null || row.certificates.length > 0 || canAct(row)) ? (
          <>
            <DataTable
              label={results.label}
              columns={columnsFor(props.classId, data.rows, sm === false)}
              rows={data.rows}
              total={data.rows.length}
              rowKey={(row) => String(row.personId)}
            />
            <Corrections classId={props.classId} />
          </>
        ) : (
          <EmptyState title={results.emptyTitle} hint={results.emptyHint} />
        )
      }
    </Read>
  );
}
