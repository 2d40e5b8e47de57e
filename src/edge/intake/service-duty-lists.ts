import { createVillageFinder, divisionNames, placesUnder } from '../../law/reference/index.ts';
import type { Act } from '../../platform/access/index.ts';
import { countyCodeOf, type LocalDate } from '../../platform/kernel/index.ts';
import {
  applyDutyList,
  compareDutyList,
  DUTY_KINDS,
  type DutyComparison,
  type DutyKind,
  type DutyListed,
  type RowVerdict,
} from '../../registry/households/index.ts';
import type { CellFinding, IntakePlan, PlannedRow, PlannedSheet } from './contract.ts';
import { type Import, refuseAll, type StagedRow } from './import-context.ts';
import { outcomeOf } from './rules-row.ts';

type DutyPlanned = StagedRow<'duty-list'>;

/** All rows of one kind of a batch are one dated list of the county, however many files they came in. */
interface Gathered {
  readonly kind: DutyKind;
  readonly planned: readonly DutyPlanned[];
  readonly list: DutyListed;
}

const isDuty = (row: PlannedRow): row is DutyPlanned => row.staged?.form === 'duty-list';

/** Rows of another county go to that county: it alone can import them. */
async function refusalsOfCounty(
  act: Act,
  county: string,
  rows: readonly DutyPlanned[],
): Promise<Map<PlannedRow, string>> {
  const abroad = (row: DutyPlanned) =>
    /^\d{12}$/.test(row.staged.village ?? '') && countyCodeOf(row.staged.village ?? '') !== county;
  const codes = rows.filter(abroad).map((row) => countyCodeOf(row.staged.village ?? ''));
  const names = await divisionNames(act.tx, [county, ...codes]);
  const plain = (name: string) =>
    name.replace(/^.*(省|自治区|市|盟|自治州)(?=.)/, '').replace(/(县|区|市|旗)$/, '');
  const own = plain(names.get(county) ?? '');
  const refusals = new Map<PlannedRow, string>();
  for (const row of rows) {
    const written = row.staged.county;
    const name = abroad(row)
      ? (names.get(countyCodeOf(row.staged.village ?? '')) ?? '另一个县区')
      : written !== undefined && own !== '' && plain(written) !== own && plain(written) !== ''
        ? written
        : undefined;
    if (name !== undefined) refusals.set(row, name);
  }
  return refusals;
}

async function gather(act: Act, county: string, rows: readonly DutyPlanned[]): Promise<Gathered[]> {
  const find = createVillageFinder(
    await placesUnder(act.tx, county, 'village'),
    await placesUnder(act.tx, county, 'township'),
  );
  const today = act.clock.today();
  return DUTY_KINDS.flatMap((kind) => {
    const planned = rows.filter(({ staged }) => staged.kind === kind);
    if (planned.length === 0) return [];
    const days = planned.flatMap(({ staged }) => staged.listedOn ?? []).sort();
    const listedOn: LocalDate = days.at(-1) ?? today;
    return {
      kind,
      planned,
      list: {
        kind,
        countyCode: county,
        listedOn,
        source: [...new Set(planned.map(({ file }) => file))].join('、').slice(0, 200),
        rows: planned.map(({ staged }, rowNo) => ({
          rowNo,
          idNumber: staged.idNumber,
          idToBeConfirmed: staged.idToBeConfirmed,
          name: staged.name,
          listHousehold: staged.listHousehold,
          headName: staged.headName ?? null,
          relation: staged.relation ?? null,
          listVillage: [staged.township, staged.village].filter(Boolean).join('') || null,
          villageCode: find(staged as { village: string | undefined; township: string | undefined }) ?? null,
          recognisedOn: staged.recognisedOn ?? null,
        })),
      },
    };
  });
}

const VERDICTS: Readonly<Record<RowVerdict['outcome'], Pick<CellFinding, 'code' | 'message'>>> = {
  new: { code: 'duty-new', message: '名单新增：导入后列入名单' },
  changed: { code: 'duty-changed', message: '与上一份名单写的不一样：导入后按这一份' },
};
const CONFLICTS: Readonly<Record<string, (ours: string, theirs: string) => string>> = {
  'other-village': (ours, theirs) =>
    `登记在${ours}，名单写的是${theirs}：导入后仍按登记的，列入“名单矛盾”由人核对`,
  'other-household': (ours, theirs) =>
    `登记在${ours}，名单写的是${theirs}：导入后仍按登记的，列入“名单矛盾”由人核对`,
  'other-name': (ours, theirs) =>
    `这个证件号登记的姓名是${ours}，名单写的是${theirs}：先不列入名单，列入“名单矛盾”由人核对`,
};

