import { placesUnder } from '../../law/reference/index.ts';
import { leadsTo } from '../../platform/access/index.ts';
import { type PersonId, type Refusal, type Result, refusal } from '../../platform/kernel/index.ts';
import { type NeedChannel, type NeedPlace, recordNeed } from '../../registry/needs/index.ts';
import { registerPersons } from '../../registry/persons/index.ts';
import { type Import, refuseAll, type StagedRow } from './import-context.ts';
import { wordKey } from './words.ts';

const NO_VILLAGE = leadsTo(
  'intake.stage',
  refusal('village-unknown', '乡镇村目录里没有这个村，行没有导入：请县区经办照目录改好村名，再上传本表。'),
);
const TWO_VILLAGES: Refusal = refusal(
  'village-ambiguous',
  '有几个村叫这个名字，行没有导入：请在“乡镇”一栏写明是哪个乡镇的，再上传本表。',
);

type NeedRow = StagedRow<'needs'>;
type PlaceOf = (row: NeedRow) => NeedPlace | Refusal;

/** 前柳村委会 is 前柳村, 湖滨社区居委会 is 湖滨社区: a list of places names the office, people name the place. */
const plain = (name: string) =>
  wordKey(name)
    .replace(/(村民委员会|村委会)$/, '村')
    .replace(/(居民委员会|居委会)$/, '');

/** The place that a row names: a village, else a township, else the county. */
async function placesNamed(work: Import): Promise<PlaceOf> {
  const { tx } = work.act;
  const townships = await placesUnder(tx, work.divisionCode, 'township');
  const villages = await placesUnder(tx, work.divisionCode, 'village');
  const place = ({ path, divisionCode }: { path: string; divisionCode: string }): NeedPlace => ({
    divisionPath: path,
    villageCode: divisionCode,
  });
  const called = (known: { name: string; divisionCode: string }, text: string) =>
    known.divisionCode === text || plain(known.name) === plain(text);
  return ({ staged: { township, village } }) => {
    const within = townships.filter((known) => township !== undefined && called(known, township));
    if (village !== undefined) {
      const found = villages.filter(
        (known) =>
          called(known, village) &&
          (within.length === 0 || within.some(({ divisionCode }) => divisionCode === known.parentCode)),
      );
      const [one, other] = found;
      if (other !== undefined) return TWO_VILLAGES;
      return one === undefined ? NO_VILLAGE : place(one);
    }
    const [own, second] = within;
    if (township === undefined) return { divisionPath: work.divisionPath, villageCode: null };
    return own !== undefined && second === undefined ? place(own) : NO_VILLAGE;
  };
}

/** Registers the people of the list and records what each wishes; the same wish that waits already is counted. */
export async function importNeeds(work: Import): Promise<void> {
  const rows = work.rowsOf('needs');
  if (rows.length === 0) return;
  const placeOf = await placesNamed(work);
  // Two lists of the same people lock their wishes in one order.
  const sorted = [...rows].sort((a, b) => (a.staged.idNumber < b.staged.idNumber ? -1 : 1));
  for (const row of sorted) {
    const place = placeOf(row);
    if ('code' in place) work.refuse(row, place, 'village');
    else {
      const recorded = await recordRow(work, row, place);
      if (!recorded.ok) refuseAll(work, row, recorded.refusals);
    }
  }
}

async function recordRow({ act }: Import, { staged }: NeedRow, place: NeedPlace): Promise<Result<unknown>> {
  const { idNumber, name, phone, idToBeConfirmed } = staged;
  const person = { idNumber, name, phone, confirmed: !idToBeConfirmed };
  const tie = { divisionPath: place.divisionPath, organisationId: null };
  const [personId] = await registerPersons(act, [person], tie);
  return recordNeed(
    act,
    {
      ...{ place, personId: personId as PersonId, kind: staged.kind, destination: staged.destination },
      occupationCode: staged.occupationCode,
      words: staged.words,
      wishedFrom: staged.wishedFrom,
      placeWished: staged.placeWished,
      channel: staged.channel as NeedChannel,
      askedOn: staged.askedOn,
    },
    'take-list',
  );
}
