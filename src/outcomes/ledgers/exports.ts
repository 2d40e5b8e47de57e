import type { OutBook, OutCell, OutSheet } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type ExportKind, type Figures, LEVELS, type Level, type NeedLedger } from './contract.ts';
import { listsOf } from './rules.ts';
import { countLevels, everybodyOf, type PersonFound } from './store.ts';
import { countStages, everyWishOf, type StageRow, type WishRow } from './store-wishes.ts';
import type { PlacedLedger } from './views.ts';

type Column = OutSheet['columns'][number];
const text = (header: string, width?: number): Column =>
  width === undefined ? { header } : { header, width };
const count = (header: string): Column => ({ header, kind: 'number', width: 12 });

/** The Chinese term of a list of the vocabulary. */
type Word = (section: string, id: string) => string;

/** What a workbook is made from, and how many people it names in the end. */
export interface Exporting {
  readonly tx: Tx;
  readonly ledger: PlacedLedger;
  readonly word: Word;
  readonly named: (people: number, unshown: number) => void;
}

/** The workbook of one kind: its sheets, and whatever fills them from the same queries as the pages. */
export function bookOf(what: ExportKind, of: Exporting): OutBook {
  if (what === 'five-lists') return fiveLists(of);
  return what === 'levels' ? fiveLevels(of) : needLedger(what, of);
}

const headOf = (title: string, { place, on }: PlacedLedger) => [`${place.name}${title}（截至 ${on}）`];
const fileOf = (title: string, { place, on }: PlacedLedger) => `${title}-${place.name}-${on}`;

/** Columns of figures, and one row of them: everybody known, the database, each list, on none of them. */
const figureColumns = ({ lists }: PlacedLedger): Column[] => [
  count('知道的人'),
  ...lists.map(({ name }, at) => count(at === 0 ? name : `库里${name}`)),
  count('库里五份名单都不在'),
];
const figureCells = (of: Figures): OutCell[] => [of.known, of.register, ...of.lists, of.onNone];

const PERSON_COLUMNS: readonly Column[] = [
  { header: '序号', kind: 'number', width: 8 },
  text('姓名', 12),
  text('证件号码（遮盖）', 22),
  text('乡镇'),
  text('村'),
  text('户号'),
  text('在哪份部门名单上', 24),
  text('问的结果', 12),
  text('哪天问的', 12),
  text('培训机构', 24),
  text('哪天学完', 12),
  text('哪天拿证', 12),
  text('就业', 14),
];

function personCells(no: number, of: PersonFound, word: Word): OutCell[] {
  return [
    no,
    of.name,
    of.idNumberMasked,
    of.townshipName,
    of.villageName,
    of.householdNumber,
    of.dutyKinds.map((kind) => word('dutyKinds', kind)).join('、'),
    of.contact === null ? '没问过' : word('contactStates', of.contact),
    of.contactOn,
    of.organisationName,
    of.trainedOn,
    of.certifiedOn ?? (of.facts.includes('certified') ? '有证书' : null),
    of.jobOn === null ? '未知' : `${of.jobOn} 起`,
  ];
}

/** The database and the five lists, a sheet each, and their figures by township. */
function fiveLists({ tx, ledger, word, named }: Exporting): OutBook {
  const { lists } = ledger;
  const titled = (name: string) => [
    ...headOf(name, ledger),
    '只列名，不列全号；就业没有登记的写“未知”，不推测。',
  ];
  return {
    fileName: fileOf('一库五名单', ledger),
    sheets: [
      {
        name: '数字',
        titles: headOf('一库五名单的数字', ledger),
        columns: [text('乡镇', 20), ...figureColumns(ledger)],
      },
      {
        name: '怎么列的',
        titles: headOf('名单怎么列的', ledger),
        columns: [
          text('名单', 16),
          text('列哪些人（有一项就列）', 50),
          text('依据', 12),
          text('为什么这样列', 80),
        ],
      },
      ...lists.map(({ name }) => ({ name, titles: titled(name), columns: PERSON_COLUMNS })),
    ],
    async fill(add) {
      for (const { name, anyOf, clause, why } of lists)
        await add(1, [name, anyOf.map((fact) => word('ledgerFacts', fact)).join('、'), clause, why]);
      const tally = new Tally(lists.length);
      const numbers = lists.map(() => 0);
      let unshown = 0;
      for await (const piece of everybodyOf(tx, ledger))
        for (const person of piece) {
          const onList = listsOf(lists, person.facts);
          tally.count(person.townshipName, onList);
          if (!person.isShown) {
            if (onList[0]) unshown += 1;
            continue;
          }
          for (const [at, isOn] of onList.entries()) {
            if (!isOn) continue;
            const no = (numbers[at] ?? 0) + 1;
            numbers[at] = no;
            await add(at + 2, personCells(no, person, word));
          }
        }
      for (const [township, cells] of tally.rows())
        await add(0, [township ?? NOBODY_SAID.township, ...cells]);
      await add(0, ['合计', ...tally.total]);
      if (unshown > 0) await add(0, [`库里有 ${unshown} 人受保护，只计数，不列名`]);
      named(numbers[0] ?? 0, unshown);
    },
  };
}

/** Figures by township of the very rows that the sheets are written from: known, the database, each list, on none. */
class Tally {
  private readonly byTownship = new Map<string | null, number[]>();
  readonly total: number[];

  constructor(lists: number) {
    this.total = Array.from({ length: lists + 2 }, () => 0);
  }

