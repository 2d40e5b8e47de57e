import { App, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  type Attachment,
  AttachmentsField,
  DialogButton,
  FormDialog,
  ReasonField,
  useAct,
} from '../../../ui/index.ts';
import type { OrganisationDetail } from './replies.ts';
import { words as all } from './words.ts';

const words = all.moves;

interface Proposed {
  readonly toCode: string;
  readonly document: string;
  readonly reason: string;
  readonly files?: readonly Attachment[];
}

/** A handler of the county that holds an organisation would hand it to another county. */
export function ProposeMove(props: { detail: OrganisationDetail }) {
  const { me } = useMe();
  if (!mayCall(me, 'organisations.proposeMove')) return null;
  return (
    <DialogButton label={words.propose}>
      {(close) => <ProposeDialog detail={props.detail} close={close} />}
    </DialogButton>
  );
}

/** The county that shall hold it: of the own city, unless another city of the province is chosen. */
function CountyField() {
  const { me } = useMe();
  const form = Form.useFormInstance();
  const own = me?.divisionCode ?? '';
  const [city, setCity] = useState(`${own.slice(0, 4)}00`);
  const cities = useRead('/api/divisions', { query: { parent: `${own.slice(0, 2)}0000` } });
  const counties = useRead('/api/divisions', { query: { parent: city } });
  return (
    <>
      <Form.Item label={words.toCity}>
        <Select
          aria-label={words.toCity}
          value={city}
          onChange={(chosen: string) => {
            setCity(chosen);
            form.setFieldValue('toCode', undefined);
          }}
          showSearch
          optionFilterProp="label"
          options={optionsOf(cities.data?.rows)}
        />
      </Form.Item>
      <Form.Item name="toCode" label={words.to} rules={[{ required: true, message: words.needTo }]}>
        <Select
          showSearch
          optionFilterProp="label"
          loading={counties.isLoading}
          options={optionsOf(counties.data?.rows)}
        />
      </Form.Item>
    </>
  );
}

const optionsOf = (rows: readonly { readonly divisionCode: string; readonly name: string }[] = []) =>
  rows.map(({ divisionCode, name }) => ({ value: divisionCode, label: name }));

function ProposeDialog(props: { detail: OrganisationDetail; close: () => void }) {
  const { detail } = props;
  const { message } = App.useApp();
  const propose = useAct('/api/organisation-moves', {
    silent: true,
    after: () => {
      void message.success(words.proposed);
      props.close();
    },
  });
  return (
    <FormDialog<Proposed>
      title={words.proposeTitle(detail.name)}
      submit={words.submit}
      act={propose}
      close={props.close}
      send={({ files = [], ...typed }) =>
        void propose.run({
          ...typed,
          organisationId: detail.organisationId,
          fileIds: files.map(({ fileId }) => fileId),
        })
      }
    >
      <p>{words.proposeLead}</p>
      <CountyField />
      <Form.Item
        name="document"
        label={words.document}
        extra={words.documentHint}
        rules={[{ required: true, whitespace: true, min: 4, message: words.needDocument }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="files" label={words.files}>
        <AttachmentsField most={5} />
      </Form.Item>
      <ReasonField
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        need={words.needReason}
        rows={2}
        max={300}
      />
    </FormDialog>
  );
}
