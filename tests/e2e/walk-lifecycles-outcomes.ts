import type { County, Version } from './walk-county.ts';
import { catalogue, stage } from './walk-intake.ts';
import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';
import { checkDigitOf } from './workbooks.ts';

const FIRST_17 = '37152619810202033';
const reason = '与县局和本人核对';
const opinion = '材料齐全，理由成立';

const policyVersion: Lifecycle = {
  name: 'a version of the amounts after its draft',
  async *go({ ids, get, post }) {
    const [path, page] = [`/api/policy-versions/${ids.versionId}`, `/desk/policy-versions/${ids.versionId}`];
    const act = async (login: string, name: string, data: object = {}) => {
      const { version } = await get('handler', path);
      await post(login, `${path}/${name}`, { version, ...data });
    };
    await act('handler', 'submit');
    yield stop('policy-version', 'submitted', page, 'handler', 'reviewer2');
    await act('reviewer2', 'review', {
      decision: 'returned',
      reasonCode: 'other',
      opinion: '请核对实施日期再报',
    });
    yield stop('policy-version', 'returned', page, 'handler');
    await act('handler', 'submit');
    await act('reviewer2', 'review', { decision: 'passed' });
    yield stop('policy-version', 'reviewed', page, 'handler', 'finance');
    await act('finance', 'finance-signature', { decision: 'passed' });
    const approved = {
      ...stop('policy-version', 'approved', page, 'handler', 'finance'),
      shown: 'scheduled',
    };
    yield approved;
    await act('handler', 'repeal-proposal', { reason });
    yield approved;
    await act('handler', 'repeal-withdrawal', { reason });
  },
};

/** A way through an appeal: what the office decides, and what the office above. */
async function appealActs({ post }: County, subjectId: string) {
  const { appealId } = await post<{ appealId: string }>('handler', '/api/appeals', {
    subjectType: 'suspension',
    subjectId,
    content: '整改已经完成，请复核暂停决定',
    appellant: '检查学校',
    paperNumber: `检查〔2021〕${subjectId.slice(-4)}号`,
  });
  const path = `/api/appeals/${appealId}`;
  let version = 1;
  const act = async (login: string, name: string, data: object) => {
    ({ version } = await post<Version>(login, `${path}/${name}`, { version, ...data }));
  };
  return {
    page: `/desk/appeals/${appealId}`,
    decide: (outcome: string) => act('reviewer4', 'decision', { outcome, opinion }),
    goUp: () => act('handler', 'above', { reason }),
    decideAbove: (outcome: string) => act('city', 'decision-above', { outcome, opinion }),
    withdraw: () => act('handler', 'withdraw', { reason }),
  };
}

interface Suspended {
  readonly suspensions: readonly { readonly suspensionId: string; readonly canBeLifted: boolean }[];
}

const appeal: Lifecycle = {
  name: 'appeals, decided by the office and by the one above',
  async *go(county) {
    const { get } = county;
    const { rows } = await get<{ rows: { name: string; organisationId: string }[] }>(
      'handler',
      '/api/organisations?limit=200',
    );
    const suspensionOf = async (name: string) => {
      const found = rows.find((row) => row.name.includes(name));
      const detail = await get<Suspended>('handler', `/api/organisations/${found?.organisationId}`);
      return detail.suspensions.find(({ canBeLifted }) => canBeLifted)?.suspensionId ?? '';
    };
    const first = await appealActs(county, await suspensionOf('安颐'));
    await first.decide('partly');
    yield stop('appeal', 'partly', first.page, 'handler');
    await first.goUp();
    yield stop('appeal', 'above', first.page, 'city', 'handler');
    await first.decideAbove('upheld');
    yield stop('appeal', 'upheld-above', first.page, 'handler');

    const second = await appealActs(county, await suspensionOf('创领'));
    await second.decide('dismissed');
    yield stop('appeal', 'dismissed', second.page, 'handler');

    const third = await appealActs(county, await suspensionOf('在册'));
    await third.decide('upheld');
    yield stop('appeal', 'upheld', third.page, 'handler');
  },
};

/** Somebody in a class, whose result a villager disputes for her at the desk. */
async function disputeAtDesk({ get, post, today }: County): Promise<string> {
  const { rows } = await get<{ rows: { classId: string; name: string }[] }>('handler', '/api/classes');
  const classId = rows.find(({ name }) => name === '养老护理班')?.classId;
  const sheet = await get<{ rows: { personId: number }[] }>('handler', `/api/classes/${classId}/results`);
  const { disputeId } = await post<{ disputeId: string }>('handler', '/api/disputes', {
    personId: sheet.rows[0]?.personId,
    subjectType: 'class',
    subjectId: classId,
    fact: 'result',
    kind: 'not-examined',
    content: '考试那天在外地，没有参加',
    channel: 'counter',
    broughtBy: '村干部',
    broughtOn: await today(),
  });
  return disputeId;
}

