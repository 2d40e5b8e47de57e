import { App, Form, Input, Select } from 'antd';
import { type Reply, useList, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  Day,
  DialogButton,
  FormDialog,
  Label,
  Read,
  ReasonField,
  Section,
  type SimpleColumn,
  SimpleTable,
  useAct,
} from '../../../ui/index.ts';
import { OrganisationField } from '../../registry/payees/propose.tsx';
import { words as all } from './certificates-words.ts';

const words = all.agreements;
type Agreement = Reply<'/api/payee-agreements'>['rows'][number];

interface Recorded {
  readonly organisationId?: string;
  readonly classId: string;
  readonly personIds: number[];
  readonly signedOn: string;
  readonly paper: string;
}

/** An institution, or the bureau for one or for an assessment body, records which trainees signed that it is paid for them. */
function RecordDialog(props: { own: string | null; close: () => void; after: () => void }) {
  const { message } = App.useApp();
  const [form] = Form.useForm<Recorded>();
  const classId = Form.useWatch('classId', form);
  const classes = useList('/api/classes', {});
  const results = useRead(
    '/api/classes/{classId}/results',
    { params: { classId: classId ?? '' } },
    { enabled: classId !== undefined },
  );
  const record = useAct('/api/payee-agreements', { silent: true, after: props.after });
  const certified = (results.data?.rows ?? []).filter((row) => row.certificates.length > 0);
  async function send({ organisationId: chosen = '', personIds, signedOn, paper }: Recorded) {
    const body = {
      organisationId: props.own ?? chosen,
      personIds,
      signedOn,
      paper,
      benefit: 'assessment-subsidy' as const,
    };
    const reply = await record.run(body);
    if (!reply) return;
    void message.success(words.recorded(reply.recorded, reply.leftOut.length));
    props.close();
  }
  return (
    <FormDialog<Recorded>
      title={words.recordTitle}
      submit={words.submit}
      act={record}
      close={props.close}
      form={form}
      send={(body) => void send(body)}
    >
      <p>{words.recordLead}</p>
      {props.own === null ? <OrganisationField /> : null}
      <Form.Item
        name="classId"
        label={words.classLabel}
        rules={[{ required: true, message: words.needClass }]}
      >
        <Select
          loading={classes.isFetching}
          options={(classes.data?.rows ?? []).map((row) => ({ value: row.classId, label: row.name }))}
        />
      </Form.Item>
      <Form.Item
        name="personIds"
        label={words.people}
        rules={[{ required: true, message: words.needPeople }]}
      >
        <Select
          mode="multiple"
          loading={results.isFetching}
          options={certified.map((row) => ({ value: row.personId, label: row.name }))}
        />
      </Form.Item>
      <Form.Item name="signedOn" label={words.signedOn} rules={[{ required: true, message: words.needDay }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="paper"
        label={words.paper}
        rules={[{ required: true, whitespace: true, min: 2, message: words.needPaper }]}
      >
        <Input maxLength={120} />
      </Form.Item>
    </FormDialog>
  );
}

function EndDialog(props: { of: Agreement; close: () => void; after: () => void }) {
  const { message } = App.useApp();
  const { agreementId } = props.of;
  const end = useAct('/api/payee-agreements/{agreementId}/end', {
    params: { agreementId },
    silent: true,
    after: () => {
      void message.success(words.ended);
      props.after();
      props.close();
    },
  });
  const { me } = useMe();
  return (
    <FormDialog<{ reason: string }>
      title={words.endTitle}
      submit={words.end}
      danger
      act={end}
      close={props.close}
      send={({ reason }) => void end.run({ reason, endedOn: me?.today ?? '' })}
    >
      <p>{words.endLead}</p>
      <ReasonField
        name="reason"
        label={words.endReason}
        hint={words.endHint}
        need={words.needReason}
        rows={3}
        max={300}
      />
    </FormDialog>
  );
}

const columnsOf = (mayEnd: boolean, reread: () => void): readonly SimpleColumn<Agreement>[] => [
  {
    title: words.columns.person,
    rowHead: true,
    show: ({ person }) => (
      <>
        {person.name}
        <div className="quiet small nowrap">{person.idNumberMasked}</div>
      </>
    ),
  },
  { title: words.columns.organisation, show: (row) => row.organisationName },
  { title: words.columns.benefit, show: (row) => <Label in="benefits" id={row.benefit} /> },
  {
    title: words.columns.paper,
    show: (row) => (
      <>
        {row.paper}
        <div className="quiet small nowrap">{row.number}</div>
      </>
    ),
  },
  { title: words.columns.signedOn, show: (row) => <Day on={row.signedOn} /> },
  {
    title: words.columns.act,
    show: (row) =>
      mayEnd ? (
        <DialogButton label={words.end} danger>
          {(close) => <EndDialog of={row} close={close} after={reread} />}
        </DialogButton>
      ) : null,
  },
];

/** Who agreed that an organisation is paid in her place; recorded by it or the bureau, ended by either. */
export function Agreements() {
  const { me } = useMe();
  const answer = useRead('/api/payee-agreements');
  const reread = () => void answer.refetch();
  const own = me?.organisationId ?? null;
  return (
    <Section
      title={words.title}
      aside={
        mayCall(me, 'payees.recordAgreements') ? (
          <DialogButton label={words.record}>
            {(close) => <RecordDialog own={own} close={close} after={reread} />}
          </DialogButton>
        ) : undefined
      }
    >
      <p className="quiet">{words.lead}</p>
      <Read of={answer}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">{words.none}</p>
          ) : (
            <SimpleTable
              scroll={words.title}
              rows={rows}
              rowKey={(row) => row.agreementId}
              columns={columnsOf(mayCall(me, 'payees.endAgreement'), reread)}
            />
          )
        }
      </Read>
    </Section>
  );
}
