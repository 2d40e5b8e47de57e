import type { Vocabulary } from '../../law/policy/index.ts';
import type { OutTable } from '../../platform/access/index.ts';
import { fen, formatYuan } from '../../platform/kernel/index.ts';
import type { CatalogueBook } from './catalogue-book.ts';
import { seatsLeft } from './catalogue-openings.ts';
import type { Catalogue, CatalogueFilter } from './contract.ts';
import { matching } from './entries.ts';

type Cells = (book: CatalogueBook, filter: CatalogueFilter) => string[][];

const day = (on: string | null) => on ?? '';
const number = (value: number | null) => (value === null ? '' : String(value));

function wordsOf(vocabulary: Vocabulary) {
  const sections = vocabulary.sections();
  return (section: string, id: string) => sections[section]?.[id]?.zh ?? id;
}

/** Columns and cells of each catalogue as a file, with the same filters as its page. */
const FILES: Readonly<
  Record<Catalogue, { readonly title: string; readonly columns: readonly string[]; readonly cells: Cells }>
> = {
  openings: {
    title: '招生的班',
    columns: [
      '班名',
      '机构',
      '行政区划',
      '区划代码',
      '职业',
      '职业编码',
      '等级',
      '状态',
      '报名起',
      '报名止',
      '开班',
      '结业',
      '地点',
      '名额',
      '剩余名额',
      '排队人数',
      '报名地址',
    ],
    cells: (book, filter) => {
      const label = wordsOf(book.sources.policies.vocabulary);
      return matching(book.openings, filter)
        .filter(({ row }) => row.state !== 'cancelled')
        .map(({ row }) => [
          row.className,
          row.organisationName,
          row.divisionName,
          row.divisionCode,
          row.occupationName ?? '',
          row.occupationCode ?? '',
          number(row.level),
          label('openingStates', row.state),
          row.openFrom,
          row.openUntil,
          row.startOn,
          row.endOn,
          row.place ?? '',
          String(row.seats),
          String(seatsLeft(row)),
          String(row.queued),
          `/m/learn/${row.openingId}`,
        ]);
    },
  },
  projects: {
    title: '培训项目目录',
    columns: [
      '项目',
      '机构',
      '行政区划',
      '区划代码',
      '职业',
      '职业编码',
      '最高等级',
      '状态',
      '正在报名的班',
      '剩余名额',
      '来源',
    ],
    cells: (book, filter) => {
      const label = wordsOf(book.sources.policies.vocabulary);
      return matching(book.projects, filter).map(({ row }) => [
        row.name,
        row.organisationName,
        row.divisionName,
        row.divisionCode,
        row.occupationName ?? '',
        row.occupationCode ?? '',
        number(row.highestLevel),
        label('projectStates', row.state),
        String(row.openClasses),
        String(row.seatsLeft),
        row.source,
      ]);
    },
  },
  institutions: {
    title: '培训机构目录',
    columns: [
      '机构',
      '行政区划',
      '区划代码',
      '地址',
      '状态',
      '协议起',
      '协议止',
      '职业',
      '培训人次',
      '取证人数',
    ],
    cells: (book, filter) => {
      const label = wordsOf(book.sources.policies.vocabulary);
      return matching(book.institutions, filter).map(({ row }) => [
        row.name,
        row.divisionName,
        row.divisionCode,
        row.address ?? '',
        label('organisationStatuses', row.state),
        day(row.agreementFrom),
        day(row.agreementThrough),
        row.occupations.map(({ name }) => name).join('、'),
        String(row.trained),
        String(row.certified),
      ]);
    },
  },
  'scarce-occupations': {
    title: '急需紧缺职业目录',
    columns: ['职业', '职业编码', '行政区划', '区划代码', '起', '止', '依据'],
    cells: (book, filter) =>
      matching(book.scarce, filter).map(({ row }) => [
        row.occupationName ?? '',
        row.occupationCode,
        row.divisionName,
        row.divisionCode,
        row.from,
        day(row.through),
        row.source,
      ]),
  },
  standards: {
    title: '补贴标准目录',
    columns: [
      '补贴项目',
      '职业',
      '职业编码',
      '等级',
      '行政区划',
      '金额（元）',
      '计量单位',
      '起',
      '止',
      '依据',
    ],
    cells: (book, filter) => {
      const label = wordsOf(book.sources.policies.vocabulary);
      return matching(book.standards, filter).map(({ row }) => [
        label('benefits', row.benefit),
        row.occupationName ?? '',
        row.occupationCode ?? '',
        number(row.level),
        row.divisionName,
        formatYuan(fen(row.amountFen), false),
        label('units', row.unit),
        row.from,
        day(row.through),
        row.source,
      ]);
    },
  },
  platforms: {
    title: '线上培训平台目录',
    columns: ['平台', '网址', '行政区划', '状态', '起', '止', '依据'],
    cells: (book, filter) => {
      const label = wordsOf(book.sources.policies.vocabulary);
      return matching(book.platforms, filter).map(({ row }) => [
        row.name,
        row.link,
        row.divisionName,
        label('platformStates', row.state),
        row.from,
        day(row.through),
        row.source,
      ]);
    },
  },
  guides: {
    title: '办事指南目录',
    columns: ['补贴项目', '通知', '文号', '施行起', '施行止', '条件数', '标准条款'],
    cells: (book, filter) => {
      const label = wordsOf(book.sources.policies.vocabulary);
      return matching(book.guides, filter).map(({ row }) => [
        label('benefits', row.benefit),
        row.policyTitle,
        row.documentNumber ?? '',
        row.from,
        day(row.through),
        String(row.conditions),
        row.amountClause,
      ]);
    },
  },
};

/** A whole catalogue as a table, as the filters leave it. */
export function catalogueTable(book: CatalogueBook, catalogue: Catalogue, filter: CatalogueFilter): OutTable {
  const { title, columns, cells } = FILES[catalogue];
  return { fileName: title, title, columns, rows: cells(book, filter) };
}
