import { App, Form } from 'antd';
import { type Row, useRead } from '../../../client/index.ts';
import {
  type Attachment,
  AttachmentsField,
  DayInput,
  DialogButton,
  EmptyState,
  FormDialog,
  Label,
  Read,
  type SimpleColumn,
  SimpleTable,
  Status,
  shownInstant,
  useAct,
} from '../../../ui/index.ts';
import { words } from './confirmation-words.ts';

type Said = Row<'/api/classes/{classId}/confirmations'>;
interface Typed {
  readonly signedOn: string;
  readonly files?: readonly Attachment[];
}

function RecordDialog(props: { classId: string; row: Said; close: () => void }) {
  const { classId, row, close } = props;
  const { message } = App.useApp();
  const act = useAct('/api/classes/{classId}/trainees/{personId}/confirmation', {
    params: { classId, personId: row.personId },
    silent: true,
    after: () => {
      message.success(words.done);
      close();
    },
  });
  return (
    <FormDialog<Typed>
      title={words.recordTitle(row.name)}
      submit={words.submit}
      act={act}
      close={close}
      send={({ signedOn, files = [] }) =>
        void act.run({ signedOn, fileIds: files.map(({ fileId }) => fileId) })
      }
    >
      <p>{words.recordLead}</p>
      <Form.Item
        name="signedOn"
        label={words.signedOn}
        rules={[{ required: true, message: words.needSignedOn }]}
      >
        <DayInput />
      </Form.Item>
      <Form.Item name="files" label={words.file} rules={[{ required: true, message: words.needFile }]}>
        <AttachmentsField most={1} />
      </Form.Item>
    </FormDialog>
  );
}

const COLUMNS: readonly SimpleColumn<Said>[] = [
  { title: words.no, show: (row) => row.rosterNo },
  { title: words.name, show: (row) => row.name, rowHead: true },
  { title: words.idNumber, className: 'nowrap', show: (row) => row.idNumberMasked },
  {
    title: words.attended,
    show: ({ presentSlots, slotCount }) =>
      presentSlots === null || slotCount === null ? null : words.slots(presentSlots, slotCount),
  },
  { title: words.status, show: (row) => <Status in="confirmationStatuses" id={row.status} /> },
  { title: words.way, show: (row) => (row.way ? <Label in="confirmationWays" id={row.way} /> : null) },
  { title: words.at, show: (row) => (row.saidAt ? shownInstant(row.saidAt) : null) },
  {
    title: words.digest,
    show: (row) => (row.digest ? <code title={row.digest}>{row.digest.slice(0, 12)}</code> : null),
  },
];

function columnsFor(classId: string, rows: readonly Said[]): readonly SimpleColumn<Said>[] {
  if (!rows.some(({ allowed }) => allowed.includes('confirmations.record'))) return COLUMNS;
  return [
    ...COLUMNS,
    {
      title: words.act,
      show: (row) =>
        row.allowed.includes('confirmations.record') ? (
          <DialogButton label={words.record}>
            {(close) => <RecordDialog classId={classId} row={row} close={close} />}
          </DialogButton>
        ) : null,
    },
  ];
}

/** Who has confirmed what stands there of the class, who says that something is wrong, who has said nothing yet. */
export function Confirmations(props: { classId: string }) {
  const { classId } = props;
  const answer = useRead('/api/classes/{classId}/confirmations', { params: { classId } });
  return (
    <Read of={answer}>
      {({ rows, confirmed, saidWrong, notYet }) =>
        rows.length === 0 ? (
          <EmptyState title={words.none} hint={words.lead} />
        ) : (
          <>
            <p className="quiet">{words.lead}</p>
            <p role="status">{words.counts(confirmed, saidWrong, notYet)}</p>
            {saidWrong > 0 ? <p className="quiet">{words.wrong}</p> : null}
            <SimpleTable
              scroll={words.table}
              scrollClass="many-columns"
              rows={rows}
              rowKey={(row) => String(row.personId)}
              columns={columnsFor(classId, rows)}
            />
          </>
        )
      }
    </Read>
  );
}
