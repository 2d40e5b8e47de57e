import { Button } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../client/index.ts';
import { ActAlert, useAct } from '../../../ui/acts.tsx';
import { Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { ChangeSecondFactor } from './change-second-factor.tsx';
import { ConfirmKey, type Key, RecoveryCodes } from './second-factor-key.tsx';
import { words } from './words.ts';

const { second } = words;

/** A new key, its picture, and the first code that confirms it; then the recovery codes, once. */
export function EnrolSecondFactor(props: { readonly began?: () => void; readonly done: () => void }) {
  const [key, setKey] = useState<Key | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = useAct('/api/me/second-factor/key', {
    after: (made) => {
      setKey(made);
      props.began?.();
    },
  });
  if (codes) return <RecoveryCodes codes={codes} done={props.done} />;
  return (
    <>
      {key ? <ConfirmKey of={key} what="first" lead={second.scan} done={setCodes} /> : null}
      <ActAlert fault={begin.fault} />
      <p>
        <Button type={key ? 'link' : 'primary'} loading={begin.working} onClick={() => void begin.run({})}>
          {key ? second.again : second.begin}
        </Button>
      </p>
    </>
  );
}

/** The own second factor on the page of the account: since when it counts, or how to set it. */
export function SecondFactor() {
  const { data, error } = useRead('/api/me/second-factor');
  const [enrolling, setEnrolling] = useState(false);
  if (error) return <ErrorState fault={error} />;
  if (!data) return <Loading />;
  return (
    <Section title={second.title}>
      {data.setAt && !enrolling ? (
        <ChangeSecondFactor of={data} />
      ) : (
        <>
          <p>
            {second.offLead} {data.required ? second.offRequired : null}
          </p>
          <EnrolSecondFactor began={() => setEnrolling(true)} done={() => setEnrolling(false)} />
        </>
      )}
    </Section>
  );
}
