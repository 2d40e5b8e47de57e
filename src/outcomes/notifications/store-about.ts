import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { LinkType } from './contract.ts';
import { type About, linkTo, type RecordedLine } from './rules-telling.ts';

// What a line of the journal is about, for its sentence: names of classes and organisations, numbers, counts.

const NOTHING: About = { name: '', link: null, organisations: [], dueOn: null };

type Part = About['organisations'][number];

/** The organisation that the line itself names, with the claim or class as its link. */
function ownPart(line: RecordedLine): readonly Part[] {
  const { organisationId, divisionPath } = line;
  if (organisationId === null || divisionPath === null) return [];
  return [{ organisationId, divisionPath, lines: 0, paid: 0, returned: 0, claimId: null }];
}

const of = (line: RecordedLine, type: LinkType, id: string, name: string): About => ({
  ...NOTHING,
  name,
  link: linkTo(type, id),
  organisations: ownPart(line),
});

const text = (value: unknown) => (typeof value === 'string' ? value : '');

async function aboutClass(tx: Tx, line: RecordedLine): Promise<About> {
  const { rows } = await sql<{ name: string; number: string | null }>`
    select name, number from class_status where class_id = ${line.objectId}::uuid`.execute(tx);
  const [found] = rows;
  const number = found?.number ? `（${found.number}）` : '';
  return of(line, 'class', line.objectId, `班期“${found?.name ?? ''}”${number}`);
}

/** A place in a class, or the opening of a class: its page is that of the class with whoever enrolled. */
async function aboutOpening(tx: Tx, line: RecordedLine): Promise<About> {
  const classId = text(line.detail.classId);
  const { rows } = await sql<{ name: string }>`
    select name from class_status where class_id::text = ${classId}`.execute(tx);
  return of(line, 'opening', classId, `班期“${rows[0]?.name ?? ''}”`);
}

/** An exam, or a result of it that somebody asked about: told to whoever examines and whoever trained. */
async function aboutExam(tx: Tx, line: RecordedLine): Promise<About> {
  const examId = line.event.startsWith('result-review-') ? text(line.detail.examId) : line.objectId;
  const { rows } = await sql<{ name: string; organisationId: Uuid; trainerId: Uuid; divisionPath: string }>`
    select c.name, e.organisation_id, e.trainer_id, e.division_path::text as division_path
    from exam_status e join class_status c on c.class_id = e.class_id where e.exam_id::text = ${examId}`.execute(
    tx,
  );
  const [found] = rows;
  if (!found) return NOTHING;
  const sides = [...new Set([found.organisationId, found.trainerId])];
  return {
    ...of(line, 'exam', examId, `班期“${found.name}”`),
    organisations: sides.flatMap((organisationId) =>
      ownPart({ ...line, organisationId, divisionPath: found.divisionPath }),
    ),
  };
}

/** How messages name a claim. */
const claimName = (row: { number: string; subjectName: string } | undefined) =>
  `申领单 ${row?.number ?? ''}（${row?.subjectName ?? ''}）`;

async function aboutClaim(tx: Tx, line: RecordedLine): Promise<About> {
  const { rows } = await sql<{ number: string; subjectName: string }>`
    select number, subject_name from claim_status where claim_id = ${line.objectId}::uuid`.execute(tx);
  return of(line, 'claim', line.objectId, claimName(rows[0]));
}

async function aboutClaimLine(tx: Tx, line: RecordedLine): Promise<About> {
  const { rows } = await sql<{ claimId: string; number: string; subjectName: string }>`
    select c.claim_id, c.number, c.subject_name from claim_line_status l join claim_status c on c.claim_id = l.claim_id
    where l.claim_line_id = ${line.objectId}::uuid`.execute(tx);
  const [found] = rows;
  return found ? of(line, 'claim', found.claimId, claimName(found)) : NOTHING;
}

/** The page of the claim shows its written decisions. */
async function aboutDecision(tx: Tx, line: RecordedLine): Promise<About> {
  const { rows } = await sql<{ claimId: string }>`
    select claim_id from written_decision_status where decision_id = ${line.objectId}::uuid`.execute(tx);
  const [found] = rows;
  return found ? of(line, 'claim', found.claimId, `决定书 ${text(line.detail.number)}`) : NOTHING;
}

