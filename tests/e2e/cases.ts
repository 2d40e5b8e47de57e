import { join } from 'node:path';
import { expect } from 'vitest';
import type { ActBody } from '../../web/client/index.ts';
import { words as intake } from '../../web/desk/edge/intake/words.ts';
import { casesOfCatalogues } from './catalogue-cases.ts';
import { approvable } from './class-filing.ts';
import { casesOfOutreach } from './outreach-cases.ts';
import type { People } from './people.ts';
import { SAMPLES } from './server.ts';
import { uuid7 } from './uuid7.ts';
import { checkDigitOf } from './workbooks.ts';

/** A draft from which much is missing yet. */
const filing: ActBody<'/api/classes'>['filing'] = {
  ...approvable('页面检查班', '2021-11-01'),
  occupationText: null,
  place: null,
  headTeacherName: null,
  costBorneBy: null,
  videoKept: null,
  isSecret: false,
  isHazardous: null,
};

/** What pages name by itself, without a look-up. */
const NAMED = {
  policyId: 'liaocheng-2021',
  clauseId: 'LC-11a',
  appealSubject: 'recovery',
  classSubject: 'class',
  disputed: 'attendance',
  occupationCode: '4-10-01-05',
  benefit: 'training-subsidy',
  checkCode: '018f0000-0000-7000-8000-000000000000',
};

/** Looks up one case of every kind in the demonstration county, and makes the two that are not there. */
export async function findCases(people: People, address: string): Promise<Record<string, string>> {
  const { get, sessionOf } = people;
  const ids: Record<string, string> = {};
  const claimRows = (
    await get<{ rows: { claimId: string; status: string; subject: { name: string } }[] }>(
      'handler',
      '/api/claims',
    )
  ).rows;
  const claimOf = (name: string) =>
    claimRows.find(({ subject }) => subject.name.includes(name))?.claimId ?? '';
  ids.claimId = claimOf('保育员班');
  ids.paidClaimId = claimOf('SYB创业班');
  Object.assign(ids, { reviewClaimId: claimOf('沃禾'), publishedClaimId: claimOf('电工班') });
  const claim = await get<{
    lineRows: { claimLineId: string; status: string; person: { personId: number } }[];
  }>('handler', `/api/claims/${ids.paidClaimId}`);
  ids.lineId = claim.lineRows[0]?.claimLineId ?? '';
  ids.personId = String(claim.lineRows[0]?.person.personId);
  const classRows = await get<{ rows: { classId: string; name: string }[] }>('handler', '/api/classes');
  ids.classId = classRows.rows.find(({ name }) => name === '保育员班')?.classId ?? '';
  const organisation = await get<{ rows: { organisationId: string }[] }>('handler', '/api/organisations');
  ids.organisationId = organisation.rows[0]?.organisationId ?? '';
  const publication = await get<{ rows: { publicationId: string; status: string }[] }>(
    'handler',
    '/api/publications',
  );
  ids.publicationId = publication.rows.find(({ status }) => status === 'open')?.publicationId ?? '';
  const payment = await get<{ rows: { batchId: string }[] }>('finance', '/api/payments');
  ids.paymentId = payment.rows[0]?.batchId ?? '';
  const budgets = await get<{ rows: { budgetId: string }[] }>('finance', '/api/budgets?year=2021');
  ids.budgetId = budgets.rows[0]?.budgetId ?? '';
  Object.assign(ids, await casesOfVillages(people));
  Object.assign(ids, await casesOfEvidence(people, ids.classId));
  ids.decisionId = await keptDecision(people, ids.paidClaimId);

  const { page } = await sessionOf('qinghe');
  const me = await get<{ csrfToken: string }>('qinghe', '/api/me');
  const drafted = await page.request.post(`${address}/api/classes`, {
    headers: { 'x-csrf-token': me.csrfToken, 'idempotency-key': uuid7() },
    data: { filing },
  });
  expect(drafted.status(), await drafted.text()).toBe(200);
  ids.draftId = ((await drafted.json()) as { classId: string }).classId;
  Object.assign(ids, await openClass(people, address));
  Object.assign(ids, await changedClass(people, address));

  ids.versionId = await draftVersion(people, address);
  const [paid, another] = claim.lineRows.filter(({ status }) => status === 'paid');
  ids.paidLineId = another?.claimLineId ?? '';
  ids.recoveryId = await noticedRecovery(people, address, paid?.claimLineId ?? '');
  ids.appealId = await appealOnPaper(people, address, ids.recoveryId);
  Object.assign(ids, await casesOfWorker(people, address));
  Object.assign(ids, await casesOfCatalogues(people, address));

  const handler = await sessionOf('handler');
  await handler.page.goto(`${address}/desk/intake`);
  await handler.page
    .getByLabel(intake.drop.label)
    .setInputFiles([join(SAMPLES, '学员花名册-保育员班.xlsx'), join(SAMPLES, '补贴标准目录.xlsx')]);
  await handler.page.waitForURL(/\/desk\/intake\/[0-9a-f-]{36}/);
  ids.batchId = new URL(handler.page.url()).pathname.split('/').at(-1) ?? '';
  await handler.settled();

  const missing = Object.entries(ids).filter(([, id]) => !/^[0-9a-f-]{1,36}$/.test(id));
  expect(missing).toEqual([]);
  const outreach = await casesOfOutreach(people, address);
  return { ...ids, ...outreach, ...NAMED, listId: await listOf(people, 'woye') };
}

