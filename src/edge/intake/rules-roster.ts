import { overlaps, periodThrough } from '../../platform/kernel/index.ts';
import { cellRef } from '../workbooks/index.ts';
import type { PlannedRow } from './contract.ts';
import type { StagedEnrolment } from './contract-staged.ts';
import { withClasses } from './rules-class-column.ts';
import {
  type ClassBook,
  type FileTable,
  keyOf,
  known,
  type PlanContext,
  periodText,
  planRow,
} from './rules-context.ts';
import { readDate } from './rules-dates.ts';
import { dataRows } from './rules-organisations.ts';
import { type Person, readPerson, sexAndBirth } from './rules-people.ts';
import { outcomeOf, type RowReader } from './rules-row.ts';
import { readCard, readPhone, readText, refusing, warning } from './rules-values.ts';
import { readDivision, readGroups, readWord, readYesNo } from './rules-words.ts';

/** The rosters of one class in one file: every sheet and table that counts for it. */
export interface ClassRoster {
  readonly sources: readonly FileTable[];
  readonly book: ClassBook | undefined;
}

/** Groups roster tables by file and class; where no class was found, each table stands alone. */
export function rostersOf(sources: readonly FileTable[], context: PlanContext): ClassRoster[] {
  const rosters: { file: string; sources: FileTable[]; book: ClassBook | undefined }[] = [];
  for (const { book, ...source } of withClasses(sources, context)) {
    const same = book && rosters.find((roster) => roster.file === source.file && roster.book === book);
    if (same) {
      same.sources.push(source);
      continue;
    }
    if (book) book.inFiles.touched = true;
    const title = source.table.heading.get('occupation');
    if (book && title !== undefined) book.ownTitle = title;
    rosters.push({ file: source.file, sources: [source], book });
  }
  return rosters;
}

/** A planned row and what the shared-card check has to know of it. */
interface Draft {
  readonly planned: PlannedRow;
  /** Who it is about: the number, or the name where the number is refused. */
  readonly person: string;
  readonly card?: string;
  readonly cardCell: string;
}

/**
 * All rosters of a set of files. Classes are taken in the order of their first day, so that of two overlapping
 * classes the later one refuses the person (R11); a card that serves several people is warned for each (R19).
 */
export function planRosters(rosters: readonly ClassRoster[], context: PlanContext): PlannedRow[] {
  const firstDay = (roster: ClassRoster) => roster.book?.class.startOn ?? '9999';
  const ordered = [...rosters].sort((a, b) =>
    firstDay(a) < firstDay(b) ? -1 : firstDay(a) > firstDay(b) ? 1 : 0,
  );
  return warnSharedCards(ordered.flatMap((roster) => planRoster(roster, context)));
}

function planRoster(roster: ClassRoster, context: PlanContext): Draft[] {
  const { book } = roster;
  const seen = new Map<string, string>();
  const rivals = book ? overlappingClasses(book, context) : [];
  const drafts: Draft[] = [];
  for (const source of roster.sources) {
    for (const row of dataRows(source, context.words)) {
      const { person, card, staged, alsoRead } = readEnrolment(row, book, context);
      if (!book)
        row.add(
          'name',
          refusing(
            'class-unknown',
            '找不到这份花名册对应的班期：请先导入开班申请表，或在表头写明班期名称和备案号',
          ),
        );
      if (person && book && !row.refused()) refuseClosed(row, person, book);
      if (person && !row.refused()) refuseRepeated(row, person, seen);
      if (person && book && !row.refused()) refuseOverlap(row, person, book, rivals);
      if (person && book && !row.refused()) {
        const { idNumber, name } = person;
        seen.set(idNumber, row.peek('serial') || String(row.number));
        book.enrolled.set(idNumber, { idNumber, name, known: false });
      } else book?.refusedNames.set(row.peek('name').replace(/\s/g, ''), firstRefusal(row));
      drafts.push({
        planned: { ...planRow(source, row, () => staged?.()), ...alsoRead },
        person: person?.idNumber ?? row.peek('name'),
        cardCell: cellRef(source.table.columns.get('account') ?? 0, row.number),
        ...(card && card.fault !== 'card-number-rounded' ? { card: card.number } : {}),
      });
    }
  }
  return drafts;
}

