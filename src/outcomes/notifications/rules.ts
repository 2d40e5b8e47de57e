import type { Role } from '../../platform/access/index.ts';
import { administratorTellers } from './rules-administrators.ts';
import { agreementEnded } from './rules-agreements.ts';
import { appealSentences } from './rules-appeals.ts';
import { disputeSentence } from './rules-disputes.ts';
import { confirmationAsked, platformToDecide, signDecided, signsFound } from './rules-evidence.ts';
import { EXAM_TELLERS } from './rules-exams.ts';
import { moveDecided, moveReceived } from './rules-moves.ts';
import { adjustmentSentence, consentedSentence, outcomeSentence } from './rules-outcomes.ts';
import {
  type About,
  linkTo,
  type RecordedLine,
  type Saying,
  type Teller,
  type Tellers,
  type Told,
} from './rules-telling.ts';
import { villageTellers } from './rules-villages.ts';

const number = (value: unknown) => (typeof value === 'number' ? value : 0);

/** What an organisation hears of a review of its own thing; of a proposal to reject it hears nothing yet. */
function reviewed(step: string, whenPassed: string | null, rejects: 'at-once' | 'by-two'): Teller {
  return ({ about, decision, toOrganisations }) => {
    if (decision === 'returned')
      return toOrganisations(
        'decided',
        `${about.name}在${step}时被退回：请按办理记录里写的意见改好后重新提交。`,
      );
    if (decision === 'rejected')
      return rejects === 'by-two'
        ? []
        : toOrganisations('decided', `${about.name}在${step}时没有通过：理由见办理记录。`);
    return whenPassed === null ? [] : toOrganisations('decided', `${about.name}${whenPassed}`);
  };
}

const changed =
  (whenPassed: string): Teller =>
  ({ about, decision, toOrganisations }) =>
    toOrganisations(
      'decided',
      decision === 'passed'
        ? `${about.name}的变更${whenPassed}`
        : `${about.name}的变更被退回：请按变更记录里写的意见改好，可以重新提出。`,
    );

/** To whoever asked for it: the second person agreed, or sent it back. */
function answered(
  roles: readonly Role[],
  what: string,
): (saying: Pick<Saying, 'about' | 'decision' | 'toRoles'>) => readonly Told[] {
  return ({ about, decision, toRoles }) =>
    toRoles(
      'decided',
      roles,
      decision === 'passed'
        ? `${about.name}：${what}已获同意。`
        : `${about.name}：${what}没有获得同意，请看意见。`,
    );
}

const MAKERS: readonly Role[] = ['county-handler', 'county-first-reviewer', 'finance'];
/** A proposal about money that must come back: its makers hear of every decision, the payee of what changes for it. */
function recoveryAnswered(what: string, now: string): Teller {
  return ({ about, decision, toOrganisations, toRoles }) => [
    ...(decision === 'passed' ? toOrganisations('payment', `${about.name}：${what}已办妥，${now}`) : []),
    ...answered(MAKERS, what)({ about, decision, toRoles }),
  ];
}

const CLASS_DESK: readonly Role[] = ['county-handler', 'county-first-reviewer', 'county-second-reviewer'];

const toBoth = (saying: Saying, content: string, roles: readonly Role[] = ['county-handler']): Told[] => [
  ...saying.toOrganisations('decided', content),
  ...saying.toRoles('decided', roles, content),
];

const outcomeDecided: Teller = (saying) => {
  const content = outcomeSentence(saying.about.name, saying.line.detail);
  return content === null ? [] : toBoth(saying, content);
};

const rollAdjusted: Teller = (saying) =>
  toBoth(saying, adjustmentSentence(saying.about.name, saying.decision));

const appealMoved: Teller = ({ line, about, toOrganisations, toRoles }) => {
  const { firm, handler } = appealSentences(about.name, line.event, line.detail.outcome);
  return [...toOrganisations('decided', firm), ...toRoles('decided', ['county-handler'], handler)];
};

