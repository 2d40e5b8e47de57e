import { useSearchParams } from 'react-router';
import { type Column, type Filter, MarginRow } from '../../../ui/index.ts';
import { words } from './words.ts';

const { list } = words;

export const FILTERS: readonly Filter[] = [
  { name: 'benefit', label: list.benefit, kind: 'word', in: 'benefits' },
];

interface OfPerson {
  readonly person: { readonly personId: number; readonly name: string; readonly idNumberMasked: string };
  readonly benefit: string;
  readonly subjectName: string;
  readonly organisationName: string | null;
}

/** Who and about what: the first columns of both lists. */
export function personColumns<R extends OfPerson>(): readonly Column<R>[] {
  return [
    { id: 'person', title: list.person, value: (row) => row.person.name, width: 5 },
    { id: 'idNumber', title: list.idNumber, value: (row) => row.person.idNumberMasked, width: 11 },
    {
      id: 'benefit',
      title: list.benefit,
      value: (row) => row.benefit,
      kind: 'word',
      in: 'benefits',
      width: 8,
    },
    { id: 'subject', title: list.subject, value: (row) => row.subjectName, width: 9 },
    {
      id: 'organisation',
      title: list.organisation,
      value: (row) => row.organisationName,
      width: 12,
      off: true,
    },
  ];
}

/** The sentence that says why, with its clause beside it. */
export function reasonColumn<
  R extends { readonly reason: { because: string; clause: string } },
>(): Column<R> {
  return {
    id: 'because',
    title: list.because,
    value: (row) => `${row.reason.clause} ${row.reason.because}`,
    cell: ({ reason }) => (
      <MarginRow law={{ clause: reason.clause }}>
        <p>{reason.because}</p>
      </MarginRow>
    ),
    width: 26,
  };
}

/** What the list is narrowed to, as the address holds it: for its totals and its workbook. */
export function useAsked<N extends string>(
  names: readonly N[],
): { query: Partial<Record<N, string>>; search: string } {
  const [address] = useSearchParams();
  const query: Partial<Record<N, string>> = {};
  const search = new URLSearchParams();
  for (const name of names) {
    const value = address.get(name);
    if (!value) continue;
    query[name] = value;
    search.set(name, value);
  }
  return { query, search: search.size === 0 ? '' : `?${search}` };
}
