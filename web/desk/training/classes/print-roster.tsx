import { useParams } from 'react-router';
import { type Row, useRead } from '../../../client/index.ts';
import {
  OtherDocument,
  PrintPage,
  PrintSheet,
  Read,
  type SimpleColumn,
  SimpleTable,
} from '../../../ui/index.ts';
import { words } from './words.ts';

const { prints, roster } = words;

const COLUMNS: readonly SimpleColumn<Row<'/api/classes/{classId}/roster'>>[] = [
  { title: roster.no, className: 'middle', show: (row) => row.rosterNo },
  { title: roster.name, className: 'nowrap', show: (row) => row.name },
  {
    title: roster.idNumber,
    className: 'nowrap',
    show: (row) => (
      <>
        {row.idNumberMasked}
        <OtherDocument kind={row.documentKind} />
      </>
    ),
  },
  { title: roster.sex, className: 'middle', kind: 'word', in: 'sexes', show: (row) => row.sex },
  { title: roster.birthOn, className: 'nowrap', show: (row) => row.birthOn },
  { title: roster.ethnicity, className: 'middle', show: (row) => row.ethnicity },
  { title: roster.declared, show: (row) => row.declaredGroupText },
  { title: roster.hukou, kind: 'word', in: 'hukou', show: (row) => row.declaredHukou },
  { title: roster.enrolledOn, className: 'nowrap', kind: 'day', show: (row) => row.enrolledOn },
  {
    title: roster.account,
    show: ({ bankAccount }) =>
      bankAccount ? `${bankAccount.bankName ?? ''} ${bankAccount.numberLast4}` : null,
  },
  { title: roster.remark, show: (row) => row.remark },
];

/** 学员花名册 as on paper; numbers stay masked. */
export function Component() {
  const { classId = '' } = useParams();
  const classAnswer = useRead('/api/classes/{classId}', { params: { classId } });
  const rosterAnswer = useRead('/api/classes/{classId}/roster', { params: { classId } });
  return (
    <Read of={classAnswer}>
      {(detail) => (
        <Read of={rosterAnswer}>
          {(data) => (
            <PrintPage title={`${prints.roster} ${detail.name}`}>
              <PrintSheet
                title={prints.rosterTitle(detail.name)}
                number={detail.number}
                head={[
                  `${prints.unit} ${detail.organisationName}`,
                  detail.occupationText,
                  roster.counted(data.total),
                ]}
                signatures={prints.rosterSigners}
                seals={prints.seals.slice(0, 1)}
                landscape
              >
                <SimpleTable
                  className="dense"
                  label={roster.label}
                  rows={data.rows}
                  rowKey={(row) => row.personId}
                  columns={COLUMNS}
                />
                <p>{prints.masked}</p>
              </PrintSheet>
            </PrintPage>
          )}
        </Read>
      )}
    </Read>
  );
}