const noted = (
  gravity: CellFinding['gravity'],
  field: string,
  { code, message }: Pick<CellFinding, 'code' | 'message'>,
): CellFinding => ({ cell: '', field, code, gravity, message, from: null, to: null });

/**
 * Puts the duty lists of a plan beside what stands (SX-2-2a): each row says whether it is new, otherwise or in conflict,
 * each sheet how many there are and how many are gone; rows of another county are refused with whom they go to. Nothing is
 * written.
 */
export async function remarkDutyLists(act: Act, county: string, plan: IntakePlan): Promise<IntakePlan> {
  const duty = plan.rows.filter(isDuty);
  if (duty.length === 0) return plan;
  const abroad = await refusalsOfCounty(act, county, duty);
  const marks = new Map<PlannedRow, CellFinding[]>();
  for (const [row, name] of abroad)
    marks.set(row, [
      noted('refused', 'village', {
        code: 'duty-other-county',
        message: `这个人在${name}，不是本县的：请把这一行交给${name}人社部门导入`,
      }),
    ]);
  const own = duty.filter((row) => !abroad.has(row));
  const summaries = new Map<string, string>();
  for (const { planned, list } of await gather(act, county, own)) {
    const compared = await compareDutyList(act, list);
    for (const verdict of compared.rows) marks.set(planned[verdict.rowNo] as PlannedRow, remarksOf(verdict));
    for (const { file, sheet } of planned) summaries.set(`${file}\u0000${sheet}`, sentenceOf(list, compared));
    if (compared.refusal)
      for (const row of planned) marks.set(row, [noted('refused', 'name', compared.refusal)]);
  }
  return {
    ...plan,
    rows: plan.rows.map((row) => withMarks(row, marks.get(row))),
    sheets: plan.sheets.map((sheet) =>
      withSentence(sheet, summaries.get(`${sheet.file}\u0000${sheet.sheet}`)),
    ),
  };
}

function remarksOf({ outcome, conflicts }: RowVerdict): CellFinding[] {
  return [
    noted('normalised', 'name', VERDICTS[outcome]),
    ...conflicts.map(({ kind, ours, theirs }) =>
      noted('warned', 'name', { code: `duty-${kind}`, message: CONFLICTS[kind]?.(ours, theirs) ?? '' }),
    ),
  ];
}

function withMarks(row: PlannedRow, marks: readonly CellFinding[] | undefined): PlannedRow {
  if (marks === undefined) return row;
  const cells = [...row.cells, ...marks];
  const outcome = outcomeOf(cells);
  const { staged, ...rest } = row;
  return outcome === 'refused' || staged === undefined
    ? { ...rest, cells, outcome }
    : { ...rest, cells, outcome, staged };
}

function sentenceOf({ listedOn }: DutyListed, compared: DutyComparison): string {
  const { added, changed, unchanged, gone, conflicts } = compared;
  return `名单日期 ${listedOn}。与在册名单比：新增 ${added} 人，变更 ${changed} 人，不变 ${unchanged} 人，不再在名单上 ${gone} 人，与登记有矛盾 ${conflicts} 处。`;
}

function withSentence(sheet: PlannedSheet, sentence: string | undefined): PlannedSheet {
  return sentence === undefined
    ? sheet
    : { ...sheet, reason: [sheet.reason, sentence].filter(Boolean).join(' ') };
}

/** Applies the lists of a plan, one dated list a kind. */
export async function importDutyLists(work: Import): Promise<void> {
  const rows = work.rowsOf('duty-list');
  if (rows.length === 0) return;
  for (const { planned, list } of await gather(work.act, work.divisionCode, rows)) {
    const applied = await applyDutyList(work.act, list);
    if (!applied.ok) for (const row of planned) refuseAll(work, row, applied.refusals);
  }
}
