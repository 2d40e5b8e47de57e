import { Form, Input } from 'antd';
import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  DialogButton,
  FormDialog,
  Page,
  Read,
  type SimpleColumn,
  SimpleTable,
  shownInstant,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './words.ts';

const labels = words.consents;
type Purpose = Reply<'/api/persons/{personId}/consents'>['purposes'][number];
interface Slip {
  readonly slip: string;
}

function SlipField() {
  return (
    <Form.Item
      name="slip"
      label={labels.slip}
      extra={labels.slipHint}
      rules={[{ required: true, message: labels.needSlip }]}
    >
      <Input maxLength={120} />
    </Form.Item>
  );
}

interface Props {
  readonly personId: number;
  readonly of: Purpose;
  readonly close: () => void;
}

function AnswerDialog(props: Props & { readonly agrees: boolean }) {
  const { of, personId, agrees, close } = props;
  const record = useAct('/api/persons/{personId}/consents/{purpose}', {
    params: { personId, purpose: of.purpose },
    after: close,
  });
  return (
    <FormDialog<Slip>
      title={agrees ? labels.agree : labels.decline}
      name="consent"
      submit={agrees ? labels.agree : labels.decline}
      act={record}
      close={close}
      send={({ slip }) => void record.run({ slip, agrees, version: of.version })}
    >
      <p>{labels.agreeLead}</p>
      <p>{of.words}</p>
      <SlipField />
    </FormDialog>
  );
}

function BackDialog({ of, personId, close }: Props) {
  const record = useAct('/api/persons/{personId}/consents/{purpose}/end', {
    params: { personId, purpose: of.purpose },
    after: close,
  });
  return (
    <FormDialog<Slip>
      title={labels.takeBack}
      name="consent-end"
      submit={labels.takeBack}
      act={record}
      close={close}
      send={(body) => void record.run(body)}
    >
      <p>{labels.backLead}</p>
      <p>{of.follows}</p>
      <SlipField />
    </FormDialog>
  );
}

function Acts(props: { personId: number; of: Purpose }) {
  const { of } = props;
  return (
    <div className="row">
      {of.allowed.includes('privacy.recordConsent') ? (
        <>
          <DialogButton label={labels.agree}>
            {(close) => <AnswerDialog {...props} agrees close={close} />}
          </DialogButton>
          {of.answer === null ? (
            <DialogButton label={labels.decline}>
              {(close) => <AnswerDialog {...props} agrees={false} close={close} />}
            </DialogButton>
          ) : null}
        </>
      ) : null}
      {of.allowed.includes('privacy.recordTakenBack') ? (
        <DialogButton label={labels.takeBack}>
          {(close) => <BackDialog {...props} close={close} />}
        </DialogButton>
      ) : null}
    </div>
  );
}

/** What a person agreed to, and what she signs at the counter. */
export function Component() {
  const { personId = '' } = useParams();
  const { term } = useVocabulary();
  const answer = useRead('/api/persons/{personId}/consents', { params: { personId: Number(personId) } });
  const columns: readonly SimpleColumn<Purpose>[] = [
    { title: labels.purpose, rowHead: true, show: (row) => term('consentPurposes', row.purpose) },
    { title: labels.words, show: (row) => row.words },
    {
      title: labels.answer,
      show: (row) =>
        row.answer === null
          ? labels.never
          : labels.answered(
              term('consentStatuses', row.answer.status),
              shownInstant(row.answer.at),
              term('consentHows', row.answer.how),
            ),
    },
    { title: words.status, show: (row) => <Acts personId={Number(personId)} of={row} /> },
  ];
  return (
    <Page
      title={labels.title}
      lead={labels.lead}
      acts={<Link to={`/desk/persons/${personId}`}>{labels.back}</Link>}
    >
      <Read of={answer}>
        {(data) => (
          <SimpleTable
            scroll={labels.title}
            scrollClass="many-columns"
            rows={data.purposes}
            rowKey={(row) => row.purpose}
            columns={columns}
          />
        )}
      </Read>
    </Page>
  );
}
