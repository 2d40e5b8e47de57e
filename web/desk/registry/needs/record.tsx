import { App, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useMe } from '../../../client/session.ts';
import { DayInput, FormDialog, PlaceField, useAct, useVocabulary } from '../../../ui/index.ts';
import { OccupationField } from './fields.tsx';
import { words } from './words.ts';

const labels = words.record;
const COUNTY_DIGITS = 6;
const KINDS = ['training', 'assessment', 'job'] as const;
const DESTINATIONS = ['stay', 'leave', 'not-known'] as const;
const CHANNELS = [
  'station',
  'township',
  'union',
  'association',
  'agency',
  'gig-market',
  'household-visit',
  'phone',
] as const;

interface Typed {
  idNumber?: string;
  name?: string;
  phone?: string;
  kind: (typeof KINDS)[number];
  occupationCode?: string;
  words?: string;
  wishedFrom?: string;
  placeWished?: string;
  destination: (typeof DESTINATIONS)[number];
  whereTo?: string;
  channel: (typeof CHANNELS)[number];
  villageCode?: string;
  askedOn?: string;
  /** Nobody can say the village; nothing is sent of it. */
  noVillage?: boolean;
}
/** Nothing typed is nothing sent. */
const orAbsent = (text: string) => text || undefined;
const required = (message: string) => [{ required: true, message }];

/** Who she is, by her ID card. */
function WhoFields() {
  return (
    <>
      <Form.Item
        name="idNumber"
        label={labels.idNumber}
        normalize={orAbsent}
        rules={required(labels.needNumber)}
      >
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="name" label={labels.name} normalize={orAbsent} rules={required(labels.needName)}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="phone" label={labels.phone} extra={labels.phoneHint} normalize={orAbsent}>
        <Input inputMode="numeric" maxLength={20} />
      </Form.Item>
    </>
  );
}

/** The village that she lives in; where nobody can say it, that is said. */
function VillageField() {
  const form = Form.useFormInstance<Typed>();
  const { me } = useMe();
  const cannotSay = Form.useWatch('noVillage', form) ?? false;
  const isOfCounty = me?.divisionCode?.length === COUNTY_DIGITS;
  if (!isOfCounty) return <PlaceField orTownship />;
  return (
    <>
      {cannotSay ? null : <PlaceField orTownship required={labels.needVillage} />}
      <Form.Item name="noVillage" valuePropName="checked">
        <Checkbox>{labels.noVillage}</Checkbox>
      </Form.Item>
    </>
  );
}

/** By which way it was learned. */
export function ChannelField() {
  const { term } = useVocabulary();
  return (
    <Form.Item name="channel" label={labels.channel} rules={required(labels.needChannel)}>
      <Select options={CHANNELS.map((value) => ({ value, label: term('needChannels', value) }))} />
    </Form.Item>
  );
}

function WishFields() {
  const { term } = useVocabulary();
  const form = Form.useFormInstance<Typed>();
  const destination = Form.useWatch('destination', form);
  return (
    <>
      <Form.Item name="kind" label={labels.kind} rules={required(labels.needKind)}>
        <Radio.Group options={KINDS.map((value) => ({ value, label: term('needKinds', value) }))} />
      </Form.Item>
      <OccupationField />
      <Form.Item name="words" label={labels.words} extra={labels.wordsHint} normalize={orAbsent}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="wishedFrom" label={labels.from} normalize={orAbsent}>
        <Input type="month" style={{ maxWidth: '12rem' }} />
      </Form.Item>
      <Form.Item name="placeWished" label={labels.place} normalize={orAbsent}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="destination" label={labels.destination} rules={required(labels.needDestination)}>
        <Radio.Group
          options={DESTINATIONS.map((value) => ({ value, label: term('needDestinations', value) }))}
        />
      </Form.Item>
      {destination === 'leave' ? (
        <Form.Item name="whereTo" label={labels.whereTo} extra={labels.whereHint} normalize={orAbsent}>
          <Input maxLength={40} />
        </Form.Item>
      ) : null}
    </>
  );
}

/** Records a wish of somebody who is here, or of somebody of the list whom `person` names. */
export function RecordDialog(props: {
  close: () => void;
  person?: { readonly personId: number; readonly name: string; readonly villageCode: string | null };
}) {
  const { close, person } = props;
  const { message } = App.useApp();
  const act = useAct('/api/needs', {
    silent: true,
    after: ({ isNew }) => {
      close();
      void message.success(isNew ? labels.done : labels.again);
    },
  });
  const who = person
    ? {
        personId: person.personId,
        ...(person.villageCode === null ? {} : { villageCode: person.villageCode }),
      }
    : {};
  return (
    <FormDialog<Typed>
      title={person ? `${labels.title} ${person.name}` : labels.title}
      submit={labels.submit}
      name="need"
      act={act}
      close={close}
      send={({ noVillage: _, ...typed }) => void act.run({ ...typed, ...who })}
    >
      <p className="quiet">{labels.lead}</p>
      {person ? null : <WhoFields />}
      <WishFields />
      <ChannelField />
      {person ? null : <VillageField />}
      <Form.Item name="askedOn" label={labels.askedOn} extra={labels.askedHint} normalize={orAbsent}>
        <DayInput style={{ width: '12rem' }} />
      </Form.Item>
    </FormDialog>
  );
}
