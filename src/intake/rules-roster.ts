import { birthOnOf, overlaps, periodThrough, sexOf } from '../kernel/index.ts';
import type { ClassKey, PlannedRow, StagedEnrolment } from './contract.ts';
import { dataRows } from './rules-organisations.ts';
import { compareWithNumber, type Person, readPerson } from './rules-people.ts';
import type { RowReader } from './rules-table.ts';
import {
  type CardReading,
  readCard,
  readDate,
  readPhone,
  readText,
  refusing,
  warning,
} from './rules-values.ts';
import { readDivision, readGroups, readWord, readYesNo } from './rules-words.ts';
import {
  type ClassBook,
  classKeyOf,
  type FileTable,
  findClass,
  keyOf,
  known,
  periodText,
  planRow,
  type World,
} from './rules-world.ts';

/** The rosters of one class: a file, with every visible sheet that continues the table. */
export interface ClassRoster {
  readonly sources: readonly FileTable[];
  readonly key: ClassKey | undefined;
  readonly book: ClassBook | undefined;
}

/** Groups roster tables by class; a sheet without a heading of its own continues the one before it. */
export function rostersOf(sources: readonly FileTable[], world: World): ClassRoster[] {
  const rosters: { sources: FileTable[]; key: ClassKey | undefined; book: ClassBook | undefined }[] = [];
  for (const source of sources) {
    const { heading, sheet } = source.table;
    const last = rosters[rosters.length - 1];
    if (last && last.sources[0]?.file === source.file && !heading.has('className')) {
      last.sources.push(source);
      continue;
    }
    const key = classKeyOf(heading, source.file, sheet.name);
    const book = key && findClass(world, key);
    if (book && last?.book === book && last.sources[0]?.file === source.file) {
      last.sources.push(source);
      continue;
    }
    const title = heading.get('occupation');
    if (book && title !== undefined) book.ownTitle = title;
    rosters.push({ sources: [source], key, book });
  }
  return rosters;
}

interface Draft {
  readonly source: FileTable;
  readonly row: RowReader;
  readonly person: Person | undefined;
  readonly card: CardReading | undefined;
  readonly staged: (() => StagedEnrolment) | undefined;
}

/**
 * All rosters of a set of files. Classes are taken in the order of their first day, so that of two overlapping
 * classes the later one refuses the person (R11); a card that serves several people is warned for each (R19).
 */
export function planRosters(rosters: readonly ClassRoster[], world: World): PlannedRow[] {
  const firstDay = (roster: ClassRoster) => roster.book?.class.startOn ?? '9999';
  const ordered = [...rosters].sort((a, b) =>
    firstDay(a) < firstDay(b) ? -1 : firstDay(a) > firstDay(b) ? 1 : 0,
  );
  const drafts = ordered.flatMap((roster) => planRoster(roster, world));
  warnSharedCards(drafts);
  return drafts.map(({ source, row, staged }) => planRow(source, row, () => staged?.()));
}

function planRoster(roster: ClassRoster, world: World): Draft[] {
  const { book } = roster;
  const seen = new Map<string, string>();
  const drafts: Draft[] = [];
  for (const source of roster.sources) {
    for (const row of dataRows(source, world.words)) {
      const draft = readEnrolment(source, row, book, world);
      drafts.push(draft);
      if (!book) {
        row.add(
          'name',
          refusing(
            'class-unknown',
            '找不到这份花名册对应的班期：请先导入开班申请表，或在表头写明班期名称和备案号',
          ),
        );
        continue;
      }
      if (draft.person && !row.refused()) refuseRepeated(row, draft.person, seen);
      if (draft.person && !row.refused()) refuseOverlap(row, draft.person, book, world);
      if (draft.person && !row.refused()) {
        seen.set(draft.person.idNumber, row.peek('serial') || String(row.number));
        const { idNumber, name } = draft.person;
        book.enrolled.set(idNumber, { idNumber, name, known: false });
      } else {
        const name = row.peek('name').replace(/\s/g, '');
        if (name !== '') book.refusedNames.add(name);
      }
    }
  }
  return drafts;
}

