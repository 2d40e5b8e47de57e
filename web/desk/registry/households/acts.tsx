import { App, Form, Input, Radio, Select } from 'antd';
import type { ActBody } from '../../../client/index.ts';
import { DialogButton, FormDialog, PlaceField, useAct, useVocabulary } from '../../../ui/index.ts';
import { AddressField, DayField, PersonFields } from './make.tsx';
import type { Household } from './replies.ts';
import { words } from './words.ts';

interface Of {
  readonly of: Household;
}
interface Dialog extends Of {
  readonly close: () => void;
}

/** What may be done with the card. */
export function CardActs({ of }: Of) {
  const may = (route: string) => of.allowed.includes(route);
  return (
    <>
      {may('households.amend') ? (
        <DialogButton label={words.amend.act}>{(close) => <Amend of={of} close={close} />}</DialogButton>
      ) : null}
      {may('households.join') ? (
        <DialogButton label={words.join.act}>{(close) => <Join of={of} close={close} />}</DialogButton>
      ) : null}
      {may('households.split') && of.people.length > 1 ? (
        <DialogButton label={words.split.act}>{(close) => <Split of={of} close={close} />}</DialogButton>
      ) : null}
      {may('households.merge') ? (
        <DialogButton label={words.merge.act}>{(close) => <Merge of={of} close={close} />}</DialogButton>
      ) : null}
    </>
  );
}

const optionsOf = (of: Household) =>
  of.people.map(({ person }) => ({ value: person.personId, label: person.name }));
const textOf = (name: string, label: string, need: string, hint?: string) => (
  <Form.Item name={name} label={label} extra={hint} rules={[{ required: true, message: need }]}>
    <Input maxLength={200} />
  </Form.Item>
);

/** Said when it is done, and the dialog closes. */
function useSaid(said: string, close: () => void) {
  const { message } = App.useApp();
  return {
    silent: true,
    after: () => {
      void message.success(said);
      close();
    },
  } as const;
}

type AmendTyped = Omit<ActBody<'/api/households/{householdId}/amendment'>, 'version' | 'address'> & {
  address?: string;
};

function Amend({ of, close }: Dialog) {
  const params = { householdId: of.householdId };
  const act = useAct('/api/households/{householdId}/amendment', {
    params,
    ...useSaid(words.amend.done, close),
  });
  return (
    <FormDialog<AmendTyped>
      title={words.amend.title}
      submit={words.amend.act}
      act={act}
      close={close}
      initial={{
        ...(of.villageCode ? { villageCode: of.villageCode } : {}),
        ...(of.address ? { address: of.address } : {}),
        ...(of.people[0] ? { headId: of.people[0].person.personId } : {}),
      }}
      send={(typed) => void act.run({ ...typed, address: typed.address ?? null, version: of.version })}
    >
      <PlaceField required={words.make.needVillage} />
      <AddressField />
      <Form.Item name="headId" label={words.amend.head}>
        <Select options={optionsOf(of)} />
      </Form.Item>
    </FormDialog>
  );
}

type JoinTyped = Omit<ActBody<'/api/households/{householdId}/members'>, 'version'>;

function Join({ of, close }: Dialog) {
  const { options } = useVocabulary();
  const params = { householdId: of.householdId };
  const act = useAct('/api/households/{householdId}/members', { params, ...useSaid(words.join.done, close) });
  return (
    <FormDialog<JoinTyped>
      title={words.join.title}
      submit={words.join.act}
      act={act}
      close={close}
      send={(typed) => void act.run({ ...typed, version: of.version })}
    >
      <PersonFields label={words.card.name} />
      <Form.Item
        name="relation"
        label={words.join.relation}
        rules={[{ required: true, message: words.join.needRelation }]}
      >
        <Select options={options('householdRelations').filter(({ value }) => value !== 'head')} />
      </Form.Item>
      <DayField name="fromOn" label={words.make.fromOn} />
      {textOf('reason', words.join.reason, words.join.needReason, words.join.reasonHint)}
    </FormDialog>
  );
}

type Member = Household['people'][number];

/** The way out of the household, beside whoever it is about. */
export function LeaveButton({ of, member }: Of & { member: Member }) {
  if (!of.allowed.includes('households.leave')) return null;
  return (
    <DialogButton label={words.leave.act}>
      {(close) => <Leave of={of} member={member} close={close} />}
    </DialogButton>
  );
}

function Leave({ of, member, close }: Dialog & { member: Member }) {
  const { personId, name } = member.person;
  const params = { householdId: of.householdId };
  const act = useAct('/api/households/{householdId}/departure', {
    params,
    ...useSaid(words.leave.done, close),
  });
  const asksHead = member.relation === 'head' && of.people.length > 1;
  return (
    <FormDialog<{ untilOn: string; reason: string; headId?: number }>
      title={words.leave.title(name)}
      submit={words.leave.act}
      act={act}
      close={close}
      send={(typed) => void act.run({ ...typed, personId, version: of.version })}
    >
      <DayField name="untilOn" label={words.leave.untilOn} />
      {textOf('reason', words.leave.reason, words.join.needReason, words.leave.reasonHint)}
      {asksHead ? (
        <Form.Item
          name="headId"
          label={words.leave.head}
          rules={[{ required: true, message: words.split.needHead }]}
        >
          <Select options={optionsOf(of).filter(({ value }) => value !== personId)} />
        </Form.Item>
      ) : null}
    </FormDialog>
  );
}