/** Words that everybody reads and nobody has checked: the county looks at them, and may stop the enrolment (LC-12). */
const noteToLookAt: Teller = ({ about, line, toRoles }) =>
  line.detail.hasNote === true
    ? toRoles(
        'waiting',
        ['county-handler'],
        `${about.name}的招生写了说明，工人都看得到：请看有没有许诺补贴的话；有的，点“叫停招生”。`,
      )
    : [];

/** Who is told what by which event of the journal. An event that is not here tells nobody. */
export const TELLERS: Tellers = {
  'class-first-reviewed': reviewed('备案初审', null, 'at-once'),
  'class-second-reviewed': reviewed('备案复核', '已备案，可以按期开班。', 'at-once'),
  'class-change-first-reviewed': changed('已通过初审。'),
  'class-change-decided': changed('已通过复核，从现在起生效。'),
  ...EXAM_TELLERS,
  'class-confirmation-asked': confirmationAsked,
  'class-change-consented': (saying) => toBoth(saying, consentedSentence(saying.about.name), CLASS_DESK),
  'outcome-correction-first-reviewed': outcomeDecided,
  'outcome-correction-decided': outcomeDecided,
  'roll-adjustment-decided': rollAdjusted,
  'claim-accepted': reviewed('受理', null, 'by-two'),
  'claim-first-reviewed': reviewed('初审', null, 'by-two'),
  'claim-second-reviewed': reviewed('复核', '已复核通过，接下来公示。', 'by-two'),
  'claim-rejection-decided': ({ about, decision, toOrganisations }) =>
    decision === 'passed' ? toOrganisations('decided', `${about.name}已决定不予通过：理由见办理记录。`) : [],
  'claim-return-decided': ({ about, decision, toOrganisations }) =>
    decision === 'passed'
      ? toOrganisations('decided', `${about.name}复核后被退回：请按办理记录里写的意见改好后重新提交。`)
      : [],
  'purse-decided': answered(['finance', 'county-handler'], '选定的资金来源'),
  'decision-replacement-decided': ({ about, decision, toOrganisations, toRoles }) =>
    decision === 'passed'
      ? toOrganisations('decided', `${about.name}已更换，原来的作废：新的决定书见申领单页面。`)
      : toRoles('decided', ['county-handler', 'county-first-reviewer'], `${about.name}没有更换，请看意见。`),
  'claim-line-held': ({ about, toOrganisations }) =>
    toOrganisations('decided', `${about.name}有 1 人暂停发放，正在核实；其余的照常往下办。`),
  'line-release-decided': ({ about, decision, toOrganisations }) =>
    decision === 'passed' ? toOrganisations('decided', `${about.name}暂停发放的 1 人已解除暂停。`) : [],
  'publication-opened': ({ about, toOrganisations }) =>
    toOrganisations('publication', (part) => `${about.name}已开始，其中有您单位的 ${part.lines} 行。`),
  'publication-extended': ({ about, toOrganisations, toRoles }) => {
    const content = `${about.name}的期限已顺延，最后一天见公示页面。`;
    return [
      ...toOrganisations('publication', content),
      ...toRoles('publication', ['county-handler'], content),
    ];
  },
  'publication-closed': ({ about, toOrganisations, toRoles }) => [
    ...toOrganisations('publication', (part) => `${about.name}已结束，其中有您单位的 ${part.lines} 行。`),
    ...toRoles('publication', ['finance'], `${about.name}已结束：没有异议的可以编制支付批次。`),
  ],
  'publication-taken-down': ({ about, toOrganisations }) =>
    toOrganisations('publication', `${about.name}已先行撤下，等待另一人决定。`),
  'publication-take-down-decided': ({ about, decision, toOrganisations }) =>
    toOrganisations(
      'publication',
      decision === 'passed' ? `${about.name}已撤销，改正后重新公示。` : `${about.name}恢复公示。`,
    ),
  'objection-settled': ({ about, decision, toOrganisations, toRoles }) =>
    decision === 'returned'
      ? toRoles(
          'decided',
          ['county-handler', 'county-first-reviewer'],
          `${about.name}的拟答复没有确认：请重新核实。`,
        )
      : [
          ...toOrganisations('decided', `${about.name}已答复，涉及您单位的 1 行，结果见申领单。`),
          ...toRoles('decided', ['county-handler'], `${about.name}已答复。`),
        ],
  'payment-approved': ({ about, decision, toRoles }) =>
    toRoles(
      'payment',
      ['finance'],
      decision === 'passed' ? `${about.name}已批准：请下载银行文件。` : `${about.name}没有批准，请看意见。`,
    ),
  'payment-cancel-decided': answered(['finance'], '撤销支付批次'),
  'bank-return-booked': ({ about, decision, line, toOrganisations, toRoles }) =>
    decision === 'passed'
      ? [
          ...toOrganisations('payment', sayPaid(about)),
          ...toRoles(
            'payment',
            ['county-handler', 'finance'],
            `${about.name}手工录入的回单（${number(line.detail.orders)} 笔）已复核记账：退回的请核对账号，更正后重付。`,
          ),
        ]
      : toRoles('payment', ['finance'], `${about.name}手工录入的回单没有通过复核，请看意见。`),
  'bank-return-read': ({ about, line, toOrganisations, toRoles }) => [
    ...(number(line.detail.paid) + number(line.detail.returned) > 0
      ? toOrganisations('payment', sayPaid(about))
      : []),
    ...(number(line.detail.returned) > 0
      ? toRoles(
          'payment',
          ['county-handler', 'finance'],
          `${about.name}被银行退回 ${number(line.detail.returned)} 笔：请核对账号，更正后重付。`,
        )
      : []),
    ...(number(line.detail.unmatched) > 0
      ? toRoles(
          'payment',
          ['finance'],
          `${about.name}的回单有 ${number(line.detail.unmatched)} 行对不上：请核对。`,
        )
      : []),
  ],
  'payee-account-proposed': ({ toOrganisations }) =>
    toOrganisations(
      'decided',
      '您单位的收款账户变更已提出，等待复核：不是您单位要改的，请马上告诉县人社局。',
    ),
  'payee-account-reviewed': (saying) =>
    toBoth(
      saying,
      saying.decision === 'passed'
        ? '收款账户变更已复核通过，以后付到新账户。'
        : '收款账户变更没有通过复核，请看意见。',
      ['county-handler', 'finance'],
    ),
  'payee-agreement-recorded': ({ toRoles }) =>
    toRoles('decided', ['county-handler'], '有机构登记了代领协议，可以核算。'),
  'payee-agreement-ended': (saying) => toBoth(saying, agreementEnded(saying.line.detail)),
  'payee-held': ({ about, toOrganisations }) =>
    toOrganisations('payment', `${about.name}的补贴暂停支付：理由见收款账户页面。`),
  'payee-release-decided': ({ about, decision, toOrganisations }) =>
    decision === 'passed' ? toOrganisations('payment', `${about.name}的补贴恢复支付。`) : [],
  'person-correction-decided': (saying) =>
    toBoth(
      saying,
      `${saying.about.name}${saying.decision === 'passed' ? '已获同意。' : '被退回，请看意见。'}`,
    ),
  // Recorded with both persons, told once.
  'person-merge-decided': ({ about, line, decision, toRoles }) =>
    line.detail.part === 'stays'
      ? toRoles(
          'decided',
          ['county-handler'],
          decision === 'passed' ? `${about.name}已获同意。` : `${about.name}被退回，请看意见。`,
        )
      : [],
  'retention-found': (say) =>
    say.toRoles('waiting', ['county-handler'], '有人员的档案到期了：请在“到期档案”里看过后提出匿名。'),
  'retention-decided': answered(['county-handler'], '提出的到期档案匿名'),
  'protection-decided': answered(['county-handler'], '提出的保护'),
  'protection-end-decided': answered(['county-handler'], '提出的解除保护'),
  'protection-expired': (say) =>
    say.toRoles(
      'decided',
      ['county-handler'],
      `${say.about.name}的保护到期，已经解除；还要保护的请重新提出。`,
    ),
  'credit-code-decided': answered(['county-handler'], '登记'),
  'credit-code-revoked': (say) =>
    say.toRoles('decided', ['county-handler'], `${say.about.name}的确认已撤销。`),
  'catalogue-change-decided': answered(['county-handler'], '提出的变更'),
  'evidence-signs-found': signsFound,
  'evidence-sign-decided': signDecided,
  'platform-key-decided': answered(['county-handler'], '登记的线上平台密钥'),
  'online-report-withdrawal-decided': answered(['county-handler'], '撤销线上学时报送'),
  'platform-to-decide': platformToDecide,
  'list-change-decided': answered(['county-handler'], '提出的变更'),
  'organisation-change-decided': (saying) =>
    toBoth(
      saying,
      saying.decision === 'passed'
        ? `${saying.about.name}的单位信息变更已核对，从现在起生效。`
        : `${saying.about.name}的单位信息变更被退回：请看单位页面上的意见，可以重新提出。`,
    ),
  'organisation-move-decided': (saying) => moveDecided(saying),
  'organisation-move-received': (saying) => moveReceived(saying, '已迁入新的县区，以后的班在那里备案。'),
  'person-move-decided': (saying) => moveDecided(saying),
  'person-move-received': (saying) => moveReceived(saying, null),
  'organisation-suspended': ({ about, toOrganisations }) =>
    toOrganisations('decided', `${about.name}的承训资格已暂停：日期和理由见单位页面。`),
  'suspension-lifted': ({ about, toOrganisations }) =>
    toOrganisations('decided', `${about.name}的承训资格已恢复。`),
  'suspension-decided': answered(['county-handler'], '承训资格的提议'),
  'budget-approved': answered(['finance'], '预算变动'),
  'policy-version-reviewed': ({ line, about, decision, toRoles }) =>
    line.detail.toFinance === true
      ? toRoles('decided', ['county-handler'], `${about.name}：已审定，等待财务会签。`)
      : answered(['county-handler'], '政策调整')({ about, decision, toRoles }),
  'policy-version-signed': answered(['county-handler', 'county-second-reviewer'], '政策调整的财务会签'),
  'policy-repeal-decided': answered(['county-handler'], '撤销施行'),
  'mass-run-finished': ({ about, toRoles }) =>
    toRoles('decided', ['county-handler'], `${about.name}已完成，请看应补和应追回的名单。`),
  'mass-run-failed': ({ about, toRoles }) =>
    toRoles('fault', ['county-handler'], `${about.name}中断了：请打开页面继续核定。`),
  'class-cancelled': ({ about, toRoles }) =>
    toRoles('decided', ['county-handler'], `${about.name}已由举办单位撤销。`),
  'recovery-decided': ({ about, decision, toOrganisations, toRoles }) => [
    ...(decision === 'passed'
      ? toOrganisations('payment', `收到${about.name}：理由、答复和缴款的期限见追回页面。`)
      : []),
    ...toRoles(
      'decided',
      ['county-handler', 'county-first-reviewer'],
      decision === 'passed'
        ? `${about.name}已决定：通知书请打印送达。`
        : `${about.name}没有获得同意，不追回，请看意见。`,
    ),
  ],
  'recovery-answered': ({ about, toRoles }) =>
    toRoles(
      'waiting',
      ['county-first-reviewer', 'county-second-reviewer'],
      `${about.name}已有答复：请认定。`,
    ),
  'recovery-confirmed': ({ about, toOrganisations, toRoles }) => [
    ...toOrganisations('payment', `${about.name}已认定应缴：请在期限内缴款，可以申请分期。`),
    ...toRoles('payment', ['finance'], `${about.name}已认定应缴：收到缴款后请登记。`),
  ],
  'opening-opened': noteToLookAt,
  'opening-amended': noteToLookAt,
  'opening-stopped': ({ about, toOrganisations }) =>
    toOrganisations(
      'decided',
      `${about.name}的招生已由县人社局停止：原因见“招生报名”页。改好说明以后请告诉县里，由县里恢复。`,
    ),
  'opening-allowed': ({ about, toOrganisations }) =>
    toOrganisations('decided', `${about.name}的招生已由县人社局恢复，可以接着报名。`),
  'seat-left': (saying) =>
    saying.line.detail.was === 'enrolled'
      ? toBoth(
          saying,
          `${saying.about.name}有 1 人开班前自己退了，花名册已经去掉；有候补转正的，请举办单位再点一次“列入花名册”。`,
        )
      : [],
  'appeal-decided': appealMoved,
  'appeal-decided-above': appealMoved,
  'appeal-fulfilled': appealMoved,
  'own-account-unconfirmed': ({ about, toRoles }) =>
    toRoles(
      'waiting',
      ['county-handler'],
      `${about.name}，公安回复对不上：请本人带身份证来，在“本人账号”核实。`,
    ),
  'dispute-answered': ({ about, line, decision, toRoles }) =>
    toRoles('decided', ['county-handler'], disputeSentence(about.name, decision, line.detail.answer)),
  'dispute-corrected': ({ about, toRoles }) =>
    toRoles('decided', ['county-first-reviewer'], `${about.name}已按答复改正：怎样改的见反映页面。`),
  'recovery-change-decided': recoveryAnswered('减少金额或分期的提议', '金额和期限见追回页面。'),
  'recovery-receipt-booked': recoveryAnswered('登记的缴款', '已收的和未缴的见追回页面。'),
  'recovery-reversal-decided': recoveryAnswered(
    '冲销一笔缴款的提议',
    '记错的缴款已冲销，应缴的以追回页面为准。',
  ),
  'recovery-offset-decided': recoveryAnswered('用待拨付的补贴抵扣的提议', '抵扣的补贴不再付款，见追回页面。'),
  'write-off-decided': recoveryAnswered('核销余额的提议', '没有缴的不再追回。'),
  ...administratorTellers,
  ...villageTellers,
};