const dispute: Lifecycle = {
  name: 'what a worker says is wrong',
  async *go(county) {
    const { get, post, ids } = county;
    const path = `/api/disputes/${ids.disputeId}`;
    const page = `/desk/disputes/${ids.disputeId}`;
    const act = async (login: string, name: string, data: object) => {
      const { version } = await get(login, path);
      await post(login, `${path}/${name}`, { version, ...data });
    };
    yield stop('dispute', 'open', page, 'handler');
    yield stop('dispute', 'open', '/m/disputes', 'worker');
    yield stop('dispute', 'open', `/desk/disputes/${await disputeAtDesk(county)}`, 'handler');
    await act('handler', 'answer', { answer: 'upheld', reply: '看了考场记录，您那天没有到考' });
    yield stop('dispute', 'proposed', page, 'reviewer1', 'handler');
    await act('reviewer1', 'decision', { decision: 'passed' });
    yield stop('dispute', 'upheld', page, 'handler');
  },
};

interface Slips {
  readonly rows: readonly { readonly slipId: string; readonly version: number; readonly status: string }[];
}

const slip: Lifecycle = {
  name: 'a notice on paper',
  async *go(county) {
    const page = '/desk/deliveries';
    const read = async (slipId?: string) => {
      const { rows } = await county.get<Slips>('handler', '/api/delivery-slips');
      const found = rows.find((row) => (slipId ? row.slipId === slipId : row.status === 'to-print'));
      if (!found) throw new Error('nothing is to be printed');
      return found;
    };
    const { slipId } = await read();
    yield stop('delivery-slip', 'to-print', page, 'handler');
    await county.post('handler', '/api/delivery-slips/print', { slipIds: [slipId] });
    yield stop('delivery-slip', 'printed', page, 'handler');
    await county.post('handler', `/api/delivery-slips/${slipId}/record`, {
      version: (await read(slipId)).version,
      outcome: 'undelivered',
      on: await county.today(),
      reason: '家里没有人',
    });
    yield stop('delivery-slip', 'undelivered', page, 'handler');
    const act = async (name: string, body: object) =>
      county.post('handler', `/api/delivery-slips/${slipId}/${name}`, {
        version: (await read(slipId)).version,
        ...body,
      });
    const on = await county.today();
    const ended = `${page}?all=true`;
    await county.post('handler', '/api/delivery-slips/print', { slipIds: [slipId] });
    await act('record', { outcome: 'handed-over', on, signedBy: '本人' });
    yield stop('delivery-slip', 'handed-over', ended, 'handler');
    await act('reopening', { reason });
    await act('record', { outcome: 'refused', on, witness: '村干部' });
    yield stop('delivery-slip', 'refused', ended, 'handler');
    await act('reopening', { reason });
    await act('cancel', { reason });
    yield stop('delivery-slip', 'cancelled', ended, 'handler');
  },
};

const intake: Lifecycle = {
  name: 'a workbook that is imported and taken back',
  async *go(county) {
    const batch = await catalogue(county, [
      {
        name: '高唐县检查误录培训学校',
        creditCode: '52371526MA5WA1K69E',
        from: '2021-01-08',
        through: '2021-12-31',
      },
    ]);
    const page = `/desk/intake/${batch.batchId}`;
    yield stop('intake-batch', 'confirmed', page, 'handler');
    await county.post('handler', `/api/intake/${batch.batchId}/undo`, { version: batch.version, reason });
    yield stop('intake-batch', 'undo-proposed', page, 'reviewer2', 'handler');
  },
};

const undecidedForm: Lifecycle = {
  name: 'a workbook that may be one of two forms',
  async *go(county) {
    const { batchId } = await stage(county, '表', [
      ['姓名', '身份证号', '补贴项目', '发放日期', '学籍状态', '学校'],
      ['周检查', `${FIRST_17}${checkDigitOf(FIRST_17)}`, '职业培训补贴', '2021-03-01', '毕业', '第一中学'],
    ]);
    // Until somebody says which form it is, there is nothing to import.
    yield { ...stop('intake-batch', 'staged', `/desk/intake/${batchId}`, 'handler'), only: 'intake.choose' };
  },
};

export const OUTCOME_LIFECYCLES: readonly Lifecycle[] = [
  intake,
  undecidedForm,
  policyVersion,
  appeal,
  dispute,
  slip,
];

/** Moves the county on until the office is late: it comes after all others. */
export const lateAppeal: Lifecycle = {
  name: 'an appeal that the office leaves undecided',
  async *go(county) {
    await county.post('handler', '/api/demonstration/clock', { to: '2021-12-01' });
    yield stop('appeal', 'lodged', `/desk/appeals/${county.ids.appealId}`, 'handler');
  },
};