function Merge({ of, close }: Dialog) {
  const params = { householdId: of.householdId };
  const act = useAct('/api/households/{householdId}/merge', { params, ...useSaid(words.merge.done, close) });
  return (
    <FormDialog<{ into: string; mergedOn: string; reason: string }>
      title={words.merge.title}
      submit={words.merge.act}
      act={act}
      close={close}
      send={(typed) => void act.run({ ...typed, version: of.version })}
    >
      <p>{words.merge.effect}</p>
      <Form.Item
        name="into"
        label={words.merge.into}
        rules={[{ required: true, pattern: /^\d{6}-\d{6}$/, message: words.merge.needInto }]}
      >
        <Input maxLength={13} />
      </Form.Item>
      <DayField name="mergedOn" label={words.merge.on} />
      {textOf('reason', words.leave.reason, words.join.needReason)}
    </FormDialog>
  );
}

type SplitTyped = Omit<ActBody<'/api/households/{householdId}/split'>, 'version'>;

function Split({ of, close }: Dialog) {
  const params = { householdId: of.householdId };
  const act = useAct('/api/households/{householdId}/split', { params, ...useSaid(words.split.done, close) });
  return (
    <FormDialog<SplitTyped>
      title={words.split.title}
      submit={words.split.act}
      act={act}
      close={close}
      initial={of.villageCode ? { villageCode: of.villageCode } : {}}
      send={(typed) => void act.run({ ...typed, version: of.version })}
    >
      <Form.Item
        name="personIds"
        label={words.split.people}
        rules={[{ required: true, message: words.split.needPeople }]}
      >
        <Select mode="multiple" options={optionsOf(of)} />
      </Form.Item>
      <Form.Item
        name="headId"
        label={words.split.head}
        rules={[{ required: true, message: words.split.needHead }]}
      >
        <Select options={optionsOf(of)} />
      </Form.Item>
      <PlaceField required={words.make.needVillage} />
      <AddressField />
      <DayField name="splitOn" label={words.split.on} />
      {textOf('reason', words.leave.reason, words.join.needReason)}
    </FormDialog>
  );
}

/** A line of the plan. */
export function PlanMeasure({ of }: Of) {
  if (!of.allowed.includes('households.planMeasure')) return null;
  return <DialogButton label={words.measure.plan}>{(close) => <Plan of={of} close={close} />}</DialogButton>;
}

function Plan({ of, close }: Dialog) {
  const { measure: m } = words;
  const params = { householdId: of.householdId };
  const act = useAct('/api/households/{householdId}/measures', { params, ...useSaid(m.planned, close) });
  return (
    <FormDialog<ActBody<'/api/households/{householdId}/measures'>>
      title={m.title}
      submit={m.plan}
      act={act}
      close={close}
      send={(typed) => void act.run(typed)}
    >
      {textOf('need', m.need, m.needNeed, m.needHint)}
      {textOf('measure', m.measure, m.needMeasure, m.measureHint)}
      {textOf('responsible', m.responsible, m.needResponsible)}
      <DayField name="dueOn" label={m.dueOn} />
    </FormDialog>
  );
}

type Measure = Household['measures'][number];

export function EndMeasure({ of }: { of: Measure }) {
  if (!of.allowed.includes('households.endMeasure')) return null;
  return <DialogButton label={words.measure.end}>{(close) => <End of={of} close={close} />}</DialogButton>;
}

function End({ of, close }: { of: Measure; close: () => void }) {
  const { measure: m } = words;
  const params = { measureId: of.measureId };
  const act = useAct('/api/household-measures/{measureId}/end', { params, ...useSaid(m.ended, close) });
  const [form] = Form.useForm<Omit<ActBody<'/api/household-measures/{measureId}/end'>, 'version'>>();
  const outcome = Form.useWatch('outcome', form);
  return (
    <FormDialog
      title={m.endTitle}
      submit={m.end}
      act={act}
      close={close}
      form={form}
      initial={{ outcome: 'done' }}
      send={(typed) => void act.run({ ...typed, version: of.version })}
    >
      <Form.Item name="outcome" label={m.outcome}>
        <Radio.Group
          options={[
            { value: 'done', label: m.outcomes.done },
            { value: 'dropped', label: m.outcomes.dropped },
          ]}
        />
      </Form.Item>
      {outcome === 'dropped' ? null : <DayField name="doneOn" label={m.doneOn} />}
      {textOf('words', m.words, m.needWords, m.wordsHint)}
    </FormDialog>
  );
}
