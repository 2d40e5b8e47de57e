import { App, Form, Input, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { type ActBody, useList } from '../../../client/index.ts';
import { useMe } from '../../../client/session.ts';
import {
  FormDialog,
  NumberInput,
  numberRule,
  ReasonField,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './words.ts';

type Body = ActBody<'/api/catalogue-changes'>;
type Kind = Body['kind'];

const KINDS: readonly Kind[] = [
  'project-add',
  'project-stop',
  'platform-add',
  'platform-stop',
  'need-add',
  'need-stop',
  'standard-add',
  'standard-stop',
];
const GROUNDS: readonly Body['grounds'][] = ['needs', 'classes', 'vacancies', 'inspection'];

/** What of the own county may be stopped, by the kind of change. */
function EntryField(props: { kind: Kind; divisionCode: string }) {
  const { kind, divisionCode } = props;
  const projects = useList('/api/public/projects', { divisionCode });
  const platforms = useList('/api/public/platforms', { divisionCode });
  const needs = useList('/api/public/scarce-occupations', { divisionCode });
  const norms = useList('/api/training-standards', {});
  const options = {
    'project-stop': (projects.data?.rows ?? [])
      .filter(({ state }) => state !== 'stopped')
      .map((row) => ({ value: row.projectId, label: `${row.name}　${row.organisationName}` })),
    'platform-stop': (platforms.data?.rows ?? [])
      .filter(({ state }) => state !== 'stopped')
      .map((row) => ({ value: row.platformId, label: row.name })),
    'need-stop': (needs.data?.rows ?? [])
      .filter((row) => row.kind === 'need' && row.through === null)
      .map((row) => ({ value: row.scarceId, label: row.occupationName ?? row.occupationCode })),
    'standard-stop': (norms.data?.rows ?? [])
      .filter((row) => row.divisionCode === divisionCode && row.through === null)
      .map((row) => ({ value: row.standardId, label: `${row.title}　${row.code}` })),
  }[kind as 'project-stop' | 'platform-stop' | 'need-stop' | 'standard-stop'];
  return (
    <Form.Item
      name="entryId"
      label={words.entry}
      extra={words.entryHint}
      rules={[{ required: true, message: words.needEntry }]}
    >
      <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
    </Form.Item>
  );
}

function OrganisationField(props: { divisionCode: string }) {
  const institutions = useList('/api/public/institutions', { divisionCode: props.divisionCode });
  return (
    <Form.Item
      name="organisationId"
      label={words.organisation}
      rules={[{ required: true, message: words.needOrganisation }]}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={(institutions.data?.rows ?? []).map((row) => ({
          value: row.organisationId,
          label: row.name,
        }))}
      />
    </Form.Item>
  );
}

function OccupationField(props: { required: boolean }) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useList('/api/public/search', { q, kind: 'occupations' });
  return (
    <Form.Item
      name="occupationCode"
      label={words.occupation}
      extra={words.occupationHint}
      rules={props.required ? [{ required: true, message: words.needOccupation }] : []}
    >
      <Select
        allowClear
        showSearch={{ filterOption: false, onSearch: setTyped }}
        options={(found.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.title}　${row.id}` }))}
      />
    </Form.Item>
  );
}

const NORM_KINDS = ['assessment-norm', 'textbook', 'training-package', 'national-standard'] as const;
const HOURS = ['totalHours', 'theoryHours', 'practiceHours', 'safetyHours'] as const;

/** Kind, code, edition and hours of what classes are taught by. */
function StandardFields() {
  const { term } = useVocabulary();
  return (
    <>
      <Form.Item
        name={['standard', 'kind']}
        label={words.norm.kind}
        rules={[{ required: true, message: words.norm.needKind }]}
      >
        <Select
          options={NORM_KINDS.map((value) => ({ value, label: term('trainingStandardKinds', value) }))}
        />
      </Form.Item>
      <Form.Item
        name={['standard', 'code']}
        label={words.norm.code}
        rules={[{ required: true, whitespace: true, min: 2, message: words.norm.needCode }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name={['standard', 'edition']}
        label={words.norm.edition}
        rules={[{ required: true, whitespace: true, min: 2, message: words.norm.needEdition }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      {HOURS.map((name) => (
        <Form.Item
          key={name}
          name={['standard', name]}
          label={words.norm[name]}
          rules={[numberRule({ min: 0, max: 5000, step: 0.5, message: words.norm.hoursForm })]}
        >
          <NumberInput />
        </Form.Item>
      ))}
    </>
  );
}

/** What comes in or goes out, by the kind of change. */
function SubjectFields(props: { kind: Kind; divisionCode: string }) {
  const { kind, divisionCode } = props;
  return (
    <>
      {kind.endsWith('-stop') ? <EntryField key={kind} kind={kind} divisionCode={divisionCode} /> : null}
      {kind === 'project-add' || kind === 'platform-add' || kind === 'standard-add' ? (
        <Form.Item
          name="name"
          label={words.name}
          extra={words.nameHint}
          rules={[{ required: true, whitespace: true, min: 2, message: words.needName }]}
        >
          <Input maxLength={60} />
        </Form.Item>
      ) : null}
      {kind === 'project-add' ? <OrganisationField divisionCode={divisionCode} /> : null}
      {kind === 'project-add' || kind === 'need-add' || kind === 'standard-add' ? (
        <OccupationField required={kind === 'need-add'} />
      ) : null}
      {kind === 'standard-add' ? <StandardFields /> : null}
      {kind === 'project-add' || kind === 'standard-add' ? (
        <Form.Item name="level" label={words.level}>
          <Select
            allowClear
            options={([5, 4, 3, 2, 1] as const).map((level) => ({
              value: level,
              label: words.levels[level],
            }))}
          />
        </Form.Item>
      ) : null}
      {kind === 'platform-add' ? (
        <Form.Item
          name="link"
          label={words.link}
          extra={words.linkHint}
          rules={[{ required: true, whitespace: true, message: words.needLink }]}
        >
          <Input maxLength={200} inputMode="url" />
        </Form.Item>
      ) : null}
    </>
  );
}

/** From when, on what grounds, by which document and why. */
function GroundsFields() {
  const { term } = useVocabulary();
  return (
    <>
      <Form.Item
        name="holdsFrom"
        label={words.holdsFrom}
        extra={words.holdsFromHint}
        rules={[{ required: true, message: words.needDay }]}
      >
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="grounds"
        label={words.grounds}
        rules={[{ required: true, message: words.needGrounds }]}
      >
        <Select options={GROUNDS.map((value) => ({ value, label: term('catalogueGrounds', value) }))} />
      </Form.Item>
      <Form.Item
        name="document"
        label={words.document}
        extra={words.documentHint}
        rules={[{ required: true, whitespace: true, min: 4, message: words.needDocument }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <ReasonField
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        need={words.needReason}
        rows={3}
        max={300}
      />
    </>
  );
}

/** A project, a platform or a need comes in or goes out: the fields follow what is chosen. */
export function ProposeDialog(props: { close: () => void }) {
  const { message } = App.useApp();
  const { me } = useMe();
  const { term } = useVocabulary();
  const [kind, setKind] = useState<Kind>('project-add');
  const divisionCode = me?.divisionCode ?? '';
  const propose = useAct('/api/catalogue-changes', {
    silent: true,
    after: () => {
      message.success(words.proposed);
      props.close();
    },
  });
  return (
    <FormDialog<Body>
      title={words.proposeTitle}
      submit={words.submit}
      act={propose}
      close={props.close}
      send={(body) => void propose.run({ ...body, kind })}
    >
      <p>{words.proposeLead}</p>
      <Form.Item label={words.kind} htmlFor="change-kind">
        <Select
          id="change-kind"
          value={kind}
          onChange={setKind}
          options={KINDS.map((value) => ({ value, label: term('catalogueChangeKinds', value) }))}
        />
      </Form.Item>
      <SubjectFields kind={kind} divisionCode={divisionCode} />
      <GroundsFields />
    </FormDialog>
  );
}
