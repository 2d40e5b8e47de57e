import { Button } from 'antd';
import { EnrolSecondFactor } from '../platform/access/second-factor.tsx';
import { words } from '../platform/access/words.ts';
import { useSignOut } from './sign-out.ts';
import { SigningFrame } from './signing-frame.tsx';

const { code, second } = words;

/** The first sign-in of somebody whose role takes a second factor: it is set before anything else. */
export function Component() {
  const signOut = useSignOut();
  return (
    <SigningFrame title={second.title} lead={() => second.mustLead}>
      {(_, goOn) => (
        <>
          <EnrolSecondFactor done={goOn} />
          <Button type="link" onClick={signOut}>
            {code.leave}
          </Button>
        </>
      )}
    </SigningFrame>
  );
}
