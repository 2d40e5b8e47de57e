import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWorkbook } from '../src/edge/workbooks/index.ts';
import { type BenchClass, COUNTY, fileClasses, openCounty } from './county.ts';
import { copyLines } from './floor.ts';
import { bestOf, callProgram } from './measure.ts';
import { makePeople } from './people.ts';
import { type Row, seconds } from './table.ts';

const SEED = 20_210_615;
const COLUMNS = [
  '序号',
  '姓名',
  '公民身份号码',
  '性别',
  '出生日期',
  '民族',
  '人员类别',
  '就业失业登记证号码',
  '户口性质',
  '户口所在地区划',
  '家庭住址',
  '联系电话',
  '报名日期',
  '开户银行',
  '银行户名',
  '银行账号',
  '备注',
];

/** One roster through `jilu intake`, beside COPY of the same cells into one bare table of the same server. */
export async function benchIntake(workFolder: string, count: number, floorRuns: number): Promise<Row> {
  const dataDir = join(workFolder, 'intake-data');
  const rosters = join(workFolder, 'rosters');
  await mkdir(rosters);
  const county = await openCounty(dataDir);
  try {
    const { classes } = await fileClasses(county, 1, 1);
    const [trainingClass] = classes;
    if (!trainingClass) throw new Error('no class was filed');
    const rows = rowsOf(count);
    const workbook = await workbookOf(trainingClass, rows);
    await writeFile(join(rosters, `学员花名册-${trainingClass.name}.xlsx`), workbook);
    const lines = linesOf(rows);
    const owner = await county.app.db.owner();
    const floor = await bestOf(floorRuns, async () => {
      await owner.query('drop table if exists bench_roster');
      await owner.query(`create table bench_roster (${COLUMNS.map((_, n) => `c${n} text`).join(', ')})`);
      return copyLines(owner, 'bench_roster', lines);
    });
    await owner.query('drop table bench_roster');
    const call = await callProgram([
      'bin/jilu.mjs',
      'intake',
      rosters,
      '--region',
      COUNTY,
      '--data',
      dataDir,
    ]);
    await owner.query(`select set_config('app.scope_kind', 'system', false)`);
    const { rows: stored } = await owner.query<{ enrolled: number }>(
      'select count(*)::int as enrolled from enrolment',
    );
    await owner.end();
    const enrolled = stored[0]?.enrolled ?? 0;
    if (call.status !== 0 || enrolled !== count)
      throw new Error(`the roster did not come in: ${enrolled} of ${count}; ${call.stderr}${call.stdout}`);
    return {
      name: 'intake',
      what: `${count} rows of one roster, ${(workbook.byteLength / 1e6).toFixed(1)} MB xlsx`,
      ours: seconds(call.milliseconds),
      floor: seconds(floor),
      ratio: call.milliseconds / floor,
      ...call.used,
      seed: SEED,
      target: '10 s, 512 MB for 100,000 rows',
      notes: [
        `stages by the clock from the start of the process: ${call.progress.map(({ line, at }) => `${line} ${seconds(at)}`).join(', ')}`,
        'floor: COPY of the same cells as text into one table without key or index',
      ],
    };
  } finally {
    await county.close();
  }
}

type Cells = (string | number | null)[];

function rowsOf(count: number): Cells[] {
  return [...makePeople(count, SEED)].map((person, n) => [
    n + 1,
    person.name,
    person.idNumber,
    person.sex,
    person.birthOn,
    '汉族',
    '农村转移就业劳动者',
    null,
    '农业',
    COUNTY,
    person.address,
    person.phone,
    '2021-06-11',
    '农村商业银行',
    person.name,
    person.card,
    null,
  ]);
}

function workbookOf({ name, number }: BenchClass, rows: readonly Cells[]): Promise<Uint8Array> {
  return writeWorkbook([
    {
      name: '花名册',
      titles: [
        '高唐县政府补贴性职业培训学员花名册',
        `培训机构（盖章）：高唐县基准职业培训学校　　班期名称：${name}（${number}）　　职业（工种）：保育员　　填报日期：2021.6.15`,
      ],
      columns: COLUMNS.map((header, n) => ({ header, kind: n === 0 ? 'number' : 'text' })),
      rows,
    },
  ]);
}

const LINES_A_CHUNK = 500;

function linesOf(rows: readonly Cells[]): Buffer[] {
  const chunks: Buffer[] = [];
  for (let from = 0; from < rows.length; from += LINES_A_CHUNK)
    chunks.push(
      Buffer.from(
        rows
          .slice(from, from + LINES_A_CHUNK)
          .map((row) => `${row.map((cell) => cell ?? '\\N').join('\t')}\n`)
          .join(''),
      ),
    );
  return chunks;
}