async function aboutPublication(tx: Tx, line: RecordedLine): Promise<About> {
  const { rows } = await sql<{ number: string; lastDay: LocalDate }>`
    select number, last_day from publication_status where publication_id = ${line.objectId}::uuid`.execute(
    tx,
  );
  const parts = await sql<Part>`
    select c.organisation_id, c.division_path::text as division_path, count(*)::int as lines, 0 as paid, 0 as returned,
      null::uuid as claim_id
    from published_line p join claim_line_status l on l.person_id = p.person_id and l.claim_line_id = p.claim_line_id
    join claim c on c.claim_id = l.claim_id
    where p.publication_id = ${line.objectId}::uuid and c.organisation_id is not null
    group by c.organisation_id, c.division_path order by c.organisation_id`.execute(tx);
  const [found] = rows;
  return {
    name: `公示（${found?.number ?? ''}）`,
    link: linkTo('publication', line.objectId),
    organisations: parts.rows,
    dueOn: line.event === 'publication-opened' ? (found?.lastDay ?? null) : null,
  };
}

async function aboutObjection(tx: Tx, line: RecordedLine): Promise<About> {
  const { rows } = await sql<Part>`
    select c.organisation_id, c.division_path::text as division_path, 1 as lines, 0 as paid, 0 as returned, c.claim_id
    from objection_status b join claim_line_status l on l.person_id = b.person_id and l.claim_line_id = b.claim_line_id
    join claim c on c.claim_id = l.claim_id where b.objection_id = ${line.objectId}::uuid and c.organisation_id is not null`.execute(
    tx,
  );
  return {
    name: `公示（${text(line.detail.publication)}）的异议（${text(line.detail.number)}）`,
    link: linkTo('objection', line.objectId),
    organisations: rows,
    dueOn: null,
  };
}

async function aboutPayment(tx: Tx, line: RecordedLine): Promise<About> {
  const parts = await sql<Part>`
    select c.organisation_id, c.division_path::text as division_path, count(*)::int as lines,
      (count(*) filter (where o.status = 'paid'))::int as paid,
      (count(*) filter (where o.status = 'returned'))::int as returned, min(c.claim_id::text)::uuid as claim_id
    from payment_order_status o join ordered_line x on x.order_id = o.order_id
    join claim_line_status l on l.person_id = x.person_id and l.claim_line_id = x.claim_line_id
    join claim c on c.claim_id = l.claim_id
    where o.batch_id = ${line.objectId}::uuid and c.organisation_id is not null
    group by c.organisation_id, c.division_path order by c.organisation_id`.execute(tx);
  return {
    name: `支付批次（${text(line.detail.number)}）`,
    link: linkTo('payment', line.objectId),
    organisations: parts.rows,
    dueOn: null,
  };
}

async function aboutOrganisation(tx: Tx, line: RecordedLine): Promise<About> {
  const { rows } = await sql<{ name: string }>`
    select name from organisation_name where organisation_id = ${line.objectId}::uuid`.execute(tx);
  return {
    ...of(line, 'organisation', line.objectId, rows[0]?.name ?? '单位'),
    organisations:
      line.divisionPath === null ? [] : ownPart({ ...line, organisationId: line.objectId as Uuid }),
  };
}

/** The case of a budget proposal is its page. */
async function aboutBudget(tx: Tx, line: RecordedLine): Promise<About> {
  const { rows } = await sql<{ caseId: string; year: number; document: string }>`
    select case_id, year, document from budget_proposal_status where proposal_id = ${line.objectId}::uuid`.execute(
    tx,
  );
  const [found] = rows;
  return found ? of(line, 'budget', found.caseId, `${found.year} 年预算（${found.document}）`) : NOTHING;
}

async function aboutPolicyVersion(tx: Tx, line: RecordedLine): Promise<About> {
  const { rows } = await sql<{ title: string }>`
    select title from policy_version_status where version_id = ${line.objectId}::uuid`.execute(tx);
  return of(line, 'policy-version', line.objectId, `政策调整“${rows[0]?.title ?? ''}”`);
}

/** A case of a firm names the firm, so that it is told; a person's case is told to the person elsewhere. */
async function aboutRecovery(tx: Tx, line: RecordedLine): Promise<About> {
  const { rows } = await sql<{ organisationId: Uuid | null; divisionPath: string; dueOn: LocalDate | null }>`
    select organisation_id, division_path::text as division_path, due_on from recovery_status
    where recovery_id = ${line.objectId}::uuid`.execute(tx);
  const [found] = rows;
  return {
    ...of(line, 'recovery', line.objectId, `追回通知（${text(line.detail.number)}）`),
    organisations: found ? ownPart({ ...line, ...found }) : [],
    dueOn: found?.dueOn ?? null,
  };
}

