import { App, Form, Input } from 'antd';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  type Attachment,
  AttachmentsField,
  CountyField,
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
      <CountyField labels={words} />
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
