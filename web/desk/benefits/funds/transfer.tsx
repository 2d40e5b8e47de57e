import { App, Form, Select } from 'antd';
import type { Reply } from '../../../client/index.ts';
import {
  DialogButton,
  FormDialog,
  NumberInput,
  numberRule,
  useAct,
  useVocabulary,
  yuan,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { AmountAndDocument } from './proposal-fields.tsx';
import { words } from './words.ts';
import { fenOfYuan } from './yuan-input.ts';

type Budgets = Reply<'/api/budgets'>;

interface Typed {
  readonly from: string;
  readonly fundSource: string;
  readonly year: number;
  readonly amountFen: string;
  readonly document: string;
}

const labels = words.proposal;

/** Proposes that what is left of one budget goes to another; a second person approves it. */
export function TransferButton(props: { budgets: Budgets | undefined; year: number }) {
  const { budgets } = props;
  if (!budgets?.allowed.includes('funds.propose') || budgets.rows.length === 0) return null;
  return (
    <DialogButton label={labels.transfer}>
      {(close) => <TransferDialog rows={budgets.rows} year={props.year} close={close} />}
    </DialogButton>
  );
}

function TransferDialog(props: { rows: Budgets['rows']; year: number; close: () => void }) {
  const { message } = App.useApp();
  const propose = useAct('/api/budgets/proposals', {
    silent: true,
    after: () => {
      props.close();
      void message.success(labels.submitted);
    },
  });
  function send({ from, fundSource, year, amountFen, document }: Typed) {
    const source = props.rows.find((row) => row.budgetId === from);
    const amount = fenOfYuan(amountFen);
    if (source === undefined || amount === undefined) return;
    void propose.run({
      fundSource,
      year,
      amountFen: amount,
      document: document.trim(),
      fromFundSource: source.fundSource,
      fromYear: source.year,
    });
  }
  return (
    <FormDialog<Typed>
      title={labels.transferTitle}
      submit={labels.submit}
      initial={{ year: props.year }}
      act={propose}
      close={props.close}
      send={send}
    >
      <p>{labels.transferLead}</p>
      <FromAndTo rows={props.rows} />
      <AmountAndDocument hint={labels.transferAmountHint} />
    </FormDialog>
  );
}

function FromAndTo(props: { rows: Budgets['rows'] }) {
  const { options, term } = useVocabulary();
  return (
    <>
      <Form.Item name="from" label={labels.from} rules={[{ required: true, message: labels.needFrom }]}>
        <Select
          options={props.rows.map((row) => ({
            value: row.budgetId,
            label: labels.fromOption(term('fundSources', row.fundSource), row.year, yuan(row.leftFen)),
          }))}
        />
      </Form.Item>
      <Form.Item name="fundSource" label={labels.to} rules={[{ required: true, message: labels.needSource }]}>
        <Select options={options('fundSources')} />
      </Form.Item>
      <Form.Item
        name="year"
        label={labels.toYear}
        rules={[
          { required: true, message: labels.needYear },
          numberRule({ min: 2018, max: 2100, step: 1, message: common.wholeNumber(2018, 2100) }),
        ]}
      >
        <NumberInput style={{ width: '6rem' }} />
      </Form.Item>
    </>
  );
}
