import { App, Checkbox, Form } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../../client/index.ts';
import {
  DialogButton,
  FormDialog,
  Label,
  Money,
  Read,
  ReasonField,
  SimpleTable,
  useAct,
  yuan,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import type { NextLines, Recovery } from './replies.ts';
import { words } from './words.ts';

const labels = words.offset;
type Line = NextLines['lines'][number];

/** The lines that an offset settles, or would. */
export function OffsetLines(props: { of: readonly Line[] }) {
  return (
    <ul>
      {props.of.map((line) => (
        <li key={line.claimLineId}>
          <Link to={`/desk/claims/${line.claimId}?line=${line.claimLineId}`}>{line.person.name}</Link>{' '}
          {line.claimNumber} <Label in="benefits" id={line.benefit} /> <Money fen={line.amountFen} unit />
        </li>
      ))}
    </ul>
  );
}

type Chosen = Readonly<Record<string, boolean | undefined>>;

const chosenOf = (chosen: Chosen | undefined) =>
  Object.entries(chosen ?? {}).flatMap(([claimLineId, isChosen]) => (isChosen ? [claimLineId] : []));

function Sum(props: { lines: readonly Line[] }) {
  const chosen = new Set(chosenOf(Form.useWatch<Chosen>('chosen')));
  const sum = props.lines.reduce(
    (total, line) => total + (chosen.has(line.claimLineId) ? line.amountFen : 0),
    0,
  );
  return <p role="status">{labels.sum(yuan(sum))}</p>;
}

function NextLinesTable(props: { of: NextLines }) {
  const { lines, openFen } = props.of;
  if (lines.length === 0) return <p>{labels.none}</p>;
  return (
    <>
      <SimpleTable
        scroll={labels.title}
        blocks
        rows={lines}
        rowKey={(line) => line.claimLineId}
        columns={[
          {
            title: labels.columns.person,
            rowHead: true,
            show: (line) => (
              <>
                <Form.Item name={['chosen', line.claimLineId]} valuePropName="checked" className="in-row">
                  <Checkbox aria-label={labels.choose(line.person.name)} disabled={line.amountFen > openFen}>
                    {line.person.name}
                  </Checkbox>
                </Form.Item>
                {line.amountFen > openFen ? <div className="quiet small">{labels.tooLarge}</div> : null}
              </>
            ),
          },
          { title: labels.columns.claim, show: (line) => line.claimNumber },
          { title: labels.columns.benefit, kind: 'word', in: 'benefits', show: (line) => line.benefit },
          { title: labels.columns.amount, kind: 'money', show: (line) => line.amountFen },
        ]}
      />
      <Sum lines={lines} />
    </>
  );
}

function OffsetDialog(props: { of: Recovery; close: () => void }) {
  const { of } = props;
  const { message } = App.useApp();
  const next = useRead('/api/recovery-cases/{recoveryId}/next-lines', {
    params: { recoveryId: of.recoveryId },
  });
  const act = useAct('/api/recovery-cases/{recoveryId}/offsets', {
    params: { recoveryId: of.recoveryId },
    silent: true,
    after: () => {
      props.close();
      void message.success(labels.done);
    },
  });
  return (
    <FormDialog<{ reason: string; chosen?: Chosen }>
      title={labels.title}
      submit={labels.submit}
      width={760}
      act={act}
      close={props.close}
      send={({ reason, chosen }) => {
        const claimLineIds = chosenOf(chosen);
        if (claimLineIds.length === 0) void message.warning(labels.needLine);
        else void act.run({ version: of.version, reason, claimLineIds });
      }}
    >
      <p>{labels.lead(yuan(of.openFen))}</p>
      <Read of={next}>{(found) => <NextLinesTable of={found} />}</Read>
      <ReasonField
        name="reason"
        label={common.reason.label}
        hint=""
        need={common.reason.need}
        rows={3}
        max={500}
      />
    </FormDialog>
  );
}

/** What is owed may be set off against what the payee would be paid next. */
export function OffsetButton(props: { of: Recovery }) {
  if (!props.of.allowed.includes('recoveries.proposeOffset')) return null;
  return (
    <DialogButton label={labels.act}>{(close) => <OffsetDialog of={props.of} close={close} />}</DialogButton>
  );
}
