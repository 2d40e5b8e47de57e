import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { performAct } from '../src/platform/access/index.ts';
import { done, type IdentityNumber, localDate } from '../src/platform/kernel/index.ts';
import { applyDutyList, compareDutyList, type DutyRow } from '../src/registry/households/index.ts';
import { COUNTY, type OpenCounty, openCounty } from './county.ts';
import { makePeople } from './people.ts';
import { type Row, seconds } from './table.ts';

const SEED = 20_211_130;
const PER_HOUSEHOLD = 3;
/** One row in a hundred is new, one is otherwise, one is gone. */
const SHARE = 100;

/**
 * A list of `count` people of another department beside what stands, under row policies: keys, COPY into the draft, the
 * comparison and the look at whoever is new or otherwise; the floor is a bare COPY of the same rows, keys made before.
 */
export async function benchDutyList(dataDir: string, count: number, runs: number): Promise<Row> {
  const county = await openCounty(dataDir);
  try {
    const people = [...makePeople(count + Math.ceil(count / SHARE), SEED)];
    const all = people.map(({ idNumber, name }, rowNo): DutyRow => rowOf(rowNo, idNumber, name));
    const filling = performance.now();
    await act(county, (inAct) => applyDutyList(inAct, listed('2021-10-19', all.slice(0, count))));
    const filled = performance.now() - filling;
    const owner = await county.app.db.owner();
    await owner.query('vacuum analyze');
    await owner.end();
    const next = all
      .filter((_, n) => n % SHARE !== 1)
      .slice(0, count)
      .map((row, rowNo) => ({
        ...row,
        rowNo,
        ...(rowNo % SHARE === 2 ? { listHousehold: `${row.listHousehold}-2` } : {}),
      }));
    const ours: number[] = [];
    const floor: number[] = [];
    let said = '';
    for (let run = 0; run < runs; run++) {
      const begun = performance.now();
      const found = await act(county, async (inAct) =>
        done(await compareDutyList(inAct, listed('2021-10-20', next))),
      );
      ours.push(performance.now() - begun);
      said = `${found.added} new, ${found.changed} otherwise, ${found.gone} gone, ${found.unchanged} as before`;
      if (found.added === 0 || found.changed === 0 || found.gone === 0)
        throw new Error(`nothing to compare: ${said}`);
      floor.push(await bareCopy(county, next));
    }
    const [mine, bare] = [ours, floor].map((times) => Math.min(...times)) as [number, number];
    return {
      name: 'duty-list',
      what: `${next.length} rows beside ${count} that stand`,
      ours: seconds(mine),
      floor: seconds(bare),
      ratio: mine / bare,
      target: '3x its COPY',
      seed: SEED,
      notes: [`${said}; the first list was applied in ${seconds(filled)}; best of ${runs}`],
    };
  } finally {
    await county.close();
  }
}

const rowOf = (rowNo: number, idNumber: IdentityNumber, name: string): DutyRow => ({
  ...{ rowNo, idNumber, name },
  idToBeConfirmed: false,
  listHousehold: String(Math.floor(rowNo / PER_HOUSEHOLD)),
  headName: null,
  relation: rowNo % PER_HOUSEHOLD === 0 ? '户主' : '家庭成员',
  listVillage: null,
  villageCode: null,
  recognisedOn: localDate('2017-12-31'),
});

const listed = (day: string, rows: readonly DutyRow[]) => ({
  kind: 'lifted' as const,
  countyCode: COUNTY,
  listedOn: localDate(day),
  source: 'bench',
  rows,
});

async function act<T>({ app, actor }: OpenCounty, work: Parameters<typeof performAct<T>>[3]): Promise<T> {
  const meta = { event: 'bench', objectType: 'bench', objectId: 'bench', requestId: app.ids.uuid() };
  const settled = await performAct(app, actor, meta, async (inAct) => {
    const result = await work(inAct);
    if (result.ok) await inAct.record({ event: 'bench', objectType: 'bench', objectId: 'bench' });
    return result;
  });
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusals));
  return settled.value;
}

/** The same rows by COPY into a table without keys, policies or triggers. */
async function bareCopy({ app }: OpenCounty, rows: readonly DutyRow[]): Promise<number> {
  const lines = rows.map((row) =>
    [
      row.rowNo,
      `\\\\x${app.ciphers.blindIndex('id-number', row.idNumber).toString('hex')}`,
      row.listHousehold,
      row.name,
      row.relation,
      row.recognisedOn,
    ].join('\t'),
  );
  const client = new pg.Client({ connectionString: app.db.appUrl });
  await client.connect();
  try {
    await client.query(`create temporary table bare (row_no int, person_key bytea, list_household text, name text,
      relation text, recognised_on date)`);
    const begun = performance.now();
    await pipeline(Readable.from([`${lines.join('\n')}\n`]), client.query(copyFrom('copy bare from stdin')));
    return performance.now() - begun;
  } finally {
    await client.end();
  }
}
