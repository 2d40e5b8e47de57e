import {
  type Benefit,
  type ClaimLine,
  type HistoryItem,
  type TrainingFacts,
  WORDS,
} from '../../law/policy/index.ts';
import { parseIdentity } from '../../platform/kernel/index.ts';
import type { ReadLine } from './line-fault.ts';
import { LineReader } from './line-reader.ts';

// The reader of claim lines: what is written outside becomes facts, or is refused with every fault it has.

/** The notices of policy/clauses.yaml; a caller with other packs passes its own. */
export const NOTICES: ReadonlySet<string> = new Set([
  'liaoning-2024',
  'gansu-2018',
  'shanxi-2024',
  'liaocheng-2021',
  'innermongolia-2024',
]);

const words = <T extends string>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((word) => [word, word]));
const keys = (list: readonly string[]): ReadonlySet<string> => new Set(list);
const BENEFITS = words(WORDS.benefits);
const PAYEES = words(WORDS.payees);
const HUKOU = words(WORDS.hukou);
const GROUPS = words(WORDS.groups);
const TRAINING_KINDS = words(WORDS.trainingKinds);
const CERTIFICATE_KINDS = words(WORDS.certificateKinds);
const SKILL_GRADES = words(WORDS.skillGrades);
const ORGANISERS = words(WORDS.organisers);
const COST_BEARERS = words(WORDS.costBearers);
const EMPLOYER_SIZES = words(WORDS.employerSizes);
const EMPLOYER_KINDS = words(WORDS.employerKinds);

const KEYS = {
  line: keys([
    'id',
    'policy',
    'claim',
    'person',
    'training',
    'attendance',
    'certificate',
    'employer',
    'employment',
    'domesticService',
    'history',
  ]),
  claim: keys(['benefit', 'date', 'payee', 'months', 'division']),
  person: keys(['idNumber', 'hukou', 'groups', 'onPublicPayroll', 'drawsPension', 'major']),
  membership: keys(['code', 'from', 'until', 'graduationYear']),
  training: keys([
    'kind',
    'occupation',
    'level',
    'levelUnknown',
    'hours',
    'safetyHours',
    'enrolledOn',
    'filedOn',
    'approvedOn',
    'startOn',
    'endOn',
    'organiser',
    'costBorneBy',
    'video',
    'secret',
    'hazardous',
    'institutionSuspendedOn',
    'village',
    'villageFiled',
  ]),
  attendance: keys(['days', 'hours']),
  certificate: keys(['kind', 'occupation', 'level', 'levelUnknown', 'issuedOn', 'grade', 'digitalOrGreen']),
  employer: keys(['size', 'kind', 'sector', 'division', 'selfAssessmentListed', 'industryClass']),
  employment: keys(['firstInsuredOn', 'insuredMonths', 'dispatched', 'contractMonths', 'contractSignedOn']),
  domesticService: keys(['agreementSigned', 'registered']),
  history: keys([
    'benefit',
    'occupation',
    'level',
    'levelUnknown',
    'paidOn',
    'startOn',
    'issuedOn',
    'kind',
    'months',
  ]),
};

/**
 * Reads one claim line strictly: unknown keys, wrong types (null too, but for certificate), words outside the
 * vocabulary, negative numbers, fractional days, impossible dates and unknown notices are faults; all are reported.
 */
export function readClaimLine(json: unknown, notices: { has(id: string): boolean } = NOTICES): ReadLine {
  const r = new LineReader();
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { ok: false, id: null, faults: [{ pointer: '', message: '每行应为一个JSON对象。' }] };
  const top = r.object(json, '', KEYS.line) ?? {};
  const id = r.required(top.id, '/id', (v, p) => r.string(v, p));
  const policy = r.required(top.policy, '/policy', (v, p) => {
    const name = r.string(v, p);
    return name === undefined || notices.has(name) ? name : r.fault(p, '没有这份政策，请核对政策编号。');
  });
  const claim = readClaim(r, top.claim);
  const person = readPerson(r, top.person);
  const training = readTraining(r, top.training);
  const attendanceKeys = r.object(top.attendance, '/attendance', KEYS.attendance);
  const attendance = attendanceKeys && {
    days: r.whole(attendanceKeys.days, '/attendance/days'),
    hours: r.number(attendanceKeys.hours, '/attendance/hours'),
  };
  const certificate = readCertificate(r, top.certificate);
  const employer = readEmployer(r, top.employer);
  const employment = readEmployment(r, top.employment);
  const domesticKeys = r.object(top.domesticService, '/domesticService', KEYS.domesticService);
  const domesticService = domesticKeys && {
    agreementSigned: r.boolean(domesticKeys.agreementSigned, '/domesticService/agreementSigned'),
    registered: r.boolean(domesticKeys.registered, '/domesticService/registered'),
  };
  const history = r.list(top.history, '/history', (item, at) => readHistoryItem(r, item, at));
  if (r.faults.length > 0 || id === undefined || policy === undefined || !claim || !person)
    return { ok: false, id: typeof top.id === 'string' ? top.id : null, faults: r.faults };
  return {
    ok: true,
    value: {
      id,
      policy,
      claim,
      person,
      training,
      attendance,
      certificate,
      employer,
      employment,
      domesticService,
      history,
    },
  };
}