/** Names the firm that appealed, so that it is told. */
function aboutAppeal(_tx: Tx, line: RecordedLine): About {
  return {
    ...of(line, 'appeal', line.objectId, `复核申请（${text(line.detail.number)}）`),
    organisations: ownPart(line),
  };
}

type Reading = (tx: Tx, line: RecordedLine) => About | Promise<About>;

/** By the first word of the event, the longer ones first. */
const READINGS: readonly (readonly [RegExp, Reading])[] = [
  [/^(class|outcome)-/, aboutClass],
  [/^(seat|opening)-/, aboutOpening],
  [/^(exam|result-review)-/, aboutExam],
  [/^(claim-line|line)-/, aboutClaimLine],
  [/^claim-/, aboutClaim],
  [/^decision-/, aboutDecision],
  [/^publication-/, aboutPublication],
  [/^objection-/, aboutObjection],
  [/^(payment|bank-return)-/, aboutPayment],
  [
    /^organisation-move-/,
    async (tx, line) => ({
      ...(await aboutOrganisation(tx, line)),
      link: linkTo('organisation-move', line.objectId),
    }),
  ],
  [/^(organisation|suspension)-/, aboutOrganisation],
  [/^budget-/, aboutBudget],
  [/^appeal-/, aboutAppeal],
  [/^evidence-sign/, (_tx, line) => of(line, 'evidence-sign', line.objectId, '过程疑点')],
  [/^platform-/, (_tx, line) => of(line, 'online-platform', line.objectId, '线上平台')],
  [
    /^village-delivery-/,
    (_tx, line) => ({
      ...of(line, 'village-delivery', line.objectId, '送培训、送评价到村的备案'),
      organisations: ownPart(line),
    }),
  ],
  [
    /^catalogue-change-/,
    (_tx, line) => of(line, 'catalogue-change', line.objectId, `公开目录“${text(line.detail.name)}”`),
  ],
  [/^list-change-/, (_tx, line) => of(line, 'list-change', line.objectId, `名单“${text(line.detail.name)}”`)],
  [/^campaign-/, (_tx, line) => of(line, 'campaign', line.objectId, `宣传活动“${text(line.detail.title)}”`)],
  [/^dispute-/, (_tx, line) => of(line, 'dispute', line.objectId, `本人反映（${text(line.detail.number)}）`)],
  [/^(recovery|write-off)-/, aboutRecovery],
  [/^policy-(version|repeal)-/, aboutPolicyVersion],
  [/^payee-agreement-/, (_tx, line) => of(line, 'certificate-claims', line.objectId, '代领协议')],
  [/^payee-(held|release)/, (_tx, line) => of(line, 'payee-hold', line.objectId, '您单位')],
  [/^person-correction-/, (_tx, line) => of(line, 'person-correction', line.objectId, '提出的人员信息更正')],
  [/^person-move-/, (_tx, line) => of(line, 'person-move', line.objectId, '一名人员')],
  [/^person-merge-/, (_tx, line) => of(line, 'person-merge', line.objectId, '两个号码的合并或撤销合并')],
  [/^retention-/, (_tx, line) => of(line, 'retention-list', line.objectId, '到期档案')],
  [/^protection-/, (_tx, line) => of(line, 'person-protection', line.objectId, '一名受保护人员')],
  [/^credit-code-/, (_tx, line) => of(line, 'credit-code', line.objectId, '校验不过的信用代码')],
  [/^payee-account-/, (_tx, line) => of(line, 'payee-account', line.objectId, '收款账户变更')],
  [/^intake-/, (_tx, line) => of(line, 'intake-batch', line.objectId, '一批导入')],
  [
    /^mass-run-/,
    (_tx, line) => of(line, 'mass-run', line.objectId, `全量核定（${text(line.detail.number)}）`),
  ],
  [/^account-/, (_tx, line) => ({ ...NOTHING, link: linkTo('account', line.objectId) })],
  [/^own-account-/, (_tx, line) => of(line, 'own-account', line.objectId, '一名自己登记的人')],
  [/^slips-/, (_tx, line) => of(line, 'delivery', line.objectId, '送达通知单')],
  [/^delegation-/, (_tx, line) => ({ ...NOTHING, link: linkTo('delegation', line.objectId) })],
  [/^calendar-/, (_tx, line) => ({ ...NOTHING, link: linkTo('calendar', line.objectId) })],
];

/** What a line is about, read with the scope of the system. */
export async function aboutOf(tx: Tx, line: RecordedLine): Promise<About> {
  const [, reading] = READINGS.find(([form]) => form.test(line.event)) ?? [];
  return reading ? await reading(tx, line) : NOTHING;
}
