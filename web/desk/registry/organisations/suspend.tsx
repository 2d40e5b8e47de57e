import { App, Form, Input, Select } from 'antd';
import {
  Day,
  DayInput,
  DialogButton,
  FormDialog,
  Notice,
  ReasonField,
  ReviewButtons,
  spokenDate,
  useAct,
} from '../../../ui/index.ts';
import type { OrganisationDetail } from './replies.ts';
import { words } from './words.ts';

const { suspend, lift } = words;

/** The names of occupations by their codes, as the catalogue of the organisation has them. */
export function occupationNames(detail: OrganisationDetail, codes: readonly string[] | null): string {
  if (codes === null) return suspend.all;
  const named = new Map(detail.projects.map((project) => [project.occupationCode, project.name]));
  return codes.map((code) => named.get(code) ?? code).join('、');
}

/** A proposal of somebody else, and the second person's buttons. */
export function ProposedSuspension(props: { detail: OrganisationDetail }) {
  const { detail } = props;
  const proposed = detail.suspensionProposed;
  if (!proposed) return null;
  const said = proposed.isEnd ? lift : suspend;
  return (
    <Notice title={said.proposed(proposed.proposedBy)} tone="alarm">
      <p>
        {suspend.on} <Day on={proposed.suspendedOn} />
        {proposed.liftedOn ? (
          <>
            {'　'}
            {lift.on} <Day on={proposed.liftedOn} />
          </>
        ) : null}
        {'　'}
        {occupationNames(detail, proposed.occupations)}
        {'　'}
        {said.documentNumber} {proposed.documentNumber}
      </p>
      <p>{proposed.reason}</p>
      <p className="row">
        <ReviewButtons
          route="organisations.decideSuspension"
          allowed={detail.allowed}
          path="/api/organisations/{organisationId}/suspension-decision"
          params={{ organisationId: detail.organisationId }}
          version={detail.version}
          subject={said.act}
          decisions={['passed', 'returned']}
          said={proposed.isEnd ? { passed: lift.decided } : {}}
        />
      </p>
    </Notice>
  );
}

/** Proposes to take the right to train from an institution, from a day on, or to give it back. */
export function SuspensionActs(props: { detail: OrganisationDetail }) {
  const { detail } = props;
  return (
    <>
      {detail.allowed.includes('organisations.liftSuspension') ? (
        <DialogButton label={lift.act}>
          {(close) => <LiftDialog detail={detail} close={close} />}
        </DialogButton>
      ) : null}
      {detail.allowed.includes('organisations.suspend') ? (
        <DialogButton label={suspend.act} danger>
          {(close) => <SuspendDialog detail={detail} close={close} />}
        </DialogButton>
      ) : null}
    </>
  );
}

interface Suspending {
  suspendedOn: string;
  through?: string;
  occupations?: string[];
  documentNumber: string;
  reason: string;
}

function SuspendDialog(props: { detail: OrganisationDetail; close: () => void }) {
  const { detail, close } = props;
  const { message } = App.useApp();
  const act = useAct('/api/organisations/{organisationId}/suspensions', {
    params: { organisationId: detail.organisationId },
    silent: true,
    after: () => {
      message.success(suspend.sent);
      close();
    },
  });
  const taught = [
    ...new Set([
      ...detail.occupationScope,
      ...detail.projects.flatMap((project) => project.occupationCode ?? []),
    ]),
  ];
  return (
    <FormDialog<Suspending>
      title={suspend.title(detail.name)}
      submit={suspend.submit}
      danger
      act={act}
      close={close}
      send={(typed) => void act.run({ version: detail.version, ...typed })}
    >
      <p>{suspend.effect}</p>
      <Form.Item name="suspendedOn" label={suspend.on} rules={[{ required: true, message: suspend.needOn }]}>
        <DayInput />
      </Form.Item>
      <Form.Item
        name="through"
        label={suspend.through}
        extra={suspend.throughHint}
        normalize={(text: string) => text || undefined}
      >
        <DayInput />
      </Form.Item>
      {taught.length > 0 ? (
        <Form.Item name="occupations" label={suspend.occupations} extra={suspend.occupationsHint}>
          <Select
            mode="multiple"
            placeholder={suspend.all}
            options={taught.map((code) => ({ value: code, label: occupationNames(detail, [code]) }))}
          />
        </Form.Item>
      ) : null}
      <DocumentNumber label={suspend.documentNumber} need={suspend.needDocumentNumber} />
      <ReasonField
        name="reason"
        label={suspend.reason}
        hint={suspend.reasonHint}
        need={suspend.needReason}
        rows={3}
        max={500}
      />
    </FormDialog>
  );
}

interface Lifting {
  suspensionId: string;
  liftedOn: string;
  documentNumber: string;
  reason: string;
}

function LiftDialog(props: { detail: OrganisationDetail; close: () => void }) {
  const { detail, close } = props;
  const { message } = App.useApp();
  const act = useAct('/api/organisations/{organisationId}/suspension-ends', {
    params: { organisationId: detail.organisationId },
    silent: true,
    after: () => {
      message.success(lift.sent);
      close();
    },
  });
  const liftable = detail.suspensions.filter((suspension) => suspension.canBeLifted);
  return (
    <FormDialog<Lifting>
      title={lift.title(detail.name)}
      submit={lift.submit}
      act={act}
      close={close}
      send={(typed) => void act.run({ version: detail.version, ...typed })}
    >
      <p>{lift.effect}</p>
      <Form.Item
        name="suspensionId"
        label={lift.suspension}
        rules={[{ required: true, message: lift.needSuspension }]}
      >
        <Select
          options={liftable.map((suspension) => ({
            value: suspension.suspensionId,
            label: lift.suspendedFrom(spokenDate(suspension.suspendedOn), suspension.reason),
          }))}
        />
      </Form.Item>
      <Form.Item name="liftedOn" label={lift.on} rules={[{ required: true, message: lift.needOn }]}>
        <DayInput />
      </Form.Item>
      <DocumentNumber label={lift.documentNumber} need={lift.needDocumentNumber} />
      <ReasonField
        name="reason"
        label={lift.reason}
        hint={lift.reasonHint}
        need={lift.needReason}
        rows={3}
        max={500}
      />
    </FormDialog>
  );
}

function DocumentNumber(props: { label: string; need: string }) {
  return (
    <Form.Item
      name="documentNumber"
      label={props.label}
      rules={[{ required: true, whitespace: true, message: props.need }]}
    >
      <Input maxLength={60} />
    </Form.Item>
  );
}
