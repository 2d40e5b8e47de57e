import { act, newKey } from '../../client/index.ts';

/** Ends the session and leaves for the login with a fresh page, so that nothing read stays in memory. */
export function useSignOut(): () => void {
  return () => {
    void act('POST', '/api/logout', { body: {}, key: newKey() }).finally(() => {
      sessionStorage.clear();
      location.assign('/login');
    });
  };
}