/** The first reason of a refused row, without the value of its cell. */
function firstRefusal(row: RowReader): string {
  const refused = row.findings.find((finding) => finding.gravity === 'refused');
  return (refused?.message ?? '').replace(/（单元格值[^）]*）/, '');
}

/** Nobody joins a class whose claim is under way or decided; a closed roster takes no row at all. */
function refuseClosed(row: RowReader, person: Person, { class: known, enrolled }: ClassBook): void {
  if (known.rosterClosed !== undefined) row.add('name', refusing('roster-closed', known.rosterClosed));
  else if (known.rosterComplete !== undefined && !enrolled.has(person.idNumber))
    row.add('name', refusing('roster-complete', known.rosterComplete));
}

function refuseRepeated(row: RowReader, person: Person, seen: ReadonlyMap<string, string>): void {
  const first = seen.get(person.idNumber);
  if (first !== undefined)
    row.add('idNumber', refusing('duplicate-in-class', `与本班第 ${first} 号学员为同一人，保留先出现的一行`));
}

/** Other classes that share days with this one. */
function overlappingClasses(book: ClassBook, context: PlanContext): ClassBook[] {
  const own = periodThrough(book.class.startOn, book.class.endOn);
  return context.classes.filter(
    (candidate) =>
      candidate !== book && overlaps(own, periodThrough(candidate.class.startOn, candidate.class.endOn)),
  );
}

/** The later class refuses; an enrolment that already exists is not undone by a class that begins earlier. */
function refuseOverlap(row: RowReader, person: Person, book: ClassBook, rivals: readonly ClassBook[]): void {
  const other = rivals.find((candidate) => {
    const member = candidate.enrolled.get(person.idNumber);
    return member !== undefined && (member.known || candidate.class.startOn <= book.class.startOn);
  });
  if (other)
    row.add(
      'idNumber',
      refusing(
        'overlapping-class',
        `同一人已先报名 ${other.class.name}（${periodText(other.class.startOn, other.class.endOn)}），上课日重叠（R11）`,
      ),
    );
}

function readEnrolment(row: RowReader, book: ClassBook | undefined, context: PlanContext) {
  const { words } = context;
  const person = readPerson(row, context, book?.class.startOn);
  const more = sexAndBirth(row, person?.idNumber, words);
  const before = row.findings.length;
  const enrolledOn = row.read('enrolledOn', readDate);
  if (enrolledOn === undefined && !row.findings.slice(before).some((f) => f.gravity === 'warned'))
    row.add('enrolledOn', warning('date-missing', '报名日期为空，报名先后无法认定：请补填'));
  const groups = row.read('group', readGroups(words, book?.class.startOn));
  const bank = row.read('bank', readText);
  const holder = row.read('holder', readText);
  const card = row.read('account', (value) => context.spoiled.check('bank-card', value, readCard(value)));
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
          ...known(more),
          groupsClaimed: groups ?? [],
          ...known(values),
          ...(card
            ? {
                account: known({
                  number: card.number,
                  bank,
                  holder,
                  trusted: card.trusted,
                  fault: card.fault,
                }),
              }
            : {}),
        })
      : undefined;
  const unwritten = card ? {} : known({ bank, holder });
  return {
    person,
    card,
    staged,
    alsoRead: Object.keys(unwritten).length > 0 ? { alsoRead: unwritten } : {},
  };
}

/** One card, several people: every row that names it is warned and its account is not trusted. */
function warnSharedCards(drafts: readonly Draft[]): PlannedRow[] {
  const holders = new Map<string, Set<string>>();
  for (const { card, person } of drafts) {
    if (card === undefined) continue;
    const people = holders.get(card);
    if (people) people.add(person);
    else holders.set(card, new Set([person]));
  }
  return drafts.map(({ planned, card, cardCell }) => {
    const people = card === undefined ? 0 : (holders.get(card)?.size ?? 0);
    if (people < 2) return planned;
    const remark = warning('card-shared', `同一卡号被 ${people} 名学员填报（R19）：核实前不向该卡支付`);
    const cells = [...planned.cells, { cell: cardCell, field: 'account', ...remark }];
    const staged = planned.staged;
    const untrusted =
      staged?.form === 'roster' && staged.account
        ? { staged: { ...staged, account: { ...staged.account, trusted: false, fault: 'card-shared' } } }
        : {};
    return { ...planned, ...untrusted, cells, outcome: outcomeOf(cells) };
  });
}