/** Administrators have no place: what they are told names none. */
const PLACELESS: readonly Role[] = ['system-administrator', 'security-administrator'];

function sayPaid(about: About): (part: About['organisations'][number]) => string | null {
  return ({ paid, returned }) => {
    if (returned > 0)
      return `${about.name}中您单位的申领有 ${returned} 人被银行退回${paid > 0 ? `，${paid} 人已到账` : ''}：请核对账号，带开户材料到县人社窗口更正。`;
    return paid > 0 ? `${about.name}中您单位的申领有 ${paid} 人已到账。` : null;
  };
}

/** The messages that a line of the journal makes; none for an event that tells nobody. */
export function messagesOf(line: RecordedLine, about: About, tellers: Tellers = TELLERS): readonly Told[] {
  const teller = Object.hasOwn(tellers, line.event) ? tellers[line.event] : undefined;
  if (!teller) return [];
  const key = `journal:${line.chain}:${line.seq}`;
  const base = { key, link: about.link, dueOn: about.dueOn };
  return teller({
    line,
    about,
    decision: String(line.detail.decision ?? ''),
    toOrganisations: (kind, content) =>
      about.organisations.flatMap((part) => {
        const said = typeof content === 'string' ? content : content(part);
        const { organisationId, divisionPath } = part;
        // A batch of payments is no page of an organisation: its own claim is.
        const link =
          base.link?.type === 'payment' || base.link?.type === 'objection'
            ? part.claimId === null
              ? null
              : linkTo('claim', part.claimId)
            : base.link;
        return said === null
          ? []
          : [{ ...base, link, kind, content: said, role: null, divisionPath, organisationId }];
      }),
    toRoles: (kind, roles, content) =>
      roles.flatMap((role) => {
        const isPlaceless = PLACELESS.includes(role);
        if (!isPlaceless && line.divisionPath === null) return [];
        return [
          {
            ...base,
            kind,
            role,
            content,
            divisionPath: isPlaceless ? null : line.divisionPath,
            organisationId: null,
          },
        ];
      }),
  });
}
