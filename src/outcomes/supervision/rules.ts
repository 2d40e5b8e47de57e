import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { leadsTo, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { type Fen, formatYuan, type LocalDate, refusal } from '../../platform/kernel/index.ts';
import { DISPUTE_KINDS, type DisputeFact, type DisputeKind, FACTS } from './contract.ts';

const workingDays = z.strictObject({ 'working-days': z.int().min(1).max(60), source: z.string() });
const HOLDS = ['nothing', 'line', 'agreement', 'class', 'class-and-days'] as const;
const kindRule = z.strictObject({ fact: z.enum(FACTS), holds: z.enum(HOLDS), because: z.string().min(4) });
const settings = z.strictObject({
  propose: workingDays,
  decide: workingDays,
  kinds: z.record(z.enum(DISPUTE_KINDS), kindRule),
});
export type KindRule = z.infer<typeof kindRule>;

/** Reads data/disputes.yaml. Throws when the file is not of its form, or holds a line that a fact has not: a fault of the installation. */
export function readDisputeRules(
  text = readFileSync(new URL('../../../data/disputes.yaml', import.meta.url), 'utf8'),
) {
  const read = settings.parse(parse(text));
  for (const [kind, { fact, holds }] of Object.entries(read.kinds))
    if (
      holds !== 'nothing' &&
      (holds === 'line' || holds === 'agreement' ? holds : 'class') !== subjectOf(fact)
    )
      throw new Error(`data/disputes.yaml: ${kind} of ${fact} cannot hold ${holds}`);
  return {
    propose: { days: read.propose['working-days'], source: read.propose.source },
    decide: { days: read.decide['working-days'], source: read.decide.source },
    kinds: read.kinds as Readonly<Record<DisputeKind, KindRule>>,
  };
}
export const DISPUTE_RULES = readDisputeRules();

/** Whether the fact is one of a line of a claim, of an agreement, of an act that a helper did, of a place in a class, of a household, of a look at her data, or of a class. */
export function subjectOf(
  fact: DisputeFact,
): 'line' | 'agreement' | 'helped-act' | 'seat' | 'household' | 'look' | 'class' {
  if (fact === 'agreement' || fact === 'seat' || fact === 'household' || fact === 'look') return fact;
  if (fact === 'agreed-act') return 'helped-act';
  return fact === 'amount' || fact === 'account' ? 'line' : 'class';
}

/** What came of one person in one class, as far as it is known. */
export interface ClassFacts {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly enrolledOn: LocalDate | null;
  readonly presentSlots: number | null;
  readonly slotCount: number | null;
  readonly result: string | null;
  readonly certificateNumber: string | null;
  readonly certificateIssuedOn: LocalDate | null;
}

/** A fact that stands there, and what may be wrong with it. */
export interface Stated {
  readonly fact: DisputeFact;
  readonly stated: string;
  readonly kinds: readonly DisputeKind[];
}

/** What stands there about one person in one class; what is not known cannot be disputed, but for a certificate. */
export function statedOfClass(of: ClassFacts): readonly Stated[] {
  const { presentSlots, slotCount, result, certificateNumber, certificateIssuedOn } = of;
  const stated: (Stated | null)[] = [
    {
      fact: 'taking-part',
      stated: `参加了 ${of.startOn} 到 ${of.endOn} 的这个班`,
      kinds: ['never-attended', 'not-me', 'left-early', 'wrong-days'],
    },
    of.enrolledOn && {
      fact: 'enrolled-on',
      stated: `报名日期 ${of.enrolledOn}`,
      kinds: ['enrolled-earlier', 'enrolled-later'],
    },
    {
      fact: 'teacher',
      stated: '由开班时登记的老师、在登记的地点上课',
      kinds: ['other-teacher'],
    },
    { fact: 'materials', stated: '发了教材或者上课要用的材料', kinds: ['no-materials'] },
    { fact: 'fee', stated: '除了事先告诉的，没有另外收费', kinds: ['was-charged'] },
    presentSlots === null || slotCount === null
      ? null
      : {
          fact: 'attendance',
          stated: `到课 ${presentSlots} 个半天，一共 ${slotCount} 个半天`,
          kinds: ['attended-more', 'attended-less'],
        },
    result === null
      ? null
      : {
          fact: 'result',
          stated: result === 'passed' ? '考试合格' : '考试没有合格',
          kinds: result === 'passed' ? ['not-examined'] : ['passed-it', 'not-examined'],
        },
    certificateNumber === null
      ? { fact: 'certificate', stated: '没有登记证书', kinds: ['have-one'] }
      : {
          fact: 'certificate',
          stated: `证书编号 ${certificateNumber}${certificateIssuedOn ? `，发证日期 ${certificateIssuedOn}` : ''}`,
          kinds: ['wrong-details', 'never-got-it'],
        },
  ];
  return stated.filter((one) => one !== null);
}

/** What stands there about one line of a claim; an account only where the money goes to the person. */
export function statedOfLine(of: {
  readonly amountFen: Fen;
  readonly isToPerson: boolean;
}): readonly Stated[] {
  const amount: Stated = {
    fact: 'amount',
    stated: `核定金额 ${formatYuan(of.amountFen)} 元`,
    kinds: ['too-little', 'too-much'],
  };
  if (!of.isToPerson) return [amount];
  return [
    amount,
    { fact: 'account', stated: '付到登记在本人名下的账户', kinds: ['not-my-account', 'account-changed'] },
  ];
}

/** What stands there about an agreement by which an organisation is paid in her place. */
export function statedOfAgreement(of: {
  readonly organisationName: string;
  readonly signedOn: LocalDate;
}): Stated {
  return {
    fact: 'agreement',
    stated: `${of.signedOn} 签了协议，同意由${of.organisationName}代领凭证书的补贴`,
    kinds: ['never-signed', 'signed-other'],
  };
}

/** What stands there about her place in a class that people enrol in; a place of a class that is not held is none. */
export function statedOfSeat(of: { readonly number: number; readonly status: string }): Stated | undefined {
  const said = SEATS[of.status];
  return said && { fact: 'seat', stated: `报名号 ${of.number}，${said.stands}`, kinds: said.kinds };
}
const SEATS: Readonly<Record<string, { readonly stands: string; readonly kinds: readonly DisputeKind[] }>> = {
  held: { stands: '有名额', kinds: ['never-enrolled'] },
  enrolled: { stands: '已经上了名单', kinds: ['never-enrolled'] },
  queued: { stands: '排队等名额', kinds: ['never-enrolled', 'wrong-place'] },
  'selected-out': { stands: '机构没有录取', kinds: ['not-selected', 'never-enrolled'] },
  left: { stands: '本人退了', kinds: ['never-left', 'never-enrolled'] },
};

/** What stands there about the household that a village has her in. */
export function statedOfHousehold(of: {
  readonly number: string;
  readonly villageName: string | null;
  readonly people: number;
}): Stated {
  return {
    fact: 'household',
    stated: `户号 ${of.number}${of.villageName === null ? '' : `，在${of.villageName}`}，家里 ${of.people} 人`,
    kinds: ['not-my-household', 'wrong-people', 'wrong-plan'],
  };
}

/** What stands there about an act that a helper did for her: when, what, and how she is said to have agreed. */
export function statedOfHelpedAct(of: {
  readonly actName: string;
  readonly doneAt: Date;
  readonly agreedBy: 'code' | 'present';
  readonly reason: string | null;
}): Stated {
  const agreed = of.agreedBy === 'code' ? '报了手机验证码' : `本人在场并同意（${of.reason ?? ''}）`;
  return {
    fact: 'agreed-act',
    stated: `${minuteOf(of.doneAt)} 替本人办了“${of.actName}”，登记的是${agreed}`,
    kinds: ['never-agreed'],
  };
}

/** What stands there about somebody who opened her data: on which day, and why. */
export function statedOfLook(of: { readonly lookedOn: LocalDate; readonly purpose: string }): Stated {
  return {
    fact: 'look',
    stated: `${of.lookedOn} 看了本人的信息：${of.purpose}`,
    kinds: ['no-reason'],
  };
}

/** Day and minute as the clock in China shows them. */
const minuteOf = (at: Date) =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** Why lines stop, as claims shows it. */
export function holdReason(number: string, { because }: Pick<KindRule, 'because'>): string {
  return `本人反映 ${number}：${because}`;
}

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  noSuchFact: refusal('no-such-fact', '这一条现在没有了，可能已经改过。请刷新页面，看现在的记录。', '/fact'),
  wrongKind: refusal('wrong-kind', '这一条不能这样反映，请从列出的几种里选一种。', '/kind'),
  alreadyRaised: refusal('dispute-open', '这一条已经反映过，正在核实：请看“我反映的事”里的进展。', '/fact'),
  alreadyRecorded: leadsTo(
    'disputes.list',
    refusal('dispute-open', '这一条已经反映过，还没有办完：请经办在“本人反映”里接着办。', '/fact'),
  ),
  broughtLater: refusal('brought-later', '反映的日期不能晚于今天，请改正。', '/broughtOn'),
  wrongStatus: refusal('wrong-status', '这件反映现在不在这一步，请刷新页面，按现在的状态办理。'),
  answering: refusal(
    'being-answered',
    '已经核实过，正在等另一人签字，现在不能撤回：请等答复，答复不对的可以再反映。',
  ),
  ownHelp: refusal(
    'own-help',
    '这件事是您自己做的，不能由您核实或决定：请换一位同事拟答复，再由另一位决定。',
  ),
  ownPhone: refusal('raised-on-phone', '这件是本人在手机上反映的，只能由本人在手机上撤回。'),
} as const;
