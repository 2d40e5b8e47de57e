import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ActReply } from '../../client/index.ts';
import { plainNumber } from './id-number.ts';
import { useSending } from './sending.tsx';

const STEPS = ['idNumber', 'name', 'county', 'how', 'phone', 'code', 'card', 'counter', 'password'] as const;
export type Step = (typeof STEPS)[number];
export const BEFORE: Readonly<Partial<Record<Step, Step>>> = {
  name: 'idNumber',
  county: 'name',
  how: 'county',
  phone: 'how',
  code: 'phone',
  card: 'how',
  counter: 'how',
  password: 'how',
};

interface Kept {
  readonly idNumber: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly phone: string;
  readonly handle: string;
  readonly code: ActReply<'/api/public/registration/code'> | null;
  readonly further: boolean;
  readonly number: { readonly number: string; readonly days: number } | null;
}
const NOTHING: Kept = {
  ...{ idNumber: '', name: '', divisionCode: '', phone: '', handle: '' },
  ...{ code: null, further: false, number: null },
};
/** What was typed and proved, in the memory of this page alone: an ID number is never written into the phone. */
let kept = NOTHING;
/** It is hers who typed it: once the account is open, or somebody else signs in, nothing stays. */
export function forgetRegistration(): void {
  kept = NOTHING;
}

/** The step that the address names, as far as what it stands on is still known. */
function stepNow(named: string | null): Step {
  const step = STEPS.find((one) => one === named) ?? 'idNumber';
  if (step === 'idNumber' || kept.idNumber === '') return 'idNumber';
  if (step === 'name' || kept.name === '') return 'name';
  if (step === 'county' || kept.handle === '') return 'county';
  return (step === 'code' && kept.code === null) || (step === 'counter' && kept.number === null)
    ? 'how'
    : step;
}

/** What was typed and proved so far, and the requests of each step. Each step is a page of the browser's own way back. */
export function useRegistration() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [, redraw] = useState(0);
  const { working, fault, setFault, send } = useSending();
  const named = search.get('step');
  const step = stepNow(named);
  const keep = (change: Partial<Kept>) => {
    kept = { ...kept, ...change };
    redraw((count) => count + 1);
  };
  const go = (next: Step) => {
    setFault(null);
    const to = new URLSearchParams(search);
    to.set('step', next);
    navigate(`/m/register?${to}`);
  };
  const goOn = (next: 'password' | 'card' | undefined) => {
    if (next === undefined) return;
    keep({ further: next === 'card' });
    go(next);
  };
  const requests = {
    async begin(divisionCode: string) {
      const { idNumber, name } = kept;
      const begun = await send('/api/public/registration', {
        ...{ divisionCode, name },
        idNumber: plainNumber(idNumber),
      });
      if (!begun) return;
      keep({ divisionCode, handle: begun.handle });
      go('how');
    },
    async sendCode(phone: string) {
      keep({ phone });
      const code = await send('/api/public/registration/code', { handle: kept.handle, phone });
      if (!code) return;
      keep({ code });
      go('code');
    },
    async proveByCode(answer: string) {
      const body = { handle: kept.handle, codeHandle: kept.code?.handle ?? '', code: answer };
      goOn((await send('/api/public/registration/code-proof', body))?.next);
    },
    async proveByCard(lastFour: string) {
      goOn((await send('/api/public/registration/card-proof', { handle: kept.handle, lastFour }))?.next);
    },
    async counter() {
      const number = await send('/api/public/registration/counter', { handle: kept.handle });
      if (!number) return;
      keep({ number });
      go('counter');
    },
    finish: (password: string) =>
      send('/api/public/registration/account', {
        handle: kept.handle,
        password: password === '' ? null : password,
      }),
  };
  return {
    ...{ step, kept, working, fault, go, keep, ...requests },
    /** The address names a later step, but the page was opened again and the number is not known any more. */
    isAskedAgain: step === 'idNumber' && named !== null && named !== 'idNumber',
  };
}

export type Registration = ReturnType<typeof useRegistration>;
