import { Form, Select } from 'antd';
import {
  DialogButton,
  FormDialog,
  NumberInput,
  numberRule,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { AmountAndDocument } from './proposal-fields.tsx';
import { words } from './words.ts';
import { fenOfYuan } from './yuan-input.ts';

interface Proposed {
  readonly fundSource: string;
  readonly year: number;
  readonly amountFen: string;
  readonly document: string;
}

const labels = words.proposal;

function ProposeDialog(props: { year: number; close: () => void }) {
  const { options } = useVocabulary();
  const propose = useAct('/api/budgets/proposals', { after: props.close });
  function send(proposed: Proposed) {
    const amountFen = fenOfYuan(proposed.amountFen);
    if (amountFen !== undefined)
      void propose.run({
        fundSource: proposed.fundSource,
        year: proposed.year,
        amountFen,
        document: proposed.document.trim(),
      });
  }
  return (
    <FormDialog<Proposed>
      title={labels.proposeTitle}
      submit={labels.submit}
      initial={{ year: props.year }}
      act={propose}
      close={props.close}
      send={send}
    >
      <p>{labels.proposeLead}</p>
      <Form.Item
        name="fundSource"
        label={labels.source}
        rules={[{ required: true, message: labels.needSource }]}
      >
        <Select options={options('fundSources')} />
      </Form.Item>
      <Form.Item
        name="year"
        label={labels.year}
        rules={[
          { required: true, message: labels.needYear },
          numberRule({ min: 2018, max: 2100, step: 1, message: common.wholeNumber(2018, 2100) }),
        ]}
      >
        <NumberInput style={{ width: '6rem' }} />
      </Form.Item>
      <AmountAndDocument />
    </FormDialog>
  );
}

/** Proposes a change of a budget; a second person approves it. */
export function ProposeButton(props: { allowed: readonly string[]; year: number }) {
  if (!props.allowed.includes('funds.propose')) return null;
  return (
    <DialogButton label={labels.propose} type="primary">
      {(close) => <ProposeDialog year={props.year} close={close} />}
    </DialogButton>
  );
}
