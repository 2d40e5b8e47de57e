import { App, Checkbox, Form, Input, Select } from 'antd';
import { type Reply, useRead } from '../../../client/index.ts';
import { useMe } from '../../../client/session.ts';
import {
  ActButton,
  DialogButton,
  EmptyState,
  FormDialog,
  Label,
  Page,
  Read,
  type SimpleColumn,
  SimpleTable,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './words.ts';

const labels = words.list;
type List = Reply<'/api/exam-officials'>;
type Official = List['rows'][number];
const MOST = 500;

interface Typed {
  readonly name: string;
  readonly idNumber?: string;
  readonly duties: ('examiner' | 'invigilator')[];
  readonly cardNumber?: string;
  readonly organisationId?: string;
}

/** Whose list it is: asked of the county alone. */
function OrganisationField() {
  const bodies = useRead('/api/organisations', { query: { limit: MOST } });
  return (
    <Form.Item
      name="organisationId"
      label={labels.organisation}
      rules={[{ required: true, message: labels.needOrganisation }]}
    >
      <Select
        showSearch
        optionFilterProp="label"
        options={(bodies.data?.rows ?? []).map(({ organisationId, name }) => ({
          value: organisationId,
          label: name,
        }))}
      />
    </Form.Item>
  );
}

function AddDialog({ close }: { close: () => void }) {
  const { message } = App.useApp();
  const { me } = useMe();
  const { term } = useVocabulary();
  const act = useAct('/api/exam-officials', {
    silent: true,
    after: () => {
      message.success(labels.done);
      close();
    },
  });
  const send = ({ name, idNumber, duties, cardNumber, organisationId }: Typed) =>
    act.run({
      name: name.trim(),
      ...(idNumber?.trim() ? { idNumber: idNumber.trim().toUpperCase() } : {}),
      isExaminer: duties.includes('examiner'),
      isInvigilator: duties.includes('invigilator'),
      ...(cardNumber?.trim() ? { cardNumber: cardNumber.trim() } : {}),
      ...(organisationId ? { organisationId } : {}),
    });
  return (
    <FormDialog<Typed>
      title={labels.add}
      submit={labels.submit}
      act={act}
      close={close}
      initial={{ duties: ['examiner'] }}
      send={(typed) => void send(typed)}
    >
      {me?.organisationId === null ? <OrganisationField /> : null}
      <Form.Item
        name="name"
        label={labels.name}
        rules={[{ required: true, min: 2, message: labels.needName }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="idNumber" label={labels.idNumber} extra={labels.idHint}>
        <Input maxLength={18} />
      </Form.Item>
      <Form.Item name="duties" label={labels.duty} rules={[{ required: true, message: labels.needDuty }]}>
        <Checkbox.Group
          options={(['examiner', 'invigilator'] as const).map((value) => ({
            value,
            label: term('examDuties', value),
          }))}
        />
      </Form.Item>
      <Form.Item name="cardNumber" label={labels.card}>
        <Input maxLength={40} />
      </Form.Item>
    </FormDialog>
  );
}

const COLUMNS: readonly SimpleColumn<Official>[] = [
  {
    title: labels.name,
    rowHead: true,
    show: (row) => (
      <>
        {row.name}
        <div className="quiet small nowrap">{row.idNumberMasked}</div>
      </>
    ),
  },
  { title: labels.organisation, show: (row) => row.organisationName },
  {
    title: labels.duty,
    show: (row) => (
      <>
        {row.isExaminer ? <Label in="examDuties" id="examiner" /> : null}{' '}
        {row.isInvigilator ? <Label in="examDuties" id="invigilator" /> : null}
      </>
    ),
  },
  { title: labels.card, show: (row) => row.cardNumber },
  {
    title: labels.state,
    show: (row) => (
      <>
        {row.endedOn === null ? labels.inUse : labels.ended(row.endedOn)}{' '}
        <ActButton
          route="exams.endOfficial"
          allowed={row.allowed}
          path="/api/exam-officials/{officialId}/end"
          params={{ officialId: row.officialId }}
          body={undefined}
          label={labels.end}
          ask={labels.endAsk}
        />
      </>
    ),
  },
];

/** The list from which examiners and invigilators are drawn. */
export function Component() {
  const answer = useRead('/api/exam-officials');
  return (
    <Read of={answer} page>
      {(list) => (
        <Page
          title={labels.title}
          acts={
            list.allowed.includes('exams.listOfficial') ? (
              <DialogButton label={labels.add} type="primary">
                {(close) => <AddDialog close={close} />}
              </DialogButton>
            ) : null
          }
        >
          <p>{labels.lead}</p>
          {list.rows.length === 0 ? (
            <EmptyState title={labels.empty} hint={labels.emptyHint} />
          ) : (
            <SimpleTable
              scroll={labels.label}
              rows={list.rows}
              rowKey={(row) => row.officialId}
              columns={COLUMNS}
            />
          )}
        </Page>
      )}
    </Read>
  );
}
