import { App, Form, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type ActBody, useRead } from '../../../client/index.ts';
import { DayInput, FormDialog, ReasonField, useAct, useVocabulary } from '../../../ui/index.ts';
import { words } from './words.ts';

const { file } = words;
type Filed = ActBody<'/api/village-deliveries'>;
interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Occupations by name, several of them; what was chosen stays in the list. */
function Occupations() {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<readonly Choice[]>([]);
  const { data, isLoading } = useRead(
    '/api/occupations',
    { query: { name: typed } },
    { enabled: typed.trim() !== '', fresh: 3_600_000 },
  );
  const found = (data?.rows ?? []).map(({ occupationCode, name }) => ({
    value: occupationCode,
    label: `${name} ${occupationCode}`,
  }));
  const known = new Set(found.map(({ value }) => value));
  return (
    <Form.Item
      name="occupationCodes"
      label={file.occupations}
      extra={file.occupationsHint}
      rules={[{ required: true, message: file.needOccupations }]}
    >
      <Select
        mode="multiple"
        maxCount={20}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        loading={isLoading && typed !== ''}
        options={[...found, ...chosen.filter(({ value }) => !known.has(value))]}
        onChange={(_, options) => setChosen(options as readonly Choice[])}
      />
    </Form.Item>
  );
}

/** An organisation files with its city what it does in villages. */
export function FileDialog(props: { close: () => void }) {
  const { message } = App.useApp();
  const { options } = useVocabulary();
  const go = useNavigate();
  const act = useAct('/api/village-deliveries', {
    silent: true,
    after: ({ deliveryId }) => {
      void message.success(file.sent);
      props.close();
      go(`/desk/village-deliveries/${deliveryId}`);
    },
  });
  const day = (name: 'fromOn' | 'untilOn') => (
    <Form.Item name={name} label={file[name]} rules={[{ required: true, message: file.needDay }]}>
      <DayInput />
    </Form.Item>
  );
  return (
    <FormDialog<Filed>
      title={file.title}
      submit={file.submit}
      name="village-delivery"
      act={act}
      close={props.close}
      send={(typed) => void act.run(typed)}
    >
      <p>{file.lead}</p>
      <Form.Item name="service" label={file.service} rules={[{ required: true, message: file.needService }]}>
        <Select options={options('villageServices')} />
      </Form.Item>
      <Occupations />
      {day('fromOn')}
      {day('untilOn')}
      <ReasonField
        name="means"
        label={file.means}
        hint={file.meansHint}
        need={file.needMeans}
        rows={4}
        max={500}
      />
    </FormDialog>
  );
}