function readClaim(r: LineReader, value: unknown): ClaimLine['claim'] | undefined {
  const keys = value === undefined ? {} : r.object(value, '/claim', KEYS.claim);
  if (!keys) return undefined;
  const benefit = r.required(keys.benefit, '/claim/benefit', (v, p) => r.word(v, p, BENEFITS));
  const date = r.required(keys.date, '/claim/date', (v, p) => r.date(v, p));
  const payee = r.required(keys.payee, '/claim/payee', (v, p) => r.word(v, p, PAYEES));
  const months = r.list(keys.months, '/claim/months', (item, at) => r.month(item, at));
  if (Array.isArray(keys.months) && keys.months.length === 0)
    r.fault('/claim/months', '申领月份不能为空列表；没有申领月份时不写这个字段。');
  const division = r.division(keys.division, '/claim/division');
  if (benefit === undefined || date === undefined || payee === undefined) return undefined;
  return { benefit, date, payee, months, division };
}

function readPerson(r: LineReader, value: unknown): ClaimLine['person'] | undefined {
  const keys = value === undefined ? {} : r.object(value, '/person', KEYS.person);
  if (!keys) return undefined;
  const idNumber = r.required(keys.idNumber, '/person/idNumber', (v, p) => {
    const checked = typeof v === 'string' ? parseIdentity(v) : undefined;
    if (checked !== undefined) return checked;
    return r.fault(p, '应为18位公民身份号码，末位校验码须正确（X用大写）。');
  });
  const hukou = r.word(keys.hukou, '/person/hukou', HUKOU);
  const groups = r.list(keys.groups, '/person/groups', (item, at) => {
    const cells = r.object(item, at, KEYS.membership);
    if (!cells) return item === undefined ? r.fault(at, '应为对象（花括号）。') : undefined;
    const code = r.required(cells.code, `${at}/code`, (v, p) => r.word(v, p, GROUPS));
    const from = r.required(cells.from, `${at}/from`, (v, p) => r.date(v, p));
    const until = r.date(cells.until, `${at}/until`);
    const graduationYear = r.whole(cells.graduationYear, `${at}/graduationYear`);
    if (code === undefined || from === undefined) return undefined;
    return { code, from, until, graduationYear };
  });
  const onPublicPayroll = r.boolean(keys.onPublicPayroll, '/person/onPublicPayroll');
  const drawsPension = r.boolean(keys.drawsPension, '/person/drawsPension');
  const major = r.occupation(keys.major, '/person/major');
  if (idNumber === undefined) return undefined;
  return { idNumber, hukou, groups, onPublicPayroll, drawsPension, major };
}

function readTraining(r: LineReader, value: unknown): ClaimLine['training'] {
  const keys = r.object(value, '/training', KEYS.training);
  if (!keys) return undefined;
  const training: TrainingFacts = {
    kind: r.word(keys.kind, '/training/kind', TRAINING_KINDS),
    occupation: r.occupation(keys.occupation, '/training/occupation'),
    level: r.level(keys.level, '/training/level'),
    levelUnknown: readLevelUnknown(r, keys, '/training'),
    hours: r.number(keys.hours, '/training/hours'),
    safetyHours: r.number(keys.safetyHours, '/training/safetyHours'),
    enrolledOn: r.date(keys.enrolledOn, '/training/enrolledOn'),
    filedOn: r.date(keys.filedOn, '/training/filedOn'),
    approvedOn: r.date(keys.approvedOn, '/training/approvedOn'),
    startOn: r.date(keys.startOn, '/training/startOn'),
    endOn: r.date(keys.endOn, '/training/endOn'),
    organiser: r.word(keys.organiser, '/training/organiser', ORGANISERS),
    costBorneBy: r.word(keys.costBorneBy, '/training/costBorneBy', COST_BEARERS),
    video: r.boolean(keys.video, '/training/video'),
    secret: r.boolean(keys.secret, '/training/secret'),
    hazardous: r.boolean(keys.hazardous, '/training/hazardous'),
    institutionSuspendedOn: r.date(keys.institutionSuspendedOn, '/training/institutionSuspendedOn'),
    village: r.string(keys.village, '/training/village'),
    villageFiled: r.boolean(keys.villageFiled, '/training/villageFiled'),
  };
  return sameClassAsBefore(training);
}

// Lines of one class are together in rosters and runs: they share one object, which is never written to.
let lastClass: TrainingFacts | undefined;