/** A sign that waits for the handler, and somebody of the class; an exam. */
async function casesOfEvidence({ get }: People, classId: string): Promise<Record<string, string>> {
  const signs = await get<{ rows: { signId: string }[] }>('handler', '/api/evidence-signs?status=open');
  const of = await get<{ people: { personId: number }[] }>('handler', `/api/classes/${classId}/evidence`);
  const exams = await get<{ rows: { examId: string }[] }>('handler', '/api/exams');
  return {
    signId: signs.rows[0]?.signId ?? '',
    evidencePersonId: String(of.people[0]?.personId),
    examId: exams.rows[0]?.examId ?? '',
  };
}

/** A household, one of several people, a wish, and the records over their term. */
async function casesOfVillages({ get }: People): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  const households = await get<{ rows: { householdId: string; members: number }[] }>(
    'villager',
    '/api/households',
  );
  ids.householdId = households.rows[0]?.householdId ?? '';
  ids.sharedHouseholdId = households.rows.find(({ members }) => members > 1)?.householdId ?? '';
  const old = await get<{ rows: { listId: string }[] }>('handler', '/api/retention');
  ids.retentionId = old.rows[0]?.listId ?? '';
  const wishes = await get<{ rows: { needId: string; words: string | null }[] }>('township', '/api/needs');
  ids.needId = wishes.rows.find(({ words }) => words === '想学月嫂')?.needId ?? '';
  const deliveries = await get<{ rows: { deliveryId: string }[] }>('city', '/api/village-deliveries');
  ids.deliveryId = deliveries.rows[0]?.deliveryId ?? '';
  return ids;
}

/** The list of people trained at work of this firm. */
async function listOf(people: People, firm: string): Promise<string> {
  const lists = await people.get<{ rows: { listId: string }[] }>(firm, '/api/work-for-training-lists');
  return lists.rows[0]?.listId ?? '';
}

/** A draft whose roster changed: a change that a sheet shows. */
async function changedClass({ get, sessionOf }: People, address: string) {
  const { page } = await sessionOf('qinghe');
  const { csrfToken } = await get<{ csrfToken: string }>('qinghe', '/api/me');
  const send = async <T>(path: string, data: object) => {
    const headers = { 'x-csrf-token': csrfToken, 'idempotency-key': uuid7() };
    const reply = await page.request.post(address + path, { headers, data });
    expect(reply.status(), await reply.text()).toBe(200);
    return (await reply.json()) as T;
  };
  const { classId, version } = await send<{ classId: string; version: number }>('/api/classes', {
    filing: approvable('变更单检查班', '2021-12-27'),
  });
  const { today } = await get<{ today: string }>('qinghe', '/api/demonstration');
  const first = '37152619830303051';
  const { changeId } = await send<{ changeId: string }>(`/api/classes/${classId}/roster-changes`, {
    version,
    leaves: null,
    joins: {
      name: '周变更',
      idNumber: first + checkDigitOf(first),
      phone: null,
      enrolledOn: today,
      groupText: null,
    },
    reason: '现场报名',
  });
  return { changedClassId: classId, changeId };
}

/** A class of the institution that people may enrol in. */
async function openClass({ get, sessionOf }: People, address: string) {
  const { page } = await sessionOf('qinghe');
  const { csrfToken } = await get<{ csrfToken: string }>('qinghe', '/api/me');
  const send = async <T>(path: string, data: object) => {
    const headers = { 'x-csrf-token': csrfToken, 'idempotency-key': uuid7() };
    const reply = await page.request.post(address + path, { headers, data });
    expect(reply.status(), await reply.text()).toBe(200);
    return (await reply.json()) as T;
  };
  const { classId } = await send<{ classId: string }>('/api/classes', {
    filing: approvable('页面检查招生班', '2021-12-20'),
  });
  const { openingId } = await send<{ openingId: string }>(`/api/classes/${classId}/opening`, {
    seats: 20,
    openFrom: '2021-10-01',
    openUntil: '2021-12-19',
    conditions: { audience: 'everybody', minAge: null, maxAge: null, groups: [], note: null },
    queueOrder: 'focus-groups',
  });
  return { openClassId: classId, openingId };
}

