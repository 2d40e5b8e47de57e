import { App, Form, Input, Select } from 'antd';
import {
  DialogButton,
  FormDialog,
  Instant,
  MarginRow,
  Notice,
  ReasonField,
  ReviewButtons,
  useAct,
  useVocabulary,
  yuan,
} from '../../../ui/index.ts';
import { purseWords as labels } from './purse-words.ts';
import type { Claim, ClaimLine } from './replies.ts';

type Options = Claim['purseOptions'];

/** The name of a fund source; of none that the money question is open. */
function useSourceName() {
  const { term } = useVocabulary();
  return (source: string | null) => (source === null ? labels.open : term('fundSources', source));
}

/** What is due on the claim, by the money that carries it. */
export function ClaimPurses(props: { claim: Claim }) {
  const name = useSourceName();
  const { purses } = props.claim;
  if (purses.length === 0) return labels.noneDue;
  return purses.map(({ fundSource, count, amountFen }) => (
    <div key={fundSource}>{labels.ofClaim(name(fundSource), count, yuan(amountFen))}</div>
  ));
}

/** The same for paper, in one line. */
export function pursesText(claim: Claim, term: (list: 'fundSources', id: string) => string): string {
  return claim.purses
    .map(({ fundSource }) => (fundSource === null ? labels.open : term('fundSources', fundSource)))
    .join('、');
}

/** Which money carries one line, beside the clause. */
export function LinePurse(props: { line: Pick<ClaimLine, 'purse'> }) {
  const { purse } = props.line;
  const name = useSourceName();
  if (!purse) return null;
  return (
    <MarginRow law={purse.clause === null ? null : { clause: purse.clause }}>
      {purse.fundSource === null ? (
        <>
          <strong>{labels.open}</strong> {purse.because} {labels.waitsForFinance}
        </>
      ) : (
        <>
          {labels.carries(name(purse.fundSource))} {purse.because}{' '}
          {purse.document === null ? null : labels.byDocument(purse.document)}
        </>
      )}
    </MarginRow>
  );
}

/** The money question of a claim: how many wait for it, what finance chose, and the buttons of both people. */
export function PurseQuestion(props: { claim: Claim }) {
  const { claim } = props;
  const name = useSourceName();
  const open = claim.purses.find(({ fundSource }) => fundSource === null);
  const chosen = claim.purseChosen;
  if (chosen)
    return (
      <Notice title={labels.waiting(chosen.by)} tone="alarm">
        <p>{labels.change(name(chosen.fromFundSource), name(chosen.fundSource), chosen.document)}</p>
        <p>
          {chosen.reason} <Instant at={chosen.at} />
        </p>
        <p className="row">
          <ReviewButtons
            route="claims.decidePurse"
            allowed={claim.allowed}
            path="/api/claims/{claimId}/purse-decision"
            params={{ claimId: claim.claimId }}
            version={claim.version}
            subject={labels.decide(claim.number)}
            decisions={['passed', 'returned']}
            labels={labels.decisions}
          />
        </p>
      </Notice>
    );
  if (!open) return null;
  return (
    <Notice title={labels.openTitle(open.count, yuan(open.amountFen))} tone="alarm">
      <p>{labels.openLead}</p>
    </Notice>
  );
}

/** Finance chooses another source for lines of this claim. */
export function ChoosePurse(props: { claim: Claim }) {
  const { claim } = props;
  if (!claim.allowed.includes('claims.choosePurse') || claim.purseOptions.length === 0) return null;
  return (
    <DialogButton label={labels.choose}>
      {(close) => <ChooseDialog claim={claim} close={close} />}
    </DialogButton>
  );
}

interface Typed {
  readonly from: number;
  readonly fundSource: string;
  readonly document: string;
  readonly reason: string;
}

function ChooseDialog(props: { claim: Claim; close: () => void }) {
  const { claim, close } = props;
  const { message } = App.useApp();
  const choose = useAct('/api/claims/{claimId}/purse', {
    params: { claimId: claim.claimId },
    silent: true,
    after: () => {
      close();
      void message.success(labels.sent);
    },
  });
  return (
    <FormDialog<Typed>
      title={labels.chooseTitle(claim.number)}
      submit={labels.send}
      initial={{ from: 0 }}
      act={choose}
      close={close}
      send={({ from, fundSource, document, reason }) =>
        void choose.run({
          version: claim.version,
          fromFundSource: claim.purseOptions[from]?.fromFundSource ?? null,
          fundSource,
          document: document.trim(),
          reason,
        })
      }
    >
      <p>{labels.chooseLead}</p>
      <Fields options={claim.purseOptions} />
    </FormDialog>
  );
}

function Fields(props: { options: Options }) {
  const { options } = props;
  const name = useSourceName();
  return (
    <>
      <Form.Item name="from" label={labels.which} rules={[{ required: true, message: labels.need }]}>
        <Select
          options={options.map(({ fromFundSource, count, amountFen }, value) => ({
            value,
            label: labels.whichOption(name(fromFundSource), count, yuan(amountFen)),
          }))}
        />
      </Form.Item>
      <Form.Item shouldUpdate={(before, after) => before.from !== after.from} noStyle>
        {({ getFieldValue }) => <ToSource of={options[Number(getFieldValue('from') ?? 0)]} />}
      </Form.Item>
      <Form.Item
        name="document"
        label={labels.document}
        extra={labels.documentHint}
        rules={[{ required: true, whitespace: true, min: 4, message: labels.needDocument }]}
      >
        <Input maxLength={80} />
      </Form.Item>
      <ReasonField
        name="reason"
        label={labels.reason}
        hint={labels.reasonHint}
        need={labels.needReason}
        rows={3}
        max={300}
      />
    </>
  );
}

/** Sources in the order of the law, then those that a document may name; those that the law bars with the reason. */
function ToSource(props: { of: Options[number] | undefined }) {
  const { options } = useVocabulary();
  const { allowed = [], notAllowed = [], fromFundSource = null } = props.of ?? {};
  const named = new Map([...allowed, ...notAllowed].map((purse) => [purse.fundSource, purse]));
  const all = options('fundSources').filter(({ value }) => value !== fromFundSource);
  const rank = new Map(allowed.map(({ fundSource }, at) => [fundSource, at]));
  const may = all
    .filter(({ value }) => rank.has(value))
    .sort((a, b) => (rank.get(a.value) ?? 0) - (rank.get(b.value) ?? 0));
  const others = all.filter(({ value }) => !named.has(value));
  const barred = all.filter(({ value }) => named.has(value) && !rank.has(value));
  return (
    <>
      <Form.Item name="fundSource" label={labels.to} rules={[{ required: true, message: labels.need }]}>
        <Select
          options={[
            { label: labels.allowed, options: may },
            { label: labels.others, options: others },
            { label: labels.barred, options: barred.map((option) => ({ ...option, disabled: true })) },
          ].filter((group) => group.options.length > 0)}
        />
      </Form.Item>
      {barred.map(({ value, label }) => (
        <MarginRow key={value} law={{ clause: named.get(value)?.clause ?? '' }}>
          {labels.barred} {label}: {named.get(value)?.because}
        </MarginRow>
      ))}
    </>
  );
}
