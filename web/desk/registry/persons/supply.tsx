import { App, Form, InputNumber, Radio, Select } from 'antd';
import { mayCall, useMe } from '../../../client/session.ts';
import { DayInput, DialogButton, FormDialog, useAct, useVocabulary } from '../../../ui/index.ts';
import { type Grounds, GroundsFields } from './correct.tsx';
import { words } from './correction-words.ts';
import { GROUPS_OF, SUPPLIED } from './supply-groups.ts';

interface Typed extends Grounds {
  readonly kind: 'population';
  readonly knownOn: string;
  readonly status?: 'normal' | 'dead' | 'cancelled';
  readonly statusOn?: string;
  readonly hukou?: 'rural' | 'urban';
  readonly holds?: 'yes' | 'no';
  readonly group?: string;
  readonly from?: string;
  readonly until?: string;
  readonly graduationYear?: number | null;
  readonly agreement?: 'yes' | 'no';
}

const NONE = 'none';
const need = [{ required: true, message: words.needOne }];

function Population() {
  const { term } = useVocabulary();
  return (
    <>
      <Form.Item name="status" label={words.statusLabel} rules={need}>
        <Radio.Group
          options={(['normal', 'dead', 'cancelled'] as const).map((status) => ({
            value: status,
            label: words.statuses[status],
          }))}
        />
      </Form.Item>
      <Form.Item name="statusOn" label={words.statusOn} normalize={(text: string) => text || undefined}>
        <DayInput />
      </Form.Item>
      <Form.Item name="hukou" label={words.hukou}>
        <Select
          allowClear
          options={(['rural', 'urban'] as const).map((id) => ({ value: id, label: term('hukou', id) }))}
        />
      </Form.Item>
    </>
  );
}

const yesNo = [
  { value: 'yes', label: words.yes },
  { value: 'no', label: words.no },
];

/** What else is asked of a group: its days; of graduates the year alone, of domestic workers the agreement too. */
function GroupFields(props: { kind: string; group: string | undefined }) {
  const { kind, group } = props;
  if (group === undefined || group === NONE) return null;
  if (group === 'graduate-of-the-year')
    return (
      <Form.Item
        name="graduationYear"
        label={words.graduationYearOfGraduate}
        rules={[{ required: true, message: words.needGraduationYear }]}
      >
        <InputNumber min={1950} max={2100} />
      </Form.Item>
    );
  return (
    <>
      <Form.Item name="from" label={words.from} rules={[{ required: true, message: words.needFrom }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="until" label={words.until} normalize={(text: string) => text || undefined}>
        <DayInput />
      </Form.Item>
      {kind === 'school-enrolment' ? (
        <Form.Item name="graduationYear" label={words.graduationYear}>
          <InputNumber min={1950} max={2100} />
        </Form.Item>
      ) : null}
      {group === 'flexible-domestic-worker' ? (
        <Form.Item name="agreement" label={words.agreement} rules={need}>
          <Radio.Group options={yesNo} />
        </Form.Item>
      ) : null}
    </>
  );
}

function Group(props: { kind: string }) {
  const { term } = useVocabulary();
  const groups = GROUPS_OF[props.kind] ?? [];
  return (
    <>
      <Form.Item name="group" label={words.group} rules={need}>
        <Select
          options={[
            ...groups.map((group) => ({ value: group, label: term('groups', group) })),
            { value: NONE, label: words.groupNone },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['group']}>
        {({ getFieldValue }) => (
          <GroupFields kind={props.kind} group={getFieldValue('group') as string | undefined} />
        )}
      </Form.Item>
    </>
  );
}

function FieldsOf(props: { kind: string | undefined }) {
  const { kind } = props;
  if (kind === undefined) return null;
  if (kind === 'population') return <Population />;
  if (kind !== 'pension' && kind !== 'public-payroll') return <Group kind={kind} />;
  return (
    <Form.Item name="holds" label={words.holds[kind]} rules={need}>
      <Radio.Group options={yesNo} />
    </Form.Item>
  );
}

function SupplyDialog(props: { personId: number; name: string; close: () => void }) {
  const { personId, name, close } = props;
  const { message } = App.useApp();
  const { term } = useVocabulary();
  const act = useAct('/api/persons/{personId}/facts', {
    params: { personId },
    silent: true,
    after: ({ heldLines }) => {
      message.success(words.sent(heldLines));
      close();
    },
  });
  const send = ({ files = [], holds, group, graduationYear, agreement, ...typed }: Typed) =>
    void act.run({
      ...typed,
      ...(holds === undefined ? {} : { holds: holds === 'yes' }),
      ...(group === undefined || group === NONE ? {} : { group }),
      ...(graduationYear ? { graduationYear } : {}),
      ...(agreement === undefined ? {} : { agreementSigned: agreement === 'yes' }),
      fileIds: files.map(({ fileId }) => fileId),
    });
  return (
    <FormDialog<Typed>
      title={words.supplyTitle(name)}
      submit={words.submit}
      act={act}
      close={close}
      send={send}
    >
      <p>{words.supplyLead}</p>
      <Form.Item name="kind" label={words.kind} rules={[{ required: true, message: words.needKindOfFact }]}>
        <Select
          options={SUPPLIED.map((kind) => ({ value: kind, label: term('correctionSubjects', kind) }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => <FieldsOf kind={getFieldValue('kind') as string | undefined} />}
      </Form.Item>
      <Form.Item
        name="knownOn"
        label={words.knownOn}
        rules={[{ required: true, message: words.needKnownOn }]}
      >
        <DayInput />
      </Form.Item>
      <GroundsFields />
    </FormDialog>
  );
}

/** Supplies one fact about a person from a paper, by whoever may. */
export function SupplyButton(props: { personId: number; name: string }) {
  const { me } = useMe();
  if (!mayCall(me, 'persons.supplyFact')) return null;
  return (
    <DialogButton label={words.supply}>{(close) => <SupplyDialog {...props} close={close} />}</DialogButton>
  );
}
