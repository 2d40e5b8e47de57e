import type { Result } from '../../platform/kernel/index.ts';
import {
  markContact,
  type NeedToRecord,
  personOfWish,
  placeOfWish,
  recordNeed,
} from '../../registry/needs/index.ts';
import type { Walk } from './walk.ts';

const LIANGCUN = '371526101369';
const YINJI = '371526102209';

type Wish = Pick<
  NeedToRecord,
  'kind' | 'occupationCode' | 'words' | 'placeWished' | 'destination' | 'whereTo'
>;
interface Asked {
  readonly by: 'township' | 'villager';
  readonly name: string;
  readonly idNumber: string;
  readonly villageCode: string;
  readonly wish?: Wish;
  readonly mark?: 'no-wish' | 'not-reached';
}

/** People of the villages and what they said; one said nothing, one was not at home, and some were not asked yet. */
const ASKED: readonly Asked[] = [
  {
    ...{ by: 'villager', name: '谷长顺', idNumber: '371526196305220016', villageCode: LIANGCUN },
    wish: {
      kind: 'assessment',
      occupationCode: '6-29-01-01',
      words: '会砌墙，想考个证',
      destination: 'stay',
    },
  },
  {
    ...{ by: 'township', name: '谷玉莲', idNumber: '371526197203150023', villageCode: LIANGCUN },
    wish: { kind: 'job', words: '想在家门口找个活', placeWished: '梁村镇', destination: 'stay' },
  },
  {
    ...{ by: 'township', name: '邵桂香', idNumber: '371526196511080026', villageCode: LIANGCUN },
    wish: { kind: 'training', words: '想学月嫂', placeWished: '县城', destination: 'leave', whereTo: '北京' },
  },
  {
    ...{ by: 'villager', name: '邵小雨', idNumber: '371526200106190028', villageCode: YINJI },
    wish: { kind: 'training', occupationCode: '4-10-01-03', words: '想学带孩子', destination: 'not-known' },
  },
  {
    ...{ by: 'villager', name: '谷满仓', idNumber: '371526196602280015', villageCode: YINJI },
    mark: 'no-wish',
  },
  {
    ...{ by: 'villager', name: '谷小满', idNumber: '371526199207050010', villageCode: YINJI },
    mark: 'not-reached',
  },
];

/** The helper and the township ask people of two villages and write down what they say. */
export async function askPeople(walk: Walk): Promise<void> {
  for (const { by, name, idNumber, villageCode, wish, mark } of ASKED)
    await walk.as(by, wish ? 'need-recorded' : 'contact-marked', async (act): Promise<Result<unknown>> => {
      const place = await placeOfWish(act, villageCode);
      if (!place.ok) return place;
      const person = await personOfWish(act, { name, idNumber }, place.value);
      if (!person.ok) return person;
      const about = { personId: person.value, place: place.value, channel: 'household-visit' } as const;
      if (wish) return recordNeed(act, { ...about, ...wish });
      return markContact(
        act,
        mark === 'not-reached'
          ? { ...about, kind: mark, reason: 'not-at-home', tries: 2 }
          : { ...about, kind: 'no-wish' },
      );
    });
}
