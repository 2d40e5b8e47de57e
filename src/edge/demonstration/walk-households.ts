import { type IdentityNumber, localDate, type PersonId } from '../../platform/kernel/index.ts';
import {
  applyDutyList,
  type DutyRow,
  joinHousehold,
  makeHousehold,
  planMeasure,
} from '../../registry/households/index.ts';
import { idNumbersOf, personViews } from '../../registry/persons/index.ts';
import type { Walk } from './walk.ts';

type Relation = Parameters<typeof joinHousehold>[1]['relation'];

/** Somebody of a family that is made up: name and number, and what she is to the head. */
interface Relative {
  readonly name: string;
  readonly idNumber: string;
  readonly relation: Relation;
}

interface Family {
  readonly villageCode: string;
  readonly address: string;
  /** A trainee of the county, by the place among those who are handed in, or somebody made up. */
  readonly head: number | Pick<Relative, 'name' | 'idNumber'>;
  readonly others: readonly Relative[];
  readonly plan?: readonly [need: string, measure: string, responsible: string, dueOn: string];
}

const LIANGCUN = '371526101369';
const YINJI = '371526102209';

const FAMILIES: readonly Family[] = [
  {
    villageCode: LIANGCUN,
    address: '村东头 3 号',
    head: 0,
    others: [{ name: '谷玉莲', idNumber: '371526197203150023', relation: 'spouse' }],
    plan: ['想在家附近找活干', '推荐镇上的扶贫车间，两次上门说岗位', '村协理员 谭守田', '2021-11-30'],
  },
  {
    villageCode: LIANGCUN,
    address: '村西头 11 号',
    head: 1,
    others: [],
  },
  {
    villageCode: LIANGCUN,
    address: '村南 7 号',
    head: { name: '谷长顺', idNumber: '371526196305220016' },
    others: [{ name: '邵桂香', idNumber: '371526196511080026', relation: 'spouse' }],
    plan: ['男主人会砌墙，没有证', '报名砌筑工班，考个证', '镇人社站 纪明', '2021-12-20'],
  },
  {
    villageCode: YINJI,
    address: '前街 2 号',
    head: { name: '邵大有', idNumber: '371526197008140030' },
    others: [{ name: '邵小雨', idNumber: '371526200106190028', relation: 'child' }],
    plan: ['女儿初中毕业，没有接着上学', '带她看保育员班，帮她报名', '村协理员 谭守田', '2021-10-31'],
  },
  {
    villageCode: YINJI,
    address: '后街 9 号',
    head: { name: '纪秀芝', idNumber: '371526195812010027' },
    others: [],
  },
  {
    villageCode: YINJI,
    address: '后街 15 号',
    head: { name: '谷满仓', idNumber: '371526196602280015' },
    others: [
      { name: '孔凡英', idNumber: '371526196804170025', relation: 'spouse' },
      { name: '谷小满', idNumber: '371526199207050010', relation: 'child' },
    ],
  },
];

/** Which families stand on the list of the department, under which number; one of them in another village than ours. */
const LISTED: readonly (readonly [
  family: number,
  listNumber: string,
  villageCode: string,
  village: string,
])[] = [
  [0, '3715260101', LIANGCUN, '梁村镇梁村社区'],
  [2, '3715260103', LIANGCUN, '梁村镇梁村社区'],
  [3, '3715260204', LIANGCUN, '梁村镇梁村社区'],
  [5, '3715260206', YINJI, '尹集镇双庙新村'],
];

/** Six households of two villages, some with a plan; then the department's list comes in, with a difference to look into. */
export async function keepHouseholds(walk: Walk, trainees: readonly PersonId[]): Promise<void> {
  const heads = await trainedHeads(walk, trainees);
  const names: { readonly name: string; readonly idNumber: string }[][] = [];
  for (const family of FAMILIES) {
    const head = typeof family.head === 'number' ? heads[family.head] : family.head;
    if (head === undefined) throw new Error('the demonstration has nobody to be the head of a household');
    names.push([head, ...family.others]);
    await keepFamily(walk, family, head);
  }
  const rows = LISTED.flatMap(([family, listHousehold, villageCode, listVillage]) =>
    (names[family] ?? []).map(
      ({ name, idNumber }, place): Omit<DutyRow, 'rowNo'> => ({
        ...{ name, listHousehold, villageCode, listVillage, headName: null },
        idNumber: idNumber as IdentityNumber,
        idToBeConfirmed: false,
        relation: place === 0 ? '户主' : '家庭成员',
        recognisedOn: localDate('2017-12-31'),
      }),
    ),
  );
  await walk.as('handler', 'duty-list-applied', (act) =>
    applyDutyList(act, {
      kind: 'lifted',
      countyCode: '371526',
      listedOn: act.clock.today(),
      source: '高唐县脱贫人口名单',
      rows: rows.map((row, rowNo) => ({ ...row, rowNo })),
    }),
  );
}

/** Name and number of trainees whom the county knows. */
function trainedHeads(walk: Walk, trainees: readonly PersonId[]) {
  return walk.as('handler', 'household-viewed', async (act) => {
    const numbers = await idNumbersOf(act.tx, act.ciphers, trainees);
    const views = await personViews(act.tx, trainees);
    await act.record({
      event: 'household-viewed',
      objectType: 'household',
      objectId: 'new',
      outcome: 'viewed',
    });
    const found = trainees.map((personId) => ({
      name: views.get(personId)?.name ?? '',
      idNumber: numbers.get(personId) ?? '',
    }));
    return { ok: true, value: found } as const;
  });
}

async function keepFamily(
  walk: Walk,
  family: Family,
  head: { readonly name: string; readonly idNumber: string },
): Promise<void> {
  const { villageCode, address, others, plan } = family;
  const fromOn = localDate('2021-01-01');
  const made = await walk.as('villager', 'household-made', (act) =>
    makeHousehold(act, { villageCode, address, head, fromOn }),
  );
  let version = 1;
  for (const { name, idNumber, relation } of others) {
    const joined = await walk.as('villager', 'household-joined', (act) =>
      joinHousehold(act, {
        ...{ name, idNumber, relation, fromOn, version },
        householdId: made.householdId,
        reason: '建卡时登记',
      }),
    );
    version = joined.version;
  }
  if (plan === undefined) return;
  const [need, measure, responsible, dueOn] = plan;
  await walk.as('villager', 'household-measure-planned', (act) =>
    planMeasure(act, { householdId: made.householdId, need, measure, responsible, dueOn: localDate(dueOn) }),
  );
}
