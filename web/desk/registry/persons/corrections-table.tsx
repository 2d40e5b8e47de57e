import { App, Form, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ActReply, type Row, useList } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActAlert,
  Attachments,
  DialogButton,
  FormDialog,
  Label,
  ReasonField,
  ReviewButtons,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  StepsTaken,
  shownInstant,
  useAct,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { words } from './correction-words.ts';

export type Correction = Row<'/api/person-corrections'>;
const labels = words.columns;

type Shown = ActReply<'/api/person-corrections/{correctionId}/unmask'>;

function UnmaskDialog(props: { of: Correction; close: () => void }) {
  const [form] = Form.useForm<{ reason: string }>();
  const [shown, setShown] = useState<Shown | null>(null);
  const unmask = useAct('/api/person-corrections/{correctionId}/unmask', {
    params: { correctionId: props.of.correctionId },
    silent: true,
    after: setShown,
  });
  return (
    <Modal
      open
      title={words.unmask}
      onCancel={props.close}
      onOk={shown ? props.close : form.submit}
      okText={shown ? common.close : words.unmaskRun}
      cancelText={common.cancel}
      confirmLoading={unmask.working}
      destroyOnHidden
    >
      <p>{words.unmaskLead}</p>
      {shown ? (
        shown.values.map((value) => (
          <p key={value.field}>
            <Label in="correctedFields" id={value.field} />
            <br />
            <span className="quiet">{labels.before}</span> {value.before ?? words.noBefore}
            <br />
            <span className="quiet">{labels.after}</span> <strong className="unmasked">{value.after}</strong>
          </p>
        ))
      ) : (
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => void unmask.run(body)}>
          <ReasonField
            name="reason"
            label={words.unmaskReason}
            hint={words.unmaskReasonHint}
            need={words.needReason}
            rows={2}
            max={200}
          />
        </Form>
      )}
      <ActAlert fault={unmask.fault} />
    </Modal>
  );
}

function WithdrawDialog(props: { of: Correction; close: () => void }) {
  const { of, close } = props;
  const { message } = App.useApp();
  const withdraw = useAct('/api/person-corrections/{correctionId}/withdraw', {
    params: { correctionId: of.correctionId },
    silent: true,
    after: () => {
      message.success(words.withdrawn);
      close();
    },
  });
  return (
    <FormDialog<{ reason: string }>
      title={words.withdrawTitle(of.personName)}
      submit={words.withdraw}
      act={withdraw}
      close={close}
      send={(body) => void withdraw.run({ ...body, version: of.version })}
    >
      <p>{words.withdrawLead}</p>
      <ReasonField
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        need={words.needReason}
        rows={2}
        max={300}
      />
    </FormDialog>
  );
}

/** How far a correction is, who took which step, and the acts of whoever may take one. */
function Decide(props: { of: Correction }) {
  const { of } = props;
  const { me } = useMe();
  return (
    <>
      <Status in="correctionStatuses" id={of.status} />
      <StepsTaken steps={of.steps} reason={of.reason} />
      <div className="row">
        {of.subject === 'identity' && mayCall(me, 'persons.unmaskCorrection') ? (
          <DialogButton label={words.unmask}>
            {(close) => <UnmaskDialog of={of} close={close} />}
          </DialogButton>
        ) : null}
        {of.allowed.includes('persons.withdrawCorrection') ? (
          <DialogButton label={words.withdraw}>
            {(close) => <WithdrawDialog of={of} close={close} />}
          </DialogButton>
        ) : null}
        <ReviewButtons
          route="persons.decideCorrection"
          allowed={of.allowed}
          path="/api/person-corrections/{correctionId}/decision"
          params={{ correctionId: of.correctionId }}
          version={of.version}
          subject={words.decideTitle(of.personName)}
          decisions={['passed', 'returned']}
          said={{ passed: words.passed, returned: words.returned }}
        />
      </div>
    </>
  );
}

function Values(props: { of: Correction; side: 'before' | 'after' }) {
  const { of, side } = props;
  return of.fields.map((field) => {
    const text = field[side];
    const isSame = side === 'after' && field.before === field.after;
    return (
      <div key={field.field}>
        {of.subject === 'identity' ? (
          <span className="quiet">
            <Label in="correctedFields" id={field.field} />{' '}
          </span>
        ) : null}
        {text === null ? <span className="quiet">{words.noBefore}</span> : null}
        {side === 'after' ? <strong>{text}</strong> : text}
        {isSame ? <span className="quiet small"> {words.sameMasked}</span> : null}
      </div>
    );
  });
}

function PersonCell(props: { of: Correction }) {
  const { of } = props;
  const { me } = useMe();
  return (
    <>
      {mayCall(me, 'persons.explain') ? (
        <Link to={`/desk/persons/${of.personId}`}>{of.personName}</Link>
      ) : (
        of.personName
      )}
      <div className="quiet small nowrap">{of.idNumberMasked}</div>
    </>
  );
}

const COLUMNS: readonly SimpleColumn<Correction>[] = [
  { title: labels.person, rowHead: true, show: (row) => <PersonCell of={row} /> },
  { title: labels.subject, kind: 'word', in: 'correctionSubjects', show: (row) => row.subject },
  { title: labels.before, show: (row) => <Values of={row} side="before" /> },
  { title: labels.after, show: (row) => <Values of={row} side="after" /> },
  {
    title: labels.reason,
    show: (row) => (
      <>
        {row.reason}
        <div className="quiet small">{words.documentOf(row.document)}</div>
        {row.files.length > 0 ? <Attachments files={row.files} /> : null}
      </>
    ),
  },
  { title: labels.proposed, show: (row) => words.by(row.proposedBy, shownInstant(row.proposedAt)) },
  { title: labels.status, show: (row) => <Decide of={row} /> },
];

/** Corrections with what was before and after, who, when and why. */
export function CorrectionsTable(props: { title: string; none: string; rows: readonly Correction[] }) {
  return (
    <Section title={props.title}>
      {props.rows.length === 0 ? (
        <p className="quiet">{props.none}</p>
      ) : (
        <SimpleTable
          scroll={props.title}
          scrollClass="many-columns"
          rows={props.rows}
          rowKey={(row) => row.correctionId}
          columns={COLUMNS}
        />
      )}
    </Section>
  );
}

/** The corrections of one person, on the person's page. */
export function CorrectionsOf(props: { personId: number }) {
  const corrections = useList('/api/person-corrections', { personId: props.personId });
  return (
    <CorrectionsTable title={words.ofPerson} none={words.noneOfPerson} rows={corrections.data?.rows ?? []} />
  );
}
