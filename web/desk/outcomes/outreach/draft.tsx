import { App, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type ActBody, type Reply, useRead } from '../../../client/index.ts';
import {
  DayInput,
  FormDialog,
  NumberInput,
  numberRule,
  Read,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './words.ts';

type Body = ActBody<'/api/campaigns'>;
type Audience = Body['audience'];
type Choices = Reply<'/api/campaign-choices'>;
type Campaign = Reply<'/api/campaigns/{campaignId}'>;
const labels = words.draft;
const TEMPLATES = ['class-news', 'guide-news', 'wish-news'] as const;

interface Typed {
  kind: Body['kind'];
  title: string;
  template: Body['template'];
  openingId?: string;
  guide?: string;
  note?: string;
  untilOn: string;
  needKind?: Audience['needKind'];
  occupationCode?: string;
  places?: string[];
  dutyKind?: Audience['dutyKind'];
  group?: string;
  ageFrom?: number;
  ageTo?: number;
  noClassSince?: string;
}
const orAbsent = (text: string) => text || undefined;
const required = (message: string) => [{ required: true, message }];
/** What was not said is not sent. */
const said = <T extends object>(of: T): T =>
  Object.fromEntries(
    Object.entries(of).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as T;

function targetOf({ template, openingId = '', guide = '' }: Typed): Body['target'] {
  if (template === 'class-news') return { type: 'opening', openingId };
  const [policyId = '', benefit = ''] = guide.split(' ');
  return template === 'guide-news' ? { type: 'guide', policyId, benefit } : { type: 'openings' };
}

function bodyOf(typed: Typed): Body {
  const { kind, title, template, note, untilOn } = typed;
  const { needKind, occupationCode, dutyKind, group, ageFrom, ageTo, noClassSince } = typed;
  const places = typed.places?.length ? typed.places : undefined;
  const audience = said({ needKind, occupationCode, places, dutyKind, group, ageFrom, ageTo, noClassSince });
  return said({ kind, title, template, target: targetOf(typed), note, untilOn, audience }) as Body;
}

function typedOf(of: Campaign): Typed {
  const { kind, title, template, target, note, untilOn, audience } = of;
  return {
    ...audience,
    ...{ kind, title, template, untilOn },
    ...(note === null ? {} : { note }),
    ...(target.type === 'opening' ? { openingId: target.openingId } : {}),
    ...(target.type === 'guide' ? { guide: `${target.policyId} ${target.benefit}` } : {}),
  };
}

/** An occupation found by a few characters of its name. */
function OccupationField(props: { known: { value: string; label: string } | null }) {
  const [typed, setTyped] = useState('');
  const found = useRead(
    '/api/occupations',
    { query: { name: typed, limit: 30 } },
    { enabled: typed.trim() !== '', fresh: 3_600_000 },
  );
  return (
    <Form.Item name="occupationCode" label={labels.occupation} extra={labels.occupationHint}>
      <Select
        allowClear
        showSearch
        filterOption={false}
        onSearch={setTyped}
        loading={found.isLoading && typed !== ''}
        notFoundContent={typed === '' ? null : labels.notFound}
        options={[
          ...(props.known === null || typed !== '' ? [] : [props.known]),
          ...(found.data?.rows ?? []).map(({ occupationCode, name }) => ({
            value: occupationCode,
            label: name,
          })),
        ]}
      />
    </Form.Item>
  );
}

/** Where the link leads, as the kind of message asks. */
function TargetField({ of }: { of: Choices }) {
  const form = Form.useFormInstance<Typed>();
  const template = Form.useWatch('template', form);
  if (template === 'class-news')
    return (
      <Form.Item
        name="openingId"
        label={labels.opening}
        extra={labels.openingHint}
        rules={required(labels.needOpening)}
      >
        <Select
          showSearch
          optionFilterProp="label"
          options={of.openings.map(({ openingId, name, startOn }) => ({
            value: openingId,
            label: `${name}（${startOn}）`,
          }))}
        />
      </Form.Item>
    );
  if (template !== 'guide-news') return null;
  return (
    <Form.Item name="guide" label={labels.guide} rules={required(labels.needGuide)}>
      <Select
        options={of.guides.map(({ policyId, benefit, name }) => ({
          value: `${policyId} ${benefit}`,
          label: name,
        }))}
      />
    </Form.Item>
  );
}

function WhatFields({ of }: { of: Choices }) {
  return (
    <>
      <h3>{labels.what}</h3>
      <Form.Item name="kind" label={labels.kind} rules={required(labels.needKind)}>
        <Select options={of.kinds.map(({ kind, name }) => ({ value: kind, label: name }))} />
      </Form.Item>
      <Form.Item
        name="title"
        label={labels.name}
        extra={labels.nameHint}
        rules={[{ required: true, whitespace: true, min: 2, message: labels.needName }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="template" label={labels.template} rules={required(labels.needTemplate)}>
        <Radio.Group options={TEMPLATES.map((value) => ({ value, label: labels.templates[value] }))} />
      </Form.Item>
      <TargetField of={of} />
      <Form.Item name="note" label={labels.note} extra={labels.noteHint} normalize={orAbsent}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name="untilOn"
        label={labels.untilOn}
        extra={labels.untilHint}
        rules={required(labels.needUntil)}
      >
        <DayInput style={{ maxWidth: '12rem' }} />
      </Form.Item>
    </>
  );
}

const ageRule = numberRule({ min: 16, max: 99, step: 1, message: labels.ageFault });

function WhomFields({ of, now }: { of: Choices; now: Campaign | undefined }) {
  const { options } = useVocabulary();
  const code = now?.audience.occupationCode;
  const occupation = code === undefined ? null : { value: code, label: now?.occupationName ?? code };
  const choose = (section: string) => <Select allowClear options={options(section)} />;
  return (
    <>
      <h3>{labels.whom}</h3>
      <p className="quiet">{labels.whomLead}</p>
      <Form.Item name="needKind" label={labels.need}>
        {choose('needKinds')}
      </Form.Item>
      <OccupationField known={occupation} />
      <Form.Item name="places" label={labels.places}>
        <Select
          mode="multiple"
          allowClear
          optionFilterProp="label"
          options={of.places.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <Form.Item name="dutyKind" label={labels.duty}>
        {choose('dutyKinds')}
      </Form.Item>
      <Form.Item name="group" label={labels.group}>
        <Select allowClear showSearch optionFilterProp="label" options={options('groups')} />
      </Form.Item>
      <div className="row">
        <Form.Item name="ageFrom" label={labels.ageFrom} rules={[ageRule]}>
          <NumberInput />
        </Form.Item>
        <Form.Item name="ageTo" label={labels.ageTo} rules={[ageRule]}>
          <NumberInput />
        </Form.Item>
      </div>
      <Form.Item name="noClassSince" label={labels.noClassSince} normalize={orAbsent}>
        <DayInput style={{ maxWidth: '12rem' }} />
      </Form.Item>
    </>
  );
}

/** Drafts a campaign, or changes the draft that `of` shows. */
export function DraftDialog(props: { of?: Campaign; close: () => void }) {
  const { of, close } = props;
  const { message } = App.useApp();
  const go = useNavigate();
  const choices = useRead('/api/campaign-choices', {});
  const after = ({ campaignId }: { campaignId: string }) => {
    close();
    void message.success(labels.saved);
    if (of === undefined) go(`/desk/outreach/${campaignId}`);
  };
  const draft = useAct('/api/campaigns', { silent: true, after });
  const amend = useAct('/api/campaigns/{campaignId}/draft', {
    params: { campaignId: of?.campaignId ?? '' },
    silent: true,
    after,
  });
  const send = (typed: Typed) =>
    of === undefined
      ? void draft.run(bodyOf(typed))
      : void amend.run({ version: of.version, ...bodyOf(typed) });
  return (
    <FormDialog<Typed>
      title={of === undefined ? labels.title : labels.amendTitle(of.title)}
      submit={labels.submit}
      name="campaign"
      width={640}
      act={of === undefined ? draft : amend}
      {...(of === undefined ? {} : { initial: typedOf(of) })}
      close={close}
      send={send}
    >
      <Read of={choices}>
        {(found) => (
          <>
            <WhatFields of={found} />
            <WhomFields of={found} now={of} />
          </>
        )}
      </Read>
    </FormDialog>
  );
}
