import { openAppForCli } from '../src/edge/app/index.ts';
import { lawOfRegion } from '../src/edge/intake/index.ts';
import { type Act, type Actor, performAct } from '../src/platform/access/index.ts';
import {
  type CreditCode,
  done,
  type LocalDate,
  localDate,
  type Result,
  type Uuid,
} from '../src/platform/kernel/index.ts';
import { upsertOrganisation } from '../src/registry/organisations/index.ts';
import { importClass } from '../src/training/classes/index.ts';

// A county for the benches: one institution, and classes that have ended.

export const COUNTY = '371526';
export const COUNTY_PATH = 'd37.d15.d26';
const SCHOOL = '52371526MA554330X0' as CreditCode;
const OCCUPATION = { occupationCode: '4-10-01-03', occupationText: '保育师', level: 5 } as const;

export type OpenCounty = Awaited<ReturnType<typeof openCounty>>;

/** The application of a data directory as the command line opens it, with an act by whoever calls. */
export async function openCounty(dataDir: string, region = COUNTY) {
  const opened = await openAppForCli({ data: dataDir }, { region });
  const { app, actor } = opened;
  return {
    app,
    actor,
    close: opened.close,
    act: <T>(work: (act: Act) => Promise<Result<T>>) => actAs(app, actor, work),
  };
}

async function actAs<T>(
  app: Parameters<typeof performAct>[0],
  actor: Actor,
  work: (act: Act) => Promise<Result<T>>,
): Promise<T> {
  const meta = { event: 'bench', objectType: 'bench', objectId: 'bench', requestId: app.ids.uuid() };
  const result = await performAct(app, actor, meta, async (act) => {
    const value = await work(act);
    if (value.ok) await act.record({ event: 'bench', objectType: 'bench', objectId: 'bench' });
    return value;
  });
  if (!result.ok) throw new Error(result.refusals.map(({ message }) => message).join(' '));
  return result.value;
}

export interface BenchClass {
  readonly classId: Uuid;
  readonly name: string;
  readonly number: string;
}

export const CLASS_DAYS: readonly LocalDate[] = ['2021-06-28', '2021-06-29', '2021-06-30', '2021-07-01'].map(
  localDate,
);

/** Files classes as a bureau takes them over from paper: approved, over, their roster still open to the bureau. */
export async function fileClasses(
  county: OpenCounty,
  from: number,
  count: number,
): Promise<{ organisationId: Uuid; classes: BenchClass[] }> {
  const { policyFor } = lawOfRegion(county.app.policies);
  return county.act(async (act) => {
    const school = await upsertOrganisation(act, {
      name: '高唐县基准职业培训学校',
      creditCode: SCHOOL,
      kind: 'institution',
      divisionCode: COUNTY,
      source: 'bench',
    });
    if (!school.ok) return school;
    const classes: BenchClass[] = [];
    for (let n = from; n < from + count; n++) {
      const name = `基准${n}班`;
      const number = `高人社培备〔2021〕${1000 + n}号`;
      const filed = await importClass(
        act,
        {
          ...OCCUPATION,
          name,
          number,
          creditCode: SCHOOL,
          divisionCode: COUNTY,
          trainingKind: 'employment-skills',
          totalHours: 80,
          startOn: CLASS_DAYS[0] as LocalDate,
          endOn: CLASS_DAYS.at(-1) as LocalDate,
          organiser: 'institution',
          filedOn: localDate('2021-06-15'),
          approvedOn: localDate('2021-06-18'),
          teachers: [],
          file: 'bench.xlsx',
        },
        policyFor,
      );
      if (!filed.ok) return filed;
      classes.push({ classId: filed.value.classId, name, number });
    }
    return done({ organisationId: school.value.organisationId, classes });
  });
}