function refuseRepeated(row: RowReader, person: Person, seen: ReadonlyMap<string, string>): void {
  const first = seen.get(person.idNumber);
  if (first !== undefined)
    row.add('idNumber', refusing('duplicate-in-class', `与本班第 ${first} 号学员为同一人，保留先出现的一行`));
}

function refuseOverlap(row: RowReader, person: Person, book: ClassBook, world: World): void {
  const own = periodThrough(book.class.startOn, book.class.endOn);
  const other = world.classes.find(
    (candidate) =>
      candidate !== book &&
      candidate.class.startOn <= book.class.startOn &&
      candidate.enrolled.has(person.idNumber) &&
      overlaps(own, periodThrough(candidate.class.startOn, candidate.class.endOn)),
  );
  if (other)
    row.add(
      'idNumber',
      refusing(
        'overlapping-class',
        `同一人已先报名 ${other.class.name}（${periodText(other.class.startOn, other.class.endOn)}），上课日重叠（R11）`,
      ),
    );
}

function readEnrolment(source: FileTable, row: RowReader, book: ClassBook | undefined, world: World): Draft {
  const { words } = world;
  const person = readPerson(row, words);
  compareWithNumber(row, person?.idNumber, words);
  const before = row.findings.length;
  const enrolledOn = row.read('enrolledOn', readDate);
  if (enrolledOn === undefined && !row.findings.slice(before).some((f) => f.gravity === 'warned'))
    row.add('enrolledOn', warning('date-missing', '报名日期为空，报名先后无法认定：请补填'));
  const groups = row.read('group', readGroups(words, book?.class.startOn));
  const bank = row.read('bank', readText);
  const holder = row.read('holder', readText);
  const card = row.read('account', (value) => readCard(value));
  const values = {
    ethnicity: row.read('ethnicity', readText),
    groupText: row.peek('group') || undefined,
    employmentCertificateNumber: row.read('employmentCertificate', readText),
    hukou: row.read(
      'hukou',
      readWord(words.lists.hukou, { changed: 'hukou-form', unknown: 'hukou-unknown', what: '户口性质' }),
    ) as 'rural' | 'urban' | undefined,
    division: row.read('division', readDivision),
    address: row.read('address', readText),
    phone: row.read('phone', readPhone),
    livingAllowanceRequested: row.read('livingAllowance', readYesNo(words, '是否申请生活费补贴')),
    note: row.read('note', readText),
    enrolledOn,
  };
  const staged =
    person && book
      ? (): StagedEnrolment => ({
          form: 'roster',
          class: keyOf(book),
          name: person.name,
          idNumber: person.idNumber,
          idToBeConfirmed: person.toBeConfirmed,
          sex: sexOf(person.idNumber),
          birthOn: birthOnOf(person.idNumber),
          groupsClaimed: groups ?? [],
          ...known(values),
          ...(card
            ? {
                account: known({
                  number: card.number,
                  bank,
                  holder,
                  trusted: card.trusted && !row.findings.some((f) => f.code === 'card-shared'),
                  fault:
                    card.fault ??
                    (row.findings.some((f) => f.code === 'card-shared') ? 'card-shared' : undefined),
                }),
              }
            : {}),
        })
      : undefined;
  return { source, row, person, card, staged };
}

function warnSharedCards(drafts: readonly Draft[]): void {
  const holders = new Map<string, Set<string>>();
  const sharing = drafts.filter((draft) => draft.card && draft.card.fault !== 'card-number-rounded');
  const personOf = (draft: Draft) => draft.person?.idNumber ?? draft.row.peek('name');
  for (const draft of sharing) {
    const number = (draft.card as CardReading).number;
    const people = holders.get(number) ?? new Set();
    people.add(personOf(draft));
    holders.set(number, people);
  }
  for (const draft of sharing) {
    const people = holders.get((draft.card as CardReading).number)?.size ?? 0;
    if (people > 1)
      draft.row.add(
        'account',
        warning('card-shared', `同一卡号被 ${people} 名学员填报（R19）：核实前不向该卡支付`),
      );
  }
}