/** A case of money that must come back, of which the payee has had notice. */
async function noticedRecovery(people: People, address: string, claimLineId: string): Promise<string> {
  const send = async (login: string, path: string, data: object) => {
    const { page } = await people.sessionOf(login);
    const { csrfToken } = await people.get<{ csrfToken: string }>(login, '/api/me');
    const headers = { 'x-csrf-token': csrfToken, 'idempotency-key': uuid7() };
    const reply = await page.request.post(address + path, { headers, data });
    expect(reply.status(), await reply.text()).toBe(200);
    return (await reply.json()) as { recoveryId: string };
  };
  const { recoveryId } = await send('handler', '/api/recovery-cases', {
    lines: [{ claimLineId, amountFen: 10_000 }],
    ground: 'facts-changed',
    reason: '页面检查：开班当月有单位参保',
    payTo: '高唐县财政局非税账户',
    answerDays: 5,
    payDays: 10,
  });
  await send('reviewer2', `/api/recovery-cases/${recoveryId}/decision`, { version: 1, decision: 'passed' });
  return recoveryId;
}

/** An appeal against a recovery that came on paper. */
async function appealOnPaper(
  { get, sessionOf }: People,
  address: string,
  subjectId: string,
): Promise<string> {
  const { page } = await sessionOf('handler');
  const { csrfToken } = await get<{ csrfToken: string }>('handler', '/api/me');
  const reply = await page.request.post(`${address}/api/appeals`, {
    headers: { 'x-csrf-token': csrfToken, 'idempotency-key': uuid7() },
    data: {
      subjectType: 'recovery',
      subjectId,
      content: '页面检查：当月没有参保，请复核',
      appellant: '页面检查',
      paperNumber: '页面检查〔2021〕1号',
    },
  });
  expect(reply.status(), await reply.text()).toBe(200);
  return ((await reply.json()) as { appealId: string }).appealId;
}

/** The written decision of a claim. */
async function keptDecision({ get }: People, claimId: string): Promise<string> {
  const kept = await get<{ decisions: { decisionId: string }[] }>(
    'handler',
    `/api/claims/${claimId}/decisions`,
  );
  return kept.decisions[0]?.decisionId ?? '';
}

/** What the worker has, and what she says is wrong with it. */
async function casesOfWorker(people: People, address: string): Promise<Record<string, string>> {
  const { items, trainings } = await people.get<{
    items: { claimLineId: string }[];
    trainings: { classId: string }[];
  }>('worker', '/api/me/subsidies');
  const own = await people.get<{ decisions: { parts: { claimLineId: string }[] }[] }>(
    'worker',
    '/api/me/decisions',
  );
  const decidedLineId = own.decisions[0]?.parts[0]?.claimLineId ?? '';
  const ownClassId = trainings[0]?.classId ?? '';
  const disputeId = await disputeByPhone(people, address, ownClassId);
  return { ownLineId: items[0]?.claimLineId ?? '', decidedLineId, ownClassId, disputeId };
}

/** What a person says on her phone is wrong with a result of hers. */
async function disputeByPhone(
  { get, sessionOf }: People,
  address: string,
  subjectId: string,
): Promise<string> {
  const { page } = await sessionOf('worker');
  const { csrfToken } = await get<{ csrfToken: string }>('worker', '/api/me');
  const reply = await page.request.post(`${address}/api/me/disputes`, {
    headers: { 'x-csrf-token': csrfToken, 'idempotency-key': uuid7() },
    data: {
      subjectType: 'class',
      subjectId,
      fact: 'result',
      kind: 'not-examined',
      content: '页面检查：那天没去考',
    },
  });
  expect(reply.status(), await reply.text()).toBe(200);
  return ((await reply.json()) as { disputeId: string }).disputeId;
}

/** A change of the county's amounts, drafted and tried. */
async function draftVersion({ get, sessionOf }: People, address: string): Promise<string> {
  const { page } = await sessionOf('handler');
  const { csrfToken } = await get<{ csrfToken: string }>('handler', '/api/me');
  const send = async (method: 'POST' | 'PUT', path: string, data: object) => {
    const reply = await page.request.fetch(address + path, {
      method,
      headers: { 'x-csrf-token': csrfToken, 'idempotency-key': uuid7() },
      data,
    });
    expect(reply.status(), await reply.text()).toBe(200);
    return (await reply.json()) as { versionId: string; version: number };
  };
  const head = { title: '页面检查调整', document: '页面检查〔2021〕1号', effectiveOn: '2021-11-01' };
  const { versionId, version } = await send('POST', '/api/policy-versions', {
    policyId: 'liaocheng-2021',
    ...head,
  });
  const path = `/api/policy-versions/${versionId}`;
  const saved = await send('PUT', path, {
    ...head,
    version,
    changes: [
      {
        kind: 'standard-set',
        benefit: 'training-subsidy',
        trainingKind: 'employment-skills',
        occupationCode: '4-10-01-03',
        level: 5,
        certificateKind: 'skill-level',
        unit: 'person',
        amountFen: 130_000,
        shortageUpliftPercent: 10,
      },
      { kind: 'setting-set', key: 'claims/publication-days', value: 7 },
    ],
  });
  await send('POST', `${path}/dry-run`, {
    version: saved.version,
    from: '2021-01-01',
    through: '2021-12-31',
  });
  return versionId;
}
