import { count, spokenDay, yuan } from '../../../ui/index.ts';
import { words } from './words.ts';

type Term = (list: string, id: string) => string;

/** How the contents of a line are read: by name, and by what the value is. Codes and ids of the program are left out. */
const PARTS: Readonly<Record<string, (value: unknown, term: Term) => string>> = {
  number: text,
  publicationNumber: text,
  publication: text,
  claim: text,
  login: text,
  lineNo: text,
  rule: text,
  list: text,
  year: text,
  status: text,
  amountFen: money,
  totalFen: money,
  rows: figure,
  orders: figure,
  orderCount: figure,
  persons: figure,
  lines: figure,
  files: figure,
  fileCount: figure,
  sessions: figure,
  count: figure,
  facts: figure,
  size: figure,
  today: day,
  lastDay: day,
  suspendedOn: day,
  liftedOn: day,
  from: text,
  to: text,
  decision: (value, term) => term('decisions', String(value)),
  fundSource: (value, term) => term('fundSources', String(value)),
  department: (value, term) => term('departments', String(value)),
  role: (value, term) => term('roles', String(value)),
};

function text(value: unknown): string {
  return typeof value === 'object' ? '' : String(value);
}
function money(value: unknown): string {
  return typeof value === 'number' ? `${yuan(value)} ${words.yuan}` : '';
}
function figure(value: unknown): string {
  if (Array.isArray(value)) return count(value.length);
  return typeof value === 'number' ? count(value) : '';
}
function day(value: unknown): string {
  return typeof value === 'string' ? spokenDay(value) : '';
}

/** What a line of the journal says besides who did what: in words, with money in yuan. */
export function spoken(detail: Readonly<Record<string, unknown>>, term: Term): string {
  return Object.entries(detail)
    .flatMap(([key, value]) => {
      const said = value === null ? '' : (PARTS[key]?.(value, term) ?? '');
      const label = (words.parts as Readonly<Record<string, string>>)[key];
      return said === '' || label === undefined ? [] : [`${label} ${said}`];
    })
    .join('，');
}

/** The page of a thing that a line is about; undefined where it has none. */
export function pageOf(objectType: string, objectId: string): string | undefined {
  if (!/^[0-9a-f-]{36}$|^\d+$/.test(objectId)) return undefined;
  const folder = (
    {
      class: 'classes',
      'training-class': 'classes',
      claim: 'claims',
      publication: 'publications',
      'payment-batch': 'payments',
      'policy-version': 'policy-versions',
      'intake-batch': 'intake',
      recovery: 'recoveries',
      person: 'persons',
      organisation: 'organisations',
    } as Readonly<Record<string, string>>
  )[objectType];
  return folder === undefined ? undefined : `/desk/${folder}/${objectId}`;
}
