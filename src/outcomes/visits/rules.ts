import { NOT_FOUND } from '../../platform/access/index.ts';
import { type Refusal, refusal, type Uuid } from '../../platform/kernel/index.ts';
import { ENTRY_SHAPES, type EntryContent, type EntryKind, type EntrySent } from './contract.ts';

/** A list that was taken along ends after so long. */
export const LIST_HOURS = 24;
export const SIGNATURE_NAME = '本人签名';
/** What she reads afterwards of how she agreed. */
export const SIGNED = '入户时没有网络，看过身份证，本人在手机屏幕上签了名';

export const REFUSALS = {
  deviceUnknown: refusal(
    'device-unknown',
    '系统里没有登记这部手机，没有办理：请打开“入户登记”，点“登记这部手机”。',
    '/deviceId',
  ),
  deviceRevoked: refusal(
    'device-revoked',
    '这部手机已经报失停用，里面的名单和没发送的登记要清除：手机找回来的，请重新登记；没发送的请再走访一次。',
    '/deviceId',
  ),
  deviceOfOther: refusal(
    'device-of-other',
    '这部手机登记在另一位协理员名下，没有办理：请由他登录发送；要换人用，请先清除这部手机，再重新登记。',
    '/deviceId',
  ),
  deviceEnded: refusal('device-ended', '这部手机已经停用或者清除，不用再办。'),
  villageUnknown: refusal(
    'village-unknown',
    '这个村不在您管的范围里，名单没有带上：请从列表里选自己的村。',
    '/villageCode',
  ),
  notSigned: refusal(
    'signature-needed',
    '没有本人签名，不能替本人报名：请当面让本人在屏幕上签名，重新登记这一条。',
    '/signature',
  ),
  cardNotSeen: refusal(
    'card-not-seen',
    '没有看身份证，不能替本人报名：请看过身份证，重新登记这一条。',
    '/cardSeen',
  ),
  notPicture: refusal(
    'signature-broken',
    '签名的图片打不开，没有报名：请让本人重新签名，再登记一次。',
    '/signature',
  ),
  malformed: refusal('entry-malformed', '这一条填得不全或者不对，没有收下：请重新登记这一条，再把它删去。'),
  differs: refusal(
    'entry-differs',
    '同一编号已经收下另一条登记，这一条没有收下：请重新登记这一条，再把它删去。',
  ),
  elsewhere: refusal(
    'person-elsewhere',
    '这个人的户卡在别的村或者别的县，您不能登记：请告诉本人找那边的村协理员；确实搬到本村的，要那边把本人从户卡上移走。',
    '/personId',
  ),
  notYours: refusal(
    'person-not-yours',
    '这个人或者这条措施不在您村的名单里（可能已经搬走、并户或者改过），没有收下：请重新带上名单核对。',
    '/personId',
  ),
  versionConflict: refusal('version-conflict', '这部手机的登记刚刚有改动：请刷新后查看。'),
} as const satisfies Record<string, Refusal>;

const DAY = /^\d+-0?(\d+)-0?(\d+)$/;

/** The desk or a colleague was quicker: what stands there, and whom to tell of it where it is otherwise. */
export function endedBefore(
  status: 'done' | 'dropped',
  { words, on }: { readonly words: string | null; readonly on: string | null },
): Refusal {
  const how = status === 'done' ? '办好了' : '不办了';
  const day = on === null ? '' : `（${on.replace(DAY, '$1月$2日')}）`;
  const said = words === null ? '' : `，写的是“${words}”`;
  return refusal(
    'measure-ended',
    `这条措施已经有人记下${how}${day}${said}，您这一条没有收下：您写的话，县里、乡镇在“入户登记”里看得到；跟实际不一样的，请打电话告诉乡镇。`,
    '/measureId',
  );
}

/** What of an entry is kept beside its answer: what it is about besides a person, and words that name nobody. */
export function keptOf(entry: Pick<EntrySent, 'kind' | 'content'>) {
  const measure = entry.kind === 'measure' ? contentOf('measure', entry) : undefined;
  const enrolment = entry.kind === 'enrolment' ? contentOf('enrolment', entry) : undefined;
  const away = entry.kind === 'not-reached' ? contentOf('not-reached', entry) : undefined;
  return {
    measureId: (measure?.measureId ?? null) as Uuid | null,
    openingId: (enrolment?.openingId ?? null) as Uuid | null,
    said: {
      ...(measure ? { words: measure.words } : {}),
      ...(away ? { reason: away.reason, tries: away.tries } : {}),
    },
  };
}

/** A person or a plan out of reach is said in a helper's words; every other refusal stands as it is. */
export function inHelpersWords(refusals: readonly Refusal[]): Refusal[] {
  return refusals.map((one) => (one.code === NOT_FOUND.code ? REFUSALS.notYours : one));
}

/** What an entry holds, by its kind; undefined when it is not of its form. */
export function contentOf<K extends EntryKind>(
  kind: K,
  { content }: Pick<EntrySent, 'content'>,
): EntryContent<K> | undefined {
  const read = ENTRY_SHAPES[kind].safeParse(content);
  return read.success ? (read.data as EntryContent<K>) : undefined;
}
