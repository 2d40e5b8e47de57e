import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuid7 } from './uuid7.ts';
import type { County, Version } from './walk-county.ts';
import { writeList } from './workbooks.ts';

type Rows = readonly (readonly string[])[];
export interface Batch extends Version {
  readonly batchId: string;
}

/** Sends a list as a workbook, as the intake page does; it is staged. */
export async function stage(county: County, name: string, rows: Rows): Promise<Batch> {
  const folder = mkdtempSync(join(tmpdir(), 'jilu-walk-'));
  try {
    const path = join(folder, `${name}.xlsx`);
    await writeList(path, name, rows);
    const form = new FormData();
    const batchId = uuid7();
    form.append('batchId', batchId);
    form.append('files', new File([readFileSync(path)], `${name}.xlsx`));
    await county.upload('handler', '/api/intake', form);
    return county.get<Batch>('handler', `/api/intake/${batchId}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Stages a list and imports it. */
async function bring(county: County, name: string, rows: Rows): Promise<Batch> {
  const { batchId, version } = await stage(county, name, rows);
  const path = `/api/intake/${batchId}`;
  await county.post('handler', `${path}/confirm`, { version });
  return county.get<Batch>('handler', path);
}

const LIST_HEAD =
  '序号,班期名称,开班备案号,统一社会信用代码,培训职业（工种）,培训等级,培训类别,计划人数,总课时,开班日期,结业日期,批准日期';
/** Brings a class that was approved on paper, by its row of the list of approved classes. */
export async function approvedOnPaper(
  county: County,
  { name, number, through }: { readonly name: string; readonly number: string; readonly through: string },
): Promise<string> {
  await bring(county, '开班备案汇总表', [
    LIST_HEAD.split(','),
    [
      ...['1', name, number, '52371526MA554330X0', '保育师', '初级', '就业技能培训', '30', '80'],
      ...['2021-10-08', through, '2021-06-01'],
    ],
  ]);
  const { rows } = await county.get<{ rows: { classId: string; name: string }[] }>(
    'handler',
    '/api/classes?limit=100',
  );
  return rows.find((row) => row.name === name)?.classId ?? '';
}

const CATALOGUE_HEAD =
  '序号,机构名称,统一社会信用代码,办学许可证号,机构类型,行政区划代码,地址,法定代表人,联系电话,签约日期,协议有效期至,培训职业（工种）,最高等级,状态,暂停日期,暂停原因';
export interface School {
  readonly name: string;
  readonly creditCode: string;
  readonly from: string;
  readonly through: string;
}

/** Brings schools into the catalogue by its workbook. */
export function catalogue(county: County, schools: readonly School[]): Promise<Batch> {
  return bring(county, '机构目录', [
    CATALOGUE_HEAD.split(','),
    ...schools.map(({ name, creditCode, from, through }, index) => [
      ...[String(index + 1), name, creditCode, `人社民371526400${creditCode.slice(-4, -1)}9号`],
      ...['民办职业培训学校', '371526', '高唐县检查路 1 号', '检查人', '19900131399', from, through],
      ...['保育员、育婴员', '三级/高级工', '正常', '', ''],
    ]),
  ]);
}
