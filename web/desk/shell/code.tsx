import { Button } from 'antd';
import { CodeForm } from '../platform/access/code-form.tsx';
import { words } from '../platform/access/words.ts';
import { useSignOut } from './sign-out.ts';
import { SigningFrame } from './signing-frame.tsx';

const { code } = words;

/** After the password: the code, before anything else. */
export function Component() {
  const signOut = useSignOut();
  return (
    <SigningFrame title={code.title} lead={() => code.lead}>
      {(_, goOn) => (
        <>
          <CodeForm done={goOn} />
          <Button type="link" onClick={signOut}>
            {code.leave}
          </Button>
        </>
      )}
    </SigningFrame>
  );
}
