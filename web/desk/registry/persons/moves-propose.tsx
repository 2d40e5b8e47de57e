import { App } from 'antd';
import { mayCall, useMe } from '../../../client/session.ts';
import { CountyField, DialogButton, FormDialog, useAct } from '../../../ui/index.ts';
import { type Grounds, GroundsFields } from './correct.tsx';
import { words } from './move-words.ts';

interface Props {
  readonly personId: number;
  readonly name: string;
}

/** A handler of a county that holds a person would hand the person to another county. */
export function ProposeMove(props: Props) {
  const { me } = useMe();
  if (!mayCall(me, 'persons.proposeMove')) return null;
  return (
    <DialogButton label={words.propose}>{(close) => <ProposeDialog {...props} close={close} />}</DialogButton>
  );
}

function ProposeDialog(props: Props & { close: () => void }) {
  const { personId, name, close } = props;
  const { message } = App.useApp();
  const propose = useAct('/api/persons/{personId}/moves', {
    params: { personId },
    silent: true,
    after: () => {
      void message.success(words.proposed);
      close();
    },
  });
  return (
    <FormDialog<Grounds & { toCode: string }>
      title={words.proposeTitle(name)}
      submit={words.submit}
      act={propose}
      close={close}
      send={({ files = [], ...typed }) =>
        void propose.run({ ...typed, fileIds: files.map(({ fileId }) => fileId) })
      }
    >
      <p>{words.proposeLead}</p>
      <CountyField labels={words} />
      <GroundsFields />
    </FormDialog>
  );
}
