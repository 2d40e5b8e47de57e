import { readWorkbook, type Sheet } from '../edge/workbooks/index.ts';
import type { AppFixture, SignedIn } from './app-fixture.ts';

export interface Lists {
  rows: { listId: string; name: string; people: number; isJudgement: boolean; clause: string }[];
  known: number;
  onNone: number;
}
export interface People {
  rows: { key: string; personId: number; name: string; idNumberMasked: string; facts: string[] }[];
  next: string | null;
  total: number;
  unshown: number;
}

/** Reads the pages and workbooks of the ledgers of an app as somebody who has signed in. */
export function ledgerReader(fixture: AppFixture) {
  async function get<T>(session: SignedIn, path: string): Promise<T> {
    const reply = await fixture.send(session, 'GET', path);
    if (reply.status !== 200)
      throw new Error(`${path}: ${reply.text} ${JSON.stringify(fixture.logged.slice(-2))}`);
    return reply.body as T;
  }
  async function peopleOf(session: SignedIn, query: string): Promise<People> {
    const rows: People['rows'] = [];
    let after = '';
    for (;;) {
      const page = await get<People>(
        session,
        `/api/ledger-people?limit=4&${query}${after && `&after=${encodeURIComponent(after)}`}`,
      );
      rows.push(...page.rows);
      if (page.next === null) return { ...page, rows };
      after = page.next;
    }
  }
  async function workbook(session: SignedIn, what: string, place?: string): Promise<readonly Sheet[]> {
    const reply = await fixture.server.inject({
      method: 'POST',
      url: '/api/ledgers/export',
      payload: { what, ...(place === undefined ? {} : { place }) },
      headers: {
        cookie: session.cookie,
        'x-csrf-token': session.csrfToken,
        'idempotency-key': fixture.app.ids.uuid(),
      },
    });
    if (reply.statusCode !== 200) throw new Error(reply.body);
    const read = await readWorkbook('台账.xlsx', reply.rawPayload);
    if (!read.ok) throw new Error(JSON.stringify(read.refusals));
    return read.value.sheets;
  }

  return { get, peopleOf, workbook };
}

const textOf = (cell: unknown) =>
  cell === undefined || cell === null
    ? ''
    : typeof cell === 'string'
      ? cell
      : (cell as { text: string }).text;
/** The rows below the head of a sheet, as text. */
export const cellsOf = (sheet: Sheet | undefined, titles = 1) =>
  (sheet?.rows ?? []).filter(({ number }) => number > titles + 1).map(({ cells }) => [...cells].map(textOf));
