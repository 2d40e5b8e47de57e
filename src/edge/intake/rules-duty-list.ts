import type { LocalDate } from '../../platform/kernel/index.ts';
import type { DutyKind } from '../../registry/households/index.ts';
import type { PlannedRow } from './contract.ts';
import type { Staged } from './contract-staged.ts';
import { type FileTable, known, type PlanContext, planRow } from './rules-context.ts';
import { readDate } from './rules-dates.ts';
import { mapRows } from './rules-organisations.ts';
import { readPerson } from './rules-people.ts';
import { readText, refusing } from './rules-values.ts';

/** Which list it is, by what stands above it, on its tab or in the name of its file: the first that fits. */
const KINDS: readonly (readonly [DutyKind, RegExp])[] = [
  ['monitored', /监测|返贫|边缘|脱贫不稳定|突发严重困难|三类户/],
  ['poor-until-2020', /建档立卡|2020年(以?前|底)|贫困(人口|户)名单/],
  ['lifted', /脱贫|帮扶/],
];

const DAY = /(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})/;

/**
 * Lists of the department of rural revitalisation (SX-2-2a): who is lifted out of poverty, watched, or was poor until
 * 2020, a person a row under the number of the household.
 */
export function planDutyList(source: FileTable, context: PlanContext): PlannedRow[] {
  const told = [...source.table.titles, source.table.sheet.name, source.file];
  const kind = kindOf(told);
  const listedOn = dayOf([...told, source.table.heading.get('reportedOn') ?? '']);
  const seen = new Map<string, { household: string; row: number }>();
  return mapRows(source, context.words, (row) => {
    const person = readPerson(row, context);
    const listHousehold = row.read('householdNumber', readText);
    const values = {
      headName: row.read('headName', readText),
      relation: row.read('relation', readText),
      county: row.read('county', readText),
      township: row.read('township', readText),
      village: row.read('village', readText),
      recognisedOn: row.read('recognisedOn', readDate),
    };
    if (listHousehold === undefined)
      row.add(
        'householdNumber',
        refusing('household-number-missing', '户编号为空：请按名单系统里的户编号补填'),
      );
    if (kind === undefined)
      row.add(
        'name',
        refusing('duty-list-kind', '看不出是哪一种名单：请在表名里写明脱贫人口、监测对象或建档立卡名单'),
      );
    if (person && listHousehold !== undefined) {
      const first = seen.get(person.idNumber);
      if (first?.household === listHousehold)
        row.add('idNumber', refusing('duplicate-in-list', `与第 ${first.row} 行为同一人，保留先出现的一行`));
      else if (first)
        row.add(
          'householdNumber',
          refusing(
            'person-in-two-households',
            `这个人第 ${first.row} 行已在另一户（户编号 ${first.household}）：请回函单位核对她在哪一户`,
          ),
        );
      else seen.set(person.idNumber, { household: listHousehold, row: row.number });
    }
    return planRow(source, row, (): Staged | undefined =>
      person && kind && listHousehold !== undefined
        ? {
            form: 'duty-list',
            kind,
            ...known({ listedOn }),
            listHousehold,
            name: person.name,
            idNumber: person.idNumber,
            idToBeConfirmed: person.toBeConfirmed,
            ...known(values),
          }
        : undefined,
    );
  });
}

function kindOf(told: readonly string[]): DutyKind | undefined {
  for (const text of told) {
    const found = KINDS.find(([, words]) => words.test(text));
    if (found) return found[0];
  }
  return undefined;
}

/** The day of the list as it is written above it or in its name; unknown where it is not. */
function dayOf(texts: readonly string[]): LocalDate | undefined {
  for (const text of texts) {
    const [, year, month, day] = DAY.exec(text) ?? [];
    if (year === undefined) continue;
    const read = readDate({
      kind: 'text',
      text: `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`,
    });
    if (read.value !== undefined) return read.value;
  }
  return undefined;
}
