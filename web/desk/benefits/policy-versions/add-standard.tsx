import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { FormDialog, Notice, NumberInput, numberRule, useVocabulary } from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { fenOfYuan } from '../funds/yuan-input.ts';
import { type Cells, type ShownStandard, type StandardSet, standardMatter } from './draft.ts';
import { OccupationPick } from './occupation-pick.tsx';
import type { TabProps } from './use-draft.ts';
import { words } from './words.ts';

const labels = words.standards;
const { columns: c } = labels;

interface Typed {
  readonly benefit: Cells['benefit'];
  readonly occupation?: { occupationCode: string; name: string } | null;
  readonly level?: string;
  readonly trainingKind?: Cells['trainingKind'];
  readonly certificateKind?: Cells['certificateKind'];
  readonly unit: StandardSet['unit'];
  readonly amount: string;
  readonly uplift?: number | null;
}

/** The cells that distinguish one amount from another, and the amount. */
function AmountFields() {
  const { options } = useVocabulary();
  return (
    <>
      <Form.Item name="benefit" label={c.benefit} rules={[{ required: true, message: labels.needBenefit }]}>
        <Select options={options('benefits')} />
      </Form.Item>
      <Form.Item name="occupation" label={c.occupation}>
        <OccupationPick />
      </Form.Item>
      <div className="form-cells">
        <Form.Item name="level" label={c.level}>
          <Select allowClear placeholder={labels.anyLevel} options={options('skillLevels').reverse()} />
        </Form.Item>
        <Form.Item name="trainingKind" label={c.trainingKind}>
          <Select allowClear placeholder={labels.anyKind} options={options('trainingKinds')} />
        </Form.Item>
        <Form.Item name="certificateKind" label={c.certificateKind}>
          <Select allowClear placeholder={labels.anyKind} options={options('certificateKinds')} />
        </Form.Item>
        <Form.Item name="unit" label={c.unit} rules={[{ required: true, message: labels.needUnit }]}>
          <Select options={options('units')} />
        </Form.Item>
        <Form.Item
          name="amount"
          label={c.after}
          rules={[
            {
              validator: (_, text: string | undefined) =>
                (fenOfYuan(text ?? '') ?? 0) > 0
                  ? Promise.resolve()
                  : Promise.reject(new Error(labels.badAmount)),
            },
          ]}
        >
          <Input inputMode="decimal" suffix={common.yuan} />
        </Form.Item>
        <Form.Item
          name="uplift"
          label={c.uplift}
          rules={[numberRule({ min: 1, max: 500, step: 1, message: common.wholeNumber(1, 500) })]}
        >
          <NumberInput />
        </Form.Item>
      </div>
    </>
  );
}

/** One more amount: whose cells are not in the grid yet. */
export function AddStandard(props: { tab: TabProps; rows: readonly ShownStandard[]; close: () => void }) {
  const { tab, rows, close } = props;
  const [exists, setExists] = useState(false);
  function add(typed: Typed) {
    const cells: Cells = {
      benefit: typed.benefit,
      trainingKind: typed.trainingKind ?? null,
      occupationCode: typed.occupation?.occupationCode ?? null,
      level: typed.level === undefined ? null : (Number(typed.level) as Cells['level']),
      certificateKind: typed.certificateKind ?? null,
    };
    const amountFen = fenOfYuan(typed.amount);
    const matter = standardMatter(cells);
    const known = rows.some((row) => row.matter === matter);
    setExists(known);
    if (known || amountFen === undefined) return;
    if (typed.occupation) tab.names.learn(typed.occupation.occupationCode, typed.occupation.name);
    tab.table.setChange(matter, {
      kind: 'standard-set',
      ...cells,
      unit: typed.unit,
      amountFen,
      shortageUpliftPercent: typed.uplift ?? null,
    });
    close();
  }
  return (
    <FormDialog<Typed>
      title={labels.addTitle}
      submit={labels.addDo}
      close={close}
      send={add}
      below={
        exists ? (
          <div role="alert">
            <Notice tone="alarm">
              <p>{labels.exists}</p>
            </Notice>
          </div>
        ) : null
      }
    >
      <AmountFields />
    </FormDialog>
  );
}
