import { Select } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { type Row, useRead } from '../../../client/index.ts';
import { PrintPage, PrintSheet, Read, spokenDay, useVocabulary } from '../../../ui/index.ts';
import { words } from './words.ts';

const { prints, roster } = words;
/** Days that fit across one landscape sheet. */
const DAYS_A_SHEET = 5;

function sheetsOf(days: readonly string[]): string[][] {
  const sheets: string[][] = [];
  for (let from = 0; from < days.length; from += DAYS_A_SHEET)
    sheets.push(days.slice(from, from + DAYS_A_SHEET));
  return sheets;
}

/** Two places to sign for each person and day. */
function SignInTable(props: {
  rows: readonly Row<'/api/classes/{classId}/roster'>[];
  days: readonly string[];
}) {
  const { term } = useVocabulary();
  return (
    <table className="dense sign-in" aria-label={prints.signIn}>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {roster.no}
          </th>
          <th scope="col" rowSpan={2}>
            {roster.name}
          </th>
          {props.days.map((day) => (
            <th key={day} scope="colgroup" colSpan={2}>
              {spokenDay(day)}
            </th>
          ))}
          <th scope="col" rowSpan={2}>
            {roster.remark}
          </th>
        </tr>
        <tr>
          {props.days.flatMap((day) =>
            (['morning', 'afternoon'] as const).map((half) => (
              <th key={day + half} scope="col">
                {term('halves', half)}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.personId} style={{ height: '8mm' }}>
            <td className="middle">{row.rosterNo}</td>
            <td className="nowrap">{row.name}</td>
            {props.days.flatMap((day) => [<td key={`${day}m`} />, <td key={`${day}a`} />])}
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 学员签到表: a place to sign for every half day, five days a sheet, or one day alone. */
export function Component() {
  const { classId = '' } = useParams();
  const [day, setDay] = useState<string | undefined>(undefined);
  const classAnswer = useRead('/api/classes/{classId}', { params: { classId } });
  const rosterAnswer = useRead('/api/classes/{classId}/roster', { params: { classId } });
  return (
    <Read of={classAnswer}>
      {(detail) => (
        <Read of={rosterAnswer}>
          {(data) => (
            <PrintPage title={`${prints.signIn} ${detail.name}`}>
              <div className="print-tools no-print">
                <Select
                  allowClear
                  aria-label={prints.chooseDay}
                  placeholder={prints.allDays}
                  value={day}
                  onChange={setDay}
                  options={detail.slotDays.map((day) => ({ value: day, label: day }))}
                  style={{ width: '12rem' }}
                />
              </div>
              {sheetsOf(day ? [day] : detail.slotDays).map((days) => (
                <PrintSheet
                  key={days[0]}
                  title={prints.signInTitle(detail.name)}
                  number={detail.number}
                  head={[
                    `${prints.unit} ${detail.organisationName}`,
                    `${prints.period} ${detail.startOn} — ${detail.endOn}`,
                  ]}
                  signatures={prints.signInSigners}
                  landscape
                >
                  <SignInTable rows={data.rows} days={days} />
                  <p>{prints.note}</p>
                </PrintSheet>
              ))}
            </PrintPage>
          )}
        </Read>
      )}
    </Read>
  );
}