function sameClassAsBefore(training: TrainingFacts): TrainingFacts {
  const last = lastClass;
  if (
    last !== undefined &&
    last.startOn === training.startOn &&
    last.occupation === training.occupation &&
    last.level === training.level &&
    last.levelUnknown === training.levelUnknown &&
    last.kind === training.kind &&
    last.hours === training.hours &&
    last.safetyHours === training.safetyHours &&
    last.enrolledOn === training.enrolledOn &&
    last.filedOn === training.filedOn &&
    last.approvedOn === training.approvedOn &&
    last.endOn === training.endOn &&
    last.organiser === training.organiser &&
    last.costBorneBy === training.costBorneBy &&
    last.video === training.video &&
    last.secret === training.secret &&
    last.hazardous === training.hazardous &&
    last.institutionSuspendedOn === training.institutionSuspendedOn &&
    last.village === training.village &&
    last.villageFiled === training.villageFiled
  )
    return last;
  lastClass = training;
  return training;
}

function readCertificate(r: LineReader, value: unknown): ClaimLine['certificate'] {
  if (value === null) return null;
  const keys = r.object(value, '/certificate', KEYS.certificate);
  if (!keys) return undefined;
  return {
    kind: r.word(keys.kind, '/certificate/kind', CERTIFICATE_KINDS),
    occupation: r.occupation(keys.occupation, '/certificate/occupation'),
    level: r.level(keys.level, '/certificate/level'),
    levelUnknown: readLevelUnknown(r, keys, '/certificate'),
    issuedOn: r.date(keys.issuedOn, '/certificate/issuedOn'),
    grade: r.word(keys.grade, '/certificate/grade', SKILL_GRADES),
    digitalOrGreen: r.boolean(keys.digitalOrGreen, '/certificate/digitalOrGreen'),
  };
}

/** True where a level is written that nobody understood; false says nothing. Beside a level it contradicts it. */
function readLevelUnknown(
  r: LineReader,
  keys: Readonly<Record<string, unknown>>,
  at: string,
): true | undefined {
  if (r.boolean(keys.levelUnknown, `${at}/levelUnknown`) !== true) return undefined;
  if (keys.level === undefined) return true;
  return r.fault(`${at}/levelUnknown`, '已写明等级的，不能又写等级未知。');
}

function readEmployer(r: LineReader, value: unknown): ClaimLine['employer'] {
  const keys = r.object(value, '/employer', KEYS.employer);
  if (!keys) return undefined;
  return {
    size: r.word(keys.size, '/employer/size', EMPLOYER_SIZES),
    kind: r.word(keys.kind, '/employer/kind', EMPLOYER_KINDS),
    sector: r.string(keys.sector, '/employer/sector'),
    division: r.division(keys.division, '/employer/division'),
    selfAssessmentListed: r.boolean(keys.selfAssessmentListed, '/employer/selfAssessmentListed'),
    industryClass: r.string(keys.industryClass, '/employer/industryClass'),
  };
}

function readEmployment(r: LineReader, value: unknown): ClaimLine['employment'] {
  const keys = r.object(value, '/employment', KEYS.employment);
  if (!keys) return undefined;
  return {
    firstInsuredOn: r.date(keys.firstInsuredOn, '/employment/firstInsuredOn'),
    insuredMonths: r.list(keys.insuredMonths, '/employment/insuredMonths', (item, at) => r.month(item, at)),
    dispatched: r.boolean(keys.dispatched, '/employment/dispatched'),
    contractMonths: r.number(keys.contractMonths, '/employment/contractMonths'),
    contractSignedOn: r.date(keys.contractSignedOn, '/employment/contractSignedOn'),
  };
}

function readHistoryItem(r: LineReader, value: unknown, at: string): HistoryItem | undefined {
  const keys = r.object(value, at, KEYS.history);
  if (!keys) return undefined;
  const benefit: Benefit | undefined = r.required(keys.benefit, `${at}/benefit`, (v, p) =>
    r.word(v, p, BENEFITS),
  );
  const occupation = r.occupation(keys.occupation, `${at}/occupation`);
  const level = r.level(keys.level, `${at}/level`);
  const levelUnknown = readLevelUnknown(r, keys, at);
  const paidOn = r.required(keys.paidOn, `${at}/paidOn`, (v, p) => r.date(v, p));
  const startOn = r.date(keys.startOn, `${at}/startOn`);
  const issuedOn = r.date(keys.issuedOn, `${at}/issuedOn`);
  const kind = r.word(keys.kind, `${at}/kind`, CERTIFICATE_KINDS);
  const months = r.list(keys.months, `${at}/months`, (item, pointer) => r.month(item, pointer));
  if (benefit === undefined || paidOn === undefined) return undefined;
  const item = { benefit, occupation, level, paidOn, startOn, issuedOn, months };
  return {
    ...item,
    ...(kind === undefined ? {} : { kind }),
    ...(levelUnknown ? { levelUnknown } : {}),
  };
}