  count(township: string | null, onList: readonly boolean[]): void {
    const own = this.byTownship.get(township) ?? this.total.map(() => 0);
    this.byTownship.set(township, own);
    const onNone = onList[0] === true && !onList.slice(1).includes(true);
    for (const [at, isOn] of [true, ...onList, onNone].entries()) {
      if (!isOn) continue;
      own[at] = (own[at] ?? 0) + 1;
      this.total[at] = (this.total[at] ?? 0) + 1;
    }
  }

  /** By township as they came, by code; those of whom nobody said it last. */
  rows(): [township: string | null, figures: readonly number[]][] {
    return [...this.byTownship].sort(([a], [b]) => Number(a === null) - Number(b === null));
  }
}

const NOBODY_SAID: Readonly<Record<Level, string>> = {
  bureau: '不知道哪个县',
  institution: '还没进过班',
  township: '没说哪个乡镇',
  village: '没说哪个村',
  household: '还没有户卡',
};
const FIRST_COLUMNS: Readonly<Record<Level, readonly Column[]>> = {
  bureau: [text('县（区）', 20)],
  institution: [text('培训机构、办班单位', 30)],
  township: [text('乡镇', 20)],
  village: [text('村', 20), text('乡镇', 20)],
  household: [text('户号', 20), text('村', 20)],
};

/** The same people at five levels, a sheet each; every sheet ends in the same sum. */
function fiveLevels({ tx, ledger, word, named }: Exporting): OutBook {
  return {
    fileName: fileOf('五级台账', ledger),
    sheets: LEVELS.map((level) => ({
      name: word('ledgerLevels', level),
      titles: headOf(`台账：${word('ledgerLevels', level)}一级`, ledger),
      columns: [...FIRST_COLUMNS[level], ...figureColumns(ledger)],
    })),
    async fill(add) {
      const { rows, total } = await countLevels(tx, ledger, LEVELS);
      for (const [at, level] of LEVELS.entries()) {
        const isPair = FIRST_COLUMNS[level].length > 1;
        for (const row of rows.get(level) ?? [])
          await add(at, [
            row.name ?? NOBODY_SAID[level],
            ...(isPair ? [row.within] : []),
            ...figureCells(row),
          ]);
        await add(at, ['合计', ...(isPair ? [null] : []), ...figureCells(total)]);
      }
      named(0, 0);
    },
  };
}

const LEDGER_TITLES: Readonly<Record<NeedLedger, string>> = {
  training: '培训需求台账',
  assessment: '评价需求台账',
  job: '就业需求台账',
};
const STAGE_COLUMNS = [count('需求'), count('排上班'), count('开了班'), count('有结果'), count('拿到证书')];
/** A wish for a job is in no class: it waits, or somebody works. */
const JOB_COLUMNS = [count('需求'), count('干上了')];
const WISH_COLUMNS: readonly Column[] = [
  { header: '序号', kind: 'number', width: 8 },
  text('姓名', 12),
  text('证件号码（遮盖）', 22),
  text('乡镇'),
  text('村'),
  text('职业', 20),
  text('本人的话', 24),
  text('从哪里问到', 14),
  text('第一次问到', 12),
  text('最近问到', 12),
  count('问过几次'),
  text('到哪一步', 14),
  text('哪天有结果', 12),
  text('证书', 10),
];

function wishCells(no: number, of: WishRow, word: Word): OutCell[] {
  return [
    no,
    of.name,
    of.idNumberMasked,
    of.townshipName,
    of.villageName,
    of.occupationName,
    of.words,
    word('needChannels', of.channel),
    of.firstAskedOn,
    of.askedOn,
    of.times,
    word('needStatuses', of.status),
    of.servedOn,
    of.certified ? '有' : null,
  ];
}

/** One of the three ledgers (NM-3-1): every wish of a kind that was not taken back, and how far they are. */
function needLedger(kind: NeedLedger, { tx, ledger, word, named }: Exporting): OutBook {
  const title = LEDGER_TITLES[kind];
  const isJob = kind === 'job';
  const stages = isJob ? JOB_COLUMNS : STAGE_COLUMNS;
  const of = { within: ledger.within, on: ledger.on, kind };
  return {
    fileName: fileOf(title, ledger),
    sheets: [
      { name: title, titles: headOf(`${title}，撤下的不列`, ledger), columns: WISH_COLUMNS },
      {
        name: '按村',
        titles: headOf(`${title}，按村`, ledger),
        columns: [text('村', 20), ...stages],
      },
      {
        name: '按职业',
        titles: headOf(`${title}，按职业`, ledger),
        columns: [text('职业', 24), ...stages],
      },
    ],
    async fill(add) {
      const { byVillage, byOccupation, total } = await countStages(tx, of);
      const cells = ({ wishes, planned, begun, served, certified }: Omit<StageRow, 'code' | 'name'>) =>
        isJob ? [wishes, served] : [wishes, planned, begun, served, certified];
      for (const row of byVillage) await add(1, [row.name ?? NOBODY_SAID.village, ...cells(row)]);
      for (const row of byOccupation) await add(2, [row.name ?? '还没有对应职业', ...cells(row)]);
      for (const sheet of [1, 2]) await add(sheet, ['合计', ...cells(total)]);
      let no = 0;
      let unshown = 0;
      for await (const piece of everyWishOf(tx, of))
        for (const wish of piece) {
          if (!wish.isShown) {
            unshown += 1;
            continue;
          }
          no += 1;
          await add(0, wishCells(no, wish, word));
        }
      if (unshown > 0) await add(1, [`有 ${unshown} 条是受保护的人的，只计数，不列名`]);
      named(no, unshown);
    },
  };
}
