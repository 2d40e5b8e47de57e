import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { Day, Label, PrintPage, PrintSheet, Read } from '../../../ui/index.ts';
import { words } from './words.ts';

const { prints, roster } = words;

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
                <table className="dense" aria-label={roster.label}>
                  <thead>
                    <tr>
                      {[
                        roster.no,
                        roster.name,
                        roster.idNumber,
                        roster.sex,
                        roster.birthOn,
                        roster.ethnicity,
                        roster.declared,
                        roster.hukou,
                        roster.enrolledOn,
                        roster.account,
                        roster.remark,
                      ].map((title) => (
                        <th key={title} scope="col">
                          {title}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {data.rows.map((row) => (
                      <tr key={row.personId}>
                        <td className="middle">{row.rosterNo}</td>
                        <td className="nowrap">{row.name}</td>
                        <td className="nowrap">{row.idNumberMasked}</td>
                        <td className="middle">
                          <Label in="sexes" id={row.sex} />
                        </td>
                        <td className="nowrap">{row.birthOn}</td>
                        <td className="middle">{row.ethnicity}</td>
                        <td>{row.declaredGroupText}</td>
                        <td>
                          <Label in="hukou" id={row.declaredHukou} />
                        </td>
                        <td className="nowrap">
                          <Day on={row.enrolledOn} />
                        </td>
                        <td>
                          {row.bankAccount
                            ? `${row.bankAccount.bankName ?? ''} ${row.bankAccount.numberLast4}`
                            : null}
                        </td>
                        <td>{row.remark}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <p>{prints.masked}</p>
              </PrintSheet>
            </PrintPage>
          )}
        </Read>
      )}
    </Read>
  );
}
